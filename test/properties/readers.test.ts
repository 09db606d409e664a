import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import * as fc from 'fast-check';
import { Environment, judge, readWaivers, UserError } from '../../lib';
import { readApprovers } from '../../lib/approval/approvers';
import { printBundle, readBundle } from '../../lib/approval/bundle';
import { printStatement, readStatement } from '../../lib/approval/statement';
import { readAssembly } from '../../lib/assembly/read-assembly';
import { readSarif } from '../../lib/cli/import/sarif-log';
import { readForeign } from '../../lib/cli/validate/foreign-documents';
import { together } from '../../lib/cli/validate/together';
import { Plan } from '../../lib/documents/plan/plan';
import { readKeptList } from '../../lib/kept/read-kept-list';
import { readReport } from '../../lib/policy/report/read-report';
import { readRelease } from '../../lib/release/read-release';
import { baseline } from '../../policies';
import { check } from '../kit/property';
import { schemaOf } from '../kit/root';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'slipway-readers-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

const sha = 'a'.repeat(64);
const source = { file: 'main.ts', line: 1, column: 1 };
const release = {
  schemaVersion: 1,
  revision: 'a'.repeat(40),
  images: { 'shop/orders': { tag: 'v1', digest: `sha256:${sha}`, source: { repository: 'r', commit: 'abc1234' }, from: 'a'.repeat(40) } },
  holds: {
    'shop/orders': { reason: 'r', by: 'b', since: '2026-01-01', until: '2026-02-01' },
    '*': { reason: 'r', by: 'b', since: '2026-01-01' },
  },
};
const waiver = { rule: 'a/b', path: 'shop/orders', reason: 'only until the vendor ships a fix', owner: 'team', expires: '2026-03-20' };
const bucket = { address: 'aws_s3_bucket.b', mode: 'managed', type: 'aws_s3_bucket', name: 'b', values: { bucket: 'b', tags: { a: 'b' } } };
const documents = {
  sarif: {
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'Checkov', rules: [{ id: 'CKV_1', shortDescription: { text: 'd' }, defaultConfiguration: { level: 'error' } }] },
        },
        results: [
          {
            ruleId: 'CKV_1',
            level: 'error',
            message: { text: 'm' },
            locations: [{ physicalLocation: { artifactLocation: { uri: 'a.json' }, region: { startLine: 1 } } }],
          },
        ],
      },
    ],
  },
  plan: {
    format_version: '1.2',
    planned_values: { root_module: { resources: [bucket], child_modules: [{ address: 'module.a["x"]', resources: [bucket] }] } },
    resource_changes: [{ ...bucket, change: { actions: ['delete', 'create'], before: {}, after: {}, after_unknown: { arn: true } } }],
    configuration: { root_module: { resources: [{ ...bucket, expressions: { bucket: { references: ['var.a'] } } }] } },
  },
  assembly: {
    schemaVersion: 1,
    organization: 'acme',
    stacks: [
      {
        id: 'shop-production-eu-west-1',
        app: 'shop',
        environment: 'production',
        region: 'eu-west-1',
        protected: true,
        terraformFiles: ['plan_override.tf.json'],
        terraform: { file: 'stacks/shop-production-eu-west-1/cdk.tf.json', sha256: sha },
        clusters: [{ name: 'blue', kubernetesVersion: '1.34', manifests: [{ file: 'a/b.k8s.yaml', sha256: sha }] }],
        workloads: [{ name: 'orders', path: 'shop/orders', namespace: 'shop', image: 'i', bindings: [], source }],
        resources: [{ engine: 'terraform', type: 'aws_s3_bucket', address: 'aws_s3_bucket.b', path: 'shop/b', sha256: sha, source }],
      },
    ],
  },
  report: {
    schemaVersion: 1,
    stacks: [{ id: 's', environment: 'e', packs: ['p@1'], resources: 1, judged: 1, notCovered: { a: 1 }, files: ['a.yaml'] }],
    rules: [{ name: 'a/b', description: 'D.', remediation: 'R.', source: 'https://a.example', severity: 'high', controls: {}, levels: {} }],
    findings: [],
    waivers: [{ ...waiver, state: 'used', source }],
    notJudged: [{ file: 'a', line: 1, kind: 'foreign', reason: 'is empty' }],
  },
  ids: {
    schemaVersion: 1,
    stack: 'shop-production-eu-west-1',
    resources: {
      'aws_s3_bucket.b': { path: 'shop/b', keeps: 'data', name: 'b', importId: 'b' },
      'blue/shop/StatefulSet/db': { path: 'shop/db', keeps: 'data', claims: ['data'], immutable: { serviceName: 'db' } },
      'aws_sqs_queue.q': { path: 'shop/q', keeps: 'data', retired: { reason: 'r', owner: 'o', date: '2026-01-01', until: '2026-02-01' } },
    },
  },
  approvers: {
    schemaVersion: 1,
    approvers: {
      ada: {
        keys: [{ key: `ssh-ed25519 ${'A'.repeat(68)}`, from: '2026-01-01T00:00:00Z' }],
        roles: ['operator'],
        emails: ['ada@example.com'],
      },
    },
    machines: ['noreply@example.com'],
  },
  bundle: printBundle({
    organization: 'acme',
    environment: 'production',
    release: { file: 'releases/production.json', blob: sha },
    revision: 'a'.repeat(40),
    files: { 'dist/production/blue/shop/orders.k8s.yaml': sha },
    plans: { shop: sha },
    plan: { sha256: sha, acknowledge: ['dataLoss'] },
    policies: { sha256: sha, packs: ['baseline@1'] },
  }),
  statement: printStatement({
    bundle: sha,
    environment: 'production',
    approver: 'ada',
    decision: 'approve',
    time: new Date('2026-01-01T00:00:00Z'),
    acknowledges: ['dataLoss'],
  }),
  terraform: {
    resource: { aws_s3_bucket: { b: { bucket: 'b' } } },
    module: { m: { source: './m' } },
    provider: { aws: [{ region: 'r' }] },
  },
  kubernetes: {
    apiVersion: 'v1',
    kind: 'List',
    items: [
      {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'a', namespace: 'b', labels: { a: 'b' } },
        spec: {
          selector: { matchLabels: { a: 'b' } },
          template: {
            metadata: { labels: { a: 'b' } },
            spec: { containers: [{ name: 'a', image: 'i:1', ports: [{ containerPort: 1 }] }] },
          },
        },
      },
      { apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' }, spec: { selector: { a: 'b' }, ports: [{ port: 1 }] } },
    ],
  },
};
const yaml =
  '# a\napiVersion: v1\nkind: Pod\nmetadata: &m {name: a, labels: {<<: {a: b}}}\nspec:\n  hostNetwork: yes\n  containers:\n  - name: a\n    image: "i:1"\n---\n<<: *m\n';

