import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { AwsBucket, Bucket, CronJob, Job, kind, Postgres, StatefulWorkload, Workload } from '../../../constructs';
import { DeploymentStack, Environment, Platform, UserError } from '../../../lib';
import { synthesize } from '../../../lib/testing';
import { aws, cloudless, Overrides } from '../../kit/environments';

const image = 'ghcr.io/acme/orders';
const releaseOf = (...keys: readonly string[]) => ({
  schemaVersion: 1 as const,
  images: Object.fromEntries(keys.map((key) => [key, { tag: '1.2.3' }])),
});

function place(
  app: string,
  workload: string,
  environment: (overrides: Overrides) => Environment,
  define?: (stack: DeploymentStack) => void,
) {
  const release = releaseOf(`${app}/${workload}`);
  return synthesize(environment({ release }), define ?? ((stack) => void new Workload(stack, workload, { image })), { app });
}

describe('an organization', () => {
  test.each([
    ['aws', 'aws'],
    ['awesome-aws', undefined],
    ['awsome', 'aws'],
    ['ssm', 'ssm'],
    ['ssm-team', 'ssm'],
    ['sg', 'sg-'],
    ['sg-team', 'sg-'],
    ['sgs', undefined],
    ['sthree', 'sthree-'],
    ['sthree-configurator', 'sthree-'],
    ['amzn-s3-demo', 'amzn-s3-demo-'],
    ['amzn', undefined],
  ])('%s begins names that AWS keeps for itself: %s', (organization, start) => {
    const platform = () =>
      synthesize(cloudless(), (stack) => void new Workload(stack, 'orders', { image: 'ghcr.io/acme/orders' }), { organization });
    if (start === undefined) expect(platform).not.toThrow();
    else {
      expect(platform).toThrow(UserError);
      expect(platform).toThrow(
        `The organization has the name '${organization}', and AWS keeps names that begin with '${start}' for itself.`,
      );
    }
  });

  test('is still a name of at most 20 characters', () => {
    expect(() => new Platform({ organization: 'Acme' })).toThrow("The organization has the name 'Acme'.");
  });
});

describe('a namespace of Kubernetes itself is no app’s', () => {
  const reserved = ['default', 'kube-system', 'kube-public', 'kube-node-lease', 'kube-flannel'];

  test.each(reserved)('by the name of the app: %s', (app) => {
    expect(() => place(app, 'orders', cloudless)).toThrow(UserError);
    expect(() => place(app, 'orders', cloudless)).toThrow(`App '${app}' has the namespace '${app}', which belongs to Kubernetes itself.`);
  });

  test.each(reserved)('by the function of the environment: %s', (namespace) => {
    expect(() => place('shop', 'orders', (more) => cloudless({ ...more, namespace: () => namespace }))).toThrow(
      `App 'shop' has the namespace '${namespace}'`,
    );
  });

  test('but an app may be called so where its namespace is another', () => {
    expect(() => place('default', 'orders', (more) => cloudless({ ...more, namespace: (app) => `${app}-apps` }))).not.toThrow();
    expect(() => place('kubeless', 'orders', cloudless)).not.toThrow();
  });
});

test.each([
  ['Workload', Workload],
  ['StatefulWorkload', StatefulWorkload],
  ['Job', Job],
  ['CronJob', CronJob],
])('a %s is not called default, as the service account of all pods that name none', (_, Kind) => {
  const define = (stack: DeploymentStack) => void new (Kind as typeof Workload)(stack, 'default', { image });
  expect(() => synthesize(cloudless(), define)).toThrow(
    "A workload has the name 'default', which is that of the service account of all pods of a namespace that name none.",
  );
});

