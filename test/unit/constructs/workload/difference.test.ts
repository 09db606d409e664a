import { CronJob, ingressRoutes, kind, Workload } from '../../../../constructs';
import { DeploymentStack, Difference, Environment } from '../../../../lib';
import { synthesize } from '../../../../lib/testing';
import { cloudless } from '../../../kit/environments';

const image = 'ghcr.io/acme/orders';
const release = { schemaVersion: 1, images: { 'shop/orders': { tag: '1.0' }, 'shop/reports': { tag: '1.0' } } } as const;
const orders = (stack: DeploymentStack) =>
  new Workload(stack, 'orders', {
    image,
    env: { LOG_LEVEL: 'info', COLOUR: 'blue' },
    replicas: 2,
    resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { memory: '128Mi' } },
  });

function placed(environment: Environment, line?: Difference) {
  const { resources, files } = synthesize(environment, (stack) => (line ? stack.place(orders, line) : void orders(stack)));
  const { spec } = resources.only('apps/v1/Deployment').values;
  const [container] = spec.template.spec.containers;
  const assembly = JSON.parse(files.get('cdktf.out/assembly.json')!);
  return {
    resources,
    replicas: spec.replicas,
    limits: container.resources,
    env: Object.fromEntries(container.env.map(({ name, value }: { name: string; value: string }) => [name, value])),
    differences: assembly.stacks.flatMap(({ workloads }: { workloads: { differences?: unknown[] }[] }) =>
      workloads.flatMap((workload) => workload.differences ?? []),
    ),
  };
}
const plain = cloudless({ release });
const production = (difference: Difference) => cloudless({ release, differences: { 'shop/orders': difference } });

test('a workload is what it states where nobody says otherwise', () => {
  expect(placed(plain)).toMatchObject({ replicas: 2, differences: [] });
});

test('an environment changes the number of pods, and the assembly says from what to what', () => {
  expect(placed(production({ scale: { replicas: 6 } }))).toMatchObject({
    replicas: 6,
    differences: [{ property: 'replicas', from: '2', to: '6' }],
  });
});

test('the choice how to scale is replaced as a whole', () => {
  const { replicas, resources, differences } = placed(production({ scale: { autoscaling: { minReplicas: 3, maxReplicas: 9 } } }));
  expect(replicas).toBeUndefined();
  expect(resources.only('autoscaling/v2/HorizontalPodAutoscaler').values.spec).toMatchObject({ minReplicas: 3, maxReplicas: 9 });
  expect(differences).toEqual([
    { property: 'replicas', from: '2' },
    { property: 'autoscaling', to: '{"maxReplicas":9,"minReplicas":3}' },
  ]);
});

test('maps are merged entry by entry, and undefined removes one', () => {
  const { env, limits, differences } = placed(
    production({ env: { LOG_LEVEL: 'debug', COLOUR: undefined, NEW: '1' }, resources: { limits: { cpu: '1', memory: undefined } } }),
  );
  expect(env).toEqual({ LOG_LEVEL: 'debug', NEW: '1' });
  expect(limits).toEqual({ requests: { cpu: '100m', memory: '64Mi' }, limits: { cpu: '1' } });
  expect(differences).toEqual([
    { property: 'resources.limits.cpu', to: '1' },
    { property: 'resources.limits.memory', from: '128Mi' },
    { property: 'env.LOG_LEVEL', from: 'info', to: 'debug' },
    { property: 'env.COLOUR', from: 'blue' },
    { property: 'env.NEW', to: '1' },
  ]);
});

test('the line that places a workload wins over the environment', () => {
  expect(placed(production({ scale: { replicas: 6 }, env: { LOG_LEVEL: 'warn' } }), { env: { LOG_LEVEL: 'debug' } })).toMatchObject({
    replicas: 6,
    env: { LOG_LEVEL: 'debug' },
  });
});

