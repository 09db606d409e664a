import { Construct } from 'constructs';
import { CronJob, DaemonWorkload, Job, StatefulWorkload, Workload } from '../../../../constructs';
import {
  Deferred,
  DeploymentStack,
  Environment,
  EnvironmentProps,
  KubernetesAddress,
  parseAddress,
  Resource,
  StoredSecret,
  UserError,
} from '../../../../lib';
import { synthesize } from '../../../../lib/testing';
import { anyRelease, cluster, delivery, environment, inCluster, provisioner, recordingNetwork, region, Store } from '../../../kit/places';

/** What types refuse, too. */
type Props = Readonly<Record<string, unknown>>;

const image = 'ghcr.io/acme/orders';
const http = { http: { port: 80, targetPort: 8080 } };

/** The Kubernetes objects of one workload, by kind. */
function objects(props: Props = {}, changes: Partial<EnvironmentProps> = {}): Readonly<Record<string, Resource['values']>> {
  const { resources } = synthesize(
    environment(changes),
    (stack) => void new Workload(stack, 'orders', { image, ...props } as { image: string }),
  );
  return Object.fromEntries(
    resources.below('shop-production-eu-west-1/orders').all.map(({ type, values }) => [type.split('/').at(-1)!, values]),
  );
}

const podOf = (props: Props = {}, changes: Partial<EnvironmentProps> = {}) => objects(props, changes).Deployment!.spec.template.spec;
const containerOf = (props: Props = {}) => podOf(props).containers[0];

const selector = { 'app.kubernetes.io/name': 'orders', 'app.kubernetes.io/instance': 'shop-orders' };
const labels = {
  ...selector,
  'app.kubernetes.io/part-of': 'shop',
  'app.kubernetes.io/managed-by': 'slipway',
  'app.kubernetes.io/version': 'v1',
  'slipway.dev/stack': 'shop-production-eu-west-1',
};

describe('what a developer does not write and always gets', () => {
  test('a pod of the restricted standard, spread over zones and nodes, that stops in peace', () => {
    expect(podOf({ ports: http })).toEqual({
      serviceAccountName: 'orders',
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      terminationGracePeriodSeconds: 30,
      securityContext: { runAsNonRoot: true, runAsUser: 65532, runAsGroup: 65532, seccompProfile: { type: 'RuntimeDefault' } },
      topologySpreadConstraints: ['topology.kubernetes.io/zone', 'kubernetes.io/hostname'].map((topologyKey) => ({
        maxSkew: 1,
        topologyKey,
        whenUnsatisfiable: 'ScheduleAnyway',
        labelSelector: { matchLabels: selector },
        matchLabelKeys: ['pod-template-hash'],
      })),
      containers: [
        {
          name: 'orders',
          image: 'ghcr.io/acme/orders:v1',
          ports: [{ name: 'http', containerPort: 8080, protocol: 'TCP' }],
          securityContext: {
            allowPrivilegeEscalation: false,
            capabilities: { drop: ['ALL'] },
            privileged: false,
            readOnlyRootFilesystem: true,
          },
          volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
          lifecycle: { preStop: { sleep: { seconds: 5 } } },
        },
      ],
      volumes: [{ name: 'tmp', emptyDir: { sizeLimit: '64Mi' } }],
    });
  });

  test('a service account without a token', () => {
    expect(objects().ServiceAccount).toMatchObject({
      metadata: { name: 'orders', namespace: 'shop' },
      automountServiceAccountToken: false,
    });
  });

  test('a service at the ports, by name', () => {
    const ports = { http: { ...http.http, appProtocol: 'http' }, dns: { port: 53, protocol: 'UDP' } };
    expect(objects({ ports }).Service!.spec).toEqual({
      selector,
      ports: [
        { name: 'http', port: 80, targetPort: 8080, protocol: 'TCP', appProtocol: 'http' },
        { name: 'dns', port: 53, targetPort: 53, protocol: 'UDP' },
      ],
    });
  });

  test('no service where it offers no port', () => {
    expect(Object.keys(objects())).toEqual(expect.arrayContaining(['Deployment', 'ServiceAccount']));
    expect(objects()).not.toHaveProperty('Service');
  });

  test('labels, of which only two select, and which leave the version out of the pod template', () => {
    const { Deployment, Service, ServiceAccount, PodDisruptionBudget } = objects({ ports: http });
    for (const object of [Deployment, Service, ServiceAccount, PodDisruptionBudget]) expect(object!.metadata.labels).toEqual(labels);
    expect(Deployment!.spec.selector.matchLabels).toEqual(selector);
    expect(Deployment!.spec.template.metadata.labels).toEqual({ ...selector, 'app.kubernetes.io/part-of': 'shop' });
  });

  test('its construct path on each object, and nowhere in its pods', () => {
    for (const [kind, object] of Object.entries(objects({ ports: http }))) {
      expect(object.metadata.annotations['slipway.dev/path']).toBe(`shop-production-eu-west-1/orders/${kind}`);
      expect(JSON.stringify(object.spec ?? {})).not.toContain('slipway.dev');
    }
  });

  test('the same objects in every cluster of its region', () => {
    // WHEN
    const { resources } = synthesize(
      environment({ regions: [region('eu-west-1', [cluster('blue'), cluster('green')])] }),
      (stack) => void new Workload(stack, 'orders', { image, ports: http }),
    );
    // THEN
    const of = (name: string) =>
      resources.all
        .filter(({ address, path }) => (parseAddress(address) as KubernetesAddress).cluster === name && path.includes('orders'))
        .map(({ values }) => values);
    expect(of('blue').length).toBeGreaterThan(3);
    expect(of('blue')).toEqual(of('green'));
  });
});