/** Something else in place of what stands at a place of a text or of a value. */
interface Mutation {
  readonly at: number;
  readonly length: number;
  readonly by: unknown;
  readonly inText: boolean;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.nat(5000),
  length: fc.nat(8),
  inText: fc.boolean(),
  by: fc.oneof(
    fc.constantFrom<unknown>(undefined, null, 5, -1, 1e300, true, '', [], {}, [null], [[]], [{}], { x: null }),
    // What JavaScript would call to make a text of it.
    fc.constantFrom<unknown>({ toString: 5 }, { toString: 'x', valueOf: {} }, [{ toString: null, valueOf: [] }]),
    fc.constantFrom<unknown>(
      '{',
      '}',
      '[',
      ']',
      '"',
      ',',
      ':',
      '\n',
      '\t',
      '- ',
      '? ',
      '& ',
      '*a',
      '<<: ',
      '---\n',
      '...\n',
      '\u0000',
      '\ufeff',
      '\ud800',
      '__proto__',
      'constructor',
      '{toString: 5, valueOf: 5}',
      '../x',
      '${file("x")}',
      '::add-mask::x',
      '!!binary ',
      "'",
      '|2\n',
      '#',
      '{{',
    ),
    fc.string({ unit: 'grapheme', maxLength: 5 }),
  ),
});

function inTree(value: unknown, places: { left: number }, by: unknown): unknown {
  if (places.left-- === 0) return by;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, inTree(inner, places, by)] as const);
  return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}

function sizeOf(value: unknown): number {
  return typeof value === 'object' && value !== null ? Object.values(value).reduce((sum: number, inner) => sum + sizeOf(inner), 1) : 1;
}

function mutated(document: unknown, mutations: readonly Mutation[]): string {
  const tree = mutations
    .filter(({ inText }) => !inText && typeof document !== 'string')
    .reduce((value, { at, by }) => inTree(value, { left: at % sizeOf(value) }, by), document);
  const text = typeof tree === 'string' ? tree : (JSON.stringify(tree, undefined, 1) ?? '');
  return mutations
    .filter(({ inText }) => inText || typeof document === 'string')
    .reduce((current, { at, length, by }) => {
      const from = at % (current.length + 1);
      return current.slice(0, from) + (typeof by === 'object' ? JSON.stringify(by) : String(by)) + current.slice(from + length);
    }, text);
}

