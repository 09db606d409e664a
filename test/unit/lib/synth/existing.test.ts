import {
  Bucket,
  CronJob,
  eks,
  ingressRoutes,
  Postgres,
  Queue,
  RetiredWorkload,
  StatefulWorkload,
  Table,
  Workload,
} from '../../../../constructs';
import { AdoptedResources, AdoptedWorkload, DeploymentStack, Region, retired, Service, UserError } from '../../../../lib';
import type { Assembly } from '../../../../lib/assembly/assembly';
import { compareSides } from '../../../../lib/plan/compare-sides';
import { synthesize } from '../../../../lib/testing';
import { aws, awsRegion, eksCluster } from '../../../kit/environments';
import { plainSide } from '../../../kit/sides';

const image = 'ghcr.io/acme/orders';
const catalog = new Service('catalog', { http: { port: 80, targetPort: 8080 } });
const network = eks({ cloudApis: [{ cidr: '10.0.128.0/20' }], ingress: [{ namespace: 'ingress-nginx' }] });
const inRegion = (adopt: Region['adopt']) =>
  aws({
    regions: [awsRegion({ adopt: adopt!, clusters: [eksCluster('blue', { network })] })],
    routes: ingressRoutes({ ingressClassName: 'nginx' }),
  });
const served = (stack: DeploymentStack, id = 'orders') =>
  new Workload(stack, id, {
    image,
    ports: { http: { port: 80, targetPort: 8080 } },
    resources: { requests: { cpu: '100m' } },
    autoscaling: { minReplicas: 2, maxReplicas: 4, cpu: 60 },
    routes: { web: { host: `${id}.example.com`, port: 'http' } },
  });

function errorOf(act: () => unknown): UserError {
  try {
    act();
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    return error as UserError;
  }
  throw new Error('nothing was refused');
}

const helm = { 'app.kubernetes.io/name': 'catalog', 'app.kubernetes.io/instance': 'shop' };
const adoptedCatalog = new AdoptedWorkload({
  selector: helm,
  names: {
    Deployment: 'shop-catalog',
    Service: 'shop-catalog-http',
    HorizontalPodAutoscaler: 'catalog-hpa',
    PodDisruptionBudget: 'catalog-pdb',
    container: 'catalog-chart',
  },
});

