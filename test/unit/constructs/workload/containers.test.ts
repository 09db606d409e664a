import { KubernetesRedis, kind, PodField, Redis, Workload, WorkloadProps } from '../../../../constructs';
import { Environment } from '../../../../lib';
import { synthesize } from '../../../../lib/testing';
import { schemaErrors } from '../../../kit/kubernetes-schema';

const environment = new Environment({
  name: 'test',
  regions: [{ region: 'local', clusters: [{ name: 'kind', kubernetesVersion: '1.34', network: kind() }] }],
  provisioners: [],
  release: { schemaVersion: 1, images: { 'shop/orders': { tag: '1.0' } } },
});
const image = 'ghcr.io/acme/orders';
const proxy = { image: 'ghcr.io/acme/proxy:2' };

function resourcesOf(props: Partial<WorkloadProps<Record<string, never>, Record<string, never>>>) {
  const { resources } = synthesize(environment, (stack) => void new Workload(stack, 'orders', { image, ...(props as object) }));
  expect(resources.all.flatMap(({ values }) => schemaErrors(values))).toEqual([]);
  return resources;
}
const podOf = (props: Parameters<typeof resourcesOf>[0]) => resourcesOf(props).only('apps/v1/Deployment').values.spec.template.spec;
const containerOf = (props: Parameters<typeof resourcesOf>[0]) => podOf(props).containers[0];
const envOf = (props: Parameters<typeof resourcesOf>[0]) =>
  Object.fromEntries(
    (containerOf(props).env ?? []).map(({ name, ...source }: { name: string; value?: string }) => [name, source.value ?? source]),
  );

