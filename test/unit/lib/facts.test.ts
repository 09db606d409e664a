import { Bucket, CronJob, eks, ingressRoutes, prometheusOperator, scrapeAnnotations, unmonitored, Workload } from '../../../constructs';
import { ByPlace, ClusterPlace, DeploymentStack, Environment, Monitoring, Provisioner, UserError } from '../../../lib';
import { synthesize } from '../../../lib/testing';
import { aws, awsRegion, eksCluster, orders, release } from '../../kit/environments';

declare module '../../../lib' {
  interface Facts {
    readonly certificateArn: string;
    readonly zones: readonly string[];
    readonly retention: { readonly days: number };
  }
}

const certificate = (region: string) => `arn:aws:acm:${region}:111122223333:certificate/1a2b3c4d`;
const network = eks({
  cloudApis: [{ cidr: '10.0.128.0/20' }],
  ingress: [{ namespace: 'ingress-nginx' }],
  monitoring: [{ namespace: 'monitoring' }],
});
const cluster = (name: string, facts = {}) => eksCluster(name, { network, ...facts });
const regions = [
  awsRegion({ clusters: [cluster('blue'), cluster('green')], facts: { certificateArn: certificate('eu-west-1') } }),
  awsRegion({
    region: 'us-east-1',
    clusters: [cluster('us', { facts: { certificateArn: certificate('us-east-1') } })],
    facts: { certificateArn: 'of the region' },
  }),
];
const image = 'ghcr.io/acme/orders';
const served = (stack: DeploymentStack) =>
  void new Workload(stack, 'orders', {
    image,
    ports: { http: { port: 80 } },
    readinessProbe: { tcpSocket: { port: 'http' } },
    routes: { web: { host: 'shop.example.com', port: 'http' } },
  });
const said = (take: () => unknown): string => {
  try {
    take();
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    return (error as Error).message;
  }
  return 'nothing';
};
const annotation = 'alb.ingress.kubernetes.io/certificate-arn';