describe('a workload that is there already', () => {
  const { resources } = synthesize(inRegion({ 'shop/catalog': adoptedCatalog }), (stack) => {
    served(stack, 'catalog');
    new Workload(stack, 'frontend', { image, dependencies: { catalog: catalog.at('http') } });
  });
  const named = (kind: string, name: string) =>
    resources.all.find(({ type, values }) => type.endsWith(`/${kind}`) && values.metadata.name === name)!;

  test('keeps its selector, and everything that selects its pods goes by it', () => {
    expect(named('Deployment', 'shop-catalog').values.spec.selector.matchLabels).toEqual(helm);
    expect(named('Service', 'shop-catalog-http').values.spec.selector).toEqual(helm);
    expect(named('PodDisruptionBudget', 'catalog-pdb').values.spec.selector.matchLabels).toEqual(helm);
    expect(named('NetworkPolicy', 'catalog').values.spec.podSelector.matchLabels).toEqual(helm);
    const [spread] = named('Deployment', 'shop-catalog').values.spec.template.spec.topologySpreadConstraints;
    expect(spread.labelSelector.matchLabels).toEqual(helm);
    const ofCaller = JSON.stringify(named('NetworkPolicy', 'frontend').values.spec.egress);
    expect(ofCaller).toContain(JSON.stringify({ 'app.kubernetes.io/instance': 'shop', 'app.kubernetes.io/name': 'catalog' }));
    expect(
      resources.all.filter(
        ({ values }) =>
          JSON.stringify(values).includes('shop-catalog"') && JSON.stringify(values.spec?.selector ?? {}).includes('"shop-catalog"'),
      ),
    ).toEqual([]);
  });

  test('has our labels on its pods beside those that select them, which win', () => {
    expect(named('Deployment', 'shop-catalog').values.spec.template.metadata.labels).toEqual({
      ...helm,
      'app.kubernetes.io/part-of': 'shop',
    });
  });

  test('keeps the names of its objects and of its container, and what refers to them follows', () => {
    const [container] = named('Deployment', 'shop-catalog').values.spec.template.spec.containers;
    expect(container.name).toBe('catalog-chart');
    expect(named('HorizontalPodAutoscaler', 'catalog-hpa').values.spec.scaleTargetRef.name).toBe('shop-catalog');
    const route = resources.all.find(({ values }) => values.metadata?.name === 'catalog-web')!;
    expect(JSON.stringify(route.values)).toContain('"shop-catalog-http"');
  });

  test('is called by the name of its Service', () => {
    const [{ env }] = named('Deployment', 'frontend').values.spec.template.spec.containers;
    expect(env).toContainEqual({ name: 'CATALOG_HOST', value: 'shop-catalog-http' });
  });

  test('of disks keeps its StatefulSet and the Service that names its pods', () => {
    const adopted = new AdoptedWorkload({
      selector: { app: 'orders' },
      names: { StatefulSet: 'orders-db', HeadlessService: 'orders-headless' },
    });
    const made = synthesize(
      inRegion({ 'shop/orders': adopted }),
      (stack) =>
        new StatefulWorkload(stack, 'orders', {
          image,
          ports: { http: { port: 80 } },
          volumeClaimTemplates: { data: { mountPath: '/data', storage: '1Gi' } },
        }),
    ).resources;
    const { metadata, spec } = made.only('apps/v1/StatefulSet').values;
    expect([metadata.name, spec.serviceName, spec.selector.matchLabels]).toEqual(['orders-db', 'orders-headless', { app: 'orders' }]);
    const services = made.ofType('v1/Service').map(({ values }) => values.metadata.name);
    expect(services.sort()).toEqual(['orders', 'orders-headless']);
  });

  test('of a schedule keeps its CronJob', () => {
    const adopted = new AdoptedWorkload({ names: { CronJob: 'nightly-report' } });
    const made = synthesize(
      inRegion({ 'shop/orders': adopted }),
      (stack) => new CronJob(stack, 'orders', { image, schedule: '0 3 * * *' }),
    );
    expect(made.resources.only('batch/v1/CronJob').values.metadata.name).toBe('nightly-report');
  });

  test('leaves the pods of its jobs to their own labels', () => {
    const made = synthesize(
      inRegion({ 'shop/orders': new AdoptedWorkload({ selector: { app: 'orders' } }) }),
      (stack) => new Workload(stack, 'orders', { image, jobs: { migrate: { command: ['migrate'] } } }),
    ).resources;
    expect(made.only('batch/v1/Job').values.spec.template.metadata.labels).toMatchObject({ 'app.kubernetes.io/name': 'orders-migrate' });
    expect(made.only('batch/v1/Job').values.spec.template.metadata.labels).not.toHaveProperty('app');
  });
});

