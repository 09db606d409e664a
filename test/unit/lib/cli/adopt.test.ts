import * as fc from 'fast-check';
import * as ts from 'typescript';
import { codeText } from '../../../../lib/cli/adopt/code-text';
import { objectsIn } from '../../../../lib/cli/adopt/found-objects';
import { foundWorkloads } from '../../../../lib/cli/adopt/found-workloads';
import { proposeResources } from '../../../../lib/cli/adopt/propose-resources';
import { proposeWorkload } from '../../../../lib/cli/adopt/propose-workload';
import { proposedProgram } from '../../../../lib/cli/adopt/proposed-program';
import type { StateValues } from '../../../../lib/kept/state-instances';
import { hostileText } from '../../../kit/hostile-texts';
import { check } from '../../../kit/property';
import { anyText } from '../../../kit/texts';
import { deployment, instance, service, state, table } from './adopt-samples';

const found = foundWorkloads(
  objectsIn({ kind: 'List', items: [deployment, service, { kind: 'Secret', metadata: { name: 's' }, data: { a: 'c2VjcmV0' } }] }),
  'shop',
);

test('a list of one kind may leave out that kind, as kubectl takes it', () => {
  const { kind, ...item } = deployment;
  expect(objectsIn({ apiVersion: 'apps/v1', kind: `${kind}List`, items: [item] })).toEqual(objectsIn(deployment));
});

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

test('what is taken in with something is not left alone', () => {
  expect(proposeResources(state).others).toEqual(['aws_db_subnet_group (1)', 'aws_lambda_function (1)']);
});

test('a state is proposed by names, ids and the plain arguments that our classes take, and no other attribute', () => {
  const { proposed, others } = proposeResources(state);
  expect(proposed.map(({ id, code, adopt }) => [id, code, adopt])).toEqual([
    [
      'main',
      "new Postgres({ size: 'small', database: 'orders' })",
      "new AdoptedResources({ ids: { aws_db_instance: 'orders', aws_db_subnet_group: 'main' }, names: { rds: 'orders', 'rds/subnets': 'main', 'rds/username': 'app' } })",
    ],
    ['uploads', 'new Bucket()', "new AdoptedResources({ ids: { aws_s3_bucket: 'acme-uploads' }, names: { s3: 'acme-uploads' } })"],
  ]);
  expect(others).toEqual(['aws_db_subnet_group (1)', 'aws_lambda_function (1)']);
  expect(JSON.stringify(proposed)).not.toContain('hunter2');
});

test('what a queue and a table do today is carried over, so that the plan changes none of it in place', () => {
  const proposedOf = (type: string, attributes: StateValues) => proposeResources([instance(type, 'x', attributes)]).proposed[0];
  const queue = { name: 'jobs', url: 'https://sqs.eu-west-1.amazonaws.com/1/jobs', message_retention_seconds: 1_209_600 };
  const redrive = { redrive_policy: '{"deadLetterTargetArn":"arn:aws:sqs:eu-west-1:1:dead","maxReceiveCount":7}' };
  expect(proposedOf('aws_sqs_queue', { ...queue, visibility_timeout_seconds: 300, ...redrive })!.code).toBe(
    'new Queue({ retention: Duration.seconds(1209600), visibilityTimeout: Duration.seconds(300), maxReceiveCount: 7 })',
  );
  const usual = { message_retention_seconds: 345_600, visibility_timeout_seconds: 30, redrive_policy: '' };
  expect(proposedOf('aws_sqs_queue', { ...queue, ...usual })!.code).toBe('new Queue()');
  const carts = { name: 'carts', hash_key: 'id', attribute: [{ name: 'at', type: 'N' }] };
  const index = { name: 'by-time', hash_key: 'shop', range_key: 'at', projection_type: 'ALL' };
  const ttl = [{ attribute_name: 'until', enabled: true }];
  const found = proposedOf('aws_dynamodb_table', {
    ...carts,
    ttl,
    global_secondary_index: [index, { ...index, name: 'some', projection_type: 'KEYS_ONLY' }],
    stream_enabled: true,
  })!;
  expect(found.code).toBe(
    "new Table({ partitionKey: { name: 'id' }, indexes: { 'by-time': { partitionKey: { name: 'shop' }, sortKey: { name: 'at', type: 'number' } } }, timeToLiveAttribute: 'until' })",
  );
  expect(found.notes.join('\n')).toMatch(/index some: not carried over.*\nstream_enabled: /s);
  expect(proposedOf('aws_dynamodb_table', { ...carts, ttl: [{ attribute_name: 'until', enabled: false }] })!.code).not.toContain('until');
});

