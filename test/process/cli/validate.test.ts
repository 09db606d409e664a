import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import type { Report } from '../../../lib/policy/report/report';
import { Project } from '../../kit/compiled';
import { schemaOf } from '../../kit/root';

let project: Project;
beforeAll(() => {
  project = new Project(['lib', 'policies']);
});
afterAll(() => project.remove());
beforeEach(() => fs.rmSync(path.join(project.folder, 'in'), { recursive: true, force: true }));

function validate(...args: readonly string[]) {
  return project.slipway(['validate', ...args]);
}

function judged(...args: readonly string[]): Report {
  return JSON.parse(validate(...args, '-o', 'json').stdout);
}

const pod = (name: string, securityContext: object = {}) =>
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'shop' },
    spec: { containers: [{ name: 'app', image: 'nginx:1.29', securityContext }] },
  });
const verdicts = ({ documents = [] }: Report, rule: string) => documents.map((document) => document.verdicts[rule]);

test('a folder of manifests and Terraform JSON is judged, each finding with the line and column of its field', () => {
  project.write(
    'in/pods.yaml',
    '# two pods\napiVersion: v1\nkind: Pod\nmetadata: { name: a, namespace: shop }\nspec:\n  hostNetwork: true\n  containers: []\n',
  );
  project.write(
    'in/main.tf.json',
    JSON.stringify({ resource: { acme_thing: { a: {} }, aws_s3_bucket: { logs: { bucket: 'logs' } } } }, undefined, 1),
  );
  project.write('in/package.json', '{ "name": "x" }');
  const { code, stdout, stderr } = validate('in');
  expect({ code, stderr }).toEqual({ code: 3, stderr: '' });
  expect(stdout).toContain('Not judged, in 1 file:\n  in/package.json is neither Kubernetes nor Terraform\n');
  expect(stdout).toMatch(
    /in\/pods\.yaml\n {2}critical {2}Pod\/a: spec\.hostNetwork is true {2}in\/pods\.yaml:6:16\n {12}.* {2}\[k8s\/pss\/hostNamespaces [0-9a-f]{16}\]\n/,
  );
  expect(stdout).toMatch(/in\/main\.tf\.json {2}in\/main\.tf\.json:7:4\n {2}\w+ +aws_s3_bucket\.logs: /);
  expect(stdout).toContain('Not covered by any rule: 1 resource of acme_thing.\n');
});

describe('--namespace is where objects are applied that name none', () => {
  const nameless = [
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } },
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'b', namespace: 'default' } },
    { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name: 'c' }, provisioner: 'x' },
  ];
  const rule = ['--only', 'k8s/namespace/not-default'];
  beforeEach(() => project.write('in/all.json', JSON.stringify({ apiVersion: 'v1', kind: 'List', items: nameless })));

  test('as kubectl does it: what names one, or lives in none, stays where it is', () => {
    expect(judged('in', ...rule).findings.map(({ addresses }) => addresses)).toEqual([
      ['cluster/ConfigMap/a'],
      ['cluster/default/ConfigMap/b'],
    ]);
    const { findings, documents = [] } = judged('in', '--namespace', 'shop', ...rule);
    expect(findings.map(({ addresses }) => addresses)).toEqual([['cluster/default/ConfigMap/b']]);
    expect(documents.map(({ address }) => address)).toEqual([
      'cluster/shop/ConfigMap/a',
      'cluster/default/ConfigMap/b',
      expect.stringMatching(/StorageClass.*\/c$/),
    ]);
    expect(documents[2]!.address).not.toContain('shop');
  });

  test.each([
    [['in', '--namespace', 'My Shop'], "--namespace is 'My Shop'."],
    [['in', '--namespace', 'a'.repeat(64)], '--namespace is '],
    [['--namespace', 'shop'], '--namespace is for files, and none is named.'],
    [['in', '--kubernetes-version', '1.2'], "--kubernetes-version is '1.2'.\nWrite a minor version from 1.10 on, such as 1.34."],
  ])('%j is refused', (args, message) => {
    expect(validate(...args)).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining(message) });
  });
});

