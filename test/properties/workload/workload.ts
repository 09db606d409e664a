import * as fc from 'fast-check';
import {
  AttachedJob,
  CronJobProps,
  DaemonWorkloadProps,
  DisruptionBudget,
  JobProps,
  JobRun,
  Metrics,
  PodProps,
  Probes,
  Resources,
  Route,
  ScheduleProps,
  StatefulWorkloadProps,
  Strategy,
  VolumeClaim,
  WorkloadProps,
} from '../../../constructs';
import { Autoscaling, Difference, Ports, Redirect, Rewrite, ScalingRules } from '../../../lib';
import {
  ArbitraryOf,
  anyEnv,
  anyNumber,
  anyPath,
  anyPorts,
  container,
  pick,
  probes,
  settleContainer,
  settlePorts,
  settleProbes,
  some,
  tcpPorts,
} from './container';
import { EnvironmentWish } from './environment';
import { anyStorage, isDiskOfOneNode, mapValues, Offers, PodsWish, pods, settlePods } from './pods';
import { offered, rollout, settleResources, spread } from './surroundings';

const run = {
  backoffLimit: fc.nat(9),
  activeDeadlineSeconds: fc.integer({ min: 1, max: 9999 }),
  restartPolicy: fc.constantFrom('Never', 'OnFailure'),
  parallelism: fc.integer({ min: 1, max: 3 }),
  completions: fc.integer({ min: 1, max: 3 }),
} satisfies ArbitraryOf<JobRun>;

