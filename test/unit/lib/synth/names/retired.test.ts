import {
  AwsBucket,
  AwsPostgres,
  AwsQueue,
  AwsRedis,
  AwsSecret,
  AwsTable,
  Bucket,
  KubernetesRedis,
  Postgres,
  Queue,
  Redis,
  RetiredWorkload,
  Secret,
  StatefulWorkload,
  Table,
  Workload,
} from '../../../../../constructs';
import { Dependency, DeploymentStack, Retirement, retired, Service, Shared, UserError } from '../../../../../lib';
import { Synthesized, synthesize } from '../../../../../lib/testing';
import { aws, cloudless } from '../../../../kit/environments';

const image = 'ghcr.io/acme/orders';
const because: Retirement = { reason: 'orders of 2025, for the auditors', owner: 'finance', date: '2026-11-29', until: '2036-01-01' };
const environment = aws({
  protected: true,
  provisioners: [
    AwsBucket.provisioner(),
    AwsPostgres.provisioner(),
    AwsQueue.provisioner(),
    AwsRedis.provisioner(),
    AwsSecret.provisioner(),
    AwsTable.provisioner(),
  ],
});

interface Document {
  readonly removed?: readonly { readonly from: string; readonly lifecycle: object }[];
  readonly moved?: readonly unknown[];
  readonly resource?: Readonly<Record<string, Readonly<Record<string, object>>>>;
}

const terraformOf = ({ files }: Synthesized): Document => JSON.parse(files.get('cdktf.out/stacks/shop-production-eu-west-1/cdk.tf.json')!);
const addressesOf = ({ resource = {} }: Document) =>
  Object.entries(resource).flatMap(([type, blocks]) => Object.keys(blocks).map((name) => `${type}.${name}`));

const dependencies: readonly (readonly [string, () => Dependency])[] = [
  ['Bucket', () => new Bucket()],
  ['Postgres', () => new Postgres({ size: 'small' })],
  ['Queue', () => new Queue()],
  ['Redis', () => new Redis({ size: 'small' })],
  ['Secret', () => new Secret({ keys: ['apiKey'] })],
  ['Table', () => new Table({ partitionKey: { name: 'id', type: 'string' } })],
];

describe.each(dependencies)('%s', (_, make) => {
  const before = terraformOf(synthesize(environment, (stack) => new Workload(stack, 'orders', { image, dependencies: { thing: make() } })));
  const own = addressesOf(before).filter((address) => address.includes('.orders_thing'));

  test('Terraform forgets all of it, destroys nothing and makes nothing', () => {
    const after = terraformOf(
      synthesize(
        environment,
        (stack) => new Workload(stack, 'orders', { image, dependencies: { thing: retired(make() as Bucket, because) } }),
      ),
    );
    expect(after.removed).toEqual([...own].sort().map((from) => ({ from, lifecycle: { destroy: false } })));
    expect(addressesOf(after).filter((address) => address.includes('.orders_thing'))).toEqual([]);
    // Permissions go one release after what reads it: pods of the former one still run.
    const policyOf = ({ resource }: Document) =>
      Object.values(resource?.['aws_iam_role_policy'] ?? {}).map((policy) => (policy as { policy: string }).policy);
    expect(policyOf(after)).toEqual(policyOf(before));
  });

  test('with its workload, too, which leaves nothing in the stack', () => {
    const result = synthesize(
      environment,
      (stack) => new RetiredWorkload(stack, 'orders', { ...because, dependencies: { thing: make() } }),
    );
    expect(terraformOf(result).removed?.map(({ from }) => from)).toEqual([...own].sort());
    expect(addressesOf(terraformOf(result))).toEqual([]);
    expect([...result.files.keys()].filter((file) => file.endsWith('orders.k8s.yaml'))).toEqual([]);
  });

  test('under every name that it had', () => {
    const after = terraformOf(
      synthesize(
        environment,
        (stack) =>
          new Workload(stack, 'cart', {
            image,
            knownAs: 'orders',
            dependencies: { it: retired(make().formerly('orders/thing') as Bucket, because) },
          }),
      ),
    );
    expect(after.removed!.map(({ from }) => from)).toEqual(expect.arrayContaining(own));
    expect(after.moved).toBeUndefined();
  });
});

