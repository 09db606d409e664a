import { Duration } from 'cdk8s';
import { Bucket, KedaOptions, keda, Queue, Workload } from '../../../../constructs';
import { Autoscaling, Provisioner, UserError } from '../../../../lib';
import { synthesize } from '../../../../lib/testing';
import { aws, Overrides } from '../../../kit/environments';

const range = { minReplicas: 0, maxReplicas: 20 } as const;
const queue = { dependency: 'jobs', messagesPerReplica: 10 } as const;

function resourcesOf(
  autoscaling: Partial<Autoscaling> = {},
  options: KedaOptions = {},
  { sidecars = {}, ...overrides }: Overrides & { sidecars?: object } = {},
) {
  return synthesize(
    aws({ queueScaling: keda(options), ...overrides }),
    (stack) =>
      void new Workload(stack, 'worker', {
        image: 'ghcr.io/acme/worker',
        dependencies: { jobs: new Queue({ access: 'receive' }), files: new Bucket() },
        resources: { requests: { cpu: '100m', memory: '64Mi' } },
        autoscaling: { ...range, queue, ...autoscaling } as never,
        sidecars: sidecars as never,
      }),
  ).resources;
}
const specOf = (...given: Parameters<typeof resourcesOf>) => resourcesOf(...given).only('keda.sh/v1alpha1/ScaledObject').values.spec;

describe('a worker that scales on its queue', () => {
  test('has a ScaledObject in place of a HorizontalPodAutoscaler, and may go down to no pod', () => {
    const resources = resourcesOf();
    expect(resources.ofType('autoscaling/v2/HorizontalPodAutoscaler')).toEqual([]);
    expect(resources.only('apps/v1/Deployment').values.spec).not.toHaveProperty('replicas');
    expect(resources.only('keda.sh/v1alpha1/ScaledObject').values).toMatchObject({
      metadata: { name: 'worker', namespace: 'shop' },
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'worker' },
        minReplicaCount: 0,
        maxReplicaCount: 20,
      },
    });
  });

  test('is scaled by the length of that very queue, which the operator reads with its own credentials', () => {
    const resources = resourcesOf();
    const { name } = resources.ofType('aws_sqs_queue').find(({ path }) => path.endsWith('/jobs/Resource'))!.values;
    expect(resources.only('keda.sh/v1alpha1/ScaledObject').values.spec.triggers).toEqual([
      {
        type: 'aws-sqs-queue',
        metadata: {
          queueURL: `https://sqs.eu-west-1.amazonaws.com/111122223333/${name}`,
          awsRegion: 'eu-west-1',
          queueLength: '10',
          identityOwner: 'operator',
        },
      },
    ]);
  });

  test('is scaled with the credentials that the environment names', () => {
    const authentication = { kind: 'ClusterTriggerAuthentication', name: 'aws' } as const;
    const [trigger] = specOf({}, { authentication }).triggers;
    expect(trigger.authenticationRef).toEqual(authentication);
    expect(trigger.metadata).not.toHaveProperty('identityOwner');
  });

  test('may look at processor and memory too, in the same object', () => {
    const utilization = (type: string, value: string) => ({ type, metricType: 'Utilization', metadata: { value } });
    expect(specOf({ cpu: 70, memory: 90 }).triggers.slice(1)).toEqual([utilization('cpu', '70'), utilization('memory', '90')]);
    const [, cpu] = specOf({ cpu: 70 }, {}, { sidecars: { proxy: { image: 'ghcr.io/acme/proxy:1' } } }).triggers;
    expect(cpu.metadata).toEqual({ value: '70', containerName: 'worker' });
  });

  test('changes as fast as it says, and is looked at as often as the environment says', () => {
    const behavior = { scaleDown: { stabilizationWindowSeconds: 60 } };
    const spec = specOf({ behavior }, { pollingInterval: Duration.seconds(15), cooldownPeriod: Duration.minutes(10) });
    expect(spec.advanced).toEqual({ horizontalPodAutoscalerConfig: { behavior } });
    expect(spec).toMatchObject({ pollingInterval: 15, cooldownPeriod: 600 });
  });

  test('has a disruption budget where more than one pod may run', () => {
    expect(resourcesOf({ maxReplicas: 1 }).ofType('policy/v1/PodDisruptionBudget')).toEqual([]);
    expect(resourcesOf().ofType('policy/v1/PodDisruptionBudget')).toHaveLength(1);
  });

  test.each<[object, string]>([
    [{ queue: { ...queue, dependency: 'files' } }, "'autoscaling.queue.dependency' is 'files' (queues: jobs)."],
    [{ queue: { ...queue, dependency: 'letters' } }, "'autoscaling.queue.dependency' is 'letters' (queues: jobs)."],
    [{ queue: { ...queue, messagesPerReplica: 0 } }, "'autoscaling.queue.messagesPerReplica' is 0. Choose a whole number from 1."],
    [{ maxReplicas: 0 }, "'autoscaling.maxReplicas' is 0. Choose a whole number from 1."],
    [{ external: { lag: { value: 1 } } }, "'autoscaling.external' stands beside 'autoscaling.queue'. Keep one of them"],
  ])('is refused with %j', (autoscaling, message) => {
    expect(() => resourcesOf(autoscaling)).toThrow(message);
  });

  test('is refused on a queue that KEDA is not told how to read', () => {
    const elsewhere: Provisioner<Queue> = {
      type: 'queue',
      name: 'KubernetesQueue',
      provision: () => ({ outputs: { url: 'amqp://queue', name: 'queue', region: 'local' } }),
    };
    const provisioners = [elsewhere, { ...elsewhere, type: 'bucket', provision: () => ({ outputs: { name: 'b', region: 'r' } }) }];
    expect(() => resourcesOf({}, {}, { provisioners: provisioners as never })).toThrow("'worker' scales on a queue that is not of SQS");
  });
});

test.each([{ pollingInterval: Duration.millis(500) }, { pollingInterval: Duration.seconds(0) }, { cooldownPeriod: Duration.millis(1) }])(
  'keda is refused with %j',
  (options) => {
    expect(() => keda(options)).toThrow(UserError);
  },
);
