import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { Bucket, Postgres, Queue, Redis, Workload } from '../../constructs';
import { DeploymentStack, Environment } from '../../lib';
import { synthesize } from '../../lib/testing';
import { aws, awsWithoutExternalSecrets, cloudless, twoRegions } from '../environments';
import { missingForPlans, OfflinePlan, onPath, planOffline, validateOffline } from './plan-offline';

const missing = missingForPlans();
if (missing) process.stderr.write(`Offline plans are skipped: ${missing}.\n`);
const testWithTerraform = missing ? test.skip : test;
const testWithTofu = missing || !onPath('tofu') ? test.skip : test;

const orders = (stack: DeploymentStack) =>
  stack.place(
    () =>
      new Workload(stack, 'orders', {
        image: 'ghcr.io/acme/orders',
        dependencies: {
          db: new Postgres({ size: 'small' }),
          cache: new Redis({ size: 'medium' }),
          files: new Bucket(),
          events: new Queue(),
        },
      }),
    { data: { db: 'independent', cache: 'independent', files: 'independent', events: 'independent' } },
  );

/** Hands the folder of each Terraform stack to `use`, by the stack's name. */
function withStacks<R>(environment: Environment, use: (folder: string) => R): ReadonlyMap<string, R> {
  const { files } = synthesize(environment, orders);
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'slipway-stacks-'));
  try {
    const stacks = [...files].filter(([file]) => file.endsWith('cdk.tf.json'));
    return new Map(
      stacks.map(([file, content]) => {
        const folder = path.join(root, path.dirname(file));
        fs.mkdirSync(folder, { recursive: true });
        fs.writeFileSync(path.join(folder, 'cdk.tf.json'), content);
        return [path.basename(folder), use(folder)];
      }),
    );
  } finally {
    fs.rmSync(root, { recursive: true, force: true });
  }
}

function typesOf({ created }: OfflinePlan): ReadonlySet<string> {
  return new Set(created.map((address) => address.split('.')[0]!));
}

testWithTerraform('Terraform validates and plans every stack of a protected environment with two clusters and two regions, offline', () => {
  const plans = withStacks(aws({ protected: true, regions: twoRegions }), planOffline);
  expect([...plans.keys()].sort()).toEqual([
    'platform-production-eu-central-1',
    'platform-production-eu-west-1',
    'shop-production-eu-central-1',
    'shop-production-eu-west-1',
  ]);
  const plan = plans.get('shop-production-eu-west-1')!;
  expect(plan.leftOut).toEqual([]);
  for (const type of [
    'aws_db_instance',
    'aws_elasticache_replication_group',
    'aws_s3_bucket',
    'aws_sqs_queue',
    'aws_iam_role',
    'aws_ssm_parameter',
  ]) {
    expect(typesOf(plan)).toContain(type);
  }
  expect(plan.created.filter((address) => address.startsWith('aws_eks_pod_identity_association.'))).toHaveLength(2);
  expect(plan.created.filter((address) => address.startsWith('data.'))).toEqual([]);
});

testWithTerraform('a plan without secrets holds no password, and no value of a write-only argument', () => {
  const plan = withStacks(aws(), planOffline).get('shop-production-eu-west-1')!;
  const { planned_values } = plan.json;
  const values = JSON.stringify(planned_values);
  expect(values).not.toContain('plan only');
  expect(values).not.toContain('"random_password"');
  const database = planned_values.root_module.resources.find(({ type }: { type: string }) => type === 'aws_db_instance').values;
  expect(database).toMatchObject({ password_wo: null, password_wo_version: 1 });
  expect(database.password).toBeNull();
});

testWithTerraform('Terraform plans a sandbox without its Kubernetes resources, whose provider cannot be had offline', () => {
  const plan = withStacks(awsWithoutExternalSecrets(), planOffline).get('shop-sandbox-eu-west-1')!;
  process.stderr.write(`Left out of the sandbox's plan: ${plan.leftOut.join(', ')}.\n`);
  expect(plan.leftOut).toContain('provider.kubernetes.sandbox');
  expect(plan.leftOut.filter((address) => address.startsWith('kubernetes_'))).toHaveLength(3);
  expect(typesOf(plan)).toContain('aws_db_instance');
});

testWithTerraform('a stack without a cloud is valid Terraform that makes nothing', () => {
  const { files } = synthesize(cloudless(), (stack) => {
    new Workload(stack, 'cart', { image: 'ghcr.io/acme/cart', dependencies: { cache: new Redis({ size: 'small' }) } });
  });
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'slipway-stacks-'));
  fs.writeFileSync(path.join(folder, 'cdk.tf.json'), files.get('cdktf.out/stacks/shop-development-local/cdk.tf.json')!);
  expect(planOffline(folder).created).toEqual([]);
  fs.rmSync(folder, { recursive: true });
});

testWithTofu('OpenTofu validates the stacks', () => {
  expect(withStacks(aws(), (folder) => validateOffline('tofu', folder)).size).toBe(2);
});