test('what would be replaced, or lose copies, is not proposed', () => {
  const carts = { name: 'carts', hash_key: 'id', range_key: 'at' };
  for (const more of [{ local_secondary_index: [{ name: 'x' }] }, { replica: [{ region_name: 'eu-west-1' }] }]) {
    const { proposed, others } = proposeResources([instance('aws_dynamodb_table', 'x', { ...carts, ...more })]);
    expect([proposed, others]).toEqual([[], ['aws_dynamodb_table (1)']]);
  }
});

test('what a database is today is named, with what an operator states it by', () => {
  const [db] = proposeResources([
    instance('aws_db_instance', 'x', {
      identifier: 'x',
      engine: 'postgres',
      multi_az: true,
      backup_retention_period: 35,
      password: 'hunter2',
    }),
  ]).proposed;
  expect(db!.notes[0]).toBe(
    'state in AwsPostgres.provisioner what is so today, or the plan changes it in place: multi_az true (multiAz), backup_retention_period 35 (backupRetentionDays)',
  );
});

test('any text stays one text of the code, on one line', () => {
  check(
    fc.property(fc.oneof(hostileText, anyText), (text) => {
      const code = codeText(text);
      expect(code.split(/[\r\n\u2028\u2029]/)).toHaveLength(1);
      expect(new Function(`return ${code}`)()).toBe(text);
    }),
    { short: 50, long: 5_000 },
  );
});

/** Texts with which somebody would leave a text, a comment or a command. */
const escapes = [
  "'; process.exit(1); '",
  '*/ evil(); /*',
  '\n evil();',
  '\u2028evil();',
  '${evil()}',
  '`evil()`',
  '\\',
  "\\'",
  '__proto__',
  'constructor',
  '$(touch ran)',
  "'\\''; touch ran; '",
  '\u001b[2J',
  '//',
];

const hostile = fc.oneof(fc.constantFrom(...escapes), hostileText);
const anything = fc.oneof(
  { weight: 6, arbitrary: hostile },
  fc.integer(),
  fc.constantFrom(null, true, -1, 1e21, [], {}, { toString: 1, valueOf: 2 }, [[null]], { length: 3 }),
  fc.dictionary(hostile, hostile, { maxKeys: 3 }),
  fc.array(fc.oneof(hostile, fc.constant(null)), { maxLength: 3 }),
);

/** An object, a place or two of which somebody filled with anything. */
function spoilt<T extends object>(object: T): fc.Arbitrary<T> {
  const paths = placesIn(object);
  return fc.array(fc.tuple(fc.constantFrom(...paths), anything), { minLength: 1, maxLength: 4 }).map((changes) => {
    const copy = structuredClone(object);
    for (const [at, value] of changes) {
      // biome-ignore lint/suspicious/noExplicitAny: any place of it
      let around: any = copy;
      for (const key of at.slice(0, -1)) around = around?.[key];
      if (typeof around === 'object' && around !== null) around[at.at(-1)!] = value;
    }
    return copy;
  });
}

function placesIn(value: unknown, at: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  const inner = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [
    ...(at.length > 0 ? [at] : []),
    ...inner.flatMap(([key, one]) => placesIn(one, [...at, Array.isArray(value) ? Number(key) : key])),
  ];
}

