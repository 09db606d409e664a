import * as fc from 'fast-check';
import {
  Alert,
  Bucket,
  Dependencies,
  Egress,
  FileContent,
  Files,
  InitContainer,
  KubernetesApiRule,
  Owner,
  PodProps,
  Postgres,
  Queue,
  Redis,
  Sidecar,
  Volume,
  VolumeSources,
} from '../../../constructs';
import { Call, ContainerUser, envSourceOf, Output, publicationOf, text } from '../../../lib';
import {
  ArbitraryOf,
  anyEnv,
  anyLifecycle,
  anyNumber,
  anyPorts,
  anyText,
  container,
  pick,
  probes,
  settleContainer,
  settleLifecycle,
  settlePorts,
  settleProbes,
  some,
} from './container';
import { EnvironmentWish } from './environment';
import { marks, names, settleResources, settleUser, user } from './surroundings';

export const anyStorage = fc.constantFrom('1Gi', '512Mi', '20G', '1.5Ti');
/** What somebody else made: the names are those of `externals`. */
const sources = {
  emptyDir: fc.oneof(
    fc.record({ sizeLimit: anyStorage }),
    // It is a part of the memory that the container may have.
    fc.record({ sizeLimit: fc.constantFrom('1Mi', '4Mi'), medium: fc.constant('Memory' as const) }),
  ),
  claim: fc.record(
    {
      storage: anyStorage,
      storageClassName: fc.constant('fast'),
      accessMode: fc.constantFrom('ReadWriteOnce' as const, 'ReadWriteOncePod' as const, 'ReadWriteMany' as const),
    },
    { requiredKeys: ['storage'] },
  ),
  persistentVolumeClaim: fc.constant({ claimName: 'theirs' }),
  configMap: fc.record({ name: fc.constant('theirs'), key: fc.constant('ca.pem') }, { requiredKeys: ['name'] }),
  secret: fc.record({ secretName: fc.constant('theirs'), key: fc.constant('.env') }, { requiredKeys: ['secretName'] }),
  serviceAccountToken: fc.record(
    { audience: fc.constantFrom('vault', 'https://sts.example.com'), expirationSeconds: fc.integer({ min: 600, max: 90_000 }) },
    { requiredKeys: ['audience'] },
  ),
  csi: fc.record(
    {
      driver: fc.constant('nfs.csi.k8s.io'),
      volumeAttributes: fc.constant({ server: 'nfs.example.com', share: '/' }),
      fsType: fc.constant('nfs'),
    },
    { requiredKeys: ['driver'] },
  ),
} satisfies { [S in keyof VolumeSources]: fc.Arbitrary<VolumeSources[S]> };

/** Objects that `sources` and `imagePullSecrets` name, and nobody in the app makes. */
export const externals = ['ConfigMap', 'Secret', 'PersistentVolumeClaim', 'ServiceAccount'].map((kind) => ({
  kind,
  name: 'theirs',
  keys: ['ca.pem', '.env'],
}));

const anyVolume = fc.record({
  at: fc.constantFrom('/tmp', '/data', '/var/cache'),
  readOnly: fc.constantFrom(undefined, true, false),
  subPath: fc.constantFrom(undefined, 'a', 'b/c d'),
  source: fc.oneof(
    ...Object.entries(sources).map(([name, source]) => (source as fc.Arbitrary<object>).map((value) => ({ [name]: value }))),
  ),
});
type VolumeWish = typeof anyVolume extends fc.Arbitrary<infer W> ? W : never;

/** @param pods that there are at most at a time: more than one cannot share a disk of one node */
function settleVolumes(wishes: readonly VolumeWish[], pods: number): Readonly<Record<string, Volume>> {
  return Object.fromEntries(
    wishes.map(({ at, readOnly, subPath, source }, index) => {
      const mountPath = index === 0 ? at : `${at}/${index}`;
      const { claim } = source as Partial<VolumeSources>;
      const shared = claim && pods > 1 && !claim.accessMode?.endsWith('Many') ? { claim: { ...claim, accessMode: 'ReadWriteMany' } } : {};
      return [
        `volume-${index}`,
        {
          mountPath,
          ...(readOnly !== undefined && !claim && { readOnly }),
          ...(subPath !== undefined && !('configMap' in source) && !('secret' in source) && { subPath }),
          ...source,
          ...shared,
        } as unknown as Volume,
      ];
    }),
  );
}

/** What a container beside the workload's own has of its own. */
function settleOwn<
  W extends { readonly files?: FilesWish; readonly volumes?: readonly { readonly at: string; readonly source: object }[] },