test('--fail-on uncovered fails where no rule covers a resource, and takes nothing else', () => {
  project.write('in/main.tf.json', JSON.stringify({ resource: { acme_thing: { a: {}, b: {} } } }));
  expect(validate('in').code).toBe(0);
  const failing = validate('in', '--fail-on', 'uncovered', '--fail-on', 'uncovered', '-o', 'junit');
  expect(failing).toMatchObject({ code: 3, stderr: '' });
  expect(failing.stdout).toContain('<testcase classname="not covered" name="acme_thing"><failure message="2 of them, and no rule covers');
  expect(validate('in', '--fail-on', 'uncovered').stdout).toContain('Not covered by any rule: 2 resources of acme_thing (2).\n');
  expect(validate('in', '--fail-on', 'warnings')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('Allowed choices are uncovered'),
  });
});

test('-o json holds what every rule says of every document, as its schema says, and is a baseline', () => {
  project.write('in/pods.yaml', ['', pod('good'), pod('bad', { privileged: true })].join('\n---\n'));
  const { stdout } = validate('in', '--pack', 'strict', '-o', 'json');
  const report: Report = JSON.parse(stdout);
  const schema = schemaOf('report');
  const check = new Ajv2020({ strict: true }).compile(schema);
  expect(check(report) || check.errors).toBe(true);
  expect(report.documents).toMatchObject([
    { file: 'in/pods.yaml', line: 3, type: 'v1/Pod', address: 'cluster/shop/Pod/good' },
    { file: 'in/pods.yaml', line: 5, address: 'cluster/shop/Pod/bad' },
  ]);
  expect(verdicts(report, 'k8s/pss/privileged')).toEqual(['pass', 'fail']);
  project.write('in.json', stdout);
  expect(validate('in', '--pack', 'strict', '--baseline', 'in.json').code).toBe(0);
});

test('a rule that a stricter one repeats has its own verdict too', () => {
  project.write('in/pod.yaml', pod('bad', { capabilities: { add: ['SYS_ADMIN'] } }));
  const report = judged('in', '--pack', 'strict');
  expect(verdicts(report, 'k8s/pss/capabilities_baseline')).toEqual(['fail']);
  expect(verdicts(report, 'k8s/pss/capabilities_restricted')).toEqual(['fail']);
});

test('objects see each other, and files that define the same are judged apart', () => {
  const service = JSON.stringify({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 's', namespace: 'shop' },
    spec: { selector: { app: 'web' }, ports: [{ port: 80 }] },
  });
  const web = JSON.stringify({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'p', namespace: 'shop', labels: { app: 'web' } },
    spec: { containers: [{ name: 'a', image: 'b:1', ports: [{ containerPort: 80 }] }] },
  });
  project.write('in/a/service.yaml', service);
  project.write('in/b/pod.yaml', web);
  expect(verdicts(judged('in', '--only', 'k8s/service/selects'), 'k8s/service/selects')).toEqual(['pass', undefined]);
  project.write('in/b/service.yaml', service);
  expect(verdicts(judged('in', '--only', 'k8s/service/selects'), 'k8s/service/selects')).toEqual(['fail', undefined, 'pass']);
});

test('reports for a forge name files from the top of the repository', () => {
  project.write('in/repository/.git/HEAD', '');
  project.write('in/repository/platform/pod.yaml', pod('a'));
  const { stdout } = spawnSync(
    process.execPath,
    [path.join(project.folder, 'node_modules/slipway/lib/cli/main.js'), 'validate', 'pod.yaml', '-o', 'gitlab'],
    { cwd: path.join(project.folder, 'in/repository/platform'), encoding: 'utf8', env: { PATH: process.env.PATH } },
  );
  expect(JSON.parse(stdout)[0].location.path).toBe('platform/pod.yaml');
});

test('a List is its items', () => {
  project.write('in/list.json', JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [JSON.parse(pod('a')), JSON.parse(pod('b'))] }));
  expect(judged('in').documents).toHaveLength(2);
});

test.each(['Thing', 'ConfigMap', 'NetworkPolicy', 'Pod', 'list'])('so is whatever has items, as kubectl takes it: a %s', (kind) => {
  project.write('in/list.json', JSON.stringify({ apiVersion: 'v1', kind, metadata: { name: 'x' }, items: [JSON.parse(pod('a'))] }));
  expect(judged('in').documents).toEqual([expect.objectContaining({ address: 'cluster/shop/Pod/a' })]);
});

