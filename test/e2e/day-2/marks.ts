import type { Aws, AwsPlace } from '../lab/aws';
import type { Thing } from './applier';
import { account } from './program';

const mark = 'of the first day';

/** How something of a type is marked, and whether the mark is still there. */
interface Marking {
  /** @returns what is to be found again, where the mark is not of ours */
  leave(aws: Aws, thing: Thing, place: AwsPlace): Promise<unknown>;
  isThere(aws: Aws, thing: Thing, place: AwsPlace, left: unknown): Promise<boolean>;
}

const markings: Readonly<Record<string, Marking>> = {
  aws_s3_bucket: {
    leave: (aws, { id }, place) => aws.send('s3', `/${id}/mark`, { method: 'PUT', body: mark }, place),
    isThere: async (aws, { id }, place) => (await aws.send('s3', `/${id}/mark`, {}, place)) === mark,
  },
  aws_dynamodb_table: {
    leave: (aws, { id, attributes }, place) =>
      aws.call('dynamodb', 'DynamoDB_20120810.PutItem', { TableName: id, Item: { [attributes.hash_key!]: { S: mark } } }, place),
    isThere: async (aws, { id, attributes }, place) => {
      const key = { [attributes.hash_key!]: { S: mark } };
      return (await aws.call('dynamodb', 'DynamoDB_20120810.GetItem', { TableName: id, Key: key }, place)).Item !== undefined;
    },
  },
  aws_sqs_queue: {
    leave: (aws, { id }, place) => aws.call('sqs', 'AmazonSQS.SendMessage', { QueueUrl: id, MessageBody: mark }, place),
    isThere: async (aws, { id }, place) => {
      const asked = { QueueUrl: id, AttributeNames: ['ApproximateNumberOfMessages'] };
      return (await aws.call('sqs', 'AmazonSQS.GetQueueAttributes', asked, place)).Attributes?.ApproximateNumberOfMessages === '1';
    },
  },
  aws_secretsmanager_secret: {
    // What Terraform has stored is a mark by itself.
    leave: async (aws, { id }, place) =>
      (await aws.secret(id, place)) ??
      aws.call('secretsmanager', 'secretsmanager.PutSecretValue', { SecretId: id, SecretString: mark }, place),
    isThere: async (aws, { id }, place) => (await aws.secret(id, place)) !== undefined,
  },
  aws_db_instance: {
    // The mock gives the same id to all, and a time to each.
    leave: madeAt,
    isThere: async (aws, thing, place, left) => left !== undefined && (await madeAt(aws, thing, place)) === left,
  },
};

async function madeAt(aws: Aws, { attributes }: Thing, place: AwsPlace): Promise<string | undefined> {
  const asked = { Version: '2014-10-31', DBInstanceIdentifier: attributes.identifier! };
  return /<InstanceCreateTime>(.*?)</.exec(await aws.query('rds', 'DescribeDBInstances', asked, place))?.[1];
}

/** What was left in everything that keeps data. */
export class Marks {
  private readonly left = new Map<string, { readonly thing: Thing; readonly left: unknown }>();

  constructor(private readonly aws: Aws) {}

  /** Leaves one in each thing that has none. */
  async leave(things: readonly Thing[]): Promise<void> {
    for (const thing of things) {
      const key = `${thing.region} ${thing.type} ${thing.id}`;
      if (this.left.has(key)) continue;
      this.left.set(key, { thing, left: await markings[thing.type]!.leave(this.aws, thing, placeOf(thing)) });
    }
  }

  /** How many there are to be. */
  get count(): number {
    return this.left.size;
  }

  /** Of what the mark is gone: somebody destroyed it, or made another one of its name. */
  async gone(): Promise<readonly string[]> {
    const gone: string[] = [];
    for (const [key, { thing, left }] of this.left)
      if (!(await markings[thing.type]!.isThere(this.aws, thing, placeOf(thing), left))) gone.push(key);
    return gone;
  }

  /** Nobody expects those any longer: they were destroyed on purpose. */
  forget(keys: readonly string[]): void {
    for (const key of keys) this.left.delete(key);
  }
}

const placeOf = ({ region }: Thing): AwsPlace => ({ region, account });
