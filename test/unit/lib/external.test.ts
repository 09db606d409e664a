import * as fc from 'fast-check';
import { Bucket, Postgres, Queue, Redis, Secret, Table, Workload } from '../../../constructs';
import {
  Absent,
  ClusterFact,
  ClusterSecret,
  Dependency,
  DeploymentStack,
  ExistingSecret,
  External,
  ExternalProps,
  Region,
  Shared,
  UserError,
} from '../../../lib';
import { synthesize } from '../../../lib/testing';
import { aws, awsRegion, awsWithoutExternalSecrets, cloudless, orders, twoRegions } from '../../kit/environments';
import { check } from '../../kit/property';

const outputs = {
  host: 'orders.db.internal',
  port: 5433,
  database: 'orders',
  username: 'orders_app',
  password: new ExistingSecret('legacy/orders-db', 'password'),
  sslMode: 'verify-full',
  ca: new ClusterFact('trust', 'ca.pem'),
} as const;
const egress = [{ peer: { cidrs: ['10.20.0.0/24'] }, ports: [{ port: 5433, protocol: 'TCP' }] }] as const;
const legacy = External.of(Postgres, { outputs, egress });
const db = () => ({ db: new Postgres({ size: 'small' }) });
const inRegion = (external: Region['external'], facts: Partial<Region> = {}) =>
  aws({ regions: [awsRegion({ external: external!, ...facts })] });
const image = 'ghcr.io/acme/orders';

function errorOf(take: () => unknown): UserError {
  try {
    take();
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    return error as UserError;
  }
  throw new Error('nothing was refused');
}
const said = (take: () => unknown) => errorOf(take).message;