describe('a plan', () => {
  const plan = (change: object) =>
    JSON.stringify({
      format_version: '1.2',
      planned_values: {
        root_module: {
          resources: [
            { address: 'aws_s3_bucket.b["x"]', mode: 'managed', type: 'aws_s3_bucket', name: 'b', index: 'x', values: { bucket: 'logs' } },
            {
              address: 'aws_s3_bucket_versioning.v["x"]',
              mode: 'managed',
              type: 'aws_s3_bucket_versioning',
              name: 'v',
              index: 'x',
              values: { versioning_configuration: [{ status: 'Enabled' }] },
            },
            {
              address: 'aws_db_instance.d',
              mode: 'managed',
              type: 'aws_db_instance',
              name: 'd',
              values: { password: 'hunter2hunter2', publicly_accessible: false },
              sensitive_values: { password: true },
            },
          ],
        },
      },
      resource_changes: [{ address: 'aws_s3_bucket_versioning.v["x"]', change: { after_unknown: { bucket: true, id: true } } }],
      configuration: {
        root_module: {
          resources: [
            {
              address: 'aws_s3_bucket_versioning.v',
              expressions: { bucket: { references: ['aws_s3_bucket.b["x"].id', 'aws_s3_bucket.b["x"]'] } },
            },
          ],
        },
      },
      ...change,
    });

  test('is judged by what it leaves behind, and by the references of its configuration', () => {
    project.write('in/plan.json', plan({}));
    const report = judged('in');
    expect(verdicts(report, 'aws/s3/versioning')[0]).toBe('pass');
    expect(verdicts(report, 'aws/rds/not-public')[2]).toBe('pass');
    expect(report.findings.map(({ path: at }) => at)).toContain('in/plan.json/aws_s3_bucket.b["x"]');
  });

  test.each([{}, { root_module: {} }, { root_module: { resources: [] } }])(
    'whose configuration is %j says nothing of what is known only after apply',
    (configuration) => {
      const change = { after_unknown: { publicly_accessible: true } };
      project.write('in/plan.json', plan({ configuration, resource_changes: [{ address: 'aws_db_instance.d', change }] }));
      expect(verdicts(judged('in'), 'aws/rds/not-public')[2]).toBe('unknown');
    },
  );

  test('tells no sensitive value', () => {
    project.write('in/plan.json', plan({}));
    for (const format of ['text', 'json', 'sarif', 'junit', 'markdown', 'github', 'gitlab'])
      expect(validate('in', '-o', format).stdout).not.toContain('hunter2');
  });

  test('of another major version is refused', () => {
    project.write('in/plan.json', plan({ format_version: '2.0' }));
    expect(validate('in')).toMatchObject({ code: 1, stderr: expect.stringContaining("'in/plan.json' is a plan of the format 2.0") });
  });
});

describe('packs', () => {
  test('of the library by name, of a module by its export', () => {
    project.write('in/pod.yaml', pod('a'));
    project.write(
      'packs.js',
      `const { graph } = require('slipway');
       exports.acme = { name: 'acme', version: '1.0.0', policies: [{ name: 'acme/x', description: 'X.', remediation: 'Y.', source: 'https://a.example/', severity: 'low', rule: graph('v1/Pod', () => { throw new Error('broken'); }) }] };`,
    );
    const { rules, findings } = judged('in', '--pack', './packs.js#acme', '--pack', 'pod-security-restricted');
    const { code, stdout } = validate('in', '--pack', './packs.js#acme');
    expect({ code, stdout }).toEqual({ code: 3, stdout: expect.stringContaining('[acme/x (error) ') });
    expect(rules.map(({ name }) => name)).toEqual(expect.arrayContaining(['acme/x', 'k8s/pss/privileged']));
    expect(findings.find(({ rule }) => rule === 'acme/x')).toMatchObject({ verdict: 'error', message: 'the rule failed: broken' });
  });

  test.each([
    ['strikt', "'strikt' of --pack is no pack.\nChoose one of: strict,"],
    ['./nothing.js#acme', "The module './nothing.js' of --pack cannot be loaded."],
  ])('%s is refused', (name, message) => {
    project.write('in/pod.yaml', pod('a'));
    expect(validate('in', '--pack', name)).toMatchObject({ code: 1, stderr: expect.stringContaining(message) });
  });
});