describe('pods', () => {
  test('are as many as the environment says, as it says itself, or as the autoscaler decides', () => {
    const requests = { requests: { cpu: '1' } };
    expect(objects({}, { replicas: 3 }).Deployment!.spec.replicas).toBe(3);
    expect(objects({ replicas: 0 }).Deployment!.spec.replicas).toBe(0);
    const { Deployment, HorizontalPodAutoscaler } = objects({ autoscaling: { minReplicas: 2, maxReplicas: 9 }, resources: requests });
    expect(Deployment!.spec).not.toHaveProperty('replicas');
    expect(HorizontalPodAutoscaler!.spec).toEqual({
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'orders' },
      minReplicas: 2,
      maxReplicas: 9,
      metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } }],
    });
  });

  test('scale by memory alone, or by both', () => {
    const metrics = (autoscaling: object) =>
      objects({
        autoscaling: { minReplicas: 1, maxReplicas: 2, ...autoscaling },
        resources: { requests: { cpu: '1', memory: '1Gi' } },
      }).HorizontalPodAutoscaler!.spec.metrics.map(
        ({ resource }: { resource: { name: string; target: { averageUtilization: number } } }) => [
          resource.name,
          resource.target.averageUtilization,
        ],
      );
    expect(metrics({ memory: 70 })).toEqual([['memory', 70]]);
    expect(metrics({ cpu: 50, memory: 70 })).toEqual([
      ['cpu', 50],
      ['memory', 70],
    ]);
  });

  test.each<[string, Props, boolean]>([
    ['no pod', { replicas: 0 }, false],
    ['one pod', { replicas: 1 }, false],
    ['two pods', { replicas: 2 }, true],
    ['one to nine pods', { autoscaling: { minReplicas: 1, maxReplicas: 9 }, resources: { requests: { cpu: '1' } } }, true],
    ['always one pod', { autoscaling: { minReplicas: 1, maxReplicas: 1 }, resources: { requests: { cpu: '1' } } }, false],
    ['two to nine pods', { autoscaling: { minReplicas: 2, maxReplicas: 9 }, resources: { requests: { cpu: '1' } } }, true],
  ])('%s: whether a disruption budget keeps all but one running', (_what, props, budget) => {
    expect(objects(props).PodDisruptionBudget?.spec).toEqual(
      budget ? { maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow', selector: { matchLabels: selector } } : undefined,
    );
  });

  test.each([
    [0, undefined],
    [1, undefined],
    [2, 1],
    [5, 2],
    [9, 4],
    [10, 5],
    [600, 5],
  ])('with a grace of %i seconds serve on for %p', (terminationGracePeriodSeconds, seconds) => {
    const { lifecycle } = containerOf({ terminationGracePeriodSeconds });
    expect(lifecycle).toEqual(seconds === undefined ? undefined : { preStop: { sleep: { seconds } } });
    expect(podOf({ terminationGracePeriodSeconds }).terminationGracePeriodSeconds).toBe(terminationGracePeriodSeconds);
  });

  test("are the user that the workload says, never root's", () => {
    expect(podOf({ securityContext: { runAsUser: 1000, fsGroup: 2000 } }).securityContext).toEqual({
      runAsNonRoot: true,
      runAsUser: 1000,
      runAsGroup: 65532,
      fsGroup: 2000,
      seccompProfile: { type: 'RuntimeDefault' },
    });
  });

  test('get a token for the Kubernetes API only where they ask', () => {
    expect(podOf({ kubernetesApi: { rules: [] } }).automountServiceAccountToken).toBe(true);
  });

  test('carry the annotations of the workload', () => {
    expect(objects({ podAnnotations: { 'a/b': 'c' } }).Deployment!.spec.template.metadata.annotations).toEqual({ 'a/b': 'c' });
  });

  test('run what the workload states', () => {
    const resources = { requests: { cpu: '100m', memory: '64Mi' }, limits: { memory: '128Mi' } };
    expect(containerOf({ command: ['/server'], args: ['-v', '$(HOME)'], resources, env: { EMPTY: '', HOME: '/' } })).toMatchObject({
      command: ['/server'],
      args: ['-v', '$(HOME)'],
      resources,
      env: [
        { name: 'EMPTY', value: '' },
        { name: 'HOME', value: '/' },
      ],
    });
  });

  test('start after their init containers, which are hardened as they are', () => {
    const [first, second] = podOf({
      initContainers: {
        migrate: { image: 'ghcr.io/acme/migrate:1', command: ['up'] },
        warm: { image: `busybox@sha256:${'a'.repeat(64)}` },
      },
    }).initContainers;
    expect(first).toMatchObject({
      name: 'migrate',
      image: 'ghcr.io/acme/migrate:1',
      command: ['up'],
      volumeMounts: [{ name: 'tmp-migrate', mountPath: '/tmp' }],
    });
    expect(first.securityContext).toEqual(containerOf().securityContext);
    expect(second.name).toBe('warm');
  });
});

