import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { stacks } from '../../apps/stacks';
import { type Platform, readRelease } from '../../lib';
import { providerPlans } from '../../lib/cli/plan/provider/provider-plans';
import { compareSides } from '../../lib/plan/compare-sides';
import type { Plan } from '../../lib/plan/plan';
import { changedStacks } from '../../lib/plan/read/changed-stacks';
import type { Side } from '../../lib/plan/read/side';
import { synthesizePlatform } from '../../lib/testing';
import { root } from '../kit/root';
import { plainSide } from '../kit/sides';
import { missingForPlans, offlineConfiguration, providerVersion } from './plan-offline';

const missing = missingForPlans();
if (missing) process.stderr.write(`Plans of the provider are skipped: ${missing}.\n`);
const testWithTerraform = missing ? test.skip : test;

const file = /^cdktf\.out\/stacks\/(.+)\/cdk\.tf\.json$/;
/** Terraform JSON of a platform, by `<stack>/cdk.tf.json`. */
const documentsOf = (define: (platform: Platform) => void) =>
  Object.fromEntries(
    [...synthesizePlatform(define).files].flatMap(([name, content]): [string, string][] =>
      file.test(name) ? [[`${file.exec(name)![1]!}/cdk.tf.json`, content]] : [],
    ),
  );
const documents = documentsOf(stacks);

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'slipway-provider-test-'));
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

const ask = (base: Side, head: Side, which: readonly string[] = changedStacks(base, head)) =>
  providerPlans(which, base, head, { version: providerVersion, quiet: true });
const lines = ({ changes }: Plan) =>
  changes.flatMap(({ address, items }) => items.map(({ text, rule }) => `${address}: ${text} | ${rule}`)).sort();

/** What `examples/application` and `examples/platform` synthesize, which is the same: their packages are mapped to what is here. */
function exampleDocuments(): Readonly<Record<string, string>> {
  const { development, production } = require('../../examples/platform/environments');
  const { orders } = require('../../examples/application/src/orders');
  const release = (name: string) => readRelease(path.join(root, `examples/platform/releases/${name}.json`));
  return documentsOf((platform) => {
    development(release('development')).stamp(platform, 'orders', orders);
    production(release('production')).stamp(platform, 'orders', orders);
  });
}

testWithTerraform.each([
  ['the apps', () => documents],
  ['examples/application and examples/platform', exampleDocuments],
])('from itself to itself, no stack of %s changes anything, the first time and from what was kept', async (_, documentsToPlan) => {
  const own = documentsToPlan();
  const side = plainSide(own);
  const all = Object.keys(own).map((name) => name.split('/')[0]!);
  expect(all.length).toBeGreaterThan(1);
  for (const _run of ['made up', 'kept']) {
    const { plans, notes } = await ask(side, side, all);
    expect(plans.map(({ stack }) => stack).sort()).toEqual([...all].sort());
    const silent = plans.flatMap(({ stack, unsettled = [] }) => [...unsettled].map((block) => `${stack} ${block}`));
    expect(silent.filter((one) => !one.includes(' kubernetes_'))).toEqual([]);
    expect(compareSides(side, side, {}, plans).changes).toEqual([]);
    expect(notes[0]).toBe(`exact for ${all.length} stacks, as planned by aws ${providerVersion}`);
  }
});

const resource = (blocks: object, more: object = {}) => JSON.stringify({ resource: blocks, ...more });
const changing = async (before: string, after: string) => {
  const [base, head] = [plainSide({ 'a/cdk.tf.json': before }), plainSide({ 'a/cdk.tf.json': after })];
  const { plans, notes } = await ask(base, head);
  return { plan: compareSides(base, head, { head: notes }, plans), notes };
};
const bucket = (name: string) => ({
  aws_s3_bucket: { b: { bucket: name, lifecycle: { prevent_destroy: true } } },
  aws_s3_bucket_versioning: { v: { bucket: '${aws_s3_bucket.b.id}', versioning_configuration: [{ status: 'Enabled' }] } },
});

testWithTerraform('a replacement is known with what it takes along, and with the protection that refuses it', async () => {
  const { plan } = await changing(resource(bucket('one')), resource(bucket('two')));
  const found = lines(plan);
  expect(found).toEqual(
    expect.arrayContaining([
      'aws_s3_bucket.b: bucket one → two, replaced (certain) | data/replaced',
      'aws_s3_bucket.b: refused by Terraform | terraform/refused',
    ]),
  );
  expect(found.find((line) => line.startsWith('aws_s3_bucket_versioning.v: bucket'))).toContain('(known after apply), replaced (certain)');
  expect(plan.changes.every(({ by }) => by === 'provider')).toBe(true);
});

testWithTerraform('what the provider takes for the same is told, and done with', async () => {
  const settings = (text: string) => resource({ aws_cloudwatch_dashboard: { d: { dashboard_name: 'd', dashboard_body: text } } });
  const { plan } = await changing(settings('{"a":1,"b":[]}'), settings('{ "b": [], "a": 1 }'));
  expect(lines(plan)).toEqual([]);
});

testWithTerraform('a stack that the provider cannot plan is predicted, and the others are exact', async () => {
  const queue = (delay: unknown) => resource({ aws_sqs_queue: { q: { delay_seconds: delay } } });
  const role = (name: string) => resource({ aws_iam_role: { r: { name, assume_role_policy: '{}' } } });
  const ofData = (name: string) => resource({ aws_sns_topic: { t: { name } } }, { data: { aws_vpc: { v: {} } } });
  const side = (delay: unknown, name: string) =>
    plainSide({ 'good/cdk.tf.json': role(name), 'bad/cdk.tf.json': queue(delay), 'data/cdk.tf.json': ofData(name) });
  const [base, head] = [side(1, 'a'), side('no number', 'b')];
  const { plans, notes } = await ask(base, head);
  expect(plans.map(({ stack }) => stack)).toEqual(['good']);
  expect(notes).toEqual([
    `exact for 1 stack, as planned by aws ${providerVersion}`,
    'data is predicted: it reads data.aws_vpc',
    expect.stringMatching(/^bad is predicted: the provider cannot plan it: /),
  ]);
  expect(lines(compareSides(base, head, {}, plans))).toEqual(
    expect.arrayContaining([
      'aws_iam_role.r: name a → b, replaced (certain) | terraform/replaced',
      expect.stringMatching(/^aws_sqs_queue\.q: delay_seconds/),
    ]),
  );
});

testWithTerraform('a provider that cannot be had is told in one paragraph', async () => {
  const [base, head] = [plainSide({ 'a/cdk.tf.json': resource(bucket('a')) }), plainSide({ 'a/cdk.tf.json': resource(bucket('b')) })];
  await expect(providerPlans(['a'], base, head, { version: '0.0.1', quiet: true })).rejects.toThrow(
    'Terraform cannot get the provider hashicorp/aws 0.0.1: ',
  );
});