test('whatever stands in an object or a state, what is proposed is code of ours, with texts in it', () => {
  const objects = fc.array(fc.oneof(spoilt(deployment), spoilt(service)), { minLength: 1, maxLength: 5 });
  const instances = fc.array(
    fc.oneof(...[...state.slice(0, 2), table].map((one) => spoilt(one.attributes).map((attributes) => ({ ...one, attributes })))),
    { maxLength: 3 },
  );
  check(
    fc.property(objects, instances, (items, given) => {
      const text = proposedProgram({
        app: 'shop',
        workloads: foundWorkloads(objectsIn({ items }), undefined).map(proposeWorkload),
        resources: proposeResources(given).proposed,
        others: proposeResources(given).others,
        left: [],
      });
      expect(foreignParts(text)).toEqual([]);
    }),
    { short: 50, long: 5_000 },
  );
});

/** What of a program is none of ours: what does not parse, and whatever is called, made or declared under another name. */
function foreignParts(text: string): readonly string[] {
  const source = ts.createSourceFile('proposed.ts', text, ts.ScriptTarget.ES2022, true);
  const broken = (source as unknown as { readonly parseDiagnostics: readonly ts.Diagnostic[] }).parseDiagnostics;
  const found = broken.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
  const visit = (node: ts.Node) => {
    if (
      ts.isNewExpression(node) &&
      !/^(Adopted(Workload|Resources)|Shared|Workload|Bucket|Queue|Table|Postgres)$/.test(node.expression.getText())
    )
      found.push(node.getText());
    if (ts.isCallExpression(node) && !/^(stack\.share|Duration\.seconds|[a-z][A-Za-z0-9]*Workload\d*)$/.test(node.expression.getText()))
      found.push(node.getText());
    if (
      ts.isVariableDeclaration(node) &&
      !/^([a-z][A-Za-z0-9]*(Workload|Bucket|Queue|Table|Postgres|App)\d*|adopt)$/.test(node.name.getText())
    )
      found.push(node.getText());
    if (ts.isTemplateExpression(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isExpressionStatement(node.parent ?? node))
      if (!ts.isCallExpression(node) && !ts.isVoidExpression(node)) found.push(node.getText());
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(source, visit);
  return found;
}

test('the command that takes something over is one command, whatever its names are', () => {
  const named = (name: string, manager: string) =>
    foundWorkloads(
      objectsIn({
        ...deployment,
        metadata: {
          name,
          namespace: name,
          managedFields: [{ manager, operation: 'Update', fieldsV1: { 'f:spec': { 'f:template': {} } } }],
        },
      }),
      undefined,
    ).map(proposeWorkload)[0]?.takeOver;
  for (const name of escapes) {
    const command = named(name, `helm${name}`) ?? '';
    // Outside of quotes stand words alone.
    expect(command.replace(/'[^']*'|\\'/g, '')).toMatch(/^[\w@%+=:,./ -]*$/);
  }
  expect(named('x'.repeat(253), 'm'.repeat(128))).toMatch(/\]'$/);
});

test('two of one name are two, and what selects the pods of another namespace is not theirs', () => {
  const inNamespace = (namespace: string) =>
    [deployment, service].map((object) => ({ ...object, metadata: { ...object.metadata, namespace } }));
  const workloads = foundWorkloads(objectsIn({ items: [...inNamespace('a'), ...inNamespace('b'), deployment] }), undefined);
  expect(workloads.map(({ id, service: own }) => [id, own?.namespace])).toEqual([
    ['shop-orders', 'a'],
    ['shop-orders-2', 'b'],
    ['shop-orders-3', undefined],
  ]);
});

/** A credential, in every form that tells it. */
const canary = 'canary-Tr0ub4dor';
const told: readonly (readonly [string, object])[] = [
  ['a variable of such a name', { env: [{ name: 'DB_PASSWORD', value: canary }] }],
  ['a variable in small letters', { env: [{ name: 'dbpass', value: `password=${canary}` }] }],
  ['a URL with a password', { env: [{ name: 'DATABASE', value: `postgres://app:${canary}@db.internal/orders` }] }],
  ['a connection string', { env: [{ name: 'CONNECTION', value: `Host=db;Username=app;Password=${canary};` }] }],
  ['JSON', { env: [{ name: 'SETTINGS', value: `{"user":"app","password":"${canary}"}` }] }],
  ['a query', { env: [{ name: 'HOOK', value: `https://hooks.internal/?id=1&token=${canary}` }] }],
  ['a file of settings', { env: [{ name: 'CONFIG', value: `user: app\npassword: ${canary}\n` }] }],
  ['a token by its form', { env: [{ name: 'FORGE', value: `ghp_${'canary'.repeat(6)}` }] }],
  ['a value that is generated', { env: [{ name: 'SEED', value: 'canaryQ7xT2mWp9LzR4vKb8' }] }],
  ['a word of the command', { command: ['serve', `--password=${canary}`] }],
  ['the word behind a flag', { args: ['--api-key', canary] }],
  ['a script', { command: ['sh', '-c', `export TOKEN=${canary}; exec serve`] }],
  ['a URL of an argument', { args: [`redis://:${canary}@cache:6379`] }],
  ['an environment that is handed over', { env: [{ name: 'A', value: 'b', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } }] }],
];

