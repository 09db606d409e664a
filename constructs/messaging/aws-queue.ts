import { Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { AccessOf, BesideOf, Binding, Flow, Grant, Provisioner } from '../../lib';
import { AwsPlace } from '../aws/aws-place';
import { keyGrant } from '../aws/key-grant';
import { onlyTls } from '../aws/only-tls';
import { policyDocument } from '../aws/policy-document';
import { PolicyHolder } from '../aws/policy-holder';
import { sqs } from '../aws/resources/sqs';
import { madeIn } from '../made-in';
import { provisioner } from '../provisioner';
import { Queue } from './queue';

/** How long SQS keeps a message at most. */
const longestRetention = Duration.days(14);
/** How long an empty receive waits at most: long polling costs least. */
const longestWait = Duration.seconds(20);

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-policies.html */
const queuePolicy: PolicyHolder = { noun: 'queue', limit: 8 * 1024, unit: 'bytes' };

/** The approved queue on AWS: SQS with a dead-letter queue, reached by TLS only, encrypted with the region's key `keys.messaging`. */
export class AwsQueue extends Construct implements Binding<Queue> {
  /** The provisioner that an operator lists in an environment. */
  static provisioner(): Provisioner<Queue> {
    return provisioner('queue', AwsQueue)();
  }

  readonly outputs: Binding<Queue>['outputs'];
  readonly beside: NonNullable<Binding<Queue>['beside']>;
  readonly egress: readonly Flow[] = [{ peer: { place: 'cloudApis' } }];
  private readonly arn: string;
  private readonly deadLetterArn: string;

  constructor(scope: Construct, id: string, dependency: Queue) {
    super(madeIn(scope, new.target, { dependency }, Queue), id);
    const place = AwsPlace.of(this);
    const { stack, region, account } = place;
    const key = place.key('messaging');
    const common = { kmsMasterKeyId: key, ...place.protection };

    const deadLetters = new Construct(this, 'dead-letters');
    const name = stack.physicalName(this, 'sqs', 80);
    const deadLetterName = stack.physicalName(deadLetters, 'sqs', 80);
    const arn = place.arn('sqs', name);
    const deadLetterArn = place.arn('sqs', deadLetterName);
    const deadLetterQueue = new sqs.SqsQueue(deadLetters, 'Resource', {
      ...common,
      name: deadLetterName,
      messageRetentionSeconds: longestRetention.toSeconds(),
      redriveAllowPolicy: JSON.stringify({ redrivePermission: 'byQueue', sourceQueueArns: [arn] }),
    });
    const queue = new sqs.SqsQueue(this, 'Resource', {
      ...common,
      name,
      visibilityTimeoutSeconds: dependency.visibilityTimeout.toSeconds(),
      messageRetentionSeconds: dependency.retention.toSeconds(),
      receiveWaitTimeSeconds: longestWait.toSeconds(),
      redrivePolicy: JSON.stringify({ deadLetterTargetArn: deadLetterArn, maxReceiveCount: dependency.maxReceiveCount }),
      dependsOn: [deadLetterQueue],
    });
    new sqs.SqsQueuePolicy(deadLetters, 'policy', {
      queueUrl: deadLetterQueue.id,
      policy: policyDocument(queuePolicy, [onlyTls('sqs', [deadLetterArn])], deadLetters),
    });
    new sqs.SqsQueuePolicy(this, 'policy', { queueUrl: queue.id, policy: policyDocument(queuePolicy, [onlyTls('sqs', [arn])], this) });

    const outputsOf = (name: string) => ({ url: `https://${place.endpoint('sqs')}/${account}/${name}`, name, region });
    this.outputs = outputsOf(name);
    this.beside = { receiveDeadLetters: outputsOf(deadLetterName) };
    this.arn = arn;
    this.deadLetterArn = deadLetterArn;
  }

  /** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html for the key's actions */
  grantsFor(access: Access): readonly Grant[] {
    const place = AwsPlace.of(this);
    const sends = access === 'send' || access === 'sendReceive';
    const actions = ['sqs:GetQueueUrl', ...(sends ? sendActions : []), ...(access === 'send' ? [] : receiveActions)];
    const arn = access === 'receiveDeadLetters' ? this.deadLetterArn : this.arn;
    return [{ actions, resources: [arn] }, keyGrant(place, 'sqs', place.key('messaging'), sends ? 'write' : 'read')];
  }
}

type Access = AccessOf<Queue> | BesideOf<Queue>;

const sendActions = ['sqs:SendMessage'];
const receiveActions = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:ChangeMessageVisibility', 'sqs:GetQueueAttributes'];