describe('hostile input', () => {
  const bomb = `${['a: &a [x,x,x,x,x,x,x,x,x]', ...[...'bcdefghij'].map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[i]}`).join()}]`)].join('\n')}\n`;
  test.each([
    ['flow.yaml', '['.repeat(20_000), 'nested deeper than 100 levels'],
    ['block.yaml', '- '.repeat(20_000), 'nested deeper than 100 levels'],
    ['indent.yaml', Array.from({ length: 1_000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'), 'nested deeper than 100 levels'],
    ['deep.json', `${'{"a":'.repeat(1_000)}1${'}'.repeat(1_000)}`, 'nested deeper than 100 levels'],
    ['bomb.yaml', bomb, 'alias'],
    ['twice.yaml', 'apiVersion: v1\nkind: Pod\nkind: Pod\n', 'in/twice.yaml:3 is not judged'],
    ['infinite.yaml', 'apiVersion: v1\nkind: Pod\nn: .inf\n', 'no number in JSON'],
    ['proto.json', '{"apiVersion":"v1","kind":"Pod","\\u005f_proto__":{"polluted":true}}', "has the key '__proto__'"],
    ['broken.json', '{"apiVersion" "v1"}', "in/broken.json:1 is not judged: it cannot be read: expected ':'"],
    ['large.yaml', `# ${'x'.repeat(64 * 1024 * 1024)}\n`, 'more than the 67108864 that are read'],
    ['other.yaml', 'just: text\n', 'neither Kubernetes nor Terraform'],
    ['list.yaml', '[1, 2]', 'neither Kubernetes nor Terraform'],
  ])('%s is refused in a paragraph', (name, content, message) => {
    project.write(`in/${name}`, content);
    const { code, stdout, stderr } = validate(`in/${name}`);
    expect({ code, stdout }).toEqual({ code: 1, stdout: expect.stringContaining('Nothing was judged.') });
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n {4}at /);
  });

  test.each([
    ['a pod of wrong types', { apiVersion: 'v1', kind: 'Pod', metadata: 7, spec: { containers: 'x', volumes: 5 } }],
    [
      'names that steer terminals',
      { apiVersion: 'v1', kind: 'Pod', metadata: { name: '\u001b[2J\u202e' }, spec: { containers: [{ name: '\u001b]0;x\u0007' }] } },
    ],
    ['Terraform of wrong types', { resource: { aws_s3_bucket: 'x', aws_db_instance: { a: null, b: [[]] } }, data: [], provider: 7 }],
    [
      'a plan of wrong types',
      {
        format_version: '1.0',
        planned_values: { root_module: { resources: [7, { type: 'aws_s3_bucket', name: 'b', values: 'x' }], child_modules: {} } },
        resource_changes: {},
      },
    ],
  ])('%s are judged without a crash', (_what, document) => {
    project.write('in/x.tf.json', JSON.stringify(document));
    const { code, stdout, stderr } = validate('in/x.tf.json');
    expect([0, 1, 3]).toContain(code);
    expect(stdout + stderr).not.toMatch(/(?!\n)[\p{Cc}\u202e]/u);
  });

  test('what is left out is named in every format, and --strict fails on it', () => {
    project.write('in/a/pod.yaml', pod('a'));
    project.write('in/a/tsconfig.json', '{ // as people write it\n}');
    project.write('in/a/events.json', '{"event":1}\n{"event":2}\n');
    project.write('in/a/template.yaml', 'AWSTemplateFormatVersion: 1\nResources: { a: !Ref b }\n');
    project.write('in/a/chart/templates/service.yaml', 'apiVersion: v1\nkind: Service\nmetadata:\n  name: {{ .Values.name }}\n');
    project.write('in/a/empty.json', '');
    project.write('in/a/main.tf', '');
    project.write('in/a/.deploy/pod.yaml', pod('hidden'));
    project.write('in/a/patch.yaml', 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec: { replicas: 3 }\n');
    fs.symlinkSync(path.join(project.folder, 'in/a/pod.yaml'), path.join(project.folder, 'in/a/link.yaml'));
    const named = [
      '.deploy',
      'chart/templates/service.yaml',
      'empty.json',
      'events.json',
      'link.yaml',
      'main.tf',
      'patch.yaml',
      'template.yaml',
      'tsconfig.json',
    ];
    expect(
      judged('in/a')
        .notJudged?.map(({ file }) => file.slice('in/a/'.length))
        .sort(),
    ).toEqual(named);
    for (const format of ['text', 'json', 'sarif', 'junit', 'markdown', 'github', 'gitlab']) {
      const { code, stdout } = validate('in/a', '-o', format, '--only', 'k8s/image/tag');
      expect({ format, code }).toEqual({ format, code: 0 });
      for (const name of named) expect(stdout.replace(/&#95;/g, '_')).toContain(`in/a/${name}`);
    }
    expect(validate('in/a', '--strict', '--only', 'k8s/image/tag').code).toBe(3);
    const excluded = validate('in/a', '--strict', '--only', 'k8s/image/tag', ...named.flatMap((name) => ['--exclude', `in/a/${name}`]));
    expect(excluded).toMatchObject({ code: 0, stdout: expect.stringContaining('in/a/main.tf is excluded by --exclude') });
    project.write('.slipwayignore', 'in/a/*\n!in/a/pod.yaml\n');
    expect(validate('in/a', '--strict', '--only', 'k8s/image/tag').code).toBe(0);
    fs.rmSync(path.join(project.folder, '.slipwayignore'));
  });

  test('where nothing was judged, it is not all well', () => {
    fs.mkdirSync(path.join(project.folder, 'in/empty'), { recursive: true });
    project.write('in/module/main.tf.json', '{"module":{"net":{"source":"./net"}}}');
    project.write('in/hcl/main.tf', '');
    for (const name of ['in/empty', 'in/module', 'in/hcl', '/dev/zero'])
      expect({ name, ...validate(name) }).toMatchObject({ name, code: 1, stdout: expect.stringContaining('Nothing was judged.') });
    expect(validate('in/module').stdout).toContain('calls module.net, whose resources only a plan shows');
  });

  test('what an engine may read and we do not is an error, and the rest is judged', () => {
    project.write('in/a.yaml', pod('a', { privileged: true }));
    project.write('in/b.yaml', 'apiVersion: v1\nkind: Pod\nspec: [\n');
    expect(validate('in')).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('privileged is true'),
      stderr: expect.stringContaining('in/b.yaml:4 is not judged: it cannot be read: '),
    });
  });

  test('links in a folder are not followed', () => {
    project.write('in/pod.yaml', pod('a'));
    project.write('secret.yaml', pod('outside'));
    fs.symlinkSync(path.join(project.folder, 'secret.yaml'), path.join(project.folder, 'in/link.yaml'));
    expect(judged('in').documents).toHaveLength(1);
  });

  test('a file that is missing is told', () => {
    expect(validate('in/nothing.yaml')).toMatchObject({
      code: 1,
      stderr: "Error: 'in/nothing.yaml' does not exist.\nName a file that does.\n",
    });
  });
});

test('Terraform JSON may hold its blocks in lists', () => {
  project.write('in/main.tf.json', JSON.stringify({ resource: [{ aws_s3_bucket: { logs: [{ bucket: 'logs' }] } }] }));
  expect(judged('in').documents).toMatchObject([{ address: 'aws_s3_bucket.logs', line: 1 }]);
});

describe('a waiver that is malformed is told with line and column', () => {
  const terms = 'reason: the vendor ships a fix in spring\n    owner: team\n    expires: 2026-03-20\n';
  test.each([
    ['waivers.yaml', 'waivers:\n  - rule: [a\n', 'waivers.yaml:3:1: '],
    ['waivers.yaml', `waivers:\n  - rule: 7\n    path: a\n    ${terms}`, "waivers.yaml:2:11: Waiver 1 has 'rule': 7."],
    ['waivers.yaml', `waivers:\n  - rule: a/b\n    path: a\n    until: x\n    ${terms}`, "waivers.yaml:4:12: Waiver 1 has 'until'."],
    ['waivers.yaml', `waivers:\n  - rule: a/b\n    ${terms}`, "waivers.yaml:2:5: The waiver of 'a/b' says of nothing."],
    ['waivers.json', '{\n  "waivers": [{ "rule": 7 }]\n}', "waivers.json:2:25: Waiver 1 has 'rule': 7."],
    ['waivers.json', '{\n  "waivers" []\n}', "waivers.json:2:13: expected ':'"],
  ])('%s %#', (file, content, message) => {
    project.write('in/pod.yaml', pod('a'));
    project.write(file, content);
    const { code, stderr } = validate('in', '--waivers', file);
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining(message) });
    expect(stderr).not.toMatch(/\n {4}at /);
  });
});
