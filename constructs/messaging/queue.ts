import { Duration } from 'cdk8s';
import { Allowed, AllowedValue, Dependency, UserError } from '../../lib';

/** What a workload may do with its queue. */
export const queueAccess = new Allowed('access', ['send', 'receive', 'sendReceive']);
export type QueueAccess = AllowedValue<typeof queueAccess>;

export interface QueueProps {
  /** @default 'sendReceive' */
  readonly access?: QueueAccess;
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
export class Queue extends Dependency {
  readonly type = 'queue';
  readonly outputs = { url: 'value', name: 'value', region: 'value' } as const;
  override readonly stateful = true;
  readonly access: QueueAccess;
  readonly visibilityTimeout: Duration;
  readonly retention: Duration;
  readonly maxReceiveCount: number;

  /** @throws UserError if a property is out of range */
  constructor(props: QueueProps = {}) {
    super();
    this.access = queueAccess.check(props.access ?? 'sendReceive');
    this.visibilityTimeout = between(
      'visibilityTimeout',
      props.visibilityTimeout ?? Duration.seconds(30),
      Duration.seconds(0),
      Duration.hours(12),
    );
    this.retention = between('retention', props.retention ?? Duration.days(4), Duration.minutes(1), Duration.days(14));
    this.maxReceiveCount = props.maxReceiveCount ?? 5;

    if (!Number.isInteger(this.maxReceiveCount) || this.maxReceiveCount < 1 || this.maxReceiveCount > 1000) {
      throw new UserError(`'maxReceiveCount' is ${this.maxReceiveCount}.`, 'Choose a whole number from 1 to 1000.');
    }
  }
}

function between(property: string, value: Duration, least: Duration, most: Duration): Duration {
  const seconds = value.toSeconds({ integral: false });
  if (!Number.isInteger(seconds) || seconds < least.toSeconds() || seconds > most.toSeconds()) {
    throw new UserError(
      `'${property}' is ${value.toHumanString()}.`,
      `Choose whole seconds, ${least.toHumanString()} to ${most.toHumanString()}.`,
    );
  }
  return value;
}