/** Reads a file that somebody damaged: it is read, or refused in words that name it, and soon. */
function survives(name: string, document: unknown, read: (file: string) => void): void {
  const file = path.join(folder, name);
  check(
    fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), (mutations) => {
      fs.writeFileSync(file, mutated(document, mutations));
      const before = process.cpuUsage();
      try {
        read(file);
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        expect(`${error.what} ${error.at?.file ?? ''}`).toContain(name);
        expect(error.cure).toMatch(/\S/);
      }
      const { user, system } = process.cpuUsage(before);
      expect((user + system) / 1e6).toBeLessThan(2);
    }),
    { short: 30, long: 450 },
  );
}

/** Compiled before anybody measures. */
const validators = new Map(
  ['release', 'assembly', 'report', 'ids'].map((format) => [format, new Ajv2020({ strict: true }).compile(schemaOf(format))]),
);

function validates(format: string, value: unknown): void {
  const validate = validators.get(format)!;
  expect(validate(value) || validate.errors).toBe(true);
}

const judgeAll = (file: string) => {
  for (const { documents: group, around } of together(readForeign([file]).documents)) {
    const { violations } = judge(
      group.map(({ resource }) => resource),
      [baseline],
      { around: around.map(({ resource }) => resource) },
    );
    expect(violations.filter(({ verdict }) => verdict === 'error').map(({ policy, message }) => `${policy.name}: ${message}`)).toEqual([]);
    for (const { lineOf } of group) expect(lineOf(['spec', 'containers', 0])).toBeGreaterThan(0);
  }
};

test('a release', () => survives('release.json', release, (file) => validates('release', readRelease(file))));
test('waivers as JSON', () => survives('waivers.json', { waivers: [waiver] }, readWaivers));
test('waivers as YAML', () => survives('waivers.yaml', `waivers:\n  - ${JSON.stringify(waiver)}\n`, readWaivers));
test('what a scanner found', () => survives('found.sarif', documents.sarif, readSarif));
test('a plan', () => survives('plan.json', documents.plan, (file) => new Plan(file)));
test('an assembly', () => survives('assembly.json', documents.assembly, (file) => validates('assembly', readAssembly(file))));
test('a report', () => survives('report.json', documents.report, (file) => validates('report', readReport(file))));
test('what must not vanish', () =>
  survives('ids.json', documents.ids, (file) => {
    const { stack, resources, others } = readKeptList(fs.readFileSync(file, 'utf8'), file, documents.ids.stack);
    validates('ids', { schemaVersion: 1, stack, resources: Object.fromEntries(resources), ...others });
  }));
const textOf = (read: (text: string, file: string) => unknown) => (file: string) => void read(fs.readFileSync(file, 'utf8'), file);
test('who may approve', () => survives('approvers.json', documents.approvers, textOf(readApprovers)));
test('a bundle', () => survives('bundle.json', documents.bundle, textOf(readBundle)));
test('what somebody signed', () => survives('ada.json', documents.statement, textOf(readStatement)));
test.each([
  ['who may approve', () => readApprovers(JSON.stringify(documents.approvers), 'a')],
  ['a bundle', () => readBundle(documents.bundle, 'a')],
  ['what somebody signed', () => readStatement(documents.statement, 'a')],
])('%s is what is damaged: it can be read as it is', (_what, read) => expect(read).not.toThrow());
test('a plan, to be judged', () => survives('judged-plan.json', documents.plan, judgeAll));
test('Terraform JSON', () => survives('main.tf.json', documents.terraform, judgeAll));
test('Kubernetes as JSON', () => survives('list.json', documents.kubernetes, judgeAll));
test('Kubernetes as YAML', () => survives('pod.yaml', yaml, judgeAll));

test('properties of an environment', () => {
  const given = {
    name: 'production',
    regions: [{ region: 'eu-west-1', clusters: [{ name: 'blue', kubernetesVersion: '1.34', network: {} }] }],
    provisioners: [],
    release,
    terraformFiles: ['a_override.tf.json'],
    replicas: 2,
    protected: true,
  };
  check(
    fc.property(fc.array(mutation, { minLength: 1, maxLength: 3 }), (mutations) => {
      try {
        new Environment(mutations.reduce((value: unknown, { at, by }) => inTree(value, { left: at % sizeOf(value) }, by), given) as never);
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        expect(error.cure).toMatch(/\S/);
      }
    }),
    { short: 50, long: 450 },
  );
});
