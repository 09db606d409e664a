import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Report } from '../../../lib/policy/report/report';
import { Project } from '../../kit/compiled';

const app = `
import { Environment, Platform } from 'slipway';
import { AwsBucket, awsProvider, Bucket, ExternalSecrets, eks, PodIdentity, s3State, Workload } from 'slipway/constructs';
import { strict } from 'slipway/policies';

const key = 'arn:aws:kms:eu-west-1:111122223333:key/11111111-1111-4111-8111-111111111111';
const store = (name: string) => ({ kind: 'ClusterSecretStore', name });
const cluster = (name: string) => ({
  name,
  kubernetesVersion: '1.34',
  network: eks({ cloudApis: [{ cidr: '10.0.128.0/20' }] }),
  secretStores: { secrets: store('secrets-manager'), parameters: store('parameter-store') },
});
const environment = (name: string, isProtected: boolean) =>
  new Environment({
    name,
    protected: isProtected,
    regions: [{ region: 'eu-west-1', account: '111122223333', keys: { storage: key }, clusters: [cluster('blue-' + name), cluster('green-' + name)] }],
    provisioners: [AwsBucket.provisioner()],
    identity: new PodIdentity(),
    delivery: new ExternalSecrets(),
    terraform: [s3State({ bucket: 'acme-state', region: 'eu-west-1' }), awsProvider({ version: '6.25.0', role: 'deploy', tags: { owner: 'platform', costCentre: 'shop' } })],
    release: { schemaVersion: 1, images: { 'shop/orders': { tag: '1.2.3' } } },
    policies: [strict],
    terraformFiles: ['plan_override.tf.json'],
  } as never);
const platform = new Platform({ organization: 'acme' });
for (const place of [environment('production', true), environment('staging', false)])
  place.stamp(platform, 'shop', (stack) => {
    new Workload(stack, 'orders', {
      image: 'ghcr.io/acme/orders',
      replicas: 1,
      resources: { requests: { cpu: '100m', memory: '64Mi' } },
      dependencies: { uploads: new Bucket() },
    } as never);
  });
platform.synth();
`;
const line = app.split('\n').findIndex((text) => text.includes('new Workload')) + 1;

let project: Project;
let atSynth: Report;
beforeAll(() => {
  project = new Project(['lib', 'constructs', 'policies']);
  project.program('main.ts', app);
  spawnSync(process.execPath, ['main.js'], { cwd: project.folder });
  atSynth = JSON.parse(fs.readFileSync(path.join(project.folder, 'cdktf.out/report.json'), 'utf8'));
  // Whatever runs the app from here on fails.
  project.write('cdktf.json', JSON.stringify({ language: 'typescript', app: 'exit 7' }));
});
afterAll(() => project.remove());

function validate(...args: readonly string[]) {
  return project.slipway(['validate', ...args]);
}