describe('what is there already in the cloud', () => {
  const adopt = {
    'shop/orders.uploads': new AdoptedResources({ ids: { aws_s3_bucket: 'acme-uploads' }, names: { s3: 'acme-uploads' } }),
    'shop/orders.jobs': new AdoptedResources({
      ids: { aws_sqs_queue: 'https://sqs.eu-west-1.amazonaws.com/111122223333/jobs' },
      names: { sqs: 'jobs', 'sqs/dead-letters': 'jobs-dlq' },
    }),
    'shop/orders.db': new AdoptedResources({
      ids: { aws_db_instance: 'orders-prod' },
      names: { rds: 'orders-prod', 'rds/subnets': 'main', 'rds/parameters': 'tuned', 'rds/username': 'postgres' },
    }),
    'shop/orders.carts': new AdoptedResources({ ids: { aws_dynamodb_table: 'Carts' }, names: { dynamodb: 'Carts' } }),
  };
  const { resources, files } = synthesize(
    inRegion(adopt),
    (stack) =>
      new Workload(stack, 'orders', {
        image,
        dependencies: {
          uploads: new Bucket(),
          jobs: new Queue(),
          db: new Postgres({ size: 'small', database: 'orders' }),
          carts: new Table({ partitionKey: { name: 'id' } }),
        },
      }),
  );

  test('keeps its name, and what is granted and handed over goes by it', () => {
    expect(resources.only('aws_s3_bucket').values.bucket).toBe('acme-uploads');
    expect(
      resources
        .ofType('aws_sqs_queue')
        .map(({ values }) => values.name)
        .sort(),
    ).toEqual(['jobs', 'jobs-dlq']);
    expect(resources.only('aws_dynamodb_table').values.name).toBe('Carts');
    expect(resources.only('aws_db_instance').values).toMatchObject({ identifier: 'orders-prod', username: 'postgres', db_name: 'orders' });
    expect(resources.only('aws_db_subnet_group').values.name).toBe('main');
    expect(resources.only('aws_db_parameter_group').values.name).toBe('tuned');
    expect(resources.only('aws_iam_role_policy').values.policy).toContain('arn:aws:s3:::acme-uploads/*');
    const [{ env }] = resources.only('apps/v1/Deployment').values.spec.template.spec.containers;
    expect(env).toEqual(
      expect.arrayContaining([
        { name: 'UPLOADS_NAME', value: 'acme-uploads' },
        { name: 'DB_USERNAME', value: 'postgres' },
      ]),
    );
  });

  test('is imported at its address, by the id that is stated', () => {
    const document = JSON.parse(files.get('cdktf.out/stacks/shop-production-eu-west-1/cdk.tf.json')!);
    const [queue] = Object.keys(document.resource.aws_sqs_queue).filter((name) => !name.includes('dead'));
    expect(document.import).toEqual([
      { id: 'orders-prod', to: expect.stringMatching(/^aws_db_instance\./) },
      { id: 'Carts', to: expect.stringMatching(/^aws_dynamodb_table\./) },
      { id: 'acme-uploads', to: `aws_s3_bucket.${Object.keys(document.resource.aws_s3_bucket)[0]}` },
      { id: 'https://sqs.eu-west-1.amazonaws.com/111122223333/jobs', to: `aws_sqs_queue.${queue}` },
    ]);
  });

  test('has the line that says so in the assembly, and nothing else has one', () => {
    const { stacks }: Assembly = JSON.parse(files.get('cdktf.out/assembly.json')!);
    const imported = stacks
      .flatMap(({ resources }) => resources)
      .flatMap((resource) => (resource.imported ? [[resource.type, resource.imported] as const] : []));
    expect(imported.map(([type]) => type)).toEqual(['aws_db_instance', 'aws_dynamodb_table', 'aws_s3_bucket', 'aws_sqs_queue']);
    expect(new Set(imported.map(([, { line }]) => line)).size).toBe(4);
    for (const [, { file }] of imported) expect(file).toMatch(/existing\.test\.ts$/);
  });
});