>({ files, volumes, ...others }: W, prefix: string) {
  const named = (volumes ?? []).map(({ at, source }, index) => [`${prefix}-${index}`, { mountPath: at, ...source }]);
  return { ...others, ...(files && { files: settleFiles(files) }), ...(volumes && { volumes: Object.fromEntries(named) }) };
}

/** Mounts of the first volume elsewhere, where it is wished for. */
function settleMounts<W extends { readonly volumeMounts?: boolean }>(wish: W, volumes: Readonly<Record<string, Volume>>) {
  const { volumeMounts, ...others } = wish;
  const [first] = Object.keys(volumes);
  return { ...others, ...(volumeMounts && first !== undefined && { volumeMounts: { [first]: { mountPath: '/beside', readOnly: true } } }) };
}

/** Whether a volume is a disk that one node mounts at a time. */
export function isDiskOfOneNode({ claim }: Volume): boolean {
  return claim !== undefined && !(claim as VolumeSources['claim']).accessMode?.endsWith('Many');
}

const mode = fc.integer({ min: 0, max: 0o777 });
const anyFile = fc.record({
  name: fc
    .oneof(fc.stringMatching(/^[-A-Za-z0-9_. äé]{1,20}$/), fc.constantFrom('config.yaml', '..data', '.env'))
    .filter((name) => name !== '.' && name !== '..'),
  content: fc.oneof(
    anyText,
    fc.record({ content: anyText, mode }, { requiredKeys: ['content'] }),
    fc.record({ base64: fc.constantFrom('', 'AAECAw==', '8J+agA=='), mode }, { requiredKeys: ['base64'] }),
    fc.record({ source: fc.constantFrom('package.json', 'test/unit/constructs/workload/pixel.png'), mode }, { requiredKeys: ['source'] }),
    fc.record({ output: anyNumber }),
    fc.record({ joined: fc.array(anyNumber, { minLength: 1, maxLength: 3 }), between: fc.constantFrom('', ' {', '{{ x }}', '${y} %{z}') }),
  ),
});
const anyFiles = fc.record({ isFunction: fc.boolean(), files: fc.array(anyFile, { minLength: 1, maxLength: 3 }) });
type FilesWish = typeof anyFiles extends fc.Arbitrary<infer W> ? W : never;

function settleFiles({ isFunction, files }: FilesWish): PodProps['files'] {
  const settle = (outputs: readonly Output[]): Files =>
    Object.fromEntries(
      files.flatMap(({ name, content }, index): (readonly [string, FileContent])[] => {
        const file = `/etc/app/${index}/${name}`;
        // Only what pods read by name can be a file.
        const named = outputs.filter((output) => 'valueFrom' in envSourceOf(output));
        if (typeof content === 'object' && 'output' in content) return named.length > 0 ? [[file, pick(named, content.output)]] : [];
        if (typeof content === 'object' && 'joined' in content) {
          const known = outputs.filter((output) => publicationOf(output) || 'value' in envSourceOf(output));
          const parts = known.length > 0 ? content.joined.map((number) => pick(known, number)) : [];
          const literals = Array.from({ length: parts.length + 1 }, () => content.between);
          return [[file, text(Object.assign(literals, { raw: literals }), ...parts)]];
        }
        return [[file, content as FileContent]];
      }),
    );
  if (!isFunction) return settle([]);
  return (outputs) =>
    settle(Object.values(outputs as Readonly<Record<string, Readonly<Record<string, Output>>>>).flatMap((byName) => Object.values(byName)));
}

const anyPinned = fc.constantFrom('busybox:1.38.0', `registry.example.com:5000/proxy@sha256:${'a'.repeat(64)}`);
// Which secrets there are is a matter of the place.
const secretMounts = fc.constant<readonly string[]>([]);
const { claim: _claim, ...ownSources } = sources;
/** Folders of a container beside the workload's own. */
const anyOwnVolumes = fc.array(
  fc.record({
    at: fc.constantFrom('/tmp', '/own'),
    source: fc.oneof(
      ...Object.entries(ownSources).map(([name, source]) => (source as fc.Arbitrary<object>).map((value) => ({ [name]: value }))),
    ),
  }),
  { maxLength: 1 },
);
const { runAsUser, runAsGroup } = user;
const initContainer = {
  ...container,
  files: anyFiles,
  volumes: anyOwnVolumes,
  securityContext: some({ runAsUser, runAsGroup } satisfies ArbitraryOf<ContainerUser>),
  env: fc.oneof(anyEnv, fc.constant('inherit' as const)),
  image: anyPinned,
  secretMounts,
  volumeMounts: fc.boolean(),
} satisfies ArbitraryOf<InitContainer<never>>;
const sidecar = { ...initContainer, ...probes, lifecycle: anyLifecycle, ports: anyPorts, serves: fc.boolean() } satisfies ArbitraryOf<
  Sidecar<never>
