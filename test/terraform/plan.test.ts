import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { stacks } from '../../apps/stacks';
import { Postgres, Redis, Table } from '../../constructs';
import { type JudgePlace, judge, terraformDocuments, terraformResources } from '../../lib';
import { plannedStack } from '../../lib/documents/plan/plan-choice';
import { synthesize, synthesizePlatform } from '../../lib/testing';
import type { OfflinePlan } from '../../lib/testing/plan-offline';
import { strict } from '../../policies';
import { aws, awsRegion, orders } from '../kit/environments';
import { missingForPlans, onPath, planOffline, validateOffline } from './plan-offline';

const missing = missingForPlans();
if (missing) process.stderr.write(`Offline plans are skipped: ${missing}.\n`);
const testWithTerraform = missing ? test.skip : test;
const noTofu = missing ?? (onPath('tofu') ? undefined : 'there is no `tofu` on the PATH');
if (noTofu) process.stderr.write(`\`tofu validate\` is skipped: ${noTofu}.\n`);
const testWithTofu = noTofu ? test.skip : test;

const file = /^cdktf\.out\/stacks\/(.+)\/cdk\.tf\.json$/;
/** The example's `cdk.tf.json`, by stack. */
const documents = new Map(
  [...synthesizePlatform(stacks).files].flatMap(([name, content]): [string, string][] =>
    file.test(name) ? [[file.exec(name)![1]!, content]] : [],
  ),
);
const ofAws = [...documents.keys()].filter((stack) => !stack.includes('-development-'));
const plans = new Map<string, OfflinePlan>();

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'slipway-stacks-'));
afterAll(() => fs.rmSync(root, { recursive: true }));

function folderOf(stack: string): string {
  const folder = path.join(root, stack);
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'cdk.tf.json'), documents.get(stack)!);
  return folder;
}

async function planOf(stack: string): Promise<OfflinePlan> {
  const plan = plans.get(stack) ?? (await planOffline(documents.get(stack)!));
  plans.set(stack, plan);
  return plan;
}

testWithTerraform.each(ofAws)('Terraform initializes, validates and plans %s offline', async (stack) => {
  const { created, leftOut } = await planOf(stack);
  if (leftOut.length > 0) process.stderr.write(`${stack}: left out, for want of the Kubernetes provider: ${leftOut.join(', ')}.\n`);

  const { resource = {} } = JSON.parse(documents.get(stack)!);
  const defined = Object.entries<object>(resource).flatMap(([type, byName]) => Object.keys(byName).map((name) => `${type}.${name}`));
  expect([...created, ...leftOut.filter((address) => !address.startsWith('provider.'))].sort()).toEqual(defined.sort());
});

testWithTerraform('every kind of resource that the constructs make is planned', async () => {
  const created: string[] = [];
  for (const stack of ofAws) created.push(...(await planOf(stack)).created);
  const planned = new Set(created.map((address) => address.split('.')[0]));
  for (const type of [
    'db_instance',
    'eks_pod_identity_association',
    'elasticache_replication_group',
    'iam_role',
    's3_bucket',
    'sqs_queue',
    'ssm_parameter',
  ]) {
    expect(planned).toContain(`aws_${type}`);
  }
});

testWithTerraform('a table with all that it may have, which the example has not, is planned', async () => {
  const items = () =>
    new Table({
      partitionKey: { name: 'id' },
      sortKey: { name: 'at', type: 'number' },
      indexes: { byOwner: { partitionKey: { name: 'owner' }, sortKey: { name: 'at', type: 'number' } } },
      timeToLiveAttribute: 'expires',
    });
  const { files } = synthesize(
    aws(),
    orders(() => ({ items: items() })),
  );
  documents.set('tables', files.get('cdktf.out/stacks/shop-production-eu-west-1/cdk.tf.json')!);
  expect((await planOf('tables')).created.map((address) => address.split('.')[0])).toEqual(
    expect.arrayContaining(['aws_dynamodb_table', 'aws_dynamodb_resource_policy']),
  );
});

testWithTerraform('what a region may ask of databases, caches and roles, which the example does not, is planned', async () => {
  const asking = {
    cacheAuthentication: 'iam',
    databaseAuthorities: { configMap: 'authorities', key: 'ca.pem' },
    logRetentionDays: 365,
    maintenanceWindow: 'sun:03:00-sun:04:00',
    permissionsBoundary: 'bounds/workloads',
  } as const;
  const define = orders(() => ({ db: new Postgres({ size: 'small' }), cache: new Redis({ size: 'small' }) }));
  const { files } = synthesize(aws({ regions: [awsRegion(asking)], protected: true }), define);
  documents.set('asking', files.get('cdktf.out/stacks/shop-production-eu-west-1/cdk.tf.json')!);
  const { created, json } = await planOf('asking');
  expect(created.map((address) => address.split('.')[0])).toEqual(
    expect.arrayContaining(['aws_elasticache_user', 'aws_elasticache_user_group', 'aws_cloudwatch_log_group', 'aws_iam_role']),
  );
  const database = json.planned_values.root_module.resources.find(({ type }: { type: string }) => type === 'aws_db_instance').values;
  expect(database.final_snapshot_identifier).toMatch(/^acme-production-eu-west-1-shop-orders-db-final-\d{14}$/);
  expect(database).toMatchObject({ maintenance_window: 'sun:03:00-sun:04:00', allow_major_version_upgrade: false });
});

testWithTerraform('a plan without secrets holds no password, and no value of a write-only argument', async () => {
  const { planned_values } = (await planOf('receipts-production-eu-west-1')).json;
  expect(JSON.stringify(planned_values)).not.toContain('plan only');
  const database = planned_values.root_module.resources.find(({ type }: { type: string }) => type === 'aws_db_instance').values;
  expect(database).toMatchObject({ password: null, password_wo: null, password_wo_version: 1 });
});

testWithTerraform.each(ofAws)('the plan of %s is one of what was synthesized, and adds no finding', async (stack) => {
  const { json, leftOut } = await planOf(stack);
  if (leftOut.length > 0) return;
  const file = path.join(root, `${stack}.plan.json`);
  fs.writeFileSync(file, JSON.stringify(json));
  const document = JSON.parse(documents.get(stack)!);
  const { place, destroyed } = plannedStack(stack, terraformResources(document), [{ file, name: file, stacks: [stack] }]);
  expect(destroyed).toEqual([]);
  const found = (more: JudgePlace) =>
    judge(terraformDocuments(document), [strict], { protected: true, ...more }).violations.map(
      ({ policy, resource }) => `${policy.name} ${resource.address}`,
    );
  const before = found({});
  expect(found(place).filter((finding) => !before.includes(finding))).toEqual([]);
});

testWithTerraform('a stack without a cloud is valid Terraform that makes nothing', async () => {
  expect((await planOf('shop-development-local')).created).toEqual([]);
});

testWithTofu.each(ofAws)('OpenTofu validates %s', (stack) => {
  expect(() => validateOffline('tofu', folderOf(stack))).not.toThrow();
});
