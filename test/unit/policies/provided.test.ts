import {
  AwsBucket,
  AwsPostgres,
  AwsQueue,
  AwsRedis,
  AwsSecret,
  AwsTable,
  Bucket,
  eks,
  KubernetesRedis,
  Postgres,
  Queue,
  Redis,
  Secret,
  Table,
  Workload,
} from '../../../constructs';
import { type DeploymentStack, Shared } from '../../../lib';
import { rulesOf } from '../../../lib/policy/policy';
import { synthesizePlatform } from '../../../lib/testing';
import { policies } from '../../../policies';
import { aws, awsRegion, eksCluster } from '../../kit/environments';
import { anyRelease } from '../../kit/places';

const cache = new Shared('cache', new Redis({ size: 'small' }));
const all = { name: 'all', version: '1.0.0', policies };
const network = eks({ cloudApis: [{ cidr: '10.0.128.0/20' }] });
const others = [
  AwsBucket.provisioner(),
  AwsPostgres.provisioner(),
  AwsQueue.provisioner(),
  AwsSecret.provisioner(),
  AwsTable.provisioner(),
];
const caches = { AwsRedis: AwsRedis.provisioner(), KubernetesRedis: KubernetesRedis.provisioner({ image: 'redis:8.2.1-alpine' }) };

function shop(stack: DeploymentStack): void {
  stack.share(cache);
  new Workload(stack, 'orders', {
    image: 'ghcr.io/acme/orders',
    env: () => ({}),
    dependencies: {
      files: new Bucket(),
      db: new Postgres({ size: 'small' }),
      jobs: new Queue({ access: 'sendReceive' }),
      carts: new Redis({ size: 'small' }),
      stripe: new Secret({ keys: ['apiKey'] }),
      items: new Table({ partitionKey: { name: 'id', type: 'string' } }),
      cache: cache.as('owner'),
    },
  });
}

/** What all policies find in the least that developers and operators may write. */
function findings(name: keyof typeof caches, isProtected: boolean) {
  const place = aws({
    release: anyRelease(),
    protected: isProtected,
    policies: [all],
    regions: [awsRegion({ logRetentionDays: 30, clusters: [eksCluster('blue', { network })] })],
    provisioners: [...others, caches[name]],
  });
  const { report } = synthesizePlatform((platform) => place.stamp(platform, 'shop', shop), { clock: () => new Date('2026-06-01') });
  return report.findings.map((finding) => ({ ...finding, inside: finding.path.split('/').slice(1, -1).join('/') }));
}

/** What no property of ours changes: the rules say what would have to be in the resource. */
const unanswered = ['aws/rds/admin-name-port', 'aws/rds/iam-auth', 'aws/s3/replication-lock-events', 'aws/secrets/rotation'];

describe.each([
  ['AwsRedis', true],
  ['AwsRedis', false],
  ['KubernetesRedis', true],
  ['KubernetesRedis', false],
] as const)('what is found in what provisioners make, with %s, protected: %s', (name, isProtected) => {
  const found = findings(name, isProtected);

  test('is cured by a property that somebody can set, wherever one of ours changes it', () => {
    const dumb = found.filter(({ cure }) => !/`[\w.]+` of |complies by itself|It is made by/.test(cure));
    expect([...new Set(dumb.map(({ rule }) => rule))].filter((rule) => !unanswered.includes(rule))).toEqual([]);
  });

  test('tells no property of the workload where a provisioner made it, nor of another provisioner', () => {
    const provided = found.filter(({ inside }) => /^(orders\/(files|db|jobs|carts|stripe|items)|shared\/cache)/.test(inside));
    expect(provided.length).toBeGreaterThan(5);
    expect(provided.filter(({ cure }) => /of Workload/.test(cure))).toEqual([]);
    for (const { inside, cure } of provided.filter(({ cure: text }) => / of Aws/.test(text)))
      expect(cure).toContain(inside.includes('db') ? ' of AwsPostgres' : ' of AwsRedis');
  });
});

test('durability where data is protected is cured in the provisioner that made the store', () => {
  const cures = findings('AwsRedis', true).filter(({ rule }) => rule === 'x/prod-durability');
  expect([...new Set(cures.map(({ type, cure }) => `${type}: ${cure}`))].sort()).toEqual([
    'aws_db_instance: Set `multiAz` of AwsPostgres to true.',
    'aws_elasticache_replication_group: Set `nodes` of AwsRedis: set automatic_failover_enabled to true, with two nodes or more.',
  ]);
});

test('pods that a provisioner makes, shared or not, are said to be its own', () => {
  const pods = findings('KubernetesRedis', false).filter(({ rule, inside }) => rule === 'k8s/replicas/min' && inside !== 'orders');
  expect(pods.map(({ inside, cure }) => `${inside}: ${cure}`).sort()).toEqual([
    'orders/carts: Set replicas to 2 or more, or 0 to stop it. It is made by KubernetesRedis.',
    'shared/cache: Set replicas to 2 or more, or 0 to stop it. It is made by KubernetesRedis.',
  ]);
});

test('every rule over what provisioners make names what fulfils it there, but for those that nothing of ours does', () => {
  const made = /^aws_(db_instance$|db_parameter_group|cloudwatch_log_group|elasticache_(?!cluster$)|s3_bucket$|sqs_queue$|dynamodb_table$)/;
  const without = policies.filter(
    (policy) => policy.cure === undefined && rulesOf(policy).some(({ target }) => target.types.some((type) => made.test(type))),
  );
  expect(without.map(({ name }) => name).sort()).toEqual([
    'aws/rds/admin-name-port',
    'aws/rds/iam-auth',
    'aws/s3/events',
    'aws/s3/object-lock',
    'aws/s3/replication',
    'aws/s3/replication-lock-events',
  ]);
});

test('a port below 1024 is cured by a capability that the environment approves', () => {
  const found = (capabilities: readonly 'NET_BIND_SERVICE'[]) =>
    synthesizePlatform((platform) =>
      aws({ release: anyRelease(), policies: [all], approved: { capabilities: ['NET_BIND_SERVICE'] } }).stamp(platform, 'shop', (stack) => {
        new Workload(stack, 'web', { image: 'ghcr.io/acme/web', ports: { http: { port: 80 } }, capabilities });
      }),
    ).report.findings.filter(({ rule }) => rule === 'k8s/ports/ssh' || rule.startsWith('k8s/pss/'));
  expect(found([])).toMatchObject([{ rule: 'k8s/ports/ssh', cure: expect.stringContaining('`capabilities` of a Workload') }]);
  expect(found(['NET_BIND_SERVICE'])).toEqual([]);
});