describe('probes', () => {
  const ports = { http: { port: 80, targetPort: 8080 }, grpc: { port: 9000 } };

  test.each<[string, object, object]>([
    [
      'httpGet with headers',
      { httpGet: { port: 'http', path: '/healthz', httpHeaders: { Cookie: 'a=b' } } },
      { httpGet: { port: 8080, path: '/healthz', httpHeaders: [{ name: 'Cookie', value: 'a=b' }] } },
    ],
    [
      'httpGet over TLS',
      { httpGet: { port: 'http', path: '/', scheme: 'HTTPS' } },
      { httpGet: { port: 8080, path: '/', scheme: 'HTTPS' } },
    ],
    ['grpc', { grpc: { port: 'grpc', service: 'cart' } }, { grpc: { port: 9000, service: 'cart' } }],
    ['grpc at a port with another target', { grpc: { port: 'http' } }, { grpc: { port: 8080 } }],
    ['tcpSocket', { tcpSocket: { port: 'http' } }, { tcpSocket: { port: 8080 } }],
    ['exec', { exec: { command: ['true'] } }, { exec: { command: ['true'] } }],
    [
      'all timings',
      {
        exec: { command: ['true'] },
        initialDelaySeconds: 0,
        periodSeconds: 1,
        timeoutSeconds: 2,
        successThreshold: 1,
        failureThreshold: 4,
      },
      {
        exec: { command: ['true'] },
        initialDelaySeconds: 0,
        periodSeconds: 1,
        timeoutSeconds: 2,
        successThreshold: 1,
        failureThreshold: 4,
      },
    ],
  ])('%s: written with the number that the container listens on', (_what, probe, written) => {
    const container = containerOf({ ports, readinessProbe: probe as never, livenessProbe: probe as never, startupProbe: probe as never });
    for (const name of ['readinessProbe', 'livenessProbe', 'startupProbe']) expect(container[name]).toEqual(written);
  });
});

