import * as fs from 'node:fs';
import * as path from 'node:path';
import { Project } from '../../kit/compiled';

const [shop, billing] = ['shop-production-eu-west-1', 'billing-production-eu-west-1'];
const secretOfState = 'hunter2-in-the-clear';
const arn = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:acme-production-eu-west-1-shop-orders-key-AbCdEf';

/** What it makes is said by `apps.json`: by app, the dependencies of its workload `orders`. */
const app = `
import { Environment, Platform, retired } from 'slipway';
import { AwsBucket, AwsSecret, awsProvider, Bucket, eks, ExternalSecrets, PodIdentity, s3State, Secret, Workload } from 'slipway/constructs';

const apps = require('./apps.json');
const key = 'arn:aws:kms:eu-west-1:111122223333:key/1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d';
const stores = { secrets: { kind: 'ClusterSecretStore', name: 'secrets' }, parameters: { kind: 'ClusterSecretStore', name: 'parameters' } } as const;
const production = new Environment({
  name: 'production',
  regions: [{ region: 'eu-west-1', account: '111122223333', keys: { storage: key, secrets: key }, clusters: [{ name: 'blue', kubernetesVersion: '1.34', secretStores: stores, network: eks({ cloudApis: [{ cidr: '10.0.128.0/20' }] }) }] }],
  provisioners: [AwsBucket.provisioner(), AwsSecret.provisioner()],
  identity: new PodIdentity(),
  delivery: new ExternalSecrets(),
  terraform: [s3State({ bucket: 'acme-terraform-state', region: 'eu-west-1' }), awsProvider({ role: 'deploy', tags: { owner: 'shop', costCentre: '42' } })],
  protected: true,
  release: { schemaVersion: 1, images: { 'shop/orders': { tag: '1' }, 'billing/orders': { tag: '1' } } },
});
const platform = new Platform({ organization: 'acme' });
const made = { key: () => new Secret({ keys: ['apiKey'] }), files: () => new Bucket() };
for (const [name, { needs, formerly, knownAs, gone = [] }] of Object.entries<any>(apps))
  production.stamp(platform, name, (stack) => {
    if (needs.length + gone.length === 0) return;
    const dependencies = Object.fromEntries([
      ...needs.map((need) => [need, made[need]()]),
      ...gone.map((need) => [need, retired(made[need](), { reason: 'for the auditors' })]),
    ]);
    new Workload(stack, 'orders', { image: 'ghcr.io/acme/orders', dependencies, ...(formerly && { formerly }), ...(knownAs && { knownAs }) });
  }, { empty: true });
platform.synth();
`;

let project: Project;
beforeAll(() => {
  project = new Project(['lib', 'constructs']);
  project.program('main.ts', app);
});
afterAll(() => project.remove());
beforeEach(() => {
  for (const name of ['ids', 'cdktf.out', 'dist']) fs.rmSync(path.join(project.folder, name), { recursive: true, force: true });
  apps({ shop: { needs: ['key', 'files'] }, billing: { needs: [] } });
  expect(project.slipway(['synth', '--quiet', '--update-ids'])).toEqual({ code: 0, stdout: '', stderr: '' });
});

const apps = (all: object) => project.write('apps.json', JSON.stringify(all));
const json = (file: string) => JSON.parse(fs.readFileSync(path.join(project.folder, file), 'utf8'));
const listOf = (stack: string): Readonly<Record<string, Readonly<Record<string, unknown>>>> => json(`ids/${stack}.json`).resources;
const blocksOf = (stack: string) => json(`cdktf.out/stacks/${stack}/cdk.tf.json`);
const addressOf = (type: string) => Object.keys(listOf(shop)).find((address) => address.startsWith(`${type}.`))!;

/** As `terraform state pull` prints it, with what nobody may see. */
function state(addresses: Readonly<Record<string, string>>): void {
  const resources = Object.entries(addresses).map(([address, id]) => {
    const [type, name] = address.split('.');
    return { mode: 'managed', type, name, instances: [{ attributes: { id, arn: id, secret_string: secretOfState } }] };
  });
  project.write('state.json', JSON.stringify({ version: 4, serial: 1, lineage: 'a', resources }));
}
const everything = () =>
  ['cdktf.out', 'dist', 'ids'].flatMap((folder) =>
    fs
      .readdirSync(path.join(project.folder, folder), { recursive: true, encoding: 'utf8' })
      .map((file) => path.join(project.folder, folder, file))
      .filter((file) => fs.statSync(file).isFile())
      .map((file) => fs.readFileSync(file, 'utf8')),
  );