describe('an entry that hits nothing is refused at the line of the operator', () => {
  const bucket = (stack: DeploymentStack) =>
    new Workload(stack, 'orders', { image, dependencies: { uploads: new Bucket(), jobs: new Queue() } });
  const resources = (id: string) => new AdoptedResources({ ids: { [id]: 'x' } });
  const rows: readonly [string, NonNullable<Region['adopt']>, string, string][] = [
    [
      'a workload',
      { 'shop/order': new AdoptedWorkload({ selector: { app: 'x' } }) },
      "names 'shop/order', which is not there",
      'shop/orders',
    ],
    [
      'a dependency',
      { 'shop/orders.upload': resources('aws_s3_bucket') },
      "names 'shop/orders.upload', which is not there",
      'shop/orders.uploads',
    ],
    [
      'an app',
      { 'shpo/orders': new AdoptedWorkload({ selector: { app: 'x' } }) },
      "names 'shpo/orders', and no such app",
      'with({ name, regions })',
    ],
    ['a resource', { 'shop/orders.uploads': resources('aws_s3_buckets') }, "an id of 'aws_s3_buckets'", "'aws_s3_bucket'"],
    ['a part of the wrong one', { 'shop/orders.uploads': resources('aws_sqs_queue') }, "an id of 'aws_sqs_queue'", 'aws_s3_bucket'],
    ['a name', { 'shop/orders.jobs': new AdoptedResources({ names: { 'sqs/dlq': 'x' } }) }, "the name 'sqs/dlq'", "'sqs'"],
    ['an object', { 'shop/orders': new AdoptedWorkload({ names: { Service: 'x' } }) }, "names the Service of 'shop/orders'", 'Drop it'],
    ['a workload as resources', { 'shop/orders': resources('aws_s3_bucket') }, 'states AdoptedResources of', 'AdoptedWorkload'],
    [
      'resources as a workload',
      { 'shop/orders.uploads': new AdoptedWorkload({ names: { Service: 'x' } }) },
      'states an AdoptedWorkload of',
      'AdoptedResources',
    ],
  ];
  test.each(rows)('%s', (_, adopt, what, cure) => {
    const error = errorOf(() => synthesize(inRegion(adopt), bucket));
    expect(error.what).toContain(what);
    expect(error.cure).toContain(cure);
    expect(error.at?.file).toMatch(/existing\.test\.ts$/);
  });

  const gone = { reason: 'back to its module' };
  test.each<[string, string, (stack: DeploymentStack) => void]>([
    [
      'a dependency',
      'shop/orders.uploadedFiles',
      (stack) => new Workload(stack, 'orders', { image, dependencies: { uploadedFiles: retired(new Bucket(), gone) } }),
    ],
    [
      'a dependency of another name',
      'shop/orders.uploads',
      (stack) => new Workload(stack, 'orders', { image, dependencies: { files: retired(new Bucket().formerly('uploads'), gone) } }),
    ],
    ['a workload', 'shop/orders', (stack) => new RetiredWorkload(stack, 'orders', gone)],
    [
      'a dependency of a workload',
      'shop/orders.uploads',
      (stack) => new RetiredWorkload(stack, 'orders', { ...gone, dependencies: { uploads: new Bucket() } }),
    ],
    [
      'what was shared',
      'shop/shared.uploads',
      (stack) => new RetiredWorkload(stack, 'orders', { ...gone, dependencies: { files: new Bucket().formerly('shared/uploads') } }),
    ],
  ])('what is retired, with where it is, and what to do: %s', (_, key, place) => {
    const adopted = key.includes('.') ? resources('aws_s3_bucket') : new AdoptedWorkload({ selector: { app: 'x' } });
    const error = errorOf(() => synthesize(inRegion({ [key]: adopted }), place));
    expect(error.what).toMatch(new RegExp(`names '${key}', which is retired at \\S*existing\\.test\\.ts:\\d+`));
    expect(error.cure).toContain('Drop the entry');
    expect(error.at?.file).toMatch(/existing\.test\.ts$/);
  });

  test('a selector that would take the pods of another workload', () => {
    const adopt = { 'shop/orders': new AdoptedWorkload({ selector: { team: 'a' } }) };
    const error = errorOf(() =>
      synthesize(inRegion(adopt), (stack) => {
        new Workload(stack, 'orders', { image });
        new Workload(stack, 'cart', { image, podLabels: { team: 'a' } });
      }),
    );
    expect(error.what).toContain("the pods of 'shop-production-eu-west-1/cart' would be selected");
    expect(error.at?.file).toMatch(/existing\.test\.ts$/);
  });

  test('a Service beside a name in the cluster', () => {
    const adopt = { 'shop/cart': new AdoptedWorkload({ names: { Service: 'x' } }) };
    const error = errorOf(() =>
      synthesize(inRegion(adopt), (stack) => new Workload(stack, 'cart', { image, knownAs: 'orders', ports: { http: { port: 80 } } })),
    );
    expect(error.what).toContain("known as 'orders'");
  });

  test.each<[string, () => unknown]>([
    ['nothing said of a workload', () => new AdoptedWorkload({})],
    ['nothing said of resources', () => new AdoptedResources({ ids: {} })],
    ['an empty selector', () => new AdoptedWorkload({ selector: {} })],
    ['a label of a controller', () => new AdoptedWorkload({ selector: { 'pod-template-hash': 'x' } })],
    ['a template of Terraform', () => new AdoptedResources({ ids: { aws_s3_bucket: '${var.x}' } })],
    ['a version of a secret', () => new AdoptedResources({ ids: { aws_secretsmanager_secret_version: 'a|b' } })],
    ['a kind that no workload has', () => new AdoptedWorkload({ names: { Ingress: 'x' } as never })],
  ])('%s', (_, act) => {
    expect(errorOf(act).cure).not.toBe('');
  });
});

test('the plan says once that a workload is taken over, and that its pods restart', () => {
  const assemblyOf = (adopt: NonNullable<Region['adopt']>): Assembly => {
    const { files } = synthesize(inRegion(adopt), (stack) => new Workload(stack, 'orders', { image }));
    return JSON.parse(files.get('cdktf.out/assembly.json')!);
  };
  const before = assemblyOf({});
  const after = assemblyOf({ 'shop/orders': new AdoptedWorkload({ selector: { app: 'orders' } }) });
  const told = (base: Assembly, head: Assembly) =>
    compareSides({ ...plainSide({}), assembly: base }, { ...plainSide({}), assembly: head }).notices.map(({ text, classes }) => [
      text,
      ...classes,
    ]);
  expect(told(before, after)).toEqual([
    ['shop/orders is taken over where it runs already, which restarts its pods once (shop-production-eu-west-1)', 'restart'],
  ]);
  expect(told(after, after)).toEqual([]);
});