test.each(told)('a credential in %s is not copied', (_, container) => {
  const object = structuredClone(deployment) as { spec: { template: { spec: { containers: object[] } } } };
  object.spec.template.spec.containers = [{ name: 'chart', image: 'acme/orders:1', ...container }];
  const [workload] = foundWorkloads(objectsIn(object), undefined).map(proposeWorkload);
  const text = proposedProgram({ app: 'shop', workloads: [workload!], resources: [], others: [], left: [] });
  expect(text).not.toContain('canary');
  expect(text).toMatch(/not copied|not read/);
});

test('of a state, no attribute is copied but those that are named', () => {
  const names = /^(bucket|name|url|id|hash_key|range_key|attribute|identifier|engine|username|db_name|db_subnet_group_name|kms_key_id)$/;
  const secrets = ['password', 'master_password', 'policy', 'tags', 'tags_all', 'secret_string', 'private_key', 'content', 'user_data'];
  expect(secrets.filter((name) => names.test(name))).toEqual([]);
  const all = [
    'aws_s3_bucket',
    'aws_sqs_queue',
    'aws_dynamodb_table',
    'aws_db_instance',
    'aws_secretsmanager_secret_version',
    'random_password',
  ];
  const given = all.map((type) =>
    instance(type, 'x', {
      ...{ bucket: 'b', name: 'n', url: 'https://q', hash_key: 'id', identifier: 'i', engine: 'postgres' },
      ...Object.fromEntries(secrets.map((name) => [name, canary])),
    }),
  );
  const { proposed, others } = proposeResources(given);
  expect(proposed).toHaveLength(4);
  expect(JSON.stringify([proposed, others])).not.toContain('canary');
});

test('a proposal of many things is made in time that grows with them', () => {
  const many = Array.from({ length: 20_000 }, (_, index) => instance('aws_s3_bucket', 'same', { bucket: `bucket-${index}` }));
  const start = process.cpuUsage();
  expect(proposeResources(many).proposed.at(-1)!.id).toMatch(/^same-\d+$/);
  const { user } = process.cpuUsage(start);
  expect(user / 1e6).toBeLessThan(5);
  const crowd = Array.from({ length: 10_001 }, () => deployment);
  expect(() => foundWorkloads(objectsIn({ items: crowd }), undefined)).toThrow('more than the 10000 of one proposal');
});
