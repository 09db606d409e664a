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
}
