import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { Run, Slipway } from './slipway';

let slipway: Slipway;
let folder: string;
beforeAll(() => {
  slipway = new Slipway();
});
afterAll(() => slipway.remove());
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'slipway adopt '));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const canary = 'canary-Tr0ub4dor';

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata: { name: shop-orders, namespace: shop }
spec:
  selector: { matchLabels: { app: orders } }
  template:
    metadata: { labels: { app: orders } }
    spec:
      containers:
        - name: chart
          image: acme/orders:1.2.3
          env: [{ name: LOG_LEVEL, value: info }, { name: DATABASE, value: 'postgres://app:${canary}@db/orders' }]
---
apiVersion: v1
kind: Secret
metadata: { name: orders, namespace: shop }
stringData: { password: ${canary} }
`;

const state = {
  version: 4,
  terraform_version: '1.11.0',
  lineage: 'a',
  outputs: { password: { value: canary, type: 'string', sensitive: true } },
  resources: [
    {
      module: 'module.storage',
      mode: 'managed',
      type: 'aws_s3_bucket',
      name: 'uploads',
      instances: [{ attributes: { bucket: 'acme-uploads' } }, { deposed: 'abcd1234', attributes: { bucket: 'acme-old' } }],
    },
    { mode: 'managed', type: 'random_password', name: 'x', instances: [{ attributes: { result: canary } }] },
  ],
};

function write(file: string, content: string | object): void {
  const at = path.join(folder, file);
  fs.mkdirSync(path.dirname(at), { recursive: true });
  fs.writeFileSync(at, typeof content === 'string' ? content : JSON.stringify(content));
}

const run = (...args: string[]): Run => slipway.run(folder, ['adopt', ...args]);

test('manifests and a state are proposed as one program, on stdout, and no credential of either is in it', () => {
  write('rendered/orders.yaml', deployment);
  write('state.json', state);
  const { code, stdout, stderr } = run('--manifests', 'rendered', '--from-state', 'state.json', '--app', 'shop');
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toContain("new Workload(stack, 'shop-orders', {");
  expect(stdout).toContain("env: { LOG_LEVEL: 'info' },");
  expect(stdout).toContain("const uploadsBucket = new Shared('uploads', new Bucket());");
  expect(stdout).toContain(
    "'shop/shared.uploads': new AdoptedResources({ ids: { aws_s3_bucket: 'acme-uploads' }, names: { s3: 'acme-uploads' } }),",
  );
  expect(stdout).toContain('// Not proposed: random_password (1).');
  expect(stdout).not.toMatch(/canary|acme-old/);
  expect(fs.readdirSync(folder).sort()).toEqual(['rendered', 'state.json']);
});

test('a state as `terraform show -json` prints it is read too, and its modules', () => {
  const bucket = { mode: 'managed', type: 'aws_s3_bucket', name: 'uploads', values: { bucket: 'acme-uploads' } };
  write('state.json', { format_version: '1.0', values: { root_module: { child_modules: [{ resources: [bucket] }] } } });
  expect(run('--from-state', 'state.json').stdout).toContain("names: { s3: 'acme-uploads' }");
});

describe('what says nothing is an error in a sentence, and proposes nothing', () => {
  const nothing: readonly (readonly [string, () => void, readonly string[], RegExp])[] = [
    ['a folder that is missing', () => undefined, ['--manifests', 'gone'], /'gone' of '--manifests' does not exist/],
    [
      'an empty folder',
      () => fs.mkdirSync(path.join(folder, 'empty')),
      ['--manifests', 'empty'],
      /no Deployment, StatefulSet or DaemonSet in 'empty'/,
    ],
    [
      'a folder without objects',
      () => write('a/x.yaml', 'hello: world\n'),
      ['--manifests', 'a'],
      /no Deployment, StatefulSet or DaemonSet in 'a'/,
    ],
    ['a device', () => undefined, ['--manifests', '/dev/null'], /'\/dev\/null' is no regular file/],
    ['a file that cannot be read', () => undefined, ['--manifests', '/proc/self/mem'], /Error: /],
    [
      'another namespace',
      () => write('a/x.yaml', `${deployment}---\napiVersion: v1\nkind: Service\nmetadata: { name: more }\nspec: {}\n`),
      ['--manifests', 'a', '--namespace', 'other'],
      /in namespace 'other'.*\n.*: shop\.\n$/,
    ],
    [
      'a state of other things',
      () => write('s.json', { ...state, resources: [state.resources[1]] }),
      ['--from-state', 's.json'],
      /has: random_password \(1\)/,
    ],
    ['an empty state', () => write('s.json', { ...state, resources: [] }), ['--from-state', 's.json'], /it is empty/],
    ['no state', () => write('s.json', { a: 1 }), ['--from-state', 's.json'], /is no Terraform state/],
    [
      'an older state',
      () => write('s.json', { ...state, version: 3 }),
      ['--from-state', 's.json'],
      /version 3, and this slipway reads version 4/,
    ],
    ['nothing', () => undefined, [], /Nothing says what is there already/],
    ['a cluster without a namespace', () => undefined, ['--from-cluster', 'blue'], /without a namespace/],
  ];
  test.each(nothing)('%s', (_, given, args, message) => {
    given();
    const { code, stdout, stderr } = run(...args);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/^Error: [^\n]+\n[^\n]+\n$/);
  });
});

test('what is broken is not quoted: it may be a secret', () => {
  write('a/x.yaml', `apiVersion: v1\nkind: Secret\nstringData:\n  password: ${canary}: : [\n`);
  write('s.json', `{"version":4,"resources":[{"password":"${canary}"`);
  for (const args of [
    ['--manifests', 'a'],
    ['--from-state', 's.json'],
  ]) {
    const { code, stdout, stderr } = run(...args);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).not.toContain('canary');
  }
});

test('a state of 50 megabytes is proposed, and one of more than is read is refused', () => {
  const filler = 'x'.repeat(1024 * 1024);
  const instances = Array.from({ length: 50 }, (_, index) => ({
    index_key: index,
    attributes: { bucket: `bucket-${index}`, policy: filler },
  }));
  write('large.json', { ...state, resources: [{ ...state.resources[0], instances }] });
  expect(fs.statSync(path.join(folder, 'large.json')).size).toBeGreaterThan(50_000_000);
  const { code, stdout } = slipway.run(folder, ['adopt', '--from-state', 'large.json']);
  expect([code, stdout.length > 0]).toEqual([0, true]);
  write('larger.json', { ...state, filler: 'x'.repeat(65 * 1024 * 1024) });
  expect(run('--from-state', 'larger.json').stderr).toMatch(/more than the 67108864 that are read/);
});

describe('from a cluster', () => {
  /** A kubectl that notes what it is asked, and answers. */
  function kubectl(script: string): string {
    const bin = path.join(folder, 'bin');
    fs.mkdirSync(bin, { recursive: true });
    fs.writeFileSync(path.join(bin, 'kubectl'), `#!/bin/sh\nprintf '%s\\n' "$@" > "${folder}/asked"\n${script}\n`, { mode: 0o755 });
    return `${bin}${path.delimiter}${process.env.PATH}`;
  }
  const ask = (script: string) =>
    slipway.run(folder, ['adopt', '--from-cluster', 'blue', '--namespace', 'shop'], { PATH: kubectl(script) });

  test('kubectl is asked for five kinds, and never for Secrets or ConfigMaps', () => {
    const object = {
      kind: 'Deployment',
      metadata: { name: 'orders' },
      spec: { selector: { matchLabels: { app: 'o' } }, template: { spec: {} } },
    };
    write('answer.json', { kind: 'List', items: [object] });
    const { code, stdout } = ask(`cat "${folder}/answer.json"`);
    expect([code, stdout]).toEqual([0, expect.stringContaining("new Workload(stack, 'orders', {")]);
    const asked = fs.readFileSync(path.join(folder, 'asked'), 'utf8').trim().split('\n');
    expect(asked).toEqual([
      '--context=blue',
      '--namespace=shop',
      'get',
      'deployments.apps,statefulsets.apps,services,horizontalpodautoscalers.autoscaling,poddisruptionbudgets.policy',
      '--output=json',
      '--show-managed-fields',
    ]);
  });

  test('what Slipway made there is named, and proposed no second time', () => {
    const made = { labels: { 'slipway.dev/stack': 'shop-production-eu-west-1' }, annotations: { 'slipway.dev/path': 'x' } };
    const deployment = (name: string, metadata: object = {}) => ({
      kind: 'Deployment',
      metadata: { name, ...metadata },
      spec: { selector: { matchLabels: { app: name } }, template: { spec: {} } },
    });
    write('answer.json', { kind: 'List', items: [deployment('orders'), deployment('web', made)] });
    const { code, stdout } = ask(`cat "${folder}/answer.json"`);
    expect([code, stdout]).toEqual([0, expect.stringContaining("new Workload(stack, 'orders', {")]);
    expect(stdout).not.toContain("'web'");
    expect(stdout).toContain('// Deployment web: Slipway made it, or took it over before.');
    // AND
    write('answer.json', { kind: 'List', items: [deployment('web', made)] });
    expect(ask(`cat "${folder}/answer.json"`)).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('Slipway made every Deployment, StatefulSet and DaemonSet that is there: web.'),
    });
  });

  test.each([
    [
      'a cluster that refuses',
      `echo 'error: forbidden \\033[2J' >&2; exit 1`,
      /kubectl cannot read namespace 'shop' of context 'blue': error: forbidden/,
    ],
    ['an answer that is cut off', `echo '{"kind":"List","items":['`, /Error: /],
    ['an answer without workloads', `echo '{"kind":"List","items":[]}'`, /no Deployment, StatefulSet or DaemonSet in context 'blue'/],
  ])('%s is an error in a sentence', (_, script, message) => {
    const { code, stdout, stderr } = ask(script);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain('\u001b');
  });
});
