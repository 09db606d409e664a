import * as path from 'node:path';
import * as fc from 'fast-check';
import * as ts from 'typescript';
import { codeText } from '../../../../lib/cli/adopt/code-text';
import { foundWorkloads } from '../../../../lib/cli/adopt/found-workloads';
import { proposeResources } from '../../../../lib/cli/adopt/propose-resources';
import { proposeWorkload } from '../../../../lib/cli/adopt/propose-workload';
import { proposedProgram } from '../../../../lib/cli/adopt/proposed-program';
import { hostileText } from '../../../kit/hostile-texts';
import { check } from '../../../kit/property';
import { root } from '../../../kit/root';

const labels = { 'app.kubernetes.io/name': 'orders', 'app.kubernetes.io/instance': 'shop' };
const deployment = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: {
    name: 'shop-orders',
    namespace: 'shop',
    managedFields: [
      { manager: 'helm', operation: 'Update', fieldsV1: { 'f:spec': { 'f:template': {} } } },
      { manager: 'kube-controller-manager', operation: 'Update', subresource: 'status', fieldsV1: { 'f:status': {} } },
    ],
  },
  spec: {
    replicas: 3,
    selector: { matchLabels: labels },
    template: {
      metadata: { labels },
      spec: {
        volumes: [{ name: 'x', emptyDir: {} }],
        containers: [
          {
            name: 'chart',
            image: 'registry.example.com:5000/acme/orders:1.2.3',
            ports: [{ name: 'web', containerPort: 8080 }],
            env: [
              { name: 'LOG_LEVEL', value: 'info' },
              { name: 'DB_PASSWORD', value: 'hunter2-in-the-clear' },
              { name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'orders', key: 'token' } } },
            ],
            resources: { requests: { cpu: '100m', memory: '64Mi' } },
          },
        ],
      },
    },
  },
};
const service = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'orders-http', namespace: 'shop' },
  spec: { selector: { 'app.kubernetes.io/name': 'orders' }, ports: [{ name: 'http', port: 80, targetPort: 'web' }] },
};
const found = foundWorkloads(
  [{ kind: 'List', items: [deployment, service, { kind: 'Secret', metadata: { name: 's' }, data: { a: 'c2VjcmV0' } }] }],
  'shop',
);

test('a Deployment is proposed with its image, ports, plain variables and names', () => {
  const [workload] = found.map(proposeWorkload);
  expect(workload!.properties.join('\n')).toMatch(/^image: 'registry\.example\.com:5000\/acme\/orders', /);
  expect(workload!.properties).toEqual(
    expect.arrayContaining([
      'ports: { http: { port: 80, targetPort: 8080 } },',
      "env: { LOG_LEVEL: 'info' },",
      "resources: { requests: { cpu: '100m', memory: '64Mi' } },",
      'replicas: 3,',
    ]),
  );
  expect(workload!.adopt).toBe(
    "new AdoptedWorkload({ selector: { 'app.kubernetes.io/name': 'orders', 'app.kubernetes.io/instance': 'shop' }, names: { Deployment: 'shop-orders', Service: 'orders-http', container: 'chart' } })",
  );
});

test('what its pods would have otherwise is listed field by field, and what is not carried over', () => {
  const [{ notes } = { notes: [] }] = found.map(proposeWorkload);
  expect(notes).toEqual(
    expect.arrayContaining([
      'spec.template.spec.securityContext.runAsNonRoot: not stated → true',
      'spec.template.spec.containers[0].securityContext.readOnlyRootFilesystem: not stated → true',
      'spec.template.spec.volumes: not carried over; state it, or see that it can go',
      'env.TOKEN: comes from Secret orders, key token, which is not read: state a dependency that hands it over',
    ]),
  );
});

test('no credential is copied, and nothing of a Secret is looked at', () => {
  const text = proposedProgram({ app: 'shop', workloads: found.map(proposeWorkload), resources: [], others: [], left: [] });
  expect(text).not.toMatch(/hunter2|c2VjcmV0/);
});

