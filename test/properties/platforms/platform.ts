import {
  AwsBucket,
  AwsPostgres,
  AwsQueue,
  AwsRedis,
  AwsTable,
  Bucket,
  CronJob,
  eks,
  ingressRoutes,
  Job,
  KubernetesRedis,
  Postgres,
  Queue,
  Redis,
  StatefulWorkload,
  Table,
  Workload,
} from '../../../constructs';
import { Dependency, DeploymentStack, Difference, Environment, Platform, Region, Service, Waiver } from '../../../lib';
import { synthesizePlatform } from '../../../lib/testing';
import { strict } from '../../../policies';
import { aws, awsRegion, awsWithoutExternalSecrets, cloudless, eksCluster } from '../../kit/environments';
import { place as placeShared, sharedOf, usesOf } from './shared';
import { DependencyWish, EnvironmentWish, PlatformApp, PlatformWish, WorkloadWish } from './wish';

/** Where each cluster runs: `other` in an account of its own. */
const homes: Readonly<Record<string, { readonly region: string; readonly account: string }>> = {
  blue: { region: 'eu-west-1', account: '111122223333' },
  green: { region: 'eu-west-1', account: '111122223333' },
  central: { region: 'eu-central-1', account: '111122223333' },
  other: { region: 'eu-west-1', account: '444455556666' },
};

/** An app in an environment: what a program may place alone. */
export interface Deployment {
  readonly environment: Environment;
  readonly wish: EnvironmentWish;
  readonly app: PlatformApp;
  /** What the app is called there. */
  readonly name: string;
}

/** Reason of the waivers of an environment: reports repeat it. */
export const reasonOf = (environment: string): string => `Accepted for the environment ${environment}, and no other.`;

/** Everything that a platform deploys. */
export function deploymentsOf(wish: PlatformWish): readonly Deployment[] {
  const places = wish.environments.map((environment) => ({ wish: environment, environment: environmentOf(environment, wish) }));
  const placed = places.flatMap(({ environment, wish: one }) =>
    wish.apps.slice(0, one.apps).map((app) => ({ environment, wish: one, app, name: app.name })),
  );
  if (wish.preview === 'none') return placed;
  const [staging] = places as [(typeof places)[number]];
  const app = wish.apps[0]!;
  // The documented preview has names of its own where it shares a cluster; a careless one forgets them.
  const name = wish.preview === 'documented' ? `${app.name}-pr-7` : app.name;
  const environment = staging.environment.with({ name: 'pr-7', release: releaseOf([{ ...app, name }]), waivers: [] });
  return [...placed, { environment, wish: { ...staging.wish, name: 'pr-7', ownHosts: wish.preview === 'documented' }, app, name }];
}

/** A program that places these. */
export function programOf(wish: PlatformWish, deployments: readonly Deployment[]): (platform: Platform) => void {
  const shared = sharedOf(wish);
  return (platform) => {
    for (const { environment, wish: place, app, name } of deployments)
      environment.stamp(platform, name, (stack: DeploymentStack) => {
        const things = shared.get(wish.apps.find((one) => one.name === app.name)!)!;
        placeShared(stack, things, place);
        for (const workload of app.workloads) define(stack, workload, { wish, place, app, shared: things });
      });
  };
}

/** What it writes. */
export function synthesizeDeployments(wish: PlatformWish, deployments: readonly Deployment[]): ReadonlyMap<string, string> {
  const { organization } = wish;
  return synthesizePlatform(programOf(wish, deployments), { organization, clock: () => new Date('2026-06-01') }).files;
}

function releaseOf(apps: readonly PlatformApp[]) {
  const keys = apps.flatMap(({ name, workloads }) => workloads.map((workload) => `${name}/${workload.name}`));
  return { schemaVersion: 1 as const, images: Object.fromEntries(keys.map((key) => [key, { tag: '1.4.2' }])) };
}

function environmentOf(wish: EnvironmentWish, { engine, apps }: PlatformWish): Environment {
  const network = eks({
    engine: engine as 'kubernetes',
    cloudApis: [{ cidr: '10.0.128.0/20' }],
    ingress: engine === 'cilium' ? [{ entity: 'ingress' }] : [{ namespace: 'ingress-nginx' }],
  });
  const regions = new Map<string, Region>();
  // One account for each environment: that of its first cluster.
  const { account } = homes[wish.clusters[0]!]!;
  for (const cluster of wish.clusters.filter((name) => homes[name]!.account === account)) {
    const { region } = homes[cluster]!;
    const known = regions.get(region)?.clusters ?? [];
    regions.set(region, awsRegion({ region, account, clusters: [...known, eksCluster(cluster, { network })] }));
  }
  const inCluster = KubernetesRedis.provisioner({ image: 'redis:8.2.1-alpine' });
  const cache = wish.cacheInCluster ? inCluster : AwsRedis.provisioner();
  const common = {
    name: wish.name,
    release: releaseOf(apps),
    routes: ingressRoutes({ ingressClassName: 'nginx' }),
    ...(wish.ownNamespaces && { namespace: (app: string) => `${wish.name}-${app}` }),
    ...(wish.judged && { policies: [strict], waivers: waiversOf(wish.name, apps) }),
  };
  if (wish.cloud === 'none')
    return cloudless({
      ...common,
      regions: [...regions.values()].map(({ region, clusters }) => ({ region, clusters })),
      provisioners: [inCluster],
    });
  const provisioners = [AwsBucket.provisioner(), AwsPostgres.provisioner(), AwsQueue.provisioner(), AwsTable.provisioner(), cache];
  const place = wish.cloud === 'external-secrets' ? aws : awsWithoutExternalSecrets;
  return place({ ...common, regions: [...regions.values()], provisioners });
}