test('pods read nothing of what is retired', () => {
  const { resources } = synthesize(
    environment,
    (stack) => new Workload(stack, 'orders', { image, dependencies: { db: retired(new Postgres({ size: 'small' }), because) } }),
  );
  expect(resources.ofType('external-secrets.io/v1/ExternalSecret')).toEqual([]);
  expect(resources.only('apps/v1/Deployment').values.spec.template.spec.containers[0].env).toBeUndefined();
});

test('what a retired dependency was in the cluster is gone with it', () => {
  const place = cloudless({ provisioners: [KubernetesRedis.provisioner({ image: 'redis:8.2.1-alpine' })] });
  const { resources } = synthesize(
    place,
    (stack) => new Workload(stack, 'orders', { image, dependencies: { cache: retired(new Redis({ size: 'small' }), because) } }),
  );
  expect(resources.ofType('apps/v1/Deployment').map(({ values }) => values.metadata.name)).toEqual(['orders']);
  expect(resources.ofType('networking.k8s.io/v1/NetworkPolicy').map(({ values }) => values.metadata.name)).not.toContain('orders-cache');
});

test('a retired workload has no pods, and what nobody retires stays', () => {
  const { resources } = synthesize(environment, (stack) => {
    new RetiredWorkload(stack, 'orders', because);
    new StatefulWorkload(stack, 'cart', { image, volumeClaimTemplates: { data: { mountPath: '/data', storage: '1Gi' } } });
  });
  expect(resources.all.filter(({ path }) => path.includes('/orders'))).toEqual([]);
  expect(resources.ofType('apps/v1/StatefulSet')).toHaveLength(1);
});

function refusal(define: (stack: DeploymentStack) => unknown): string {
  try {
    synthesize(environment, (stack) => void define(stack));
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  return 'nothing is refused';
}

test.each<[string, (stack: DeploymentStack) => unknown, RegExp]>([
  ['no reason', () => retired(new Bucket(), { reason: ' ' }), /^'reason' of a retired bucket says nothing\./],
  ['nothing that says why', () => retired(new Bucket(), undefined as never), /^The properties of a retired bucket are missing\./],
  [
    'a day that is none',
    () => retired(new Bucket(), { ...because, until: 'soon' }),
    /^'until' of a retired bucket is 'soon'\. Write a day as YYYY-MM-DD\./,
  ],
  ['what is retired already', () => retired(retired(new Bucket(), because), because), /^What is retired is the Retired given\./],
  ['a call', () => retired(new Service('a', { http: { port: 80 } }).at('http') as never, because), /^What is retired is a call to 'a'\./],
  [
    'a use of what is shared',
    () => retired(new Shared('jobs', new Queue()).as('send') as never, because),
    /^What is retired is a use of the shared 'jobs'\. Retire what is shared: retired\(new Queue\(\)\.formerly\('shared\/<name>'\), \{ reason \}\)\./,
  ],
  [
    'a shared thing that is placed',
    (stack) => stack.share(new Shared('jobs', retired(new Queue(), because) as never)),
    /^The stack 'shop-production-eu-west-1' is to share 'jobs', which is retired\./,
  ],
  [
    'a retired workload that is still there',
    (stack) => {
      new Workload(stack, 'orders', { image });
      new RetiredWorkload(stack, 'orders', because);
    },
    /has 'orders' already: a Workload at [\w./-]+:\d+:\d+\./,
  ],
])('refused: %s', (_, define, message) => {
  expect(refusal(define)).toMatch(message);
});