>;
const anyInitContainer = fc.record(initContainer, { requiredKeys: ['image'] });
const anySidecar = fc.record(sidecar, { requiredKeys: ['image'] });
type SidecarWish = typeof anySidecar extends fc.Arbitrary<infer W> ? W : never;

function settleSidecar(wish: Omit<SidecarWish, 'volumeMounts' | 'files' | 'volumes'>, index: number, grace: number) {
  const { ports: wishedPorts = [], serves: _, lifecycle, readinessProbe, livenessProbe, startupProbe, ...others } = wish;
  const ports = settlePorts(wishedPorts, 10_000 * (index + 1), `s${index}-`);
  return {
    ...settleContainer(others),
    ports,
    ...settleProbes(
      { ...(readinessProbe && { readinessProbe }), ...(livenessProbe && { livenessProbe }), ...(startupProbe && { startupProbe }) },
      ports,
      62_000 + index,
    ),
    ...(lifecycle && { lifecycle: settleLifecycle(lifecycle, grace) }),
  };
}

const anyEgress = fc.record({
  toHosts: fc.boolean(),
  egress: fc.oneof(
    fc.record(
      {
        hosts: fc.subarray(['api.stripe.com', '*.example.com', 'a.b.example.org'], { minLength: 1 }),
        port: fc.integer({ min: 1, max: 65535 }),
        protocol: fc.constantFrom('TCP' as const, 'UDP' as const),
      },
      { requiredKeys: ['hosts'] },
    ),
    fc.record(
      {
        cidrs: fc.subarray(['203.0.113.0/24', '198.51.100.7/32', '2001:db8::/32'], { minLength: 1 }),
        port: fc.integer({ min: 1, max: 65535 }),
        protocol: fc.constantFrom('TCP' as const, 'UDP' as const),
      },
      { requiredKeys: ['cidrs', 'port'] },
    ),
  ),
});

const anyRule: fc.Arbitrary<KubernetesApiRule> = fc.record(
  {
    apiGroups: fc.subarray(['', 'apps', 'networking.k8s.io'], { minLength: 1 }),
    resources: fc.subarray(['configmaps', 'pods', 'pods/log'], { minLength: 1 }),
    verbs: fc.subarray(['get', 'list', 'watch', 'update', 'patch', 'delete'] as const, { minLength: 1 }),
    resourceNames: fc.subarray(['leader', 'orders.v1'], { minLength: 1 }),
  },
  { requiredKeys: ['apiGroups', 'resources', 'verbs'] },
);

const anyUrl = fc.constantFrom('https://wiki.example.com/orders?a=b&c=ü', 'http://10.0.0.1:8080/');
const owner = {
  team: fc.constantFrom('checkout', 'team-1'),
  chat: fc.constantFrom('#checkout', 'https://chat.example.com/a'),
  pager: fc.constantFrom('Orders, by day', 'https://pager.example.com'),
  docs: anyUrl,
  source: anyUrl,
} satisfies ArbitraryOf<Owner>;
const alert = {
  expr: fc.constantFrom('up == 0', 'sum by (code) (rate(errors_total{job="a",code=~"5.."}[5m])) > 1 # why'),
  for: fc.constantFrom('30s', '10m', '1h', '2d'),
  severity: fc.constantFrom('critical', 'warning', 'info'),
  summary: fc.constantFrom('Down', '{{ $value }} errors a second: see "docs"'),
  runbook: anyUrl,
} satisfies ArbitraryOf<Alert>;

const byName = <T>(names: readonly [string, ...string[]], value: fc.Arbitrary<T>) =>
  fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 2, noNullPrototype: true });

/** Dependencies by the kind of thing; a call by whom it calls. */
const dependencies = {
  cache: fc.constantFrom('small', 'medium', 'large'),
  db: fc.constantFrom('small', 'medium', 'large'),
  userUploads: fc.constantFrom('read', 'write', 'readWrite'),
  events: fc.constantFrom('send', 'receive', 'sendReceive'),
  /** Dead letters of the queue. */
  failed: fc.boolean(),
  peer: fc.tuple(anyNumber, anyNumber),
} as const;

