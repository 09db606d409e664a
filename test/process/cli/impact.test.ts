import * as fs from 'node:fs';
import * as path from 'node:path';
import { Project, Slipway } from './slipway';

let slipway: Slipway;
let repository: Project;
beforeAll(() => {
  slipway = new Slipway();
});
afterAll(() => slipway.remove());

/** A library that says what a Deployment has, and the address of a table. */
const library = (replicas: number, address: string, more = '') => `
  const fs = require('node:fs');
  const path = require('node:path');
  const { createHash } = require('node:crypto');
  const sha256 = (text) => createHash('sha256').update(text).digest('hex');
  const write = (file, text) => { fs.mkdirSync(path.dirname(file), { recursive: true }); fs.writeFileSync(file, text); return sha256(text); };
  exports.service = (name) => {
    const terraform = process.env.CDKTF_OUTDIR ?? 'cdktf.out';
    const kubernetes = process.env.CDK8S_OUTDIR ?? 'dist';
    const labels = { app: name };
    const manifest = JSON.stringify({
      apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name, namespace: 'shop', annotations: { 'slipway.dev/path': name + '/' + name + '/Deployment' } },
      spec: { replicas: ${replicas}, selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { ${more} containers: [{ name, image: 'a:1' }] } } },
    });
    const blocks = JSON.stringify({ resource: { aws_dynamodb_table: { [${JSON.stringify(address)}]: { name, hash_key: 'id', '//': { metadata: { path: name + '/' + name + '/table', uniqueId: 'table' } } } } } });
    write(path.join(terraform, 'assembly.json'), JSON.stringify({ schemaVersion: 1, organization: 'acme', stacks: [{
      id: name, environment: 'production', region: 'local', protected: true, app: 'shop',
      terraform: { file: 'stacks/' + name + '/cdk.tf.json', sha256: write(path.join(terraform, 'stacks', name, 'cdk.tf.json'), blocks) },
      clusters: [{ name: 'kind', manifests: [{ file: name + '.yaml', sha256: write(path.join(kubernetes, name + '.yaml'), manifest) }] }],
      workloads: [{ name, path: name + '/' + name, namespace: 'shop', image: 'a:1', bindings: [] }],
      resources: [],
    }] }));
  };
`;
const manifest = (version: string, dependencies: object = {}) =>
  JSON.stringify({ name: '@acme/platform', version, main: 'index.js', dependencies });
const projects = ['services/orders', 'services/cart'];

beforeEach(() => {
  repository = new Project('');
  repository.delete('app.js');
  repository.delete('cdktf.json');
  for (const name of projects) {
    repository.write(`${name}/app.js`, `require('@acme/platform').service('${path.basename(name)}');`);
    repository.write(`${name}/cdktf.json`, JSON.stringify({ language: 'typescript', app: 'node app.js' }));
  }
  for (const folder of ['node_modules/@acme/platform', 'old']) {
    repository.write(`${folder}/index.js`, library(2, 'orders_1A2B3C4D'));
    repository.write(`${folder}/package.json`, manifest('1.0.0'));
  }
  repository.write('new/index.js', library(2, 'orders_9A2B3C4D', 'hostNetwork: true,'));
  repository.write('new/package.json', manifest('1.1.0'));
});
afterEach(() => repository.remove());

const impact = (...args: readonly string[]) =>
  slipway.run(repository.folder, ['impact', '--package', '@acme/platform', ...args], { HOME: process.env.HOME ?? repository.folder });
const both = ['--from', 'old', '--to', 'new', ...projects];

test('what a version changes is told once for all projects, with how far it reaches', () => {
  const { code, stdout, stderr } = impact(...both);
  expect(code).toBe(0);
  expect(stderr.match(/Synthesizing/g)).toHaveLength(4);
  expect(stdout).toContain('@acme/platform: old → new');
  expect(stdout).toContain('2 projects, of which 2 change; 2 workloads.');
  expect(stdout).toMatch(/danger {3}2 subjects: hostNetwork .*; 4 pods are started anew/);
  expect(stdout).toContain('         cart (production), orders (production)');
});