describe('dependencies', () => {
  const place: Partial<EnvironmentProps> = {
    provisioners: [
      provisioner('store', (workload, id) => ({
        outputs: { host: new Deferred('${x.y}'), port: 5432, password: new StoredSecret(`acme/${workload.node.path}/${id}`, '${s}', 1) },
        grantsFor: () => [{ actions: ['s3:GetObject'], resources: ['arn:aws:s3:::x'] }],
        egress: [{ peer: { cidrs: ['10.0.0.0/24'] }, ports: [{ port: 5432, protocol: 'TCP' }] }],
      })),
    ],
    delivery,
    identity: { bind: () => undefined },
  };

  test('hand over variables: plain values literally, all else by name', () => {
    const [container] = podOf({ dependencies: { orderDb: new Store() } }, place).containers;
    expect(container.env).toEqual([
      { name: 'ORDER_DB_HOST', valueFrom: { configMapKeyRef: { name: 'orders-order-db', key: 'host' } } },
      { name: 'ORDER_DB_PORT', value: '5432' },
      { name: 'ORDER_DB_PASSWORD', valueFrom: { secretKeyRef: { name: 'orders-order-db', key: 'password' } } },
    ]);
  });

  test('bind the service account of the workload to their grants, once', () => {
    // GIVEN
    const bound: unknown[] = [];
    // WHEN
    objects(
      { dependencies: { a: new Store(), b: new Store() } },
      { ...place, identity: { bind: (workload, account, grants) => void bound.push([workload.node.id, account, grants.length]) } },
    );
    // THEN
    expect(bound).toEqual([['orders', { namespace: 'shop', name: 'orders' }, 2]]);
  });

  test('open the network to what they need: names, the dependency, and cloud permissions', () => {
    // GIVEN
    const network = recordingNetwork();
    // WHEN
    objects({ dependencies: { a: new Store() } }, { ...place, regions: [region('eu-west-1', [cluster('blue', network)])] });
    // THEN
    expect(network.policies.get('shop/orders')).toEqual({
      name: 'orders',
      namespace: 'shop',
      labels: { ...selector, 'app.kubernetes.io/part-of': 'shop' },
      pods: selector,
      ingress: [],
      egress: [
        { peer: { place: 'dns' } },
        { peer: { cidrs: ['10.0.0.0/24'] }, ports: [{ port: 5432, protocol: 'TCP' }] },
        { peer: { place: 'identity' } },
      ],
    });
  });

  test.each<[string, Partial<EnvironmentProps>, string]>([
    ['no provisioner', { provisioners: [] }, "Environment 'production' approves no provisioner for 'store'"],
    [
      'no delivery',
      { ...place, delivery: undefined as never },
      "Environment 'production' states no 'delivery', yet a dependency has values",
    ],
    ['no identity', { ...place, identity: undefined as never }, "Environment 'production' states no 'identity', yet a dependency grants"],
  ])('are refused in an environment with %s', (_what, changes, message) => {
    expect(() => objects({ dependencies: { db: new Store() } }, changes)).toThrow(UserError);
    expect(() => objects({ dependencies: { db: new Store() } }, changes)).toThrow(message);
  });

  test.each<[string, object, string]>([
    [
      'a secret as it is',
      { ...inCluster, password: 'hunter2' },
      "hands over the secret output 'shop-production-eu-west-1/orders/db.password' as it is",
    ],
    ['one output less', { host: 'a', port: 1 }, "Teststore hands over no output 'shop-production-eu-west-1/orders/db.password'."],
  ])('of a provisioner that hands over %s are refused', (_what, outputs, message) => {
    const define = () =>
      objects({ dependencies: { db: new Store() } }, { provisioners: [provisioner('store', () => ({ outputs: outputs as never }))] });
    expect(define).toThrow(UserError);
    expect(define).toThrow(message);
    expect(define).not.toThrow(/hunter2/);
  });

  test('that are not delivered are refused', () => {
    expect(() => objects({ dependencies: { db: new Store() } }, { ...place, delivery: { ...delivery, fetch: () => ({}) } })).toThrow(
      "Teststore hands over no output 'shop-production-eu-west-1/orders/db.host'.",
    );
  });

  test('belong to one workload', () => {
    // GIVEN
    const shared = new Store();
    const define = (stack: DeploymentStack) => {
      for (const name of ['orders', 'billing']) new Workload(stack, name, { image, dependencies: { db: shared } });
    };
    // THEN
    expect(() => synthesize(environment(place), define)).toThrow(
      "Dependency 'db' of workload 'shop/billing' is the same value as one of 'shop/orders'. Make one for each workload: a dependency belongs to one.",
    );
  });

  test('may be one value for a workload in several regions', () => {
    const shared = new Store();
    const two = environment({ ...place, regions: [region('eu-west-1'), region('eu-west-2')] });
    expect(() => synthesize(two, (stack) => void new Workload(stack, 'orders', { image, dependencies: { db: shared } }))).not.toThrow();
  });

  test('that reach an output in a label are refused, naming the output', () => {
    const annotate = (stack: DeploymentStack) =>
      void new Workload(stack, 'orders', {
        image,
        dependencies: { db: new Store() },
        env: ({ db }) => ({ A: `${db.host}` }),
      });
    expect(() => synthesize(environment(place), annotate)).toThrow(
      "Output 'shop-production-eu-west-1/orders/db.host' was used as a plain value",
    );
  });
});