describe('a sidecar', () => {
  const pod = podOf({
    initContainers: { wait: { image: 'busybox:1.38.0' } },
    sidecars: { proxy: { ...proxy, ports: { admin: { port: 9901 } }, readinessProbe: { httpGet: { port: 'admin', path: '/ready' } } } },
  });

  test('is an init container that goes on, after those that end', () => {
    expect(pod.initContainers.map(({ name, restartPolicy }: { name: string; restartPolicy?: string }) => [name, restartPolicy])).toEqual([
      ['wait', undefined],
      ['proxy', 'Always'],
    ]);
  });

  test('has ports and probes of its own', () => {
    expect(pod.initContainers[1]).toMatchObject({
      ports: [{ name: 'admin', containerPort: 9901, protocol: 'TCP' }],
      readinessProbe: { httpGet: { path: '/ready', port: 9901 } },
    });
  });

  test('is hardened as the workload is', () => {
    expect(pod.initContainers[1]!.securityContext).toEqual(pod.containers[0].securityContext);
  });

  test('of another image is told what it states, and no output of a dependency that it does not ask for', () => {
    const { resources } = synthesize(
      environment.with({ name: 'test', provisioners: [KubernetesRedis.provisioner({ image: 'redis:8' })] }),
      (stack) => {
        new Workload(stack, 'orders', {
          image,
          dependencies: { cache: new Redis({ size: 'small' }) },
          initContainers: { wait: { image: 'busybox:1.38.0', env: ({ cache }) => ({ HOST: cache.host }) } },
          sidecars: { proxy: { ...proxy, env: { LEVEL: 'info' } }, shy: proxy },
        });
      },
    );
    const { initContainers, containers } = resources.ofType('apps/v1/Deployment').find(({ values }) => values.metadata.name === 'orders')!
      .values.spec.template.spec;
    const namesOf = ({ env = [] }: { readonly env?: readonly { readonly name: string }[] }) => env.map(({ name }) => name);
    expect(initContainers.map(namesOf)).toEqual([['HOST'], ['LEVEL'], []]);
    expect(namesOf(containers[0])).toContain('CACHE_HOST');
  });

  test('inherits the environment of the workload where it says so, but for what tells who somebody is', () => {
    const redis = environment.with({
      name: 'test',
      provisioners: [KubernetesRedis.provisioner({ image: 'redis:8' })],
      telemetry: { endpoint: 'http://otel:4317', peers: [{ namespace: 'otel', pods: {} }] },
      differences: { 'shop/orders': { env: { LEVEL: 'debug', DROPPED: undefined } } },
    });
    const { resources } = synthesize(redis, (stack) => {
      new Workload(stack, 'orders', {
        image,
        runtime: 'jvm',
        resources: { limits: { memory: '64Mi' } },
        dependencies: { cache: new Redis({ size: 'small' }) },
        env: { LEVEL: 'info', DROPPED: 'a' },
        initContainers: { migrate: { image: 'ghcr.io/acme/orders:1', env: 'inherit' } },
        sidecars: { console: { image: 'ghcr.io/acme/console:1', env: 'inherit' } },
        jobs: { nightly: { schedule: '@daily', env: { MODE: 'job' } } },
      });
    });
    const variables = ({ env = [] }: { readonly env?: readonly { readonly name: string }[] }) =>
      env.filter(({ name }) => !/^(OTEL_|JAVA_)/.test(name));
    const { initContainers, containers } = resources.ofType('apps/v1/Deployment').find(({ values }) => values.metadata.name === 'orders')!
      .values.spec.template.spec;
    expect(variables(containers[0])).toContainEqual({ name: 'LEVEL', value: 'debug' });
    expect(variables(containers[0]).map(({ name }) => name)).toEqual(expect.arrayContaining(['CACHE_HOST', 'LEVEL']));
    for (const { env } of initContainers) expect(env).toEqual(variables(containers[0]));
    const job = resources.only('batch/v1/CronJob').values.spec.jobTemplate.spec.template.spec;
    expect(job.initContainers[0].env).toEqual(variables(job.containers[0]));
  });

  test('sleeps no longer than the pod is given', () => {
    const lifecycle = { preStop: { sleep: { seconds: 31 } } };
    expect(() => podOf({ sidecars: { proxy: { ...proxy, lifecycle } } })).toThrow(
      "'sidecars.proxy.lifecycle.preStop' sleeps 31 seconds, longer than the grace period of 30.",
    );
  });

  test('listens at no port of another container, and names none as another does', () => {
    const sidecars = { proxy: { ...proxy, ports: { admin: { port: 8080 } } } };
    const ports = (name: string, targetPort: number) => ({ sidecars, ports: { [name]: { port: 80, targetPort } } }) as never;
    expect(() => podOf(ports('http', 8080))).toThrow("Containers 'proxy' and 'orders' both have the port 8080/TCP.");
    expect(() => podOf(ports('admin', 8081))).toThrow("Containers 'proxy' and 'orders' both have a port named 'admin'.");
    expect(podOf(ports('http', 8081)).containers[0].ports).toHaveLength(1);
  });

  test('bears no name that another container has', () => {
    expect(() => podOf({ sidecars: { orders: proxy } })).toThrow(/Two containers have the name 'orders'/);
    expect(() => podOf({ initContainers: { proxy }, sidecars: { proxy } })).toThrow(/Two containers have the name 'proxy'/);
  });
});

describe('a container', () => {
  test('is told where it runs, by fields that only the running pod has', () => {
    expect(envOf({ env: { POD_IP: PodField.of('status.podIP'), LIMIT: PodField.resource('limits.memory') } })).toEqual({
      POD_IP: { valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'status.podIP' } } },
      LIMIT: { valueFrom: { resourceFieldRef: { resource: 'limits.memory', divisor: '0' } } },
    });
  });

  test('reads no field that a pod has not', () => {
    expect(() => PodField.of('status.phase' as never)).toThrow(/The pod has no field 'status.phase'/);
    expect(() => PodField.resource('limits.gpu' as never)).toThrow(/A container has no resource 'limits.gpu'/);
  });

  test('asks for ephemeral storage by the name that Kubernetes gives it', () => {
    expect(containerOf({ resources: { limits: { ephemeralStorage: '1Gi' } } }).resources).toEqual({
      limits: { 'ephemeral-storage': '1Gi' },
    });
  });

  test('works where it says, and pulls when it says', () => {
    const props = { workingDir: '/srv', imagePullPolicy: 'Always', imagePullSecrets: ['registry'] } as const;
    expect(containerOf(props)).toMatchObject({ workingDir: '/srv', imagePullPolicy: 'Always' });
    expect(podOf(props).imagePullSecrets).toEqual([{ name: 'registry' }]);
  });

  test('has hooks of its own, and still the sleep before it stops', () => {
    const postStart = { exec: { command: ['/warm-up'] } };
    expect(containerOf({ lifecycle: { postStart } }).lifecycle).toEqual({ postStart, preStop: { sleep: { seconds: 5 } } });
    expect(containerOf({ lifecycle: { preStop: { sleep: { seconds: 20 } } } }).lifecycle).toEqual({ preStop: { sleep: { seconds: 20 } } });
    expect(() => containerOf({ lifecycle: { preStop: { sleep: { seconds: 31 } } } })).toThrow(
      /sleeps 31 seconds, longer than the grace period of 30/,
    );
  });
});

