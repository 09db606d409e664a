import { Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { Binding, DeploymentStack, Flow, Grant, Provisioner } from '../../lib';
import { Queue, QueueAccess } from './queue';

/** How long SQS keeps a message at most. */
const longestRetention = Duration.days(14);
/** How long an empty receive waits at most: long polling costs least. */
const longestWait = Duration.seconds(20);

/** The approved queue on AWS: SQS with a dead-letter queue, reached by TLS only, encrypted with the region's key `keys.messaging`. */
export class AwsQueue extends Construct implements Binding<Queue> {
  /** The provisioner that an operator lists in an environment. */
  static provisioner(): Provisioner<Queue> {
    return { type: 'queue', name: 'AwsQueue', provision: (workload, id, queue) => new AwsQueue(workload, id, queue) };
  }

  readonly outputs: Binding<Queue>['outputs'];
  readonly grants: readonly Grant[];
  readonly egress: readonly Flow[] = [{ peer: { place: 'cloudApis' } }];

  constructor(workload: Construct, id: string, dependency: Queue) {
    super(workload, id);
    const { SqsQueue } = require('@cdktf/provider-aws/lib/sqs-queue') as typeof import('@cdktf/provider-aws/lib/sqs-queue');
    const stack = DeploymentStack.of(this);
    const { region, partition = 'aws' } = stack.region;
    const account = stack.required(stack.region.account, 'account', this);
    const key = stack.required(stack.region.keys?.messaging, 'keys.messaging', this);
    const common = { kmsMasterKeyId: key, ...(stack.environment.protected && { lifecycle: { preventDestroy: true } }) };
    const arnOf = (queue: string): string => `arn:${partition}:sqs:${region}:${account}:${queue}`;

    const deadLetters = new Construct(this, 'dead-letters');
    const name = stack.physicalName(this, 'sqs', 80);
    const deadLetterName = stack.physicalName(deadLetters, 'sqs', 80);
    const deadLetterQueue = new SqsQueue(deadLetters, 'Resource', {
      ...common,
      name: deadLetterName,
      messageRetentionSeconds: longestRetention.toSeconds(),
    });
    const queue = new SqsQueue(this, 'Resource', {
      ...common,
      name,
      visibilityTimeoutSeconds: dependency.visibilityTimeout.toSeconds(),
      messageRetentionSeconds: dependency.retention.toSeconds(),
      receiveWaitTimeSeconds: longestWait.toSeconds(),
      redrivePolicy: JSON.stringify({ deadLetterTargetArn: arnOf(deadLetterName), maxReceiveCount: dependency.maxReceiveCount }),
      dependsOn: [deadLetterQueue],
    });
    onlyTls(deadLetters, deadLetterQueue.id, arnOf(deadLetterName));
    onlyTls(this, queue.id, arnOf(name));

    this.outputs = { url: `https://sqs.${region}.${dnsSuffix(partition)}/${account}/${name}`, name, region };
    this.grants = grants(dependency.access, arnOf(name), key);
  }
}

function onlyTls(scope: Construct, queueUrl: string, arn: string): void {
  const { SqsQueuePolicy } =
    require('@cdktf/provider-aws/lib/sqs-queue-policy') as typeof import('@cdktf/provider-aws/lib/sqs-queue-policy');
  new SqsQueuePolicy(scope, 'policy', {
    queueUrl,
    policy: JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'OnlyTls',
          Effect: 'Deny',
          Principal: '*',
          Action: 'sqs:*',
          Resource: arn,
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        },
      ],
    }),
  });
}

const sendActions = ['sqs:SendMessage'];
const receiveActions = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:ChangeMessageVisibility', 'sqs:GetQueueAttributes'];

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html for the key's actions */
function grants(access: QueueAccess, arn: string, key: string): readonly Grant[] {
  const actions = [...(access === 'receive' ? [] : sendActions), ...(access === 'send' ? [] : receiveActions)];
  return [
    { actions: ['sqs:GetQueueUrl', ...actions], resources: [arn] },
    { actions: access === 'receive' ? ['kms:Decrypt'] : ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [key] },
  ];
}

/** @see https://docs.aws.amazon.com/general/latest/gr/sqs-service.html */
function dnsSuffix(partition: string): string {
  return partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
}