test.each<[string, Difference, Difference, object]>([
  ['how it scales', { scale: { replicas: 6 } }, { scale: { replicas: 4 } }, { replicas: 4 }],
  [
    'how it scales, whole',
    { scale: { autoscaling: { minReplicas: 3, maxReplicas: 9 } } },
    { scale: { replicas: 4 } },
    { replicas: 4, differences: [{ property: 'replicas', from: '2', to: '4' }] },
  ],
  [
    'a variable',
    { env: { LOG_LEVEL: 'warn', COLOUR: 'red' } },
    { env: { LOG_LEVEL: 'debug' } },
    { env: { LOG_LEVEL: 'debug', COLOUR: 'red' } },
  ],
  ['a variable that it removes', { env: { LOG_LEVEL: 'warn' } }, { env: { LOG_LEVEL: undefined } }, { env: { COLOUR: 'blue' } }],
  [
    'a variable that the environment removes',
    { env: { LOG_LEVEL: undefined } },
    { env: { LOG_LEVEL: 'debug' } },
    { env: { LOG_LEVEL: 'debug' } },
  ],
  [
    'a request',
    { resources: { requests: { cpu: '200m', memory: '80Mi' } } },
    { resources: { requests: { cpu: '300m' } } },
    { limits: { requests: { cpu: '300m', memory: '80Mi' }, limits: { memory: '128Mi' } } },
  ],
  [
    'a limit',
    { resources: { limits: { cpu: '2', memory: '256Mi' } } },
    { resources: { limits: { memory: '512Mi' } } },
    { limits: { requests: { cpu: '100m', memory: '64Mi' }, limits: { cpu: '2', memory: '512Mi' } } },
  ],
])('of %s, the line is heard before the environment, and the environment before the workload', (_, environment, line, expected) => {
  expect(placed(production(environment), line)).toMatchObject(expected);
});

test('of a host, the line is heard before the environment, and the environment before the workload', () => {
  const hosts = (environment: Difference, line: Difference) => {
    const place = cloudless({
      release,
      regions: [
        { region: 'local', clusters: [{ ...cloudless().regions[0]!.clusters[0]!, network: kind({ ingress: [{ namespace: 'nginx' }] }) }] },
      ],
      routes: ingressRoutes({ ingressClassName: 'nginx' }),
      differences: { 'shop/orders': environment },
    });
    const routes = { web: { host: 'stated.example.com', port: 'http' }, api: { host: 'stated-too.example.com', port: 'http' } } as const;
    const { resources } = synthesize(place, (stack) =>
      stack.place(() => new Workload(stack, 'orders', { image, ports: { http: { port: 8080 } }, routes }), line),
    );
    return resources.ofType('networking.k8s.io/v1/Ingress').map(({ values }) => values.spec.rules[0].host);
  };
  const environment = { hosts: { web: 'environment.example.com', api: 'environment-too.example.com' } };
  expect(hosts({}, {}).sort()).toEqual(['stated-too.example.com', 'stated.example.com']);
  expect(hosts(environment, { hosts: { web: 'line.example.com' } }).sort()).toEqual(['environment-too.example.com', 'line.example.com']);
});

test('what differs in nothing is not recorded', () => {
  expect(placed(production({ scale: { replicas: 2 }, env: { LOG_LEVEL: 'info' } })).differences).toEqual([]);
});

test.each([
  [
    'a host of a route that is not there',
    { hosts: { web: 'shop.example.com' } },
    /A place states the host of route 'web' \(routes: none\)/,
  ],
  [
    'a number of pods that is none',
    { scale: { replicas: -1 } },
    /scale.replicas' of environment 'development' is -1. Choose a whole number from 0/,
  ],
  [
    'a limit below the request',
    { resources: { limits: { memory: '32Mi' } } },
    /'resources.requests.memory' is '64Mi', above its limit '32Mi'/,
  ],
] as const)('%s is refused', (_, difference, message) => {
  expect(() => placed(production(difference))).toThrow(message);
});

test('a schedule has no number of pods to change', () => {
  const environment = cloudless({ release, differences: { 'shop/reports': { scale: { replicas: 2 } } } });
  expect(() => synthesize(environment, (stack) => void new CronJob(stack, 'reports', { image, schedule: '0 3 * * *' }))).toThrow(
    /A place states 'scale.replicas' of a workload that has none/,
  );
});

test('ports and dependencies never differ', () => {
  // @ts-expect-error 'ports' does not exist in type 'Difference'
  const difference: Difference = { ports: {} };
  expect(difference).toBeDefined();
});