describe('facts of the platform', () => {
  test("a route of each region carries its own region's certificate, and that of a cluster stands before it", () => {
    const environment = aws({
      regions,
      routes: (place) => ingressRoutes({ ingressClassName: 'alb', annotations: { [annotation]: place.fact('certificateArn') } }),
    });
    const { resources } = synthesize(environment, served);
    const ingresses = resources.ofType('networking.k8s.io/v1/Ingress');
    expect(ingresses.map(({ values }) => values.metadata.annotations[annotation])).toEqual([
      certificate('eu-west-1'),
      certificate('eu-west-1'),
      certificate('us-east-1'),
    ]);
  });

  test('a provisioner reads the facts of its region', () => {
    const provisioner: Provisioner<Bucket> = {
      type: 'bucket',
      name: 'OurBucket',
      provision: (workload) => {
        const name = DeploymentStack.of(workload).fact('zones').join('-');
        return { outputs: { name, region: DeploymentStack.of(workload).region.region } };
      },
    };
    const environment = aws({ regions: [awsRegion({ facts: { zones: ['a', 'b'] } })], provisioners: [provisioner] });
    const { resources } = synthesize(
      environment,
      orders(() => ({ files: new Bucket() })),
    );
    const [container] = resources.only('apps/v1/Deployment').values.spec.template.spec.containers;
    expect(container.env).toContainEqual({ name: 'FILES_NAME', value: 'a-b' });
  });

  test('a fact that a place does not state is an error that names the place, and the facts that it has', () => {
    const environment = () =>
      aws({
        regions: [regions[0]!, awsRegion({ region: 'us-east-1', clusters: [cluster('us')], facts: { zones: ['a'] } })],
        routes: (place) => ingressRoutes({ ingressClassName: 'alb', annotations: { [annotation]: place.fact('certificateArn') } }),
      });
    expect(said(environment)).toContain(
      "Cluster 'us' of region 'us-east-1' of environment 'production' states no fact 'certificateArn' (facts: zones).",
    );
    const inherited = (name: string) => said(() => synthesize(aws(), (stack) => void stack.fact(name as 'zones')));
    for (const name of ['constructor', 'toString', '__proto__'])
      expect(inherited(name)).toContain(`Region 'eu-west-1' of environment 'production' states no fact '${name}' (facts: none).`);
  });

  test('facts are copied and frozen when the environment is made', () => {
    const facts = { zones: ['a'], retention: { days: 7 } };
    const environment = aws({ regions: [awsRegion({ facts })] });
    facts.zones.push('b');
    facts.retention.days = 1;
    expect(environment.regions[0]!.facts).toEqual({ zones: ['a'], retention: { days: 7 } });
    expect(Object.isFrozen(environment.regions[0]!.facts!.retention)).toBe(true);
  });

  test.each([
    [{ when: new Date(0) }, "'regions[0].facts.when' of environment 'production' is a Date."],
    [{ zones: ['a', () => 'b'] }, "'regions[0].facts.zones[1]' of environment 'production' is () => 'b'."],
    [{ retention: { days: Number.NaN } }, "'regions[0].facts.retention.days' of environment 'production' is NaN."],
    [{ retention: { days: null } }, "'regions[0].facts.retention.days' of environment 'production' is null."],
    [{ zones: null }, "'facts.zones'"],
    [['a'], "facts' of environment 'production' is a list"],
  ])('a fact is a plain value: %p is refused by its path', (facts, message) => {
    expect(said(() => aws({ regions: [awsRegion({ facts: facts as never })] }))).toContain(message.replace(/^'facts/, "'regions[0].facts"));
    const clusters = [eksCluster('blue', { facts: facts as never })];
    expect(said(() => aws({ regions: [awsRegion({ clusters })] }))).toContain('clusters[0].facts');
  });
});

describe('choices that are functions of the place', () => {
  test('each is asked once for each cluster, when the environment is made', () => {
    const asked: string[] = [];
    const environment = aws({
      regions,
      monitoring: ({ environment: name, region, cluster: { name: cluster } }) => {
        asked.push(`${name} ${region.region} ${cluster}`);
        return unmonitored();
      },
    });
    synthesize(environment, served0);
    expect(asked).toEqual(['production eu-west-1 blue', 'production eu-west-1 green', 'production us-east-1 us']);
  });

  const served0 = (stack: DeploymentStack) => void new Workload(stack, 'orders', { image });
  const measured = (stack: DeploymentStack) =>
    void new Workload(stack, 'orders', { image, ports: { http: { port: 80 } }, metrics: { port: 9090 } });
  const byCluster =
    <T>(choices: Readonly<Record<string, T>>): ByPlace<T> =>
    ({ cluster: { name } }: ClusterPlace) =>
      choices[name];

  test('where two clusters are watched in two ways, each has the annotations, the objects and the policy of its own', () => {
    const monitoring = byCluster<Monitoring>({ blue: prometheusOperator(), green: scrapeAnnotations(), us: unmonitored() });
    const { resources } = synthesize(aws({ regions, monitoring }), measured);
    expect(resources.ofType('monitoring.coreos.com/v1/PodMonitor').map(({ address }) => address)).toEqual([
      expect.stringContaining('blue/'),
    ]);
    const annotated = resources.ofType('apps/v1/Deployment').map(({ values }) => values.spec.template.metadata.annotations);
    expect(annotated).toEqual([undefined, expect.objectContaining({ 'prometheus.io/port': '9090' }), undefined]);
    const admitted = resources
      .ofType('networking.k8s.io/v1/NetworkPolicy')
      .filter(({ values }) => values.metadata.name === 'orders')
      .map(({ values }) => JSON.stringify(values.spec.ingress ?? []).includes('9090'));
    expect(admitted).toEqual([true, true, false]);
  });

  test('placements, telemetry, order and routes may differ by cluster too, for every kind of workload', () => {
    const telemetry = (cluster: string) => ({ endpoint: `http://otel.${cluster}:4317`, peers: [{ cidrs: ['10.1.0.0/16'] }] });
    const environment = aws({
      regions: [regions[0]!],
      release: { ...release, images: { ...release.images, 'shop/nightly': { tag: '1' } } },
      telemetry: ({ cluster: { name } }) => telemetry(name),
      placements: ({ cluster: { name } }) => ({ memory: { nodeSelector: { pool: `memory-${name}` } } }),
      ordering: ({ cluster: { name } }) => ({ annotations: (stage) => ({ [`example.com/${name}`]: stage }) }),
    });
    const { resources } = synthesize(environment, (stack) => {
      new Workload(stack, 'orders', { image, placement: 'memory', jobs: { migrate: { args: ['migrate'] } } });
      new CronJob(stack, 'nightly', { image, schedule: '@daily' });
    });
    const [blue, green] = resources.ofType('apps/v1/Deployment').map(({ values }) => values.spec.template.spec);
    expect([blue!.nodeSelector, green!.nodeSelector]).toEqual([{ pool: 'memory-blue' }, { pool: 'memory-green' }]);
    expect(JSON.stringify(blue!.containers)).toContain('http://otel.blue:4317');
    expect(JSON.stringify(green!.containers)).toContain('http://otel.green:4317');
    const jobs = resources.ofType('batch/v1/Job');
    expect(new Set(jobs.map(({ values }) => values.metadata.name)).size).toBe(2);
    expect(jobs.map(({ values }) => values.metadata.annotations)).toEqual([
      expect.objectContaining({ 'example.com/blue': 'migration' }),
      expect.objectContaining({ 'example.com/green': 'migration' }),
    ]);
    const [cron] = resources.ofType('batch/v1/CronJob');
    expect(JSON.stringify(cron!.values)).toContain('http://otel.blue:4317');
  });

  test('a function that says the same everywhere writes the same bytes as the choice itself', () => {
    const chosen = { monitoring: scrapeAnnotations(), routes: ingressRoutes({ ingressClassName: 'nginx' }) };
    const [plain, asked] = [chosen, { monitoring: () => chosen.monitoring, routes: () => chosen.routes }].map(
      (choices) => synthesize(aws({ regions, ...choices }), served).files,
    );
    expect([...asked!]).toEqual([...plain!]);
  });

  test('a place for which a function returns nothing has no such choice', () => {
    const environment = aws({ regions, routes: byCluster({ blue: ingressRoutes({ ingressClassName: 'alb' }) }) });
    expect(said(() => synthesize(environment, served))).toContain("Environment 'production' states no 'routes' in cluster 'green'");
  });

  test('a placement for which a function returns nothing is as if it were not written, and so is a label of one', () => {
    const nodeSelector = { pool: 'memory', zone: undefined };
    const environment = aws({ regions, placements: (() => ({ memory: { nodeSelector }, fast: undefined })) as never });
    const placed = (placement: string) =>
      synthesize(environment, (stack) => void new Workload(stack, 'orders', { image: 'ghcr.io/acme/orders', placement })).resources;
    expect(placed('memory').ofType('apps/v1/Deployment')[0]!.values.spec.template.spec.nodeSelector).toEqual({ pool: 'memory' });
    expect(said(() => placed('fast'))).toContain(
      "'placement' is 'fast', which environment 'production' does not have (placements: memory)",
    );
  });

  test.each([
    [{ routes: () => 7 }, "'routes' of environment 'production' in cluster 'blue' is 7."],
    [{ routes: () => ({}) }, "'routes' of environment 'production' in cluster 'blue' is an object."],
    [
      { telemetry: () => ({ endpoint: 'otel', peers: [] }) },
      "'telemetry.endpoint' of environment 'production' in cluster 'blue' is 'otel'.",
    ],
    [{ telemetry: () => ({ endpoint: 'http://otel:1', peers: [{ cidrs: ['10.0.0.1/8'] }] }) }, 'telemetry.peers[0]'],
    [{ placements: () => ({ memory: { nodeSelectorz: {} } }) }, "'placements.memory.nodeSelectorz'"],
    [{ monitoring: async () => unmonitored() }, "The function 'monitoring' of environment 'production'"],
  ])('what a function returns is checked as what is stated is: %p', (choices, message) => {
    expect(said(() => aws(choices as never))).toContain(message);
  });

  test('an environment that is derived asks the functions again, of its own places', () => {
    const environment: Environment = aws({
      regions: [regions[0]!],
      routes: (place) => ingressRoutes({ ingressClassName: 'alb', annotations: { [annotation]: place.fact('certificateArn') } }),
    });
    const { resources } = synthesize(environment.with({ name: 'staging', regions: [regions[1]!] }), served);
    expect(resources.only('networking.k8s.io/v1/Ingress').values.metadata.annotations[annotation]).toBe(certificate('us-east-1'));
  });
});