function report(...args: readonly string[]): Report {
  const { stdout, stderr } = validate('-o', 'json', ...args);
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

test('what is committed is judged as it was at synth, and no code of the project is run', () => {
  const { findings, stacks, documents } = report('cdktf.out', 'dist', '--pack', 'strict', '--kubernetes-version', '1.34');
  expect(findings.length).toBeGreaterThan(5);
  expect(findings).toEqual(atSynth.findings);
  expect(stacks).toEqual(atSynth.stacks);
  expect(findings.find(({ rule }) => rule === 'k8s/image/digest')).toMatchObject({
    source: { file: 'main.ts', line },
    workload: 'shop/orders',
  });
  expect(documents!.find(({ type }) => type === 'aws_s3_bucket')).toMatchObject({ file: expect.stringMatching(/cdk\.tf\.json$/) });
});

test('environments that protect their data are judged as such, others only with --protected', () => {
  const durability = (...args: readonly string[]) =>
    report('cdktf.out', 'dist', '--only', 'x/prod-durability', ...args).findings.map(({ environment }) => environment);
  expect(new Set(durability())).toEqual(new Set(['production']));
  expect(new Set(durability('--protected'))).toEqual(new Set(['production', 'staging']));
});

test('--env and --stack choose, and nothing else is judged', () => {
  project.write('dist/other.yaml', 'apiVersion: v1\nkind: Pod\nmetadata: { name: other }\n');
  const { stacks, documents } = report('cdktf.out', 'dist', '--stack', 'shop-staging-eu-west-1');
  fs.rmSync(path.join(project.folder, 'dist/other.yaml'));
  expect(stacks.map(({ id }) => id)).toEqual(['shop-staging-eu-west-1']);
  expect(documents!.every(({ file }) => file.includes('shop-staging'))).toBe(true);
  expect(validate('cdktf.out', '--env', 'prod').stderr).toContain("There is no environment named 'prod'.");
});

test('one folder of it is enough to know construct and line', () => {
  const { findings } = report('dist', '--pack', 'strict', '--only', 'k8s/image/digest');
  expect(findings[0]).toMatchObject({ source: { file: 'main.ts', line }, stack: 'shop-production-eu-west-1' });
});

test('the output may lie anywhere', () => {
  fs.cpSync(path.join(project.folder, 'cdktf.out'), path.join(project.folder, 'elsewhere/terraform'), { recursive: true });
  fs.cpSync(path.join(project.folder, 'dist'), path.join(project.folder, 'elsewhere/manifests'), { recursive: true });
  const { findings } = report('elsewhere/terraform', 'elsewhere/manifests/', '--pack', 'strict', '--kubernetes-version', '1.34');
  fs.rmSync(path.join(project.folder, 'elsewhere'), { recursive: true });
  expect(findings).toEqual(atSynth.findings);
});

describe('what is not as synthesis wrote it is told:', () => {
  const manifest = 'dist/staging/blue-staging/shop-staging-eu-west-1/orders.k8s.yaml';
  const terraform = 'cdktf.out/stacks/shop-staging-eu-west-1/cdk.tf.json';
  const found = (file: string, edit: (text: string) => string, ...names: readonly string[]) => {
    const own = fs.readFileSync(path.join(project.folder, file), 'utf8');
    project.write(file, edit(own));
    const { findings } = report(...names, '--only', 'x/as-written');
    project.write(file, own);
    return findings.map(({ type, message }) => `${type} ${message.split(':')[0]}`);
  };

  test.each<readonly [what: string, file: string, edit: (text: string) => string, told: string]>([
    ['an object', manifest, (text) => text.replace(/replicas: \d+/, 'replicas: 9'), 'apps/v1/Deployment is not as synthesis wrote it'],
    [
      'another object',
      manifest,
      (text) => `${text}---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: by-hand, namespace: shop }\n`,
      'v1/ConfigMap is not of the synthesis',
    ],
    ['a comment', manifest, (text) => `# by hand\n${text}`, 'lies in a file that is not as synthesis wrote it'],
    ['a block', terraform, (text) => text.replace('"status": "Enabled"', '"status": "Disabled"'), 'is not as synthesis wrote it'],
    ['the backend', terraform, (text) => text.replace('acme-state', 'evil-state'), 'lies in a file that is not as synthesis wrote it'],
    [
      'another block',
      terraform,
      (text) => text.replace('"resource": {', '"resource": { "aws_sqs_queue": { "by_hand": {} },'),
      'aws_sqs_queue is not of the synthesis',
    ],
  ])('%s', (_what, file, edit, told) => {
    expect(found(file, edit, 'cdktf.out', 'dist')).toEqual([expect.stringContaining(told)]);
  });

  test('objects without their assembly', () => {
    fs.cpSync(path.join(project.folder, 'dist'), path.join(project.folder, 'copied'), { recursive: true });
    const { findings } = report('copied', '--only', 'x/as-written');
    fs.rmSync(path.join(project.folder, 'copied'), { recursive: true });
    expect(findings.length).toBeGreaterThan(5);
    expect(findings[0]!.message).toContain('assembly.json is not beside it');
  });
});

test('what somebody added by hand is told with its own line', () => {
  const file = 'dist/staging/blue-staging/shop-staging-eu-west-1/orders.k8s.yaml';
  const own = fs.readFileSync(path.join(project.folder, file), 'utf8');
  project.write(file, `${own}---\napiVersion: v1\nkind: Pod\nmetadata:\n  name: by-hand\n  namespace: shop\nspec:\n  hostNetwork: true\n`);
  const { findings } = report('cdktf.out', 'dist', '--only', 'k8s/pss/hostNamespaces');
  project.write(file, own);
  const at = own.split('\n').length + 7;
  expect(findings).toMatchObject([{ addresses: ['blue-staging/shop/Pod/by-hand'], source: { file, line: at } }]);
});

test.each([
  [
    'a patch',
    'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: by-hand\n  namespace: shop\nspec: { template: { spec: { hostNetwork: true } } }\n',
  ],
  ['a list', 'apiVersion: v1\nkind: PodList\nitems: [{ metadata: { name: by-hand, namespace: shop }, spec: { hostNetwork: true } }]\n'],
])('%s that somebody added by hand is judged: synthesis writes whole objects', (_what, added) => {
  const file = 'dist/staging/blue-staging/shop-staging-eu-west-1/orders.k8s.yaml';
  const own = fs.readFileSync(path.join(project.folder, file), 'utf8');
  project.write(file, `${own}---\n${added}`);
  const { findings, notJudged } = report('cdktf.out', 'dist', '--only', 'k8s/pss/hostNamespaces');
  project.write(file, own);
  expect(findings).toMatchObject([{ message: expect.stringContaining('hostNetwork is true'), source: { file } }]);
  expect(notJudged).toBeUndefined();
});

test.each(['report.json', 'manifest.json'])('%s beside the output is looked at, where it holds what an engine takes', (name) => {
  const file = `cdktf.out/${name}`;
  const own = fs.readFileSync(path.join(project.folder, file), 'utf8');
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'by-hand', namespace: 'shop' },
    spec: { hostNetwork: true, containers: [] },
  };
  for (const hostile of [pod, { ...JSON.parse(own), ...pod }]) {
    project.write(file, JSON.stringify(hostile));
    expect(report('cdktf.out', 'dist', '--only', 'k8s/pss/hostNamespaces').findings).toMatchObject([
      { message: expect.stringContaining('hostNetwork is true'), source: { file } },
    ]);
  }
  project.write(file, own);
});

