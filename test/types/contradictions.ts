import { Bucket, Postgres, Queue, Redis, Workload } from '../../constructs';
import { DeploymentStack, Service, text } from '../../lib';

/** Each comment is the first line of what the compiler says of the line below it. */
export function contradictions(stack: DeploymentStack): void {
  const image = 'ghcr.io/acme/orders';
  const catalog = new Service('catalog', { grpc: { port: 3550 } });

  // @ts-expect-error Property 'hots' does not exist on type 'Outputs<Postgres>'.
  new Workload(stack, 'a', { image, dependencies: { db: new Postgres({ size: 'small' }) }, env: ({ db }) => ({ HOST: db.hots }) });

  // @ts-expect-error Property 'password' does not exist on type 'Outputs<Redis>'.
  new Workload(stack, 'b', { image, dependencies: { cache: new Redis({ size: 'small' }) }, env: ({ cache }) => ({ P: cache.password }) });

  // @ts-expect-error Property 'cache' does not exist on type 'OutputsOf<{ readonly db: Postgres; }>'.
  new Workload(stack, 'c', { image, dependencies: { db: new Postgres({ size: 'small' }) }, env: ({ cache }) => ({ HOST: cache }) });

  // @ts-expect-error Type '"huge"' is not assignable to type '"small" | "medium" | "large"'.
  new Postgres({ size: 'huge' });

  // @ts-expect-error Type '"delete"' is not assignable to type '"read" | "write" | "readWrite" | undefined'.
  new Bucket({ access: 'delete' });

  // @ts-expect-error Type '"purge"' is not assignable to type '"send" | "receive" | "sendReceive" | undefined'.
  new Queue({ access: 'purge' });

  // @ts-expect-error Argument of type '"http"' is not assignable to parameter of type '"grpc"'.
  catalog.at('http');

  // @ts-expect-error Type '"http"' is not assignable to type '"grpc"'.
  new Workload(stack, 'd', { image, ports: catalog.ports, readinessProbe: { httpGet: { port: 'http', path: '/' } } });

  // @ts-expect-error Type 'string' is not assignable to type 'Contradiction<"the workload has no port: state it in 'ports'">'.
  new Workload(stack, 'e', { image, livenessProbe: { tcpSocket: { port: 'http' } } });

  // @ts-expect-error Object literal may only specify known properties, and 'minReplicas' does not exist in type 'Contradiction<"'replicas' fixes the number of pods: drop it to autoscale">'.
  new Workload(stack, 'f', { image, replicas: 2, autoscaling: { minReplicas: 1, maxReplicas: 2 } });

  // @ts-expect-error Type '"0.5.1"' is not assignable to type 'Cpu | undefined'.
  new Workload(stack, 'g', { image, resources: { requests: { cpu: '0.5.1' } } });

  // @ts-expect-error Type '"64"' is not assignable to type '`${number}Ki` | `${number}Mi` | `${number}Gi` | `${number}Ti` | `${number}k` | `${number}M` | `${number}G` | `${number}T` | undefined'.
  new Workload(stack, 'h', { image, resources: { limits: { memory: '64' } } });

  // @ts-expect-error Type 'number' is not assignable to type 'string | Output | Text | PodField'.
  new Workload(stack, 'i', { image, env: { PORT: 8080 } });

  // @ts-expect-error Argument of type 'Text' is not assignable to parameter of type 'string | number | Output'.
  text`${text`nested`}`;

  // @ts-expect-error Operator '+' cannot be applied to types 'Output' and 'number'.
  new Workload(stack, 'j', { image, dependencies: { db: new Postgres({ size: 'small' }) }, env: ({ db }) => ({ P: `${db.port + 1}` }) });

  // @ts-expect-error Type '{ port: "grpc"; }' is not assignable to type 'undefined'.
  new Workload(stack, 'k', { image, ports: catalog.ports, livenessProbe: { grpc: { port: 'grpc' }, tcpSocket: { port: 'grpc' } } });

  const range = { minReplicas: 0, maxReplicas: 9 } as const;
  const dependencies = { jobs: new Queue(), files: new Bucket() };

  // @ts-expect-error Type '"files"' is not assignable to type '"jobs"'.
  new Workload(stack, 'l', { image, dependencies, autoscaling: { ...range, queue: { dependency: 'files', messagesPerReplica: 9 } } });

  // @ts-expect-error Type 'string' is not assignable to type 'Contradiction<"the workload has no queue: state it in 'dependencies'">'.
  new Workload(stack, 'm', { image, autoscaling: { ...range, queue: { dependency: 'jobs', messagesPerReplica: 9 } } });

  // @ts-expect-error Type '"http"' is not assignable to type 'number | "grpc"'.
  new Workload(stack, 'n', { image, ports: catalog.ports, metrics: { port: 'http' } });

  // @ts-expect-error Type 'number' is not assignable to type 'undefined'.
  new Workload(stack, 'o', { image, strategy: { type: 'Recreate', maxSurge: 1 } });

  // @ts-expect-error Type '"half"' is not assignable to type 'Share | undefined'.
  new Workload(stack, 'p', { image, strategy: { type: 'RollingUpdate', maxSurge: 'half' } });

  // @ts-expect-error Type 'number' is not assignable to type 'undefined'.
  new Workload(stack, 'q', { image, podDisruptionBudget: { minAvailable: 1, maxUnavailable: 1 } });

  // @ts-expect-error Type '"page"' is not assignable to type '"critical" | "warning" | "info"'.
  new Workload(stack, 'r', { image, alerts: { A: { expr: 'up == 0', severity: 'page', summary: 'Down' } } });

  // @ts-expect-error Type '"10 minutes"' is not assignable to type '`${number}m` | `${number}d` | `${number}h` | `${number}s`'.
  new Workload(stack, 's', { image, alerts: { A: { expr: 'up == 0', for: '10 minutes', severity: 'info', summary: 'Down' } } });

  const at = { host: 'shop.example.com' };

  // @ts-expect-error Type '"https"' is not assignable to type '"http"'.
  new Workload(stack, 'l', { image, ports: { http: { port: 80 } }, routes: { web: { ...at, port: 'https' } } });

  // @ts-expect-error Type 'string' is not assignable to type 'Contradiction<"the workload has no port: state it in 'ports'">'.
  new Workload(stack, 'm', { image, routes: { web: { ...at, port: 'http' } } });

  // @ts-expect-error Type '{ cidrs: string[]; }' is not assignable to type 'Egress'.
  new Workload(stack, 'n', { image, egress: { partner: { cidrs: ['203.0.113.0/24'] } } });

  // @ts-expect-error Type '"*"' is not assignable to type '"delete" | "get" | "list" | "watch" | "create" | "update" | "patch" | "deletecollection"'.
  new Workload(stack, 'o', { image, kubernetesApi: { rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['*'] }] } });
}