test.each<[object, string]>([
  [
    { lifecycle: { postStart: { sleep: { seconds: 31 } } } },
    "'lifecycle.postStart' sleeps 31 seconds, longer than the grace period of 30.",
  ],
  [
    { lifecycle: { preStop: { sleep: { seconds: 0 } } } },
    "'lifecycle.preStop.sleep.seconds' is 0. Choose a whole number of seconds from 1.",
  ],
  [
    { lifecycle: { preStop: { sleep: { seconds: 1 }, exec: { command: ['a'] } } } },
    "'lifecycle.preStop' has exec and sleep. Give it one of",
  ],
  [{ lifecycle: { preStop: {} } }, "'lifecycle.preStop' has no handler."],
  [{ lifecycle: { postStart: { httpGet: { port: 80, path: 'up' } } } }, "'lifecycle.postStart.httpGet.path' is 'up'. Begin it with '/'"],
  [{ workingDir: 'srv' }, "'workingDir' is 'srv'. Write an absolute path, such as '/srv'."],
  [{ sidecars: { proxy: { ...proxy, workingDir: 'srv' } } }, "'sidecars.proxy.workingDir' is 'srv'."],
  [{ resources: { limits: { memory: '1.3Gi' } } }, "'resources.limits.memory' is '1.3Gi', which is no whole number of bytes."],
  [{ securityContext: { runAsUser: 2 ** 31 } }, "'securityContext.runAsUser' is 2147483648. Choose a whole number from 1 to 2147483647"],
  [{ ports: { http: { port: 80 } }, livenessProbe: { httpGet: { port: 'http', path: 'up' } } }, "'livenessProbe.httpGet.path' is 'up'."],
  [
    { ports: { dns: { port: 53, protocol: 'UDP' } }, livenessProbe: { tcpSocket: { port: 'dns' } } },
    "'livenessProbe' asks at port 'dns', a UDP port.",
  ],
])('is refused: %j', (props, message) => {
  expect(() => podOf(props as never)).toThrow(message);
});

test.each(['1.5Gi', '0.5Mi', '0.7G', '1.1G', '.25Ki'])('%s is a whole number of bytes', (memory) => {
  expect(containerOf({ resources: { limits: { memory } } } as never).resources.limits.memory).toBe(memory);
});

describe('a runtime', () => {
  const resources = { limits: { cpu: '1500m', memory: '512Mi' } } as const;

  test.each([
    ['jvm', { JAVA_TOOL_OPTIONS: '-XX:MaxRAMPercentage=75.0 -XX:+ExitOnOutOfMemoryError -XX:ActiveProcessorCount=2' }],
    ['go', { GOMEMLIMIT: '460MiB', GOMAXPROCS: '2' }],
    ['node', { NODE_OPTIONS: '--max-old-space-size=384' }],
  ] as const)('%s is told its limits', (runtime, expected) => {
    expect(envOf({ runtime, resources })).toEqual(expected);
  });

  test('is told only what is limited', () => {
    expect(envOf({ runtime: 'go', resources: { limits: { memory: '100Mi' } } })).toEqual({ GOMEMLIMIT: '90MiB' });
    expect(envOf({ runtime: 'jvm' })).toEqual({});
  });

  test("takes the developer's own value where there is one", () => {
    expect(envOf({ runtime: 'node', resources, env: { NODE_OPTIONS: '--inspect' } })).toEqual({ NODE_OPTIONS: '--inspect' });
    expect(envOf({ runtime: 'go', resources, env: () => ({ GOMAXPROCS: '1' }) })).toEqual({ GOMEMLIMIT: '460MiB', GOMAXPROCS: '1' });
  });
});