test('what moves to another app is refused until a state tells its id, which is committed then, and nothing else of the state', () => {
  const [secret, bucket] = [addressOf('aws_secretsmanager_secret'), addressOf('aws_s3_bucket')];
  apps({ shop: { needs: [] }, billing: { needs: ['key', 'files'], formerly: 'shop/orders' } });
  const refused = project.slipway(['synth', '--quiet']);
  expect(refused).toMatchObject({ code: 1, stdout: '' });
  expect(refused.stderr).toContain(`\`slipway retire --from-state ${shop}=state.json\``);

  state({ [secret]: arn, [bucket]: 'acme-production-eu-west-1-shop-orders-files' });
  const told = project.slipway(['retire', '--quiet', '--from-state', `${shop}=state.json`]);
  expect(told).toMatchObject({ code: 0, stdout: '' });
  expect(told.stderr).toContain('is not forgotten yet');
  expect(listOf(shop)[secret]).toMatchObject({ departed: billing, keeps: 'keys' });
  expect(listOf(billing)[secret]).toMatchObject({ importId: arn, keeps: 'keys', name: 'acme-production-eu-west-1-shop-orders-key' });
  expect(blocksOf(billing).import).toEqual(
    expect.arrayContaining([
      { to: secret, id: arn },
      { to: bucket, id: 'acme-production-eu-west-1-shop-orders-files' },
    ]),
  );
  expect(blocksOf(shop).removed).toEqual(expect.arrayContaining([{ from: secret, lifecycle: { destroy: false } }]));
  for (const text of [told.stderr, ...everything()]) expect(text).not.toContain(secretOfState);

  // What is committed is enough from then on.
  const before = everything();
  expect(project.slipway(['synth', '--check', '--quiet'])).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(everything()).toEqual(before);

  state({ [secret]: arn, [bucket]: 'acme-production-eu-west-1-shop-orders-files' });
  expect(project.slipway(['synth', '--quiet', '--state', `${billing}=state.json`]).stderr).toContain('is not taken in yet');
  state(Object.fromEntries((blocksOf(billing).import as { to: string; id: string }[]).map(({ to, id }) => [to, id])));
  expect(project.slipway(['synth', '--quiet', '--state', `${billing}=state.json`]).stderr).toContain('`formerly` may become `knownAs`');

  // Said no longer, before the state of the other app was applied: it forgets all the same, with what belongs to it.
  apps({ shop: { needs: [] }, billing: { needs: ['key', 'files'], knownAs: 'shop/orders' } });
  const forgotten = blocksOf(shop).removed;
  expect(project.slipway(['synth', '--quiet', '--update-ids'])).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(blocksOf(shop).removed).toEqual(expect.arrayContaining([{ from: bucket, lifecycle: { destroy: false } }]));
  expect(blocksOf(shop).removed).toHaveLength(forgotten.length);

  // Until a state shows that it did, as it is now: one of before tells ids alone.
  state({});
  expect(project.slipway(['retire', '--quiet', '--from-state', `${shop}=state.json`])).toMatchObject({ code: 0 });
  expect(listOf(shop)[secret]).toMatchObject({ departed: billing });
  expect(project.slipway(['synth', '--quiet', '--update-ids', '--state', `${shop}=state.json`])).toMatchObject({ code: 0 });
  expect(listOf(shop)).toEqual({});
  expect(blocksOf(shop)).not.toHaveProperty('removed');
  expect(project.slipway(['synth', '--check', '--quiet'])).toEqual({ code: 0, stdout: '', stderr: '' });
});