test('a resource whose address alone changed has a moved block proposed', () => {
  const { stdout } = impact(...both, '-o', 'json');
  expect(JSON.parse(stdout).moves).toContainEqual({
    project: 'services/cart',
    stack: 'cart',
    from: 'aws_dynamodb_table.orders_1A2B3C4D',
    to: 'aws_dynamodb_table.orders_9A2B3C4D',
  });
  expect(impact(...both).stdout).toContain('{"moved":[{"from":"aws_dynamodb_table.orders_1A2B3C4D"');
});

test('counts of kinds add up to the plans of the projects, in every format', () => {
  const { kinds, summary, projects: all } = JSON.parse(impact(...both, '-o', 'json').stdout);
  const items = all.flatMap(({ plan }: { plan: { changes: { items: unknown[] }[] } }) => plan.changes.flatMap((change) => change.items));
  expect(kinds.reduce((sum: number, kind: { items: number }) => sum + kind.items, 0)).toBe(items.length);
  expect(summary.items).toBe(items.length);
  for (const format of ['text', 'markdown']) expect(impact(...both, '-o', format).stdout).toContain(`${items.length} changes`);
});

test('two versions that make the same change nothing', () => {
  const { code, stdout } = impact('--from', 'old', '--to', 'old', '--detailed-exitcode', ...projects);
  expect(code).toBe(0);
  expect(stdout).toContain('Nothing changes.');
});

test('exit codes say what is in it', () => {
  expect(impact(...both, '--detailed-exitcode').code).toBe(2);
  expect(impact(...both, '--fail-on', 'danger').code).toBe(3);
});

test('projects and what they have installed stay as they are, also where a program writes into its own files', () => {
  repository.write('services/orders/notes.txt', 'mine');
  repository.write(
    'services/orders/app.js',
    "require('node:fs').writeFileSync('notes.txt', 'written'); require('@acme/platform').service('orders');",
  );
  const before = [...repository.files()];
  impact(...both);
  expect([...repository.files()]).toEqual(before);
});

test('a tarball is a version, and a project of its own folder has the package there', () => {
  const packed = slipway.run(repository.folder, ['--version']);
  expect(packed.code).toBe(0);
  repository.write('alone/app.js', "require('@acme/platform').service('alone');");
  repository.write('alone/cdktf.json', JSON.stringify({ language: 'typescript', app: 'node app.js' }));
  fs.cpSync(path.join(repository.folder, 'old'), path.join(repository.folder, 'alone/node_modules/@acme/platform'), { recursive: true });
  const { code, stdout } = impact('--from', 'old', '--to', 'new', 'alone', 'services/cart');
  expect(code).toBe(0);
  expect(stdout).toContain('2 projects');
});

test.each<[string, () => void, readonly string[], string]>([
  [
    'a folder that is another package',
    () => repository.write('new/package.json', '{ "name": "other", "version": "1.0.0" }'),
    both,
    "'new' is the package 'other', not '@acme/platform'.",
  ],
  [
    'a folder that is none',
    () => fs.mkdirSync(path.join(repository.folder, 'empty')),
    ['--from', 'old', '--to', 'empty', ...projects],
    "'empty' of @acme/platform cannot be had",
  ],
  [
    'what is no version',
    () => undefined,
    ['--from', 'old', '--to', '$(touch ran)', ...projects],
    "'$(touch ran)' is no version, and no folder or tarball.",
  ],
  [
    'a project that does not synthesize with it',
    () => repository.write('new/index.js', 'throw new Error("no more services")'),
    both,
    'no more services',
  ],
  ['a project without the package', () => repository.delete('node_modules'), both, "'services/orders' has no '@acme/platform' installed."],
  ['a project without a program', () => repository.write('services/orders/cdktf.json', '{}'), both, "cdktf.json has no 'app'."],
  [
    'what needs more than is installed',
    () => repository.write('new/package.json', manifest('1.1.0', { absent: '^1.0.0' })),
    both,
    'needs absent',
  ],
])('%s is told with its cure, and nothing else is', (_what, spoil, args, said) => {
  spoil();
  const { code, stdout, stderr } = impact(...args);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain(said);
  expect(stderr).not.toMatch(/\n {4}at /);
  expect(fs.existsSync(path.join(repository.folder, 'ran'))).toBe(false);
});