test('waivers of a file hold by construct path, and those that cover nothing are told', () => {
  const expires = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
  const waiver = (rule: string, at: string) => ({ rule, path: at, reason: 'one pod is enough until the move', owner: 'team', expires });
  const waivers = [waiver('k8s/replicas/min', 'shop-*/orders'), waiver('k8s/image/digest', 'shop-nowhere/orders')];
  project.write('platform/waivers.yaml', JSON.stringify({ waivers }));
  const { findings, waivers: found } = report('cdktf.out', 'dist', '--pack', 'strict', '--waivers', 'platform/waivers.yaml');
  expect(findings.filter(({ rule }) => rule === 'k8s/replicas/min').every((finding) => finding.waiver)).toBe(true);
  expect(found.map(({ state, source }) => [state, source!.file])).toEqual([
    ['used', 'platform/waivers.yaml'],
    ['unused', 'platform/waivers.yaml'],
  ]);
  project.write('platform/waivers.yaml', JSON.stringify({ waivers: [waiver('k8s/replicas/mim', 'shop-*/orders')] }));
  expect(validate('cdktf.out', '--pack', 'strict', '--waivers', 'platform/waivers.yaml')).toMatchObject({
    code: 1,
    stderr:
      "Error: platform/waivers.yaml:1:13: A waiver names the rule 'k8s/replicas/mim', which no environment enforces.\nDid you mean k8s/replicas/min, k8s/replicas/spread, k8s/ports/ssh?\n",
  });
});

test('waivers hold for other files too, by their path', () => {
  const expires = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
  project.write(
    'in/pod.yaml',
    'apiVersion: v1\nkind: Pod\nmetadata: { name: a, namespace: shop }\nspec: { hostNetwork: true, containers: [] }\n',
  );
  project.write(
    'waivers.yaml',
    JSON.stringify({
      waivers: [
        {
          rule: 'k8s/pss/hostNamespaces',
          path: 'in/pod.yaml/shop/Pod/a',
          reason: 'the node agent needs it until May',
          owner: 'team',
          expires,
        },
      ],
    }),
  );
  const args = ['in', '--only', 'k8s/pss/hostNamespaces'];
  expect(validate(...args).code).toBe(3);
  expect(validate(...args, '--waivers', 'waivers.yaml').code).toBe(0);
});

test('a stack is judged for the Kubernetes version of its cluster, unless the command line says another one', () => {
  const files = ['cdktf.out/assembly.json', 'dist/staging/blue-staging/shop-staging-eu-west-1/orders.k8s.yaml'] as const;
  const [assembly, manifest] = files.map((file) => fs.readFileSync(path.join(project.folder, file), 'utf8')) as [string, string];
  const old = 'apiVersion: flowcontrol.apiserver.k8s.io/v1beta3\nkind: FlowSchema\nmetadata: { name: old }\n';
  const args = ['cdktf.out', 'dist', '--only', 'k8s/api/removed'];
  try {
    project.write(files[1], `${manifest}---\n${old}`);
    expect(validate(...args)).toMatchObject({ code: 3, stdout: expect.stringContaining('Kubernetes 1.32 removed') });
    project.write(files[0], assembly.replaceAll('"kubernetesVersion": "1.34"', '"kubernetesVersion": "1.31"'));
    expect(validate(...args).code).toBe(0);
    expect(validate(...args, '--kubernetes-version', '1.32').code).toBe(3);
  } finally {
    project.write(files[0], assembly);
    project.write(files[1], manifest);
  }
});

