import { Duration } from 'cdk8s';
import { Allowed, AllowedValue, Beside, Dependency, UserError } from '../../lib';
import { properties } from '../properties';

/** What a workload may do with its queue. */
export const queueAccess = new Allowed('access', ['send', 'receive', 'sendReceive']);
export type QueueAccess = AllowedValue<typeof queueAccess>;

export interface QueueProps<A extends QueueAccess = QueueAccess> {
  /** @default 'sendReceive' */
  readonly access?: A;
  /**
   * Time for which a received message is hidden from other consumers: whole seconds, 0 seconds to 12 hours.
   *
   * @minimum 0
   * @maximum 43200
   * @unit seconds
   * @default Duration.seconds(30)
   */
  readonly visibilityTimeout?: Duration;
  /**
   * Time after which a message that nobody took is dropped: whole seconds, 1 minute to 14 days.
   *
   * @minimum 60
   * @maximum 1209600
   * @unit seconds
   * @default Duration.days(4)
   */
  readonly retention?: Duration;
  /**
   * Times that a message is received without being deleted, before it is set aside as a dead letter: 1 to 1000.
   *
   * @minimum 1
   * @maximum 1000
   * @default 5
   */
  readonly maxReceiveCount?: number;
}

/**
 * A queue that hands each message to one consumer at least once, in no particular order.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html for the ranges
 */
export class Queue<A extends QueueAccess = QueueAccess> extends Dependency {
  readonly type = 'queue';
  readonly outputs = { url: 'value', name: 'value', region: 'value' } as const;
  override readonly stateful = true;
  override readonly accesses = queueAccess.values;
  override readonly counterparts = [
    ['send', 'sendReceive'],
    ['receive', 'sendReceive'],
  ] as const;
  override readonly beside = ['receiveDeadLetters'] as const;
  override readonly access: A;
  readonly visibilityTimeout: Duration;
  readonly retention: Duration;
  readonly maxReceiveCount: number;

  /** @throws UserError if a property is out of range */
  constructor(given: QueueProps<A> = {}) {
    super();
    const props = properties.check('QueueProps', given);
    this.access = queueAccess.check(props.access ?? 'sendReceive') as A;
    this.visibilityTimeout = props.visibilityTimeout ?? Duration.seconds(30);
    this.retention = props.retention ?? Duration.days(4);
    this.maxReceiveCount = props.maxReceiveCount ?? 5;
    if (this.visibilityTimeout.toSeconds() > this.retention.toSeconds())
      throw new UserError(
        `'visibilityTimeout' is ${this.visibilityTimeout.toSeconds()} seconds, longer than the 'retention' of ${this.retention.toSeconds()}: a message would be gone before anybody sees it again.`,
        "Hide messages for less time, or raise 'retention'.",
      );
  }

  /**
   * The messages of it that were set aside, for the workload that has it among its dependencies, too: `{ events, failed: events.deadLetters() }`.
   * Of a queue that is shared, they are `as('receiveDeadLetters')`.
   */
  deadLetters(): Beside<Queue<A>> {
    return new Beside<Queue<A>>(this, 'receiveDeadLetters');
  }
}
