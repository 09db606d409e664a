import { Duration } from 'cdk8s';
import { frozenCopy, QueueScaler, QueueScaling, UserError } from '../../lib';
import { properties } from '../properties';

export interface KedaOptions {
  /**
   * Whose AWS credentials read the length of queues: those of a TriggerAuthentication in the app's namespace, or of a
   * ClusterTriggerAuthentication. They need `sqs:GetQueueAttributes` on the queues.
   *
   * @default - those of KEDA's own operator
   */
  readonly authentication?: {
    readonly kind: 'TriggerAuthentication' | 'ClusterTriggerAuthentication';
    /** @format object-name */
    readonly name: string;
  };
  /**
   * How often it looks: whole seconds, from 1.
   *
   * @minimum 1
   * @unit seconds
   * @default - KEDA's own: 30 seconds
   */
  readonly pollingInterval?: Duration;
  /**
   * How long a queue has been empty before the last pod goes, where a workload goes to 0: whole seconds.
   *
   * @minimum 0
   * @unit seconds
   * @default - KEDA's own: 5 minutes
   */
  readonly cooldownPeriod?: Duration;
}

const sqs = /^https:\/\/sqs\.[a-z0-9-]+\.amazonaws\.com(\.cn)?\/\d{12}\/[\w.-]+$/;

/**
 * Scales workloads on the length of their SQS queue, by a ScaledObject of KEDA each, named as the workload.
 *
 * @see https://keda.sh/docs/latest/scalers/aws-sqs/
 */
export function keda(given: KedaOptions = {}): QueueScaler {
  const { authentication, pollingInterval, cooldownPeriod } = frozenCopy(properties.check('KedaOptions', given, 'keda'));
  const times = {
    ...(pollingInterval && { pollingInterval: pollingInterval.toSeconds() }),
    ...(cooldownPeriod && { cooldownPeriod: cooldownPeriod.toSeconds() }),
  };
  return {
    render({ metadata, target, autoscaling, container, queue, messagesPerReplica }) {
      const { minReplicas, maxReplicas, cpu, memory, behavior } = autoscaling;
      return {
        apiVersion: 'keda.sh/v1alpha1',
        kind: 'ScaledObject',
        metadata,
        spec: {
          scaleTargetRef: target,
          ...times,
          minReplicaCount: minReplicas,
          maxReplicaCount: maxReplicas,
          ...(behavior && { advanced: { horizontalPodAutoscalerConfig: { behavior } } }),
          triggers: [
            {
              type: 'aws-sqs-queue',
              metadata: {
                ...queueMetadata(metadata.name, queue),
                queueLength: String(messagesPerReplica),
                ...(!authentication && { identityOwner: 'operator' }),
              },
              ...(authentication && { authenticationRef: { kind: authentication.kind, name: authentication.name } }),
            },
            ...utilization('cpu', cpu, container),
            ...utilization('memory', memory, container),
          ],
        },
      };
    },
  };
}

function queueMetadata(workload: string, { url, region }: QueueScaling['queue']) {
  if (url === undefined || region === undefined || !sqs.test(url)) {
    throw new UserError(
      `'${workload}' scales on a queue that is not of SQS, or whose URL is known only after \`terraform apply\`.`,
      'Fulfil the queue by AwsQueue, or scale on something else.',
    );
  }
  return { queueURL: url, awsRegion: region };
}

function utilization(type: 'cpu' | 'memory', percent: number | undefined, container: string | undefined) {
  if (percent === undefined) return [];
  return [{ type, metricType: 'Utilization', metadata: { value: String(percent), ...(container && { containerName: container }) } }];
}