describe('data in a second region', () => {
  const two = (): Environment =>
    environment({
      regions: [region('eu-west-1'), region('us-east-1')],
      provisioners: [provisioner('store', () => ({ outputs: inCluster }))],
    });
  const orders = (stateful: boolean) => (stack: DeploymentStack) =>
    new Workload(stack, 'orders', { image, dependencies: { db: new Store(stateful) }, env: {} });

  test('is refused without a statement, with the line to write', () => {
    expect(() => synthesize(two(), orders(true))).toThrow(
      "Workload 'shop/orders' of environment 'production' has the stateful dependency 'db' (store) in 'eu-west-1', and now in 'us-east-1' too. " +
        "Say on the line that places it what the two have to do with each other: stack.place(orders, { data: { db: 'independent' } }).",
    );
  });

  test('is independent where the line that places it says so', () => {
    expect(() => synthesize(two(), (stack) => stack.place(orders(true), { data: { db: 'independent' } }))).not.toThrow();
    expect(() => synthesize(two(), (stack) => stack.place(orders(true), { data: { other: 'independent' } }))).toThrow(UserError);
  });

  test('is no data where the dependency holds none, or lives in another environment', () => {
    expect(() => synthesize(two(), orders(false))).not.toThrow();
    expect(() => {
      for (const name of ['a', 'b'])
        synthesize(environment({ name, provisioners: [provisioner('store', () => ({ outputs: inCluster }))] }), orders(true));
    }).not.toThrow();
  });

  test('needs the statement for that line only', () => {
    const define = (stack: DeploymentStack) => {
      stack.place(orders(true), { data: { db: 'independent' } });
      new Workload(stack, 'billing', { image, dependencies: { db: new Store(true) }, env: {} });
    };
    expect(() => synthesize(two(), define)).toThrow(/Workload 'shop\/billing'/);
  });
});