export const pods = {
  ...container,
  image: fc.constantFrom('ghcr.io/acme/orders', 'registry.example.com:5000/a/b_c', 'orders'),
  dependencies: some(dependencies),
  initContainers: byName(['wait', 'copy-files'], anyInitContainer),
  sidecars: byName(['proxy', 'log-shipper'], anySidecar),
  files: anyFiles,
  volumes: fc.array(anyVolume, { minLength: 1, maxLength: 3 }),
  imagePullSecrets: fc.constant(['theirs']),
  ...names,
  ...marks,
  serviceAccountName: fc.constant('theirs'),
  securityContext: some(user),
  terminationGracePeriodSeconds: fc.constantFrom(0, 1, 5, 60, 600),
  podAnnotations: fc.dictionary(fc.constantFrom('example.com/note', 'b', 'prometheus.io/scrape'), anyText, { noNullPrototype: true }),
  egress: byName(['partner', 'mail'], anyEgress),
  kubernetesApi: fc.record({ rules: fc.array(anyRule, { maxLength: 2 }) }),
  placement: fc.constantFrom('memoryOptimized', 'spot', 'gpu'),
  owner: fc.record(owner, { requiredKeys: ['team'] }),
  alerts: byName(['OrdersDown', 'A_1'], fc.record(alert, { requiredKeys: ['expr', 'severity', 'summary'] })),
  lifecycle: anyLifecycle,
} satisfies ArbitraryOf<PodProps>;

export const anyPods = fc.record(pods, { requiredKeys: ['image'] });
export type PodsWish = typeof anyPods extends fc.Arbitrary<infer W> ? W : never;

/** What a workload is offered. */
export interface Offers {
  readonly environment: EnvironmentWish;
  /** Calls that it may make. */
  readonly calls: readonly (() => Call)[];
  /** Those of them to which a route may lead. */
  readonly routable: readonly (() => Call)[];
  /** Pods that there are at most at a time. */
  readonly pods: number;
}

/** Properties that fit together and the environment; what does not is left out. */
export function settlePods(wish: PodsWish, { environment, calls, pods }: Offers): PodProps {
  const { dependencies, initContainers, sidecars, files, volumes, egress, lifecycle, serviceAccountName, securityContext, ...others } =
    wish;
  const { placement } = wish;
  const settledVolumes = settleVolumes(volumes ?? [], pods);
  const grace = wish.terminationGracePeriodSeconds ?? 30;
  return {
    ...settleContainer(settleResources(others, placement)),
    // An account of somebody else is granted nothing.
    ...(serviceAccountName && !dependencies && !others.kubernetesApi?.rules.length && { serviceAccountName }),
    ...(securityContext && { securityContext: settleUser(securityContext) }),
    ...(dependencies && { dependencies: settleDependencies(dependencies, environment, calls) }),
    ...(initContainers && {
      initContainers: mapValues(initContainers, (one, index) =>
        settleContainer(settleMounts(settleResources(settleOwn(one, `i${index}`), placement), settledVolumes)),
      ),
    }),
    ...(sidecars && {
      sidecars: mapValues(sidecars, (one, index) =>
        settleSidecar(settleMounts(settleResources(settleOwn(one, `s${index}`), placement), settledVolumes), index, grace),
      ),
    }),
    ...(files && { files: settleFiles(files) }),
    ...(volumes && { volumes: settledVolumes }),
    ...(egress && { egress: settleEgress(egress, environment) }),
    ...(lifecycle && { lifecycle: settleLifecycle(lifecycle, grace) }),
  } as PodProps;
}

function settleDependencies(
  wish: NonNullable<PodsWish['dependencies']>,
  environment: EnvironmentWish,
  calls: Offers['calls'],
): Dependencies {
  const { cache, db, userUploads, events, failed, peer } = wish;
  const isCloud = environment.cloud !== 'none';
  const queue = events && isCloud && new Queue({ access: events });
  return {
    ...(queue && failed && { failed: queue.deadLetters() }),
    ...(cache && { cache: new Redis({ size: cache }) }),
    ...(db && isCloud && { db: new Postgres({ size: db }) }),
    ...(userUploads && isCloud && { userUploads: new Bucket({ access: userUploads }) }),
    ...(queue && { events: queue }),
    ...(peer && calls.length > 0 && { peer: pick(calls, peer[0])() }),
  };
}

function settleEgress(wish: NonNullable<PodsWish['egress']>, { engine, isProxied }: EnvironmentWish): Readonly<Record<string, Egress>> {
  const isKnown = ({ protocol }: { readonly protocol?: string }) =>
    isProxied ? engine === 'none' || protocol !== 'UDP' : engine !== 'kubernetes';
  const known = Object.entries(wish).filter(([, { egress }]) => !('hosts' in egress) || isKnown(egress));
  return Object.fromEntries(known.map(([name, { egress }]) => [name, egress as Egress]));
}

export function mapValues<T, U>(record: Readonly<Record<string, T>>, map: (value: T, index: number) => U): Readonly<Record<string, U>> {
  return Object.fromEntries(Object.entries(record).map(([key, value], index) => [key, map(value, index)]));
}
