import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AwsBucket, AwsQueue, AwsSecret, AwsTable, Bucket, Queue, Secret, Table } from '../../../constructs';
import { type Dependency, type DeploymentStack, Shared } from '../../../lib';
import { printKeptList } from '../../../lib/kept/print-kept-list';
import { readState } from '../../../lib/kept/read-state';
import { synthesizePlatform } from '../../../lib/testing';
import { aws as inAws } from '../../kit/environments';
import { Aws } from '../lab/aws';
import { describeWithLab } from '../lab/jest/with-lab';
import { type Plan, Stack } from '../lab/terraform';
import { AWS, TERRAFORM } from '../lab/toolchain';
import { placeOf } from './mock-place';

const production = inAws({
  protected: true,
  provisioners: [AwsBucket.provisioner(), AwsQueue.provisioner(), AwsSecret.provisioner(), AwsTable.provisioner()],
});
const [shop, billing] = ['shop-production-eu-west-1', 'billing-production-eu-west-1'];

/** Shared, so that no pod has a role, which the mock cannot bind. */
const kinds: Readonly<Record<string, () => Dependency>> = {
  files: () => new Bucket(),
  jobs: () => new Queue(),
  carts: () => new Table({ partitionKey: { name: 'id', type: 'string' } }),
  stripe: () => new Secret({ keys: ['apiKey'] }),
};
const all = (say: (dependency: Dependency, name: string) => Dependency) => (stack: DeploymentStack) => {
  for (const [name, make] of Object.entries(kinds))
    stack.share(new Shared(name, say(make(), name) as never), { usedElsewhere: 'nobody here' });
};
const nothing = () => undefined;

/** Cloud and states before and after. */
interface Moved {
  readonly forget: Plan;
  readonly take: Plan;
  readonly second: readonly Plan[];
  readonly calls: readonly string[];
  readonly idsBefore: Readonly<Record<string, string | undefined>>;
  readonly idsAfter: Readonly<Record<string, string | undefined>>;
  readonly marks: readonly unknown[];
}

describeWithLab('What moves from the state of one app to that of another', [...TERRAFORM, ...AWS], (sandbox) => {
  let moved: Moved;

  beforeAll(async () => {
    const project = sandbox().path('project');
    mkdirSync(join(project, 'ids'), { recursive: true });
    writeFileSync(join(project, 'cdktf.json'), '{}');
    const former = process.cwd();
    process.chdir(project);
    try {
      moved = await move(project);
    } finally {
      process.chdir(former);
    }
  }, 1_800_000);

  async function move(project: string): Promise<Moved> {
    const aws = await Aws.start(sandbox());
    const written = (ofShop: (stack: DeploymentStack) => void, ofBilling: (stack: DeploymentStack) => void) => {
      const { files } = synthesizePlatform((platform) => {
        production.stamp(platform, 'shop', ofShop, { empty: true });
        production.stamp(platform, 'billing', ofBilling, { empty: true });
      });
      return (stack: string) => files.get(`cdktf.out/stacks/${stack}/cdk.tf.json`)!;
    };
    const stackOf = (id: string, document: string) => {
      const folder = join(project, 'cdktf.out/stacks', id);
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'cdk.tf.json'), document);
      return Stack.at(sandbox(), folder, { endpoint: aws.endpoint });
    };

    const from = stackOf(
      shop,
      written(
        all((dependency) => dependency),
        nothing,
      )(shop),
    );
    const place = placeOf(from);
    await from.init();
    await from.apply();
    const state = readState(join(from.folder, 'lab.tfstate'));
    const idOf = (type: string) => state.find((one) => one.type === type)!.id!;
    const queue = state.find(({ type, name }) => type === 'aws_sqs_queue' && name!.endsWith('-jobs'))!.id!;
    const bucket = `/${idOf('aws_s3_bucket')}`;
    await aws.send('s3', `${bucket}/mark`, { method: 'PUT', body: 'one' }, place);
    await aws.call('sqs', 'AmazonSQS.SendMessage', { QueueUrl: queue, MessageBody: 'one' }, place);
    const table = { TableName: idOf('aws_dynamodb_table') };
    await aws.call('dynamodb', 'DynamoDB_20120810.PutItem', { ...table, Item: { id: { S: 'one' } } }, place);
    const secret = { SecretId: idOf('aws_secretsmanager_secret') };
    await aws.call('secretsmanager', 'secretsmanager.PutSecretValue', { ...secret, SecretString: 'one' }, place);

    // As `slipway retire --from-state` writes it.
    const entries = state.map(
      ({ address, id }) =>
        [address, { path: `${shop}/shared/${address.split('_').at(-2)}`, keeps: 'data' as const, importId: id! }] as const,
    );
    const named = entries.map(([address, entry]) => {
      const name = Object.keys(kinds).find((each) => address.includes(`shared_${each}`))!;
      return [address, { ...entry, path: `${shop}/shared/${name}/Resource` }] as const;
    });
    writeFileSync(join(project, 'ids', `${shop}.json`), printKeptList({ stack: shop, resources: new Map(named) }));

    const after = written(
      nothing,
      all((dependency, name) => dependency.formerly(`shop/shared/${name}`)),
    );
    const to = stackOf(billing, after(billing));
    stackOf(shop, after(shop));
    await to.init();
    aws.forgetCalls();
    const take = await to.plan();
    await to.apply(take);
    const forget = await from.plan();
    await from.apply(forget);
    const calls = aws.calls().map(({ service, action }) => `${service} ${action}`);
    const second = [await to.plan(), await from.plan()];

    const ids = (resources: ReturnType<typeof readState>) => Object.fromEntries(resources.map(({ address, id }) => [address, id]));
    const object = await aws.send('s3', `${bucket}/mark`, {}, place);
    const messages = await aws.call('sqs', 'AmazonSQS.ReceiveMessage', { QueueUrl: queue }, place);
    const item = await aws.call('dynamodb', 'DynamoDB_20120810.GetItem', { ...table, Key: { id: { S: 'one' } } }, place);
    const value = await aws.secret(secret.SecretId, place);
    expect(JSON.parse(readFileSync(join(from.folder, 'lab.tfstate'), 'utf8')).resources).toEqual([]);
    return {
      forget,
      take,
      second,
      calls,
      idsBefore: ids(state),
      idsAfter: ids(readState(join(to.folder, 'lab.tfstate'))),
      marks: [object, messages.Messages?.map(({ Body }: { Body: string }) => Body), item.Item, value],
    };
  }

  test('is taken in by the one, and forgotten by the other, and nothing is made or destroyed', () => {
    const actions = (plan: Plan) => [...new Set(Object.values(plan.changes).map((each) => each.join()))];
    // Tags of the app differ at most.
    expect(actions(moved.take).filter((each) => each !== 'update')).toEqual([]);
    expect(actions(moved.forget)).toEqual(['forget']);
    expect(moved.calls.filter((call) => / (Delete|Create)/.test(call))).toEqual([]);
    expect(moved.second.map(({ empty }) => empty)).toEqual([true, true]);
  });

  test('is the same thing, with its data', () => {
    expect(moved.idsAfter).toEqual(moved.idsBefore);
    expect(moved.marks).toEqual(['one', ['one'], { id: { S: 'one' } }, 'one']);
  });
});