describe('the release', () => {
  const digest = `sha256:${'0a'.repeat(32)}`;
  const released = (images: object, requireDigest = false) => ({ release: { schemaVersion: 1, images } as never, requireDigest });

  test('pins the image of the workload, by digest where it has one', () => {
    expect(podOf({}, released({ 'shop/orders': { tag: 'v7', digest } })).containers[0].image).toBe(`ghcr.io/acme/orders:v7@${digest}`);
  });

  test.each([
    ['_v1.2-', 'v1.2'],
    [`v${'1'.repeat(100)}`, `v${'1'.repeat(62)}`],
    ['___', ''],
  ])('with the tag %s becomes the label %j, which Kubernetes takes', (tag, version) => {
    expect(objects({}, { release: anyRelease(tag) }).Deployment!.metadata.labels['app.kubernetes.io/version']).toBe(version);
  });

  test.each<[string, Partial<EnvironmentProps>, string]>([
    [
      'no entry',
      released({ 'shop/other': { tag: 'v1' } }),
      `The release of environment 'production' has no image of 'shop/orders' (it has: shop/other). Add "shop/orders": { "tag": … } to its release file.`,
    ],
    ['no entry but that of an object', released({}), '(it has: none)'],
    [
      'no digest where one is required',
      released({ 'shop/orders': { tag: 'v1' } }, true),
      `The release of environment 'production' pins 'shop/orders' by the tag 'v1' only, yet the environment requires a digest. Add "digest": "sha256:…" to its entry.`,
    ],
  ])('with %s is refused', (_what, changes, message) => {
    expect(() => objects({}, changes)).toThrow(UserError);
    expect(() => objects({}, changes)).toThrow(message);
  });

  test('is asked for the digest only where it is required', () => {
    expect(() => objects({}, released({ 'shop/orders': { tag: 'v1', digest } }, true))).not.toThrow();
  });
});

