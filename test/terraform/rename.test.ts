import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import {
  AwsBucket,
  AwsPostgres,
  AwsQueue,
  AwsRedis,
  AwsSecret,
  AwsTable,
  Bucket,
  Postgres,
  Queue,
  Redis,
  Secret,
  Table,
  Workload,
} from '../../constructs';
import { Dependency, DeploymentStack, retired } from '../../lib';
import { providerPlans } from '../../lib/cli/plan/provider/provider-plans';
import { compareSides } from '../../lib/plan/compare-sides';
import type { Side } from '../../lib/plan/read/side';
import { synthesize } from '../../lib/testing';
import { aws, awsRegion, eksCluster } from '../kit/environments';
import { plainSide } from '../kit/sides';
import { missingForPlans, offlineConfiguration, providerVersion } from './plan-offline';

const missing = missingForPlans();
if (missing) process.stderr.write(`Plans of the provider are skipped: ${missing}.\n`);
const testWithTerraform = missing ? test.skip : test;

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'slipway-rename-test-'));
const former = { ...process.env };
beforeAll(() => {
  if (missing) return;
  fs.writeFileSync(path.join(folder, 'terraformrc'), offlineConfiguration());
  process.env.TF_CLI_CONFIG_FILE = path.join(folder, 'terraformrc');
  process.env.XDG_CACHE_HOME = path.join(folder, 'cache');
});
afterAll(() => {
  process.env = former;
  fs.rmSync(folder, { recursive: true });
});

const environment = aws({
  protected: true,
  regions: [awsRegion({ accessLogBucket: 'logs', logRetentionDays: 30, cacheAuthentication: 'iam', clusters: [eksCluster('blue')] })],
  provisioners: [
    AwsBucket.provisioner(),
    AwsPostgres.provisioner(),
    AwsQueue.provisioner(),
    AwsRedis.provisioner(),
    AwsSecret.provisioner(),
    AwsTable.provisioner(),
  ],
  release: { schemaVersion: 1, images: { 'shop/basket': { tag: '1' } } },
});

type Say = (dependency: Dependency, name: string) => Dependency;

const needed = (say: Say, [bucket, db, queue, cache, secret, table]: readonly string[]) => ({
  [bucket!]: say(new Bucket(), 'files'),
  [db!]: say(new Postgres({ size: 'small' }), 'db'),
  [queue!]: say(new Queue(), 'events'),
  [cache!]: say(new Redis({ size: 'small' }), 'cache'),
  [secret!]: say(new Secret({ keys: ['apiKey'] }), 'stripe'),
  [table!]: say(new Table({ partitionKey: { name: 'id', type: 'string' } }), 'carts'),
});
const first = ['files', 'db', 'events', 'cache', 'stripe', 'carts'];
const second = ['uploads', 'database', 'orderEvents', 'sessions', 'payments', 'baskets'];

const sideOf = (define: (stack: DeploymentStack) => void) => {
  const { files } = synthesize(environment, define);
  return plainSide({ 'a/cdk.tf.json': files.get('cdktf.out/stacks/shop-production-eu-west-1/cdk.tf.json')! });
};
/** How many resources its Terraform JSON states. */
const resourcesIn = ({ files }: Side) => {
  const { resource } = JSON.parse(files[0]!.text()) as { readonly resource: Readonly<Record<string, object>> };
  return Object.values(resource).flatMap((blocks) => Object.keys(blocks)).length;
};

const image = 'ghcr.io/acme/basket';
const asIs: Say = (dependency) => dependency;
const formerly: Say = (dependency, name) => dependency.formerly(name);

testWithTerraform.each<[string, (stack: DeploymentStack) => void]>([
  ['a workload', (stack) => new Workload(stack, 'cart', { image, formerly: 'basket', dependencies: needed(asIs, first) })],
  [
    'it and every dependency',
    (stack) => new Workload(stack, 'cart', { image, formerly: 'basket', dependencies: needed(formerly, second) }),
  ],
])('the provider plans no change where %s is renamed at once, in an environment that is protected', async (_, define) => {
  const base = sideOf((stack) => new Workload(stack, 'basket', { image, dependencies: needed(asIs, first) }));
  const { plans } = await providerPlans(['a'], base, sideOf(define), { version: providerVersion, quiet: true });
  const { changes } = compareSides(base, sideOf(define), {}, plans);
  expect(changes.filter(({ kind }) => kind !== 'moved').map(({ address, kind, items }) => ({ address, kind, items }))).toEqual([]);
  expect(changes.length).toBe(resourcesIn(base));
});

testWithTerraform('the provider forgets what is retired, by the name that it had before, and destroys nothing', async () => {
  const base = sideOf((stack) => new Workload(stack, 'basket', { image, dependencies: needed(asIs, first) }));
  const head = sideOf(
    (stack) =>
      new Workload(stack, 'basket', {
        image,
        dependencies: needed((dependency, name) => retired(dependency.formerly(name) as Bucket, { reason: 'for the auditors' }), second),
      }),
  );
  const { plans } = await providerPlans(['a'], base, head, { version: providerVersion, quiet: true });
  const { changes } = compareSides(base, head, {}, plans);
  const planned = changes.filter(({ engine, type }) => engine === 'terraform' && !type.startsWith('ephemeral.') && type.startsWith('aws_'));
  const others = planned.filter(({ items }) => !items.some(({ text }) => text.includes('forgotten')));
  expect(others.map(({ address, kind, items }) => ({ address, kind, items }))).toEqual([]);
  expect(planned.length).toBe(resourcesIn(base) - resourcesIn(head));
});