describe('what is there already', () => {
  test('stands in place of what a provisioner would make, with the outputs and variables of the dependency', () => {
    const { resources } = synthesize(inRegion({ 'shop/orders.db': legacy }), orders(db));
    expect(resources.all.filter(({ type }) => /^aws_(db|security|secretsmanager|ssm)|^ephemeral/.test(type))).toEqual([]);
    const [{ env }] = resources.only('apps/v1/Deployment').values.spec.template.spec.containers;
    expect(env).toEqual([
      { name: 'DB_HOST', value: 'orders.db.internal' },
      { name: 'DB_PORT', value: '5433' },
      { name: 'DB_DATABASE', value: 'orders' },
      { name: 'DB_USERNAME', value: 'orders_app' },
      { name: 'DB_PASSWORD', valueFrom: { secretKeyRef: { name: 'orders-db', key: 'password' } } },
      { name: 'DB_SSL_MODE', value: 'verify-full' },
    ]);
    const { data } = resources.only('external-secrets.io/v1/ExternalSecret').values.spec;
    expect(data).toEqual([
      expect.objectContaining({
        secretKey: 'password',
        remoteRef: expect.objectContaining({ key: 'legacy/orders-db', property: 'password' }),
      }),
    ]);
  });

  test('is reached as the operator says, and no further', () => {
    const { resources } = synthesize(inRegion({ 'shop/orders.db': legacy }), orders(db));
    const policy = resources.ofType('networking.k8s.io/v1/NetworkPolicy').find(({ values }) => values.metadata.name === 'orders')!;
    expect(policy.values.spec.egress).toContainEqual({
      to: [{ ipBlock: { cidr: '10.20.0.0/24' } }],
      ports: [{ port: 5433, protocol: 'TCP' }],
    });
    expect(JSON.stringify(policy.values)).not.toContain('10.0.144.0/22');
  });

  test('has its password in the cluster, where the operator says so', () => {
    const external = External.of(Postgres, { outputs: { ...outputs, password: new ClusterSecret('orders-db-legacy', 'pw') }, egress });
    const { resources } = synthesize(
      cloudless({ regions: [{ ...cloudless().regions[0]!, external: { 'shop/orders.db': external } }] }),
      orders(db),
    );
    const [{ env }] = resources.only('apps/v1/Deployment').values.spec.template.spec.containers;
    expect(env).toContainEqual({ name: 'DB_PASSWORD', valueFrom: { secretKeyRef: { name: 'orders-db-legacy', key: 'pw' } } });
  });

  test('is read from the store by Terraform where that writes into the cluster, and kept in no file', () => {
    const environment = awsWithoutExternalSecrets();
    const [region] = environment.regions;
    const { resources } = synthesize(
      environment.with({ name: 'sandbox', regions: [{ ...region!, external: { 'shop/orders.db': legacy } }] }),
      orders(db),
    );
    expect(resources.only('ephemeral.aws_secretsmanager_secret_version').values.secret_id).toBe('legacy/orders-db');
    expect(resources.only('kubernetes_secret_v1').values.data_wo.password).toContain('["password"]');
  });

  test('may differ by place: one region has its own, another one gets a new one', () => {
    const regions = [{ ...twoRegions[0]!, external: { 'shop/orders.db': legacy } }, twoRegions[1]!];
    const { resources } = synthesize(aws({ regions }), (stack) => void new Workload(stack, 'orders', { image, dependencies: db() }));
    const [instance, ...others] = resources.ofType('aws_db_instance');
    expect(others).toEqual([]);
    expect(instance!.values.kms_key_id).toContain(':eu-central-1:');
  });

  test('grants what the operator says', () => {
    const grants = [{ actions: ['s3:GetObject'], resources: ['arn:aws:s3:::team-b-reports/*'] }];
    const external = External.of(Bucket, {
      outputs: { name: 'team-b-reports', region: 'eu-west-1' },
      egress: [{ peer: { place: 'cloudApis' } }],
      grants,
    });
    const { resources } = synthesize(
      inRegion({ 'shop/orders.files': external }),
      orders(() => ({ files: new Bucket({ access: 'read' }) })),
    );
    expect(resources.ofType('aws_s3_bucket')).toEqual([]);
    expect(JSON.parse(resources.only('aws_iam_role_policy').values.policy).Statement).toEqual([
      { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::team-b-reports/*' },
    ]);
  });

  test('grants by access, where the operator says so: to who sends and to who receives what each takes', () => {
    const jobs = new Shared('jobs', new Queue());
    const arn = 'arn:aws:sqs:eu-west-1:222233334444:jobs';
    const of = (action: string) => [{ actions: [`sqs:${action}`], resources: [arn] }];
    const given = (grants: object) =>
      External.of(Queue, { outputs: { url: 'https://sqs', name: 'jobs', region: 'eu-west-1' }, egress: [], grants } as never);
    const define = (stack: DeploymentStack): void => {
      stack.share(jobs);
      new Workload(stack, 'orders', { image, dependencies: { jobs: jobs.as('send') } });
      new Workload(stack, 'payments', { image, dependencies: { jobs: jobs.as('receive') } });
    };
    const synthesized = (grants: object) => synthesize(inRegion({ 'shop/shared.jobs': given(grants) }), define);
    const policies = synthesized({ send: of('SendMessage'), receive: of('ReceiveMessage') }).resources.ofType('aws_iam_role_policy');
    expect(policies.map(({ path, values }) => [path.split('/')[1], JSON.parse(values.policy).Statement])).toEqual([
      ['orders', [{ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: arn }]],
      ['payments', [{ Effect: 'Allow', Action: 'sqs:ReceiveMessage', Resource: arn }]],
    ]);
    expect(said(() => synthesized({ send: of('SendMessage') }))).toContain(
      "'grants' say nothing of the access 'receive', which is asked for",
    );
    expect(said(() => synthesized({ sned: of('SendMessage') }))).toContain("are of the access 'sned', which the dependency knows not");
    expect(said(() => synthesized({ send: of('*'), receive: [] }))).toContain("the action 'sqs:*'");
  });

  test('may be what several workloads share, by its name among what the app shares', () => {
    const files = new Shared('reports', new Bucket());
    const external = External.of(Bucket, { outputs: { name: 'team-b-reports', region: 'eu-west-1' }, egress: [] });
    const { resources } = synthesize(inRegion({ 'shop/shared.reports': external }), (stack) => {
      stack.share(files);
      for (const workload of ['orders', 'payments']) new Workload(stack, workload, { image, dependencies: { files: files.as('read') } });
    });
    expect(resources.ofType('aws_s3_bucket')).toEqual([]);
    for (const { values } of resources.ofType('apps/v1/Deployment'))
      expect(values.spec.template.spec.containers[0].env).toContainEqual({ name: 'FILES_NAME', value: 'team-b-reports' });
  });

  test('is in the assembly as what it is', () => {
    const { files } = synthesize(inRegion({ 'shop/orders.db': legacy }), orders(db));
    expect(files.get('cdktf.out/assembly.json')).toContain('"provider": "External"');
  });
});

describe('what is there already is refused', () => {
  const complete: Readonly<Record<string, readonly [() => Dependency, Readonly<Record<string, unknown>>]>> = {
    Postgres: [() => new Postgres({ size: 'small' }), outputs],
    Redis: [
      () => new Redis({ size: 'small' }),
      { host: 'h', port: 6379, tls: true, auth: 'none', username: new Absent(), password: new Absent(), cacheName: new Absent() },
    ],
    Bucket: [() => new Bucket(), { name: 'reports', region: 'eu-west-1' }],
    Queue: [() => new Queue(), { url: 'https://sqs', name: 'jobs', region: 'eu-west-1' }],
    Table: [() => new Table({ partitionKey: { name: 'id' } }), { name: 'items', region: 'eu-west-1' }],
    Secret: [() => new Secret({ keys: ['a', 'b'] }), { a: new ClusterSecret('s', 'a'), b: new ExistingSecret('s', 'b') }],
  };
  const bound = (dependency: () => Dependency, stated: object) => () => {
    const external = External.of(dependency().constructor as never, { outputs: stated, egress: [] } as unknown as ExternalProps);
    return synthesize(
      inRegion({ 'shop/orders.thing': external }),
      orders(() => ({ thing: dependency() })),
    );
  };

  test.each(Object.entries(complete))(
    'where an output of a %s is missing: that one is named; where none is, it is taken',
    (_, [make, all]) => {
      expect(bound(make, all)).not.toThrow();
      check(
        fc.property(fc.constantFrom(...Object.keys(all)), (missing) => {
          const { [missing]: _left, ...rest } = all;
          const { what, at } = errorOf(bound(make, rest));
          expect(what).toContain(`It states no output '${missing}' (states: ${Object.keys(rest).join(', ') || 'none'})`);
          expect(what).toContain("the external 'shop/orders.thing' of region 'eu-west-1' of environment 'production'");
          expect(at?.file).toBe('test/unit/lib/external.test.ts');
        }),
        { short: 8, long: 30 },
      );
    },
  );

  test('where it states a secret as it is, an output that is no plain value, or one too many', () => {
    const [postgres] = complete.Postgres!;
    expect(said(bound(postgres, { ...outputs, password: 'hunter2' }))).toContain("It states the secret output 'password' as it is");
    expect(said(bound(postgres, { ...outputs, password: 'hunter2' }))).not.toContain('hunter2');
    for (const host of [new ClusterSecret('a', 'b'), new ExistingSecret('a')])
      expect(said(bound(postgres, { ...outputs, host }))).toContain(
        `Its output 'host' is no plain value, but the ${host.constructor.name} given: `,
      );
    expect(said(bound(postgres, { ...outputs, user: 'a' }))).toContain("It states the output 'user', which the dependency has not: ");
    expect(said(bound(postgres, { ...outputs, user: 'a' }))).toContain("Did you mean 'username'?");
  });

  describe('where a secret output is what another workload makes for itself', () => {
    const makes = (stack: DeploymentStack) =>
      void new Workload(stack, 'payments', { image, dependencies: { db: new Postgres({ size: 'small' }) } });
    const entry: string = synthesize(aws(), makes).resources.only('aws_secretsmanager_secret').values.name;
    const rows = Object.entries(complete).flatMap(([kind, [make, all]]) =>
      Object.entries<string>(make().outputs)
        .filter(([, is]) => is.startsWith('secret'))
        .flatMap(([output]) =>
          [new ExistingSecret(entry), new ClusterSecret('payments-db', 'password')].map(
            (secret) => [output, kind, secret.constructor.name, make, { ...all, [output]: secret }] as const,
          ),
        ),
    );

    test.each(rows)('%s of a %s, as %s', (_output, _kind, _where, make, stated) => {
      const external = External.of(make().constructor as never, { outputs: stated, egress: [] } as unknown as ExternalProps);
      const { message } = errorOf(() =>
        synthesize(inRegion({ 'shop/orders.thing': external }), (stack) => {
          makes(stack);
          new Workload(stack, 'orders', { image, dependencies: { thing: make() } });
        }),
      );
      expect(message).toMatch(/'shop-production-eu-west-1\/orders\/thing'/);
      expect(message).toMatch(/'shop-production-eu-west-1\/payments\/db[/']/);
    });
  });

  test('where it is of another kind than the dependency', () => {
    const external = External.of(Bucket, { outputs: { name: 'a', region: 'b' }, egress: [] });
    expect(said(() => synthesize(inRegion({ 'shop/orders.db': external }), orders(db)))).toContain(
      'It is a Bucket, and the dependency a Postgres',
    );
    expect(errorOf(() => synthesize(inRegion({ 'shop/orders.db': external }), orders(db))).cure).toBe(
      'State it as `External.of(Postgres, { … })`.',
    );
  });

  test.each([
    [
      'shop/orders.bd',
      "'external' of region 'eu-west-1' of environment 'production' names 'shop/orders.bd'",
      'Did you mean shop/orders.db?',
    ],
    ['shop/order.db', "names 'shop/order.db', which is no dependency of a workload there", 'Did you mean shop/orders.db?'],
    ['orders.db', "has the entry 'orders.db'", "'<app>/<workload>.<dependency>', or what an app shares, '<app>/shared.<name>'"],
    ['shop/orders', "has the entry 'shop/orders'", "'<app>/<workload>.<dependency>'"],
  ])('where nobody needs it, as %s: a new one would be made', (key, what, cure) => {
    const error = errorOf(() => synthesize(inRegion({ [key]: legacy }), orders(db)));
    expect(error.what).toContain(what);
    expect(error.cure).toContain(cure);
  });

  test('where it is stated of one of those that share it: it is stated once', () => {
    const data = new Shared('data', new Postgres({ size: 'small' }));
    const error = errorOf(() =>
      synthesize(inRegion({ 'shop/orders.db': legacy }), (stack) => {
        stack.share(data);
        new Workload(stack, 'orders', { image, dependencies: { db: data.as('owner') } });
      }),
    );
    expect(error.what).toContain("names 'shop/orders.db', which is shared.");
    expect(error.cure).toBe("State it once, for whoever uses it: 'shop/shared.data'.");
  });

  test('where it is stated of what its app does not share', () => {
    const data = new Shared('data', new Postgres({ size: 'small' }));
    const using = (stack: DeploymentStack) => void new Workload(stack, 'orders', { image, dependencies: { db: data.as('owner') } });
    const refused = (key: string, define: (stack: DeploymentStack) => void) =>
      errorOf(() => synthesize(inRegion({ [key]: legacy }), define));
    const forgotten = refused('shop/shared.data', using);
    expect(forgotten.what).toContain("Workload 'shop/orders' uses the shared 'data', which no app places");
    expect(forgotten.cure).toBe('Place it before its consumers: stack.share(…), or drop the dependency.');
    const needless = refused('shop/shared.data', (stack) => void new Workload(stack, 'orders', { image }));
    expect(needless.what).toContain("names 'shop/shared.data', which app 'shop' does not share.");
    expect(needless.cure).toBe('Place it before its consumers: stack.share(…), or drop it.');
    const misspelt = refused('shop/shared.date', (stack) => {
      stack.share(data);
      using(stack);
    });
    expect(misspelt.cure).toBe("Did you mean 'shop/shared.data'?");
  });

  test('never where its app is not placed: another repository places it', () => {
    expect(() =>
      synthesize(
        inRegion({ 'billing/invoices.db': legacy }),
        orders(() => ({ files: new Bucket() })),
      ),
    ).not.toThrow();
  });

  test.each([
    [{ outputs }, "'egress' of an external Postgres is missing."],
    [{ egress }, "'outputs' of an external Postgres is missing."],
    [{ outputs, egress, grantz: [] }, "'grantz' of an external Postgres is unknown"],
    [{ outputs, egress: [{ peer: { cidrs: ['10.20.0.1/24'] }, ports: [{ port: 1, protocol: 'TCP' }] }] }, '10.20.0.1/24'],
    [
      { outputs, egress: [...egress, { peer: { cidrs: ['10.20.0.0/24'] } }] },
      "'egress[1]' of an external Postgres states no 'ports'. State them: `ports: [{ port: 5432, protocol: 'TCP' }]`.",
    ],
    [{ outputs, egress: [{ peer: { cidrs: ['10.20.0.0/24'] }, ports: [{ port: 70_000, protocol: 'TCP' }] }] }, 'ports[0].port'],
    [{ outputs, egress, grants: [{ actions: ['rds-db:*'], resources: ['arn:aws:s3:::a'] }] }, "the action 'rds-db:*'"],
    [{ outputs, egress, grants: [{ actions: ['s3:GetObject'], resources: ['*'] }] }, "the resource '*'"],
    [{ outputs, egress, grants: [{ actions: [], resources: ['arn:aws:s3:::a'] }] }, "no 'actions'"],
  ])('where it is malformed: %#', (given, message) => {
    expect(said(() => External.of(Postgres, given as never))).toContain(message);
  });

  test('where it is of nothing', () => {
    expect(said(() => External.of('postgres' as never, { outputs: {}, egress: [] } as never))).toContain("External is of 'postgres'.");
  });

  test('never changes once it is made', () => {
    const given = { outputs: { name: 'a', region: 'b' }, egress: [] };
    const external = External.of(Bucket, given);
    given.outputs.name = 'changed';
    const { resources } = synthesize(
      inRegion({ 'shop/orders.files': external }),
      orders(() => ({ files: new Bucket() })),
    );
    expect(JSON.stringify(resources.only('apps/v1/Deployment').values)).not.toContain('changed');
  });
});

test('the statement about data in a second region is not asked of what is there already', () => {
  const external = { 'shop/orders.db': legacy };
  const regions = twoRegions.map((region) => ({ ...region, external }));
  const define = (stack: DeploymentStack) => void new Workload(stack, 'orders', { image, dependencies: db() });
  expect(() => synthesize(aws({ regions }), define)).not.toThrow();
});