test('what is retired is noted with its id, and is taken in again where it is put back', () => {
  const [secret, bucket] = [addressOf('aws_secretsmanager_secret'), addressOf('aws_s3_bucket')];
  apps({ shop: { needs: [], gone: ['key', 'files'] }, billing: { needs: [] } });
  expect(project.slipway(['synth', '--quiet', '--update-ids'])).toMatchObject({ code: 0 });
  expect(listOf(shop)[secret]).toMatchObject({ retired: { reason: 'for the auditors' } });

  apps({ shop: { needs: ['key', 'files'] }, billing: { needs: [] } });
  const refused = project.slipway(['synth', '--quiet']);
  expect(refused).toMatchObject({ code: 1 });
  expect(refused.stderr).toMatch(/takes in aws_secretsmanager_secret\..*retired before.*slipway retire --from-state/s);

  apps({ shop: { needs: [], gone: ['key', 'files'] }, billing: { needs: [] } });
  state({ [secret]: arn, [bucket]: 'acme-production-eu-west-1-shop-orders-files' });
  expect(project.slipway(['retire', '--quiet', '--from-state', `${shop}=state.json`])).toMatchObject({ code: 0 });
  expect(listOf(shop)[secret]).toMatchObject({ retired: { reason: 'for the auditors' }, importId: arn });

  apps({ shop: { needs: ['key', 'files'] }, billing: { needs: [] } });
  expect(project.slipway(['synth', '--quiet', '--update-ids'])).toEqual({ code: 0, stdout: '', stderr: '' });
  const blocks = blocksOf(shop).import;
  expect(blocks).toEqual(expect.arrayContaining([{ to: secret, id: arn }]));
  // A bucket comes with all that belongs to it.
  expect(blocks).toHaveLength(8);
  expect(listOf(shop)[secret]).not.toHaveProperty('retired');
  // The list of what is imported stands until somebody takes the ids out: a state that was not applied yet makes nothing anew.
  expect(project.slipway(['synth', '--check', '--quiet'])).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(blocksOf(shop).import).toEqual(blocks);
});

test('what was retired is forgotten also where its line is gone, and is destroyed where the list lets it be', () => {
  const bucket = addressOf('aws_s3_bucket');
  apps({ shop: { needs: ['key'], gone: ['files'] }, billing: { needs: [] } });
  expect(project.slipway(['synth', '--quiet', '--update-ids'])).toMatchObject({ code: 0 });
  const { removed } = blocksOf(shop);
  expect(removed).toHaveLength(7);
  apps({ shop: { needs: ['key'] }, billing: { needs: [] } });
  expect(project.slipway(['synth', '--quiet'])).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(blocksOf(shop).removed).toEqual(removed);
  expect(project.slipway(['synth', '--check', '--quiet'])).toMatchObject({ code: 0 });

  const list = json(`ids/${shop}.json`);
  list.resources[bucket].destroyed = { reason: 'nobody reads it' };
  project.write(`ids/${shop}.json`, JSON.stringify(list));
  expect(project.slipway(['synth', '--quiet'])).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(blocksOf(shop)).not.toHaveProperty('removed');
});

test('an older checkout, which lacks what a state has, is refused', () => {
  state({ [addressOf('aws_s3_bucket')]: 'acme-production-eu-west-1-shop-orders-files', 'aws_dynamodb_table.orders_carts_1': 'carts' });
  const refused = project.slipway(['synth', '--quiet', '--state', `${shop}=state.json`]);
  expect(refused).toMatchObject({ code: 1, stdout: '' });
  expect(refused.stderr).toContain(`aws_dynamodb_table.orders_carts_1 of '${shop}', which state.json lists, is made no longer`);
  expect(refused.stderr).toContain('older than what is deployed');
});

test.each<[string, string, string]>([
  ['cut off', `{"version": 4, "x": "${secretOfState}`, "'state.json' is no JSON, or cut off."],
  ['no state', `["${secretOfState}"]`, "'state.json' is no Terraform state."],
  ['of an older version', `{"version": 3, "lineage": "${secretOfState}", "resources": []}`, 'a state of version 3'],
  ['a plan', `{"format_version": "1.2", "planned_values": {}, "a": "${secretOfState}"}`, "'state.json' is no Terraform state."],
])('a state that is %s is refused in a sentence that quotes nothing of it', (_, content, message) => {
  project.write('state.json', content);
  const { code, stdout, stderr } = project.slipway(['synth', '--quiet', '--state', `${shop}=state.json`]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain(message);
  expect(stderr).not.toContain(secretOfState);
});

test('a state of no stack is refused with the names of those that there are', () => {
  state({});
  expect(project.slipway(['synth', '--quiet', '--state', 'elsewhere=state.json']).stderr).toContain("no stack is called 'elsewhere'");
});