test('the command that takes over what Helm owns names its entry, and tests that it is still the one', () => {
  const [{ takeOver } = { takeOver: '' }] = found.map(proposeWorkload);
  expect(takeOver).toContain('kubectl patch deployment shop-orders -n shop --type=json -p');
  expect(takeOver).toContain('{"op":"test","path":"/metadata/managedFields/0/manager","value":"helm"}');
});

const state = {
  version: 4,
  resources: [
    { mode: 'managed', type: 'aws_s3_bucket', name: 'uploads', instances: [{ attributes: { bucket: 'acme-uploads', tags: { a: 'b' } } }] },
    {
      mode: 'managed',
      type: 'aws_db_instance',
      name: 'main',
      instances: [
        {
          attributes: {
            identifier: 'orders',
            engine: 'postgres',
            username: 'app',
            db_name: 'orders',
            password: 'hunter2',
            db_subnet_group_name: 'main',
          },
        },
      ],
    },
    { mode: 'managed', type: 'aws_lambda_function', name: 'f', instances: [{ attributes: {} }] },
    { mode: 'data', type: 'aws_s3_bucket', name: 'other', instances: [{ attributes: { bucket: 'x' } }] },
  ],
};

test('a state is proposed by names, ids and the plain arguments that our classes take, and no other attribute', () => {
  const { proposed, others } = proposeResources(state, 'state.json');
  expect(proposed.map(({ id, code, adopt }) => [id, code, adopt])).toEqual([
    [
      'main',
      "new Postgres({ size: 'small', database: 'orders' })",
      "new AdoptedResources({ ids: { aws_db_instance: 'orders', aws_db_subnet_group: 'main' }, names: { rds: 'orders', 'rds/subnets': 'main', 'rds/username': 'app' } })",
    ],
    ['uploads', 'new Bucket()', "new AdoptedResources({ ids: { aws_s3_bucket: 'acme-uploads' }, names: { s3: 'acme-uploads' } })"],
  ]);
  expect(others).toEqual(['aws_lambda_function (1)']);
  expect(JSON.stringify(proposed)).not.toContain('hunter2');
  expect(() => proposeResources({ version: 3 }, 'old.json')).toThrow("'old.json' is no Terraform state of version 4.");
});

test('any text stays one text of the code, on one line', () => {
  check(
    fc.property(fc.oneof(hostileText, fc.string({ unit: 'binary' })), (text) => {
      const code = codeText(text);
      expect(code.split(/[\r\n\u2028\u2029]/)).toHaveLength(1);
      expect(new Function(`return ${code}`)()).toBe(text);
    }),
    { short: 200, long: 5_000 },
  );
});

test('what is proposed compiles as it stands', () => {
  const text = proposedProgram({
    app: 'shop',
    workloads: found.map(proposeWorkload),
    resources: proposeResources(state, 'state.json').proposed,
    others: [],
    left: [],
  });
  expect(typeErrors(text)).toEqual([]);
  expect(typeErrors(proposedProgram({ app: 'shop', workloads: [], resources: [], others: [], left: [] }))).toEqual([]);
});

/** What TypeScript says of a program that imports the library as its users do. */
function typeErrors(text: string): readonly string[] {
  const file = path.join(root, 'test/proposed.ts');
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.CommonJS,
    moduleResolution: ts.ModuleResolutionKind.Node10,
    types: ['node'],
    paths: { slipway: ['./lib/index.ts'], 'slipway/constructs': ['./constructs/index.ts'] },
    baseUrl: root,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => name === file || fileExists(name);
  host.getSourceFile = (name, version) => (name === file ? ts.createSourceFile(name, text, version) : getSourceFile(name, version));
  const program = ts.createProgram([file], options, host);
  const source = program.getSourceFile(file);
  return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(({ messageText }) =>
    ts.flattenDiagnosticMessageText(messageText, ' '),
  );
}