/** Of a rule that finds something in most workloads: by a path that fits those of every environment. */
function waiversOf(environment: string, apps: readonly PlatformApp[]): readonly Waiver[] {
  const terms = { reason: reasonOf(environment), owner: 'platform', expires: '2026-06-20' };
  return [new Waiver({ rule: 'k8s/image/digest', path: `*/${apps[0]!.workloads[0]!.name}`, ...terms })];
}

const kinds = { Workload, StatefulWorkload, Job, CronJob } as unknown as Readonly<
  Record<string, new (stack: DeploymentStack, id: string, props: object) => unknown>
>;

interface Context {
  readonly wish: PlatformWish;
  readonly place: EnvironmentWish;
  readonly app: PlatformApp;
  readonly shared: Parameters<typeof usesOf>[1];
}

const ports = { http: { port: 8080 } };
const serves = ({ kind, serves, host }: WorkloadWish): boolean => /Workload$/.test(kind) && (serves || host !== undefined);

function define(stack: DeploymentStack, workload: WorkloadWish, context: Context): void {
  const { name, kind, files, replicas, nested } = workload;
  const dependencies: Readonly<Record<string, Dependency>> = Object.fromEntries([
    ...workload.dependencies.flatMap((one) => dependencyOf(workload, one, context)),
    ...usesOf(workload, context.shared, context.place),
  ]);
  const isServing = serves(workload);
  const isWorkload = /Workload$/.test(kind);
  const host = context.place.ownHosts ? `${context.place.name}.${workload.host}` : workload.host;
  const props = {
    image: 'ghcr.io/acme/some',
    dependencies,
    ...(files && { files: { '/etc/app/config': 'a: 1' } }),
    ...(isServing && { ports }),
    ...(isWorkload && workload.host && { routes: { web: { host, port: 'http' } } }),
    ...(isWorkload && { replicas }),
    ...(kind === 'Workload' && { jobs: Object.fromEntries(workload.jobs.map((job) => [job, { command: ['run', job] }])) }),
    ...(kind === 'StatefulWorkload' && { volumeClaimTemplates: { data: { mountPath: '/var/lib/data', storage: '1Gi' } } }),
    ...(kind === 'CronJob' && { schedule: '0 3 * * *' }),
  };
  const stateful = Object.entries(dependencies).filter(([, dependency]) => dependency.stateful);
  const data = Object.fromEntries(stateful.map(([dependency]) => [dependency, 'independent' as const]));
  // The outermost line speaks of the data, an inner one of something else.
  const placements: readonly (Difference & { readonly data?: typeof data })[] = [{ data }, { env: { PLACED: 'inside' } }, {}];
  const wrap = (depth: number): void => {
    if (depth > nested) new kinds[kind]!(stack, name, props);
    else stack.place(() => wrap(depth + 1), placements[depth]!);
  };
  wrap(0);
}

function dependencyOf(workload: WorkloadWish, { name, kind, pick }: DependencyWish, { wish, place, app }: Context) {
  const thing: Readonly<Record<string, () => Dependency>> = {
    bucket: () => new Bucket({}),
    queue: () => new Queue({}),
    postgres: () => new Postgres({ size: 'small' }),
    table: () => new Table({ partitionKey: { name: 'id' } }),
    redis: () => new Redis({ size: 'small' }),
  };
  if (thing[kind]) return place.cloud === 'none' && kind !== 'redis' ? [] : [[name, thing[kind]()] as const];
  // Calls within an app by the bare name; to the others that the environment has too, by both.
  const others = kind === 'call' || place.name === 'pr-7' ? [app] : wish.apps.slice(0, place.apps);
  const callees = others.flatMap((one) =>
    one.workloads
      .filter((callee) => callee !== workload && serves(callee))
      .map((callee) => (one === app ? callee.name : `${one.name}/${callee.name}`)),
  );
  return callees.length === 0 ? [] : [[name, new Service(callees[pick % callees.length]!, ports).at('http')] as const];
}