describe('bad input is refused with the property, its value and the cure', () => {
  const probe = (readinessProbe: object) => ({ ports: http, readinessProbe: readinessProbe as never });
  test.each<[string, Props, string]>([
    ['a port of 0', { ports: { http: { port: 0 } } }, "'ports.http.port' is 0. Choose a whole number from 1 to 65535."],
    ['a port above 65535', { ports: { http: { port: 80, targetPort: 65536 } } }, "'ports.http.targetPort' is 65536."],
    ['a port of a half', { ports: { http: { port: 80.5 } } }, "'ports.http.port' is 80.5."],
    ['a port that is a text', { ports: { http: { port: '80' as never } } }, "'ports.http.port' is '80'."],
    [
      'two ports of one number',
      { ports: { a: { port: 80 }, b: { port: 80, targetPort: 81 } } },
      "Ports 'a' and 'b' both have the port 80/TCP.",
    ],
    ['a port name of 16 characters', { ports: { ['a'.repeat(16)]: { port: 80 } } }, "'ports' has the name 'aaaaaaaaaaaaaaaa'."],
    ['a port name in capitals', { ports: { HTTP: { port: 80 } } }, "'ports' has the name 'HTTP'."],
    ['a port name without a letter', { ports: { '80': { port: 80 } } }, "'ports' has the name '80'."],
    ['a port name with two hyphens', { ports: { 'a--b': { port: 80 } } }, "'ports' has the name 'a--b'."],
    [
      'processor time of 0.5.1',
      { resources: { requests: { cpu: '0.5.1' as never } } },
      "'resources.requests.cpu' is '0.5.1'. Write cores, such as '2' or '0.5', or thousandths, such as '250m'.",
    ],
    ['processor time of nothing', { resources: { requests: { cpu: '0' } } }, "'resources.requests.cpu' is '0'."],
    ['processor time finer than Kubernetes counts', { resources: { limits: { cpu: '0.0001' } } }, "'resources.limits.cpu' is '0.0001'."],
    ['half a thousandth', { resources: { limits: { cpu: '0.5m' } } }, "'resources.limits.cpu' is '0.5m'."],
    ['negative processor time', { resources: { limits: { cpu: '-1' } } }, "'resources.limits.cpu' is '-1'."],
    [
      'memory without a unit',
      { resources: { limits: { memory: '64' as never } } },
      "'resources.limits.memory' is '64'. Write a number and a unit, such as '64Mi' or '1Gi'.",
    ],
    ['memory of another unit', { resources: { limits: { memory: '64MB' as never } } }, "'resources.limits.memory' is '64MB'."],
    [
      'a request above its limit',
      { resources: { requests: { memory: '1Gi' }, limits: { memory: '1000Mi' } } },
      "'resources.requests.memory' is '1Gi', above its limit '1000Mi'.",
    ],
    [
      'resources of an init container',
      { initContainers: { a: { image: 'a:1', resources: { limits: { cpu: 'x' as never } } } } },
      "'initContainers.a.resources.limits.cpu' is 'x'.",
    ],
    [
      'a probe at a port that is not there',
      probe({ httpGet: { port: 'admin', path: '/' } }),
      "'readinessProbe' asks at port 'admin' (ports: http). Did you mean 'http'? Name a port of its own container, or write the number of one",
    ],
    ['a probe at a port of the prototype', probe({ tcpSocket: { port: 'constructor' } }), "'readinessProbe' asks at port 'constructor'"],
    [
      'a probe without a handler',
      probe({ periodSeconds: 1 }),
      "'readinessProbe' has no handler. Give it one of httpGet, grpc, tcpSocket, exec.",
    ],
    [
      'a probe with two handlers',
      probe({ exec: { command: ['a'] }, tcpSocket: { port: 'http' } }),
      "'readinessProbe' has tcpSocket and exec.",
    ],
    [
      'a probe every 0 seconds',
      probe({ exec: { command: ['a'] }, periodSeconds: 0 }),
      "'readinessProbe.periodSeconds' is 0. Choose a whole number from 1.",
    ],
    [
      'a probe after half a second',
      probe({ exec: { command: ['a'] }, initialDelaySeconds: 0.5 }),
      "'readinessProbe.initialDelaySeconds' is 0.5. Choose a whole number from 0.",
    ],
    [
      'a liveness probe that must succeed twice',
      { livenessProbe: { exec: { command: ['a'] }, successThreshold: 2 } },
      "'livenessProbe.successThreshold' is 2.",
    ],
    [
      'replicas and autoscaling',
      { replicas: 2, autoscaling: { minReplicas: 1, maxReplicas: 2 } as never },
      "'replicas' is 2, and 'autoscaling' is stated too. Drop 'replicas' to autoscale.",
    ],
    ['negative replicas', { replicas: -1 }, "'replicas' is -1."],
    ['half a replica', { replicas: 0.5 }, "'replicas' is 0.5."],
    ['autoscaling from 0', { autoscaling: { minReplicas: 0, maxReplicas: 2 } }, "'autoscaling.minReplicas' is 0."],
    [
      'autoscaling downwards',
      { autoscaling: { minReplicas: 3, maxReplicas: 2 } },
      "'autoscaling.maxReplicas' is 2. Choose a whole number from 3, its 'minReplicas'.",
    ],
    [
      'autoscaling without a request',
      { autoscaling: { minReplicas: 1, maxReplicas: 2 } },
      "'autoscaling.cpu' is 80 percent of a request, yet 'resources.requests.cpu' is not stated.",
    ],
    [
      'autoscaling at 0 percent',
      { autoscaling: { minReplicas: 1, maxReplicas: 2, cpu: 0 }, resources: { requests: { cpu: '1' } } },
      "'autoscaling.cpu' is 0.",
    ],
    [
      'root',
      { securityContext: { runAsUser: 0 } },
      "'securityContext.runAsUser' is 0. Choose a whole number from 1 to 2147483647: nothing runs as root.",
    ],
    ['the group of root', { securityContext: { fsGroup: 0 } }, "'securityContext.fsGroup' is 0."],
    ['negative grace', { terminationGracePeriodSeconds: -1 }, "'terminationGracePeriodSeconds' is -1."],
    ['a variable that is no name', { env: { '1A': 'x' } }, "'env' has the name '1A'."],
    ['a variable of an init container', { initContainers: { a: { image: 'a:1', env: { 'A B': 'x' } } } }, "'env' has the name 'A B'."],
    ['an image with a tag', { image: 'ghcr.io/acme/orders:v1' }, "'image' is 'ghcr.io/acme/orders:v1'. Write the repository only"],
    ['an image with a digest', { image: `orders@sha256:${'a'.repeat(64)}` }, 'Write the repository only'],
    ['an image in capitals', { image: 'ghcr.io/Acme/orders' }, "'image' is 'ghcr.io/Acme/orders'."],
    ['an empty image', { image: '' }, "'image' is ''."],
    ['an init container that is no name', { initContainers: { 'A b': { image: 'a:1' } } }, "A container has the name 'A b'."],
    ["an init container of the workload's own name", { initContainers: { orders: { image: 'a:1' } } }, "'orders'"],
    ['a dependency in kebab-case', { dependencies: { 'order-db': new Store() } }, "'dependencies' has the name 'order-db'. Use camelCase"],
    [
      "a dependency that takes the identity's place",
      { dependencies: { identity: new Store() } },
      "'dependencies' has the name 'identity', which is taken",
    ],
    [
      'two dependencies of one name in what is made for them',
      { dependencies: { orderDB: new Store(), orderDb: new Store() } },
      "'dependencies' has the names 'orderDB' and 'orderDb', which are both 'order-db' in names of objects.",
    ],
  ])('%s', (_what, props, message) => {
    const define = () =>
      objects(props, {
        provisioners: [
          provisioner('store', (workload, id) => {
            new Construct(workload, id);
            return { outputs: inCluster };
          }),
        ],
      });
    expect(define).toThrow(UserError);
    expect(define).toThrow(message);
  });

  test.each<[string, string, string]>([
    ['capitals', 'Orders', "A workload has the name 'Orders'."],
    ['too long a name', 'a'.repeat(64), 'of 64 characters. Use at most 63.'],
    ['a path', 'a/b', "A workload has the name 'a/b'."],
  ])('a workload with %s', (_what, id, message) => {
    expect(() => synthesize(environment(), (stack) => void new Workload(stack, id, { image }))).toThrow(message);
  });

  test('a workload twice in a stack', () => {
    const twice = (stack: DeploymentStack) => {
      for (const name of ['orders', 'orders']) new Workload(stack, name, { image });
    };
    expect(() => synthesize(environment(), twice)).toThrow(UserError);
    expect(() => synthesize(environment(), twice)).toThrow(/'orders'.*Give each a name of its own\./);
  });

  test('a workload below another construct, or outside any stack', () => {
    expect(() => synthesize(environment(), (stack) => void new Workload(new Workload(stack, 'a', { image }), 'b', { image }))).toThrow(
      "Workload 'b' is defined in 'shop-production-eu-west-1/a'.",
    );
    expect(() => synthesize(environment(), (stack) => void new Workload(stack.node.root as never, 'b', { image }))).toThrow(
      'is not defined in a DeploymentStack. Pass a DeploymentStack, or a construct in one, as its scope.',
    );
  });

  test.each([Workload, StatefulWorkload, DaemonWorkload, Job, CronJob])('%p in what is no construct at all', (Kind) => {
    const props = { image, schedule: '0 3 * * *', volumeClaimTemplates: { data: { mountPath: '/data', storage: '1Gi' } } };
    for (const scope of [undefined, null, 'shop', {}, () => undefined])
      expect(() => new (Kind as typeof Workload)(scope as never, 'orders', props as never)).toThrow(
        /^The scope is .*, which is no construct\. Pass the DeploymentStack/,
      );
  });
});
