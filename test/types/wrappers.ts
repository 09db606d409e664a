import { Construct } from 'constructs';
import {
  CronJob,
  type CronJobProps,
  type Dependencies,
  Postgres,
  Queue,
  StatefulWorkload,
  type StatefulWorkloadProps,
  Workload,
  type WorkloadProps,
} from '../../constructs';
import { DeploymentStack, type Ports, text } from '../../lib';

type None = Record<never, never>;
type Picked = 'image' | 'ports' | 'dependencies' | 'env' | 'readinessProbe' | 'replicas' | 'autoscaling';

interface ServiceProps<D extends Dependencies, P extends Ports> extends Pick<WorkloadProps<D, P>, Picked> {
  readonly team: string;
}

/** A company's own class, of what it picks. */
class Service<const D extends Dependencies = None, const P extends Ports = None> extends Workload<D, P> {
  constructor(scope: Construct, id: string, { team, ...own }: ServiceProps<D, P>) {
    super(scope, id, { ...own, owner: { team } });
  }
}

/** One that fixes the number of pods, and says so. */
class Singleton<const D extends Dependencies = None> extends Workload<D> {
  constructor(scope: Construct, id: string, own: Pick<WorkloadProps<D>, 'image' | 'dependencies' | 'env'>) {
    super(scope, id, { ...own, replicas: 1 });
  }
}

/** A function, of all but what it states itself: no ports, and it says so. */
function worker<const D extends Dependencies = None>(
  stack: DeploymentStack,
  id: string,
  { team, ...own }: Omit<WorkloadProps<D, None>, 'owner' | 'ports'> & { readonly team: string },
) {
  return new Workload(stack, id, { ...own, owner: { team } });
}

/** One that knows no dependencies by name: it is the shortest, and its callers' names are found at synth. */
function loose(stack: DeploymentStack, id: string, props: Omit<WorkloadProps, 'owner'>) {
  return new Workload(stack, id, { ...props, owner: { team: 'checkout' } });
}

class Store<const D extends Dependencies = None, const P extends Ports = None> extends StatefulWorkload<D, P> {
  constructor(scope: Construct, id: string, own: Omit<StatefulWorkloadProps<D, P>, 'owner'>) {
    super(scope, id, { ...own, owner: { team: 'checkout' } });
  }
}

class Nightly<const D extends Dependencies = None> extends CronJob<D> {
  constructor(scope: Construct, id: string, own: Omit<CronJobProps<D>, 'schedule'>) {
    super(scope, id, { ...own, schedule: '0 3 * * *' });
  }
}

/** The first half is taken; each comment in the second is the first line of what the compiler says of the line below it. */
export function wrappers(stack: DeploymentStack): void {
  const image = 'ghcr.io/acme/orders';
  const team = 'checkout';
  const ports = { http: { port: 80 } };
  const range = { minReplicas: 1, maxReplicas: 3 };
  const readinessProbe = { httpGet: { port: 'http', path: '/' } } as const;
  const scaled = { ...range, queue: { dependency: 'jobs', messagesPerReplica: 4 } } as const;
  const number: number = 2;

  new Service(stack, 'a', { image, team });
  new Service(stack, 'b', { image, team, replicas: 2 });
  new Service(stack, 'c', { image, team, autoscaling: range });
  new Service(stack, 'd', { image, team, replicas: number, ports, readinessProbe });
  new Service(stack, 'e', {
    image,
    team,
    ports: { http: { port: 80 } },
    dependencies: { db: new Postgres({ size: 'small' }), jobs: new Queue() },
    env: ({ db, jobs }) => ({ DATABASE: text`${db.host}:${db.port}`, JOBS: jobs.url }),
    readinessProbe: { httpGet: { port: 'http', path: '/' } },
    autoscaling: { minReplicas: 1, maxReplicas: 3, queue: { dependency: 'jobs', messagesPerReplica: 4 } },
  });
  new Singleton(stack, 'f', { image, dependencies: { jobs: new Queue() }, env: ({ jobs }) => ({ JOBS: jobs.url }) });
  worker(stack, 'g', { image, team, dependencies: { jobs: new Queue() }, env: ({ jobs }) => ({ JOBS: jobs.url }), autoscaling: scaled });
  loose(stack, 'h', { image, ports, dependencies: { jobs: new Queue() }, readinessProbe, autoscaling: scaled });
  loose(stack, 'i', { image, replicas: 2 });
  new Store(stack, 'j', { image, ports, readinessProbe, volumeClaimTemplates: { data: { mountPath: '/data', storage: '1Gi' } } });
  new Nightly(stack, 'k', { image, dependencies: { jobs: new Queue() }, env: ({ jobs }) => ({ JOBS: jobs.url }) });
  new Workload<None, None, never>(stack, 'l', { image, autoscaling: range });

  // @ts-expect-error Object literal may only specify known properties, and 'placement' does not exist in type 'ServiceProps<None, None>'.
  new Service(stack, 'a', { image, team, placement: 'gpu' });

  // @ts-expect-error Argument of type '{ image: string; }' is not assignable to parameter of type 'ServiceProps<None, None>'. … Property 'team' is missing in type '{ image: string; }' but required in type 'ServiceProps<None, None>'.
  new Service(stack, 'b', { image });

  // @ts-expect-error Type '"grpc"' is not assignable to type 'number | "http"'.
  new Service(stack, 'c', { image, team, ports, readinessProbe: { httpGet: { port: 'grpc', path: '/' } } });

  // @ts-expect-error Type 'string' is not assignable to type 'number | NoInfer<Contradiction<"the workload has no port: state it in 'ports'">>'.
  new Service(stack, 'd', { image, team, readinessProbe: { httpGet: { port: 'http', path: '/' } } });

  // @ts-expect-error Property 'hots' does not exist on type 'Outputs<Postgres>'.
  new Service(stack, 'e', { image, team, dependencies: { db: new Postgres({ size: 'small' }) }, env: ({ db }) => ({ HOST: db.hots }) });

  const dependencies = { jobs: new Queue() };
  // @ts-expect-error Type '"job"' is not assignable to type '"jobs"'.
  worker(stack, 'f', { image, team, dependencies, autoscaling: { ...range, queue: { dependency: 'job', messagesPerReplica: 1 } } });

  // @ts-expect-error Object literal may only specify known properties, and 'autoscaling' does not exist in type 'Pick<WorkloadProps<None, Readonly<Record<string, Port>>, number>, "image" | "dependencies" | "env">'.
  new Singleton(stack, 'g', { image, autoscaling: range });

  // @ts-expect-error Object literal may only specify known properties, and 'owner' does not exist in type 'Omit<WorkloadProps<Readonly<Record<string, Dependency>>, Readonly<Record<string, Port>>, number>, "owner">'.
  loose(stack, 'h', { image, owner: { team } });

  // @ts-expect-error Object literal may only specify known properties, and 'schedule' does not exist in type 'Omit<CronJobProps<None>, "schedule">'.
  new Nightly(stack, 'i', { image, schedule: '0 4 * * *' });

  // @ts-expect-error Object literal may only specify known properties, and 'minReplicas' does not exist in type 'Contradiction<"'replicas' fixes the number of pods: drop it to autoscale">'.
  new Workload(stack, 'j', { image, replicas: 2, autoscaling: { minReplicas: 1, maxReplicas: 2 } });
}