describe('what names a file or a folder is one on every system', () => {
  const clusters = (...names: readonly string[]) => [
    { region: 'local', clusters: names.map((name) => ({ name, kubernetesVersion: '1.34', network: kind() })) },
  ];

  test.each(['con', 'prn', 'aux', 'nul', 'com0', 'com1', 'lpt9'])('%s is that of a device on Windows', (name) => {
    expect(() => cloudless({ name })).toThrow(UserError);
    expect(() => cloudless({ name })).toThrow(`An environment has the name '${name}', which is that of a device on Windows.`);
    expect(() => cloudless({ regions: clusters(name.toUpperCase()) })).toThrow(
      `A cluster of environment 'development' has the name '${name.toUpperCase()}', which is that of a device on Windows.`,
    );
    const kinds: ((stack: DeploymentStack) => unknown)[] = [
      (stack) => new Workload(stack, name, { image }),
      (stack) => new StatefulWorkload(stack, name, { image, volumeClaimTemplates: { data: { storage: '1Gi', mountPath: '/data' } } }),
      (stack) => new Job(stack, name, { image }),
      (stack) => new CronJob(stack, name, { image, schedule: '0 3 * * *' }),
    ];
    for (const define of kinds)
      expect(() => place('shop', name, cloudless, (stack) => void define(stack))).toThrow(
        `A workload has the name '${name}', which is that of a device on Windows.`,
      );
  });

  test.each(['console', 'com10', 'auxiliary', 'null'])('%s is none', (name) => {
    expect(() => place('shop', name, (more) => cloudless({ name, ...more }))).not.toThrow();
  });

  test('clusters whose names differ by case only are refused', () => {
    const both = () => cloudless({ regions: clusters('blue', 'Blue') });
    expect(both).toThrow(UserError);
    expect(both).toThrow("Environment 'development' lists the clusters 'blue' and 'Blue', whose names differ by case only.");
    expect(() => cloudless({ regions: clusters('blue', 'blue') })).toThrow("Environment 'development' lists two clusters named 'blue'.");
  });

  test('so are constructs of one’s own, whose files are named by their ids', () => {
    const define =
      (...ids: readonly string[]) =>
      (stack: DeploymentStack) => {
        for (const id of ids)
          new ApiObject(stack.chartScope(new Construct(stack, id), stack.clusters[0]!), 'Object', {
            apiVersion: 'v1',
            kind: 'ConfigMap',
            metadata: { name: `of-${id}`.toLowerCase() + ids.indexOf(id) },
          });
      };
    expect(() => synthesize(cloudless(), define('Mine', 'mine'))).toThrow('differ by case only');
    expect(() => synthesize(cloudless(), define('AUX'))).toThrow('is no safe file name');
    expect(() => synthesize(cloudless(), define('Mine', 'yours'))).not.toThrow();
  });
});

describe('a database has no name that PostgreSQL or RDS keeps for itself', () => {
  const reserved = ['user', 'rdsadmin', 'template0', 'template1', 'postgres', 'admin', 'select', 'table', 'current_user', 'verbose'];

  test.each(reserved)('stated: %s', (database) => {
    expect(() => new Postgres({ size: 'small', database })).toThrow(UserError);
    expect(() => new Postgres({ size: 'small', database })).toThrow(
      `'database' is '${database}', which PostgreSQL or RDS keeps for itself.`,
    );
  });

  test.each([
    ['current', 'user'],
    ['session', 'user'],
    ['current', 'date'],
    ['system', 'user'],
  ])('derived of app %s and workload %s', (app, workload) => {
    const define = (database?: string) => (stack: DeploymentStack) =>
      void new Workload(stack, workload, { image, dependencies: { db: new Postgres({ size: 'small', ...(database && { database }) }) } });
    expect(() => place(app, workload, aws, define())).toThrow(
      `The database of '${app}-production-eu-west-1/${workload}' is '${app}_${workload}', which PostgreSQL or RDS keeps for itself.`,
    );
    expect(() => place(app, workload, aws, define('users'))).not.toThrow();
  });

  test.each(['users', 'shop_user', 'orders'])('%s is free', (database) => {
    expect(new Postgres({ size: 'small', database }).database).toBe(database);
  });
});

test.each(['an', 's3alias'])('a bucket whose name would end in -%s, which S3 keeps for itself, is refused', (id) => {
  const define = (stack: DeploymentStack) => void new Workload(stack, 'orders', { image, dependencies: { [id]: new Bucket() } });
  expect(() => synthesize(aws({ provisioners: [AwsBucket.provisioner()] }), define)).toThrow('which S3 keeps for itself');
});

test('a job has not the id of what an identity provider makes, in any place', () => {
  const define = (stack: DeploymentStack) => void new Workload(stack, 'orders', { image, jobs: { identity: {} } });
  expect(() => synthesize(cloudless(), define)).toThrow(
    "'jobs' has the name 'identity', which is taken in the workload: by its identity in the cloud.",
  );
});