test('a file with the name of an assembly that is none is no matter', () => {
  project.write('foreign/assembly.json', '{"parts": []}');
  project.write('foreign/pod.yaml', 'apiVersion: v1\nkind: Pod\nmetadata: { name: a, namespace: shop }\nspec: { containers: [] }\n');
  expect(validate('foreign', '--only', 'k8s/image/tag')).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('foreign/assembly.json is neither Kubernetes nor Terraform\n'),
  });
  project.write('foreign/assembly.json', '{"organization": "acme", "stacks": [], "schemaVersion": 2}');
  expect(validate('foreign')).toMatchObject({ code: 1, stderr: expect.stringContaining('has the schema version 2') });
});

test('flags that have no meaning without files, or without an assembly, are refused', () => {
  for (const flag of [['--waivers', 'waivers.yaml'], ['--protected']])
    expect(validate(...flag).stderr).toContain(`${flag[0]} is for files, and none is named.`);
  project.write('in/pod.yaml', 'apiVersion: v1\nkind: Pod\n');
  for (const flag of ['--env', '--stack'])
    expect(validate('in', flag, 'x').stderr).toContain(
      `${flag} is about stacks, and the files that are named lie beside no assembly.json.`,
    );
});

describe('the folder as Terraform reads it', () => {
  const stack = 'cdktf.out/stacks/shop-production-eu-west-1';
  const remove = (file: string) => fs.rmSync(path.join(project.folder, file));

  test.each([
    'evil.tf',
    'x_override.tf.json',
    'override.tofu',
    'b.tofu.json',
    'a.auto.tfvars',
    'a.auto.tfvars.json',
    'terraform.tfvars',
    'terraform.tfvars.json',
    '../of-nobody/cdk.tf.json',
    '../of-nobody/evil.tf',
    '.auto.tfvars',
    '.a.auto.tfvars.json',
    '~.auto.tfvars',
  ])('%s beside cdk.tf.json is refused', (name) => {
    project.write(`${stack}/${name}`, '{}');
    const { code, stderr } = validate('cdktf.out', 'dist', '--only', 'k8s/image/tag');
    remove(`${stack}/${name}`);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringContaining(`${path.posix.join(stack, name)} is not judged: it is loaded by Terraform`),
    });
  });

  test.each([
    '.terraform.lock.hcl',
    'terraform.tfstate',
    '.hidden.tf',
    'main.tf~',
    '#main.tf#',
    'a.tfvars',
    '.terraform.tfvars',
    'tests.tftest.hcl',
  ])('%s is none of its business', (name) => {
    project.write(`${stack}/${name}`, '{}');
    const { code } = validate('cdktf.out', 'dist', '--only', 'k8s/image/tag');
    remove(`${stack}/${name}`);
    expect(code).toBe(0);
  });

  test.each([
    'dist/evil.yaml',
    'dist/production/kustomization.yaml',
    'dist/a.json',
    'dist/production/b.yml',
    'dist/Kustomization',
    'dist/Chart.yaml',
    'dist/c.jsonnet',
  ])('%s among the manifests is refused', (name) => {
    project.write(name, 'kind: Kustomization\n');
    const { code, stderr } = validate('cdktf.out', 'dist', '--only', 'k8s/image/tag');
    remove(name);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringContaining(`${name} is not judged: it is applied with the manifests`),
    });
  });

  test('a manifest that neither synthesis writes nor a ledger names is refused, until it is removed', () => {
    const stale = 'dist/production/blue-production/shop-production-eu-west-1/gone.k8s.yaml';
    project.write(stale, 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: gone, namespace: shop }\n');
    const { code, stderr } = validate('cdktf.out', 'dist', '--only', 'k8s/image/tag');
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringContaining(`${stale} is not judged: it is applied with the manifests`),
    });
    // The next synthesis removes it.
    const ledger = path.join(project.folder, 'dist/cdktf-out.ledger');
    const before = fs.readFileSync(ledger, 'utf8');
    fs.writeFileSync(ledger, `${before}${'0'.repeat(64)}  ${stale.slice('dist/'.length)}\n`);
    const known = validate('cdktf.out', 'dist', '--only', 'k8s/image/tag').code;
    fs.writeFileSync(ledger, before);
    remove(stale);
    expect(known).toBe(0);
  });

  test.each([
    ['dist', /\.k8s\.yaml$/],
    ['cdktf.out', /cdk\.tf\.json$/],
  ])('a file of %s that the assembly lists and that is not there is refused, as long as others are', (folder, form) => {
    const files = fs
      .readdirSync(path.join(project.folder, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => form.test(file))
      .map((file) => path.join(project.folder, folder, file));
    const [first, ...others] = files.map((file) => [file, fs.readFileSync(file, 'utf8')] as const);
    fs.rmSync(first![0]);
    const { code, stderr } = validate('cdktf.out', 'dist', '--only', 'k8s/image/tag');
    for (const [file] of others) fs.rmSync(file);
    const without = validate('cdktf.out', 'dist', '--only', 'k8s/image/tag').code;
    for (const [file, text] of [first!, ...others]) fs.writeFileSync(file, text);
    expect({ code, stderr, without }).toEqual({
      code: 1,
      stderr: expect.stringContaining(
        `${path.relative(project.folder, first![0])} is not judged: it is listed by the assembly and not there`,
      ),
      without: 0,
    });
  });

  test('values of variables that an assembly lists are refused: no policy sees them', () => {
    const assembly = path.join(project.folder, 'cdktf.out/assembly.json');
    const before = fs.readFileSync(assembly, 'utf8');
    for (const name of ['team.auto.tfvars', 'team.auto.tfvars.json', 'terraform.tfvars', 'terraform.tfvars.json']) {
      fs.writeFileSync(assembly, before.replaceAll('plan_override.tf.json', name));
      project.write(`${stack}/${name}`, '{}');
      const { code, stderr } = validate('cdktf.out', 'dist', '--only', 'k8s/image/tag');
      remove(`${stack}/${name}`);
      expect({ code, stderr }).toEqual({
        code: 1,
        stderr: expect.stringContaining(
          `'${stack}/${name}' holds values of variables, which no policy sees.\nState the values in the program`,
        ),
      });
    }
    fs.writeFileSync(assembly, before);
  });

  test.each([
    ['with a leading ./', ['./cdktf.out', './dist']],
    ['with a trailing /', ['cdktf.out/', 'dist/']],
    ['with a way around', ['dist/../cdktf.out', './dist/../dist/']],
    ['as absolute paths', ['$PROJECT/cdktf.out', '$PROJECT/dist']],
    ['as one absolute and one relative path', ['$PROJECT/cdktf.out', './dist']],
  ])('the output named %s is judged as it is without', (_how, names) => {
    const [plain, found] = [['cdktf.out', 'dist'], names].map((given) =>
      report(...given.map((name) => name.replace('$PROJECT', project.folder)), '--pack', 'strict'),
    );
    expect(found!.findings).toEqual(plain!.findings);
    expect(found!.stacks).toEqual(plain!.stacks);
  });

  test.each(['./', '$PROJECT/', 'dist/../'])('a manifest named with %s before its path is one of its stack', (before) => {
    const manifest = 'dist/production/blue-production/shop-production-eu-west-1/orders.k8s.yaml';
    const [plain, found] = [manifest, `${before.replace('$PROJECT', project.folder)}${manifest}`].map((name) =>
      report(name, '--pack', 'strict'),
    );
    expect(plain!.stacks.map(({ id }) => id)).toEqual(['shop-production-eu-west-1']);
    expect(found).toEqual(plain);
  });

  test('what the environment lists is merged before it is judged', () => {
    const { resource } = JSON.parse(fs.readFileSync(path.join(project.folder, stack, 'cdk.tf.json'), 'utf8'));
    const [name] = Object.keys(resource.aws_s3_bucket);
    project.write(`${stack}/plan_override.tf.json`, JSON.stringify({ resource: { aws_s3_bucket: { [name!]: { acl: 'public-read' } } } }));
    const { findings } = report('cdktf.out', 'dist', '--pack', 'strict');
    remove(`${stack}/plan_override.tf.json`);
    expect(findings.filter(({ message }) => message.includes('public-read'))).toMatchObject([{ stack: 'shop-production-eu-west-1' }]);
  });
});