const field = (least: number, most: number): fc.Arbitrary<string> => {
  const value = fc.integer({ min: least, max: most });
  const range = fc.tuple(value, value).map(([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`);
  return fc.oneof(fc.constant('*'), value.map(String), range, fc.constantFrom('*/2', '*/3'), fc.tuple(value, value).map(String));
};
const anySchedule = fc
  .tuple(
    field(0, 59),
    field(0, 23),
    field(1, 28),
    fc.oneof(field(1, 12), fc.constant('JAN-MAR')),
    fc.oneof(field(0, 6), fc.constant('MON-FRI')),
  )
  .map((fields) => fields.join(' '));
const schedule = {
  ...run,
  schedule: anySchedule,
  timeZone: fc.constantFrom('Europe/Berlin', 'Etc/UTC', 'America/Argentina/Ushuaia'),
  concurrencyPolicy: fc.constantFrom('Allow', 'Forbid', 'Replace'),
  startingDeadlineSeconds: fc.integer({ min: 10, max: 9999 }),
  successfulJobsHistoryLimit: fc.nat(9),
  failedJobsHistoryLimit: fc.nat(9),
  suspend: fc.boolean(),
} satisfies ArbitraryOf<ScheduleProps>;

const { command, args, env, resources } = container;
const attachedJob = { command, args, env, resources, ...schedule } satisfies ArbitraryOf<AttachedJob<never>>;
const scheduled = Object.keys(schedule).filter((property) => !(property in run));

const share = fc.oneof(fc.integer({ min: 1, max: 4 }), fc.constantFrom('10%', '25%', '50%', '100%'));
const anyStrategy: fc.Arbitrary<Strategy> = fc.oneof(
  some({ maxSurge: fc.oneof(fc.constantFrom(0, '0%'), share), maxUnavailable: fc.oneof(fc.constantFrom(0, '0%'), share) }).map(
    (parameters) => ({ type: 'RollingUpdate', ...parameters }) as Strategy,
  ),
  fc.constant<Strategy>({ type: 'Recreate' }),
);
const anyBudget = fc.oneof(fc.record({ maxUnavailable: share }), fc.record({ minAvailable: share })) as fc.Arbitrary<DisruptionBudget>;

const anyValue = fc.constantFrom(100, '500m' as const, '2k' as const, '0.5' as const);
const anyTarget = fc.oneof(fc.record({ value: anyValue }), fc.record({ averageValue: anyValue }));
const labels = { matchLabels: fc.constant({ verb: 'GET' }) };
const byName = <T>(value: fc.Arbitrary<T>) =>
  fc.dictionary(fc.constantFrom('http_requests', 'queue-length', 'a|b:c'), value, { maxKeys: 2, minKeys: 1, noNullPrototype: true });
const rules = {
  stabilizationWindowSeconds: fc.nat(3600),
  selectPolicy: fc.constantFrom('Max', 'Min', 'Disabled'),
  policies: fc.array(
    fc.record({
      type: fc.constantFrom('Pods' as const, 'Percent' as const),
      value: fc.integer({ min: 1, max: 200 }),
      periodSeconds: fc.integer({ min: 1, max: 1800 }),
    }),
    { minLength: 1, maxLength: 2 },
  ),
} satisfies ArbitraryOf<ScalingRules>;
const autoscaling = {
  minReplicas: fc.nat(4),
  maxReplicas: fc.nat(9),
  cpu: fc.integer({ min: 1, max: 120 }),
  memory: fc.integer({ min: 1, max: 120 }),
  pods: byName(fc.record({ averageValue: anyValue, ...labels }, { requiredKeys: ['averageValue'] })),
  objects: byName(
    anyTarget.map((target) => ({ ...target, describedObject: { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', name: 'web' } })),
  ),
  external: byName(anyTarget),
  queue: fc.integer({ min: 1, max: 99 }),
  behavior: some({ scaleUp: some(rules), scaleDown: some(rules) }),
} satisfies ArbitraryOf<Autoscaling>;
const anyAutoscaling = fc.record(autoscaling, { requiredKeys: ['minReplicas', 'maxReplicas'] });
type AutoscalingWish = typeof anyAutoscaling extends fc.Arbitrary<infer W> ? W : never;

/** Autoscaling by what there is to measure. */
function settleAutoscaling(wish: AutoscalingWish, resources: Resources, hasQueue: boolean): Autoscaling {
  const { minReplicas, maxReplicas, cpu, memory, queue, behavior, ...metrics } = wish;
  const onQueue = queue !== undefined && hasQueue;
  const least = onQueue ? minReplicas : Math.max(minReplicas, 1);
  const utilization = {
    ...(cpu && resources.requests?.cpu !== undefined && { cpu }),
    ...(memory && resources.requests?.memory !== undefined && { memory }),
  };
  const measured = { ...utilization, ...metrics };
  const isMeasured = Object.keys(measured).length > 0 || resources.requests?.cpu !== undefined;
  return {
    minReplicas: least,
    maxReplicas: Math.max(least, 1) + maxReplicas,
    ...(onQueue ? { ...utilization, queue: { dependency: 'events', messagesPerReplica: queue } } : measured),
    ...(!onQueue && !isMeasured && { external: { length: { averageValue: 30 } } }),
    ...(behavior && { behavior: behavior as NonNullable<Autoscaling['behavior']> }),
  } as Autoscaling;
}

const route = {
  host: fc.constantFrom('shop', 'a-b.c'),
  port: anyNumber,
  path: fc.tuple(fc.constantFrom('/', '/api', "/a/%20b/(c);d='e'/"), fc.constantFrom('/', '/acme.v1.Orders', '/acme.v1.Orders/Get')),
  pathType: fc.constantFrom('Prefix' as const, 'Exact' as const),
  tls: fc.boolean(),
  annotations: fc.constant({ 'nginx.ingress.kubernetes.io/proxy-body-size': '8m' }),
  tlsSecretName: fc.constant('theirs'),
  timeoutSeconds: fc.integer({ min: 1, max: 600 }),
  rewrite: fc.constantFrom<Rewrite>({ host: 'inner.example.com' }, { path: '/' }, { host: 'inner.example.com', path: '/v2' }),
  weights: fc.record({ call: anyNumber, percent: fc.nat(100) }),
  redirect: fc.constantFrom<Redirect>({ scheme: 'https' }, { host: 'new.example.com', statusCode: 301 }, { path: '/v2' }),
} satisfies ArbitraryOf<Route>;
const anyRoutes = fc.dictionary(fc.constantFrom('web', 'api-v2'), fc.record(route, { requiredKeys: ['host', 'port'] }), {
  noNullPrototype: true,
});
const metrics = {
  port: fc.oneof(
    anyNumber,
    anyNumber.map((number) => 60_000 + number),
  ),
  path: anyPath,
  interval: fc.constantFrom('30s', '1h'),
} satisfies ArbitraryOf<Metrics>;

const served = {
  ...pods,
  ...rollout,
  ...spread,
  ...offered,
  ...probes,
  ports: anyPorts,
  replicas: fc.nat(4),
  podDisruptionBudget: anyBudget,
  routes: anyRoutes,
  metrics: fc.record(metrics, { requiredKeys: ['port'] }),
};
const workload = {
  ...served,
  autoscaling: anyAutoscaling,
  strategy: anyStrategy,
  jobs: fc.dictionary(fc.constantFrom('migrate', 'nightly'), some(attachedJob), { noNullPrototype: true }),
} satisfies ArbitraryOf<WorkloadProps>;

const claim = {
  mountPath: fc.constantFrom('/var/lib/a', '/srv/b'),
  storage: anyStorage,
  storageClassName: fc.constant('fast'),
  accessMode: fc.constantFrom('ReadWriteOnce', 'ReadWriteOncePod'),
} satisfies ArbitraryOf<VolumeClaim>;
const statefulWorkload = {
  ...served,
  volumeClaimTemplates: fc.uniqueArray(fc.record(claim, { requiredKeys: ['mountPath', 'storage'] }), {
    selector: ({ mountPath }) => mountPath,
    minLength: 1,
  }),
  peers: fc.boolean(),
  podManagementPolicy: fc.constantFrom('OrderedReady', 'Parallel'),
  persistentVolumeClaimRetentionPolicy: some({
    whenDeleted: fc.constantFrom('Retain', 'Delete'),
    whenScaled: fc.constantFrom('Retain', 'Delete'),
  }),
} satisfies ArbitraryOf<StatefulWorkloadProps>;
const daemonWorkload = {
  ...pods,
  ...rollout,
  ...offered,
  ...probes,
  ports: anyPorts,
  metrics: served.metrics,
  updateStrategy: fc.constantFrom<NonNullable<DaemonWorkloadProps['updateStrategy']>>(
    { type: 'OnDelete' },
    { type: 'RollingUpdate' },
    { type: 'RollingUpdate', maxUnavailable: '30%' },
    { type: 'RollingUpdate', maxSurge: 2 },
  ),
} satisfies ArbitraryOf<DaemonWorkloadProps>;
const job = { ...pods, ...run, ttlSecondsAfterFinished: fc.nat(600) } satisfies ArbitraryOf<JobProps>;
const cronJob = { ...pods, ...schedule } satisfies ArbitraryOf<CronJobProps>;

const difference = {
  scale: fc.oneof(fc.record({ replicas: fc.nat(4) }), fc.record({ autoscaling: anyAutoscaling })),
  resources: fc.constantFrom<NonNullable<Difference['resources']>>(
    { requests: { cpu: '10m' }, limits: { cpu: undefined } },
    { limits: { memory: '64Gi', ephemeralStorage: undefined } },
  ),
  env: fc.subarray([
    ['LOG_LEVEL', 'debug'],
    ['_X', undefined],
    ['NEW', ''],
  ] as const),
  hosts: fc.boolean(),
} satisfies ArbitraryOf<Difference>;

/** One workload of any kind, with what differs where it is placed. */
export const anyWorkload = fc.record({
  name: fc.stringMatching(/^[a-z](-?[a-z0-9]){0,14}$/),
  app: fc.constantFrom('shop', 'billing'),
  difference: fc.record({ byLine: fc.boolean(), stated: fc.oneof(fc.constant({}), some(difference)) }),
  workload: fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({ kind: fc.constant('Workload' as const), props: fc.record(workload, { requiredKeys: ['image'] }) }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('StatefulWorkload' as const),
        props: fc.record(statefulWorkload, { requiredKeys: ['image', 'volumeClaimTemplates'] }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('DaemonWorkload' as const), props: fc.record(daemonWorkload, { requiredKeys: ['image'] }) }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('Job' as const), props: fc.record(job, { requiredKeys: ['image'] }) }) },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('CronJob' as const), props: fc.record(cronJob, { requiredKeys: ['image', 'schedule'] }) }),
    },
  ),
});
export type WorkloadWish = typeof anyWorkload extends fc.Arbitrary<infer W> ? W : never;

/** What is defined: properties that fit together, and a difference that fits them. */
export interface Settled {
  readonly props: object;
  readonly difference: Difference;
}

/** Pods of a job that run at a time. */
function podsOf({ parallelism = 1, concurrencyPolicy }: { readonly parallelism?: number; readonly concurrencyPolicy?: string }): number {
  return concurrencyPolicy === 'Allow' ? 2 : parallelism;
}

/** The ports of a workload that serves. */
export function portsOf({ workload: { kind, props } }: WorkloadWish): Ports {
  return kind === 'Job' || kind === 'CronJob' ? {} : settlePorts(props.ports ?? [], 0);
}

/** @param host last part of the names of its routes */
export function settleWorkload(
  wish: WorkloadWish,
  offers: Omit<Offers, 'pods'>,
  { isCalled, host }: { isCalled: boolean; host: string },
): Settled {
  const { kind, props } = wish.workload;
  switch (kind) {
    case 'Job':
    case 'CronJob':
      return { props: settlePods(props, { ...offers, pods: podsOf(props) }), difference: settleDifference(wish.difference.stated, {}) };
    case 'DaemonWorkload':
      return {
        props: settleServed(props, portsOf(wish), host, { ...offers, pods: 9 }, 0),
        difference: settleDifference(wish.difference.stated, {}),
      };
    case 'StatefulWorkload': {
      const { volumeClaimTemplates, peers, ...others } = props;
      const difference = settleDifference(
        wish.difference.stated,
        settleRoutes(props.routes, portsOf(wish), host, offers.environment.routes, offers.routable),
        'replicas',
      );
      const replicas = replicasOf(difference, props.replicas, offers);
      return {
        props: {
          ...settleServed(others, portsOf(wish), host, { ...offers, pods: replicas }, replicas),
          ...(peers && { peers: Object.keys(portsOf(wish)) }),
          volumeClaimTemplates: Object.fromEntries(volumeClaimTemplates.map((one, index) => [`claim-${index}`, one])),
        },
        difference,
      };
    }
    case 'Workload': {
      const { autoscaling, strategy, jobs, replicas, ...others } = props;
      // Pods that only send to it would make it longer.
      const { events } = props.dependencies ?? {};
      const hasQueue = events !== undefined && events !== 'send' && offers.environment.cloud !== 'none';
      const resources = props.resources ?? {};
      const scaled = autoscaling && settleAutoscaling(autoscaling, resources, hasQueue);
      const routes = settleRoutes(props.routes, portsOf(wish), host, offers.environment.routes, offers.routable);
      const difference = settleDifference(wish.difference.stated, routes, 'both', (one) => settleAutoscaling(one, resources, hasQueue));
      const effective = difference.scale ?? (scaled ? { autoscaling: scaled } : { replicas: replicas ?? offers.environment.replicas });
      const range = effective.autoscaling as Autoscaling | undefined;
      const [least, most] = range ? [range.minReplicas, range.maxReplicas] : [effective.replicas as number, effective.replicas as number];
      const settled = settleServed(
        others,
        portsOf(wish),
        host,
        { ...offers, pods: Math.max(most, 1) + Object.keys(jobs ?? {}).length },
        least,
      );
      const fits = strategy && strategyFits(strategy, settled, least, isCalled || Object.keys(routes).length > 0);
      return {
        props: {
          ...settled,
          ...(scaled ? { autoscaling: scaled } : replicas !== undefined && { replicas }),
          ...(fits && { strategy }),
          ...(jobs && { jobs: mapValues(jobs, (one) => settleJob(settleResources(one, props.placement))) }),
        },
        difference,
      };
    }
  }
}

type ServedWish = PodsWish & {
  readonly [K in Exclude<keyof typeof served, keyof PodsWish>]?: (typeof served)[K] extends fc.Arbitrary<infer W> ? W : never;
};

type ServedProps = PodProps & Probes<string>;

function settleServed(wish: ServedWish, ports: Ports, host: string, offers: Offers, least: number): ServedProps {
  const { ports: _, podDisruptionBudget, routes, metrics, service, readinessProbe, livenessProbe, startupProbe, ...others } = wish;
  const tcp = tcpPorts(ports);
  const settled = settlePods(others, offers);
  const [server] = Object.entries(wish.sidecars ?? {}).find(([, { serves }]) => serves && Object.keys(ports).length > 0) ?? [];
  const [first, ...rest] = Object.keys(ports) as [string, ...string[]];
  const own = server === undefined ? ports : Object.fromEntries(rest.map((name) => [name, ports[name]!]));
  const asked = {
    ...(readinessProbe && { readinessProbe }),
    ...(livenessProbe && { livenessProbe }),
    ...(startupProbe && { startupProbe }),
  };
  return {
    ...settled,
    ...(server !== undefined && { sidecars: { ...settled.sidecars, [server]: { ...settled.sidecars![server]!, serves: [first] } } }),
    ...(Object.keys(ports).length > 0 && { ports, ...(service && { service }) }),
    ...settleProbes(asked, own, 61_000),
    ...(podDisruptionBudget && budgetFits(podDisruptionBudget, least) && { podDisruptionBudget }),
    ...(routes && { routes: settleRoutes(routes, ports, host, offers.environment.routes, offers.routable) }),
    ...(metrics &&
      (metrics.port >= 60_000 || tcp.length > 0) && {
        metrics: { ...metrics, port: metrics.port >= 60_000 ? metrics.port : pick(tcp, metrics.port) },
      }),
  };
}

function settleRoutes(
  wish: ServedWish['routes'],
  ports: Ports,
  host: string,
  way: EnvironmentWish['routes'],
  calls: Offers['routable'],
): Readonly<Record<string, Route>> {
  const tcp = tcpPorts(ports);
  if (!wish || tcp.length === 0) return {};
  return mapValues(wish, ({ path: [http, grpc] = ['/', '/'], pathType = 'Prefix', ...others }, index) => {
    const port = pick(tcp, others.port);
    const isGrpc = ports[port]!.appProtocol === 'grpc';
    const first = isGrpc ? grpc : http;
    const { timeoutSeconds, rewrite, redirect, tlsSecretName, tls, weights, ...plain } = others;
    const isGateway = way === 'gateway';
    const redirected = isGateway && !isGrpc && redirect !== undefined;
    return {
      ...plain,
      ...(tls !== undefined && { tls }),
      ...(tlsSecretName && !isGateway && tls !== false && { tlsSecretName }),
      ...(redirected && { redirect }),
      ...(weights &&
        calls.length > 0 &&
        isGateway &&
        !redirected && { weights: { next: { to: pick(calls, weights.call)(), percent: weights.percent } } }),
      ...(timeoutSeconds && !redirected && way !== 'ingress-with-certificates' && !(isGateway && isGrpc) && { timeoutSeconds }),
      ...(rewrite && isGateway && !redirected && !isGrpc && { rewrite }),
      port,
      // HTTP and gRPC have hosts of their own; of two routes to one host, each has a path of its own.
      host: `${others.host}${isGrpc ? '.grpc' : ''}.${host}`,
      path: index === 0 ? first : isGrpc ? `/acme.v1.Orders${index}/Get` : `/${index}${http}`,
      pathType: isGrpc && index === 0 && grpc.split('/').length < 3 ? 'Prefix' : pathType,
    };
  });
}

function settleJob(wish: { readonly env?: typeof anyEnv extends fc.Arbitrary<infer W> ? W : never; readonly schedule?: string }) {
  const own = Object.entries(settleContainer(wish)).filter(([property]) => wish.schedule !== undefined || !scheduled.includes(property));
  return Object.fromEntries(own);
}

function settleDifference(
  wish: WorkloadWish['difference']['stated'],
  routes: Readonly<Record<string, Route>>,
  scales?: 'replicas' | 'both',
  settle?: (wish: AutoscalingWish) => Autoscaling,
): Difference {
  const { scale, resources, env, hosts } = wish as {
    [K in keyof typeof difference]?: (typeof difference)[K] extends fc.Arbitrary<infer W> ? W : never;
  };
  return {
    ...(scale && 'replicas' in scale && scales && { scale }),
    ...(scale && 'autoscaling' in scale && scales === 'both' && settle && { scale: { autoscaling: settle(scale.autoscaling) } }),
    ...(resources && { resources }),
    ...(env && { env: Object.fromEntries(env) }),
    ...(hosts && { hosts: mapValues(routes, (one) => `other.${one.host}`) }),
  };
}

function replicasOf({ scale }: Difference, stated: number | undefined, { environment }: Omit<Offers, 'pods'>): number {
  return typeof scale?.replicas === 'number' ? scale.replicas : (stated ?? environment.replicas);
}

/** What Kubernetes makes of a share of some pods. */
function podsIn(share: number | string, of: number, round: (number: number) => number): number {
  return typeof share === 'number' ? share : round((Number(share.slice(0, -1)) * of) / 100);
}

function budgetFits(budget: DisruptionBudget, least: number): boolean {
  const { maxUnavailable, minAvailable } = budget as unknown as {
    readonly maxUnavailable?: number | string;
    readonly minAvailable?: number | string;
  };
  const fewest = Math.max(least, 1);
  return minAvailable === undefined ? maxUnavailable !== undefined : podsIn(minAvailable, fewest, Math.ceil) < fewest;
}

function strategyFits({ type, ...shares }: Strategy, props: ServedProps, least: number, isCalled: boolean): boolean {
  if (type === 'Recreate') return true;
  const { maxSurge = '25%', maxUnavailable = '25%' } = shares as {
    readonly maxSurge?: number | string;
    readonly maxUnavailable?: number | string;
  };
  if (isCalled && !props.readinessProbe && !props.startupProbe) return false;
  if (Number.parseInt(String(maxSurge), 10) === 0 && Number.parseInt(String(maxUnavailable), 10) === 0) return false;
  const surge = podsIn(maxSurge, least, Math.ceil);
  if (Object.values(props.volumes ?? {}).some(isDiskOfOneNode)) return surge === 0;
  const missing = podsIn(maxUnavailable, least, Math.floor);
  return least === 0 || (surge === 0 ? Math.max(missing, 1) : missing) < least;
}
