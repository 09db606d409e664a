import { Duration } from 'cdk8s';
import {
  Access,
  Bucket,
  CronJob,
  DaemonWorkload,
  Job,
  kind,
  PodField,
  Postgres,
  Queue,
  Redis,
  Secret,
  StatefulWorkload,
  Workload,
} from '../../constructs';
import { DeploymentStack, External, Service, Shared, text } from '../../lib';

/** Each comment is what the compiler says of the line below it: the first line and, behind `…`, the last one, which tells what is to be mended. */
export function contradictions(stack: DeploymentStack): void {
  const image = 'ghcr.io/acme/orders';
  const catalog = new Service('catalog', { grpc: { port: 3550 } });

  // @ts-expect-error Property 'hots' does not exist on type 'Outputs<Postgres>'.
  new Workload(stack, 'a', { image, dependencies: { db: new Postgres({ size: 'small' }) }, env: ({ db }) => ({ HOST: db.hots }) });

  // @ts-expect-error Property 'token' does not exist on type 'Outputs<Redis>'.
  new Workload(stack, 'b', { image, dependencies: { cache: new Redis({ size: 'small' }) }, env: ({ cache }) => ({ P: cache.token }) });

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

  // @ts-expect-error Type '"http"' is not assignable to type 'number | "grpc"'.
  new Workload(stack, 'd', { image, ports: catalog.ports, readinessProbe: { httpGet: { port: 'http', path: '/' } } });

  // @ts-expect-error Type 'string' is not assignable to type 'number | NoInfer<Contradiction<"the workload has no port: state it in 'ports'">>'.
  new Workload(stack, 'e', { image, livenessProbe: { tcpSocket: { port: 'http' } } });

  // @ts-expect-error Object literal may only specify known properties, and 'minReplicas' does not exist in type 'Contradiction<"'replicas' fixes the number of pods: drop it to autoscale">'.
  new Workload(stack, 'f', { image, replicas: 2, autoscaling: { minReplicas: 1, maxReplicas: 2 } });

  // @ts-expect-error Type '"0.5.1"' is not assignable to type 'Cpu | undefined'.
  new Workload(stack, 'g', { image, resources: { requests: { cpu: '0.5.1' } } });

  // @ts-expect-error Type '"64"' is not assignable to type '`${number}Ki` | `${number}Mi` | `${number}Gi` | `${number}Ti` | `${number}k` | `${number}M` | `${number}G` | `${number}T` | undefined'.
  new Workload(stack, 'h', { image, resources: { limits: { memory: '64' } } });

  // @ts-expect-error Type 'number' is not assignable to type 'string | Output | Text | PodField'.
  new Workload(stack, 'i', { image, env: { PORT: 8080 } });

  // @ts-expect-error Type '() => { PORT: number; }' is not assignable to type 'Env | ((outputs: OutputsOf<{}>) => Env)'. … Type 'number' is not assignable to type 'string | Output | Text | PodField'.
  new Workload(stack, 'i', { image, env: () => ({ PORT: 8080 }) });

  // @ts-expect-error Type '() => { PORT: string | undefined; }' is not assignable to type 'Env | ((outputs: OutputsOf<{}>) => Env)'. … Type 'undefined' is not assignable to type 'string | Output | Text | PodField'.
  new Workload(stack, 'i', { image, env: () => ({ PORT: process.env.PORT }) });

  // @ts-expect-error Type '({ db }: OutputsOf<{ readonly db: Postgres; }>) => { HOST: Outputs<Postgres>; }' is not assignable to type 'Env | ((outputs: OutputsOf<{ readonly db: Postgres; }>) => Env)'. … Type 'Outputs<Postgres>' is not assignable to type 'string | Output | Text | PodField'.
  new Workload(stack, 'i', { image, dependencies: { db: new Postgres({ size: 'small' }) }, env: ({ db }) => ({ HOST: db }) });

  // @ts-expect-error Type '() => { '/a': number; }' is not assignable to type 'Files | ((outputs: OutputsOf<{}>) => Files)'. … Type 'number' is not assignable to type 'FileContent'.
  new Workload(stack, 'i', { image, files: () => ({ '/a': 8080 }) });

  // @ts-expect-error Argument of type 'boolean' is not assignable to parameter of type 'string | number | Output | Text'.
  text`${true}`;

  // @ts-expect-error Operator '+' cannot be applied to types 'Output' and 'number'.
  new Workload(stack, 'j', { image, dependencies: { db: new Postgres({ size: 'small' }) }, env: ({ db }) => ({ P: `${db.port + 1}` }) });

  // @ts-expect-error Type '{ port: "grpc"; }' is not assignable to type '"never: a probe has one handler: drop the others"'.
  new Workload(stack, 'k', { image, ports: catalog.ports, livenessProbe: { grpc: { port: 'grpc' }, tcpSocket: { port: 'grpc' } } });

  const range = { minReplicas: 0, maxReplicas: 9 } as const;
  const dependencies = { jobs: new Queue(), files: new Bucket() };

  // @ts-expect-error Type '"files"' is not assignable to type '"jobs"'.
  new Workload(stack, 'l', { image, dependencies, autoscaling: { ...range, queue: { dependency: 'files', messagesPerReplica: 9 } } });

  // @ts-expect-error Type 'string' is not assignable to type 'Contradiction<"the workload has no queue: state it in 'dependencies'">'.
  new Workload(stack, 'm', { image, autoscaling: { ...range, queue: { dependency: 'jobs', messagesPerReplica: 9 } } });

  // @ts-expect-error Type '"http"' is not assignable to type 'number | "grpc"'.
  new Workload(stack, 'n', { image, ports: catalog.ports, metrics: { port: 'http' } });

  // @ts-expect-error Type 'number' is not assignable to type '"never: 'Recreate' has no parameters: drop it, or choose 'RollingUpdate'"'.
  new Workload(stack, 'o', { image, strategy: { type: 'Recreate', maxSurge: 1 } });

  // @ts-expect-error Type '"half"' is not assignable to type 'Share | undefined'.
  new Workload(stack, 'p', { image, strategy: { type: 'RollingUpdate', maxSurge: 'half' } });

  // @ts-expect-error Type 'number' is not assignable to type '"never: a budget has one limit: drop 'maxUnavailable' or 'minAvailable'"'.
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

  // @ts-expect-error Type '{ cidrs: string[]; }' is not assignable to type 'Egress'. … Property 'port' is missing in type '{ cidrs: string[]; }' but required in type '{ readonly cidrs: readonly string[]; readonly hosts?: "never: a server is named by 'hosts' or 'cidrs': drop one"; readonly port: number; readonly protocol?: "TCP" | "UDP"; }'.
  new Workload(stack, 'n', { image, egress: { partner: { cidrs: ['203.0.113.0/24'] } } });

  // @ts-expect-error Type '"*"' is not assignable to type '"delete" | "get" | "list" | "watch" | "create" | "update" | "patch" | "deletecollection"'.
  new Workload(stack, 'o', { image, kubernetesApi: { rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['*'] }] } });

  const ports = { http: { port: 80 } };
  const command = ['/app'];
  const mountPath = '/data';
  const storage = '1Gi';

  // @ts-expect-error Type '{ mountPath: string; configMap: { name: string; }; secret: { secretName: string; }; }' is not assignable to type 'Volume'. … Type '{ secretName: string; }' is not assignable to type '"never: a volume has one source: drop the others"'.
  new Workload(stack, 'a', { image, volumes: { data: { mountPath, configMap: { name: 'a' }, secret: { secretName: 'b' } } } });

  // @ts-expect-error Type '{ mountPath: string; }' is not assignable to type 'Volume'. … Property '[contradiction]' is missing in type '{ mountPath: string; }' but required in type 'Contradiction<"a volume has a source: state 'emptyDir', 'claim', 'configMap', 'secret' or another">'.
  new Workload(stack, 'b', { image, volumes: { data: { mountPath } } });

  // @ts-expect-error Type '{ content: string; source: "a.txt"; }' is not assignable to type 'FileContent'. … Type '"a.txt"' is not assignable to type '"never: a file has 'content', 'base64' or 'source': drop the others"'.
  new Workload(stack, 'c', { image, files: { '/a': { content: '', source: 'a.txt' } } });

  // @ts-expect-error Type 'number' is not assignable to type 'FileContent'.
  new Workload(stack, 'd', { image, files: { '/a': 7 } });

  // @ts-expect-error Type '{}' is not assignable to type 'DisruptionBudget'.
  new Workload(stack, 'e', { image, podDisruptionBudget: {} });

  // @ts-expect-error Type '{ value: number; averageValue: number; }' is not assignable to type 'ExternalMetric'. … Type 'number' is not assignable to type '"never: a metric has one target: drop 'value' or 'averageValue'"'.
  new Workload(stack, 'f', { image, autoscaling: { ...range, external: { lag: { value: 1, averageValue: 1 } } } });

  // @ts-expect-error Type '{}' is not assignable to type 'ExternalMetric'.
  new Workload(stack, 'g', { image, autoscaling: { ...range, external: { lag: {} } } });

  // @ts-expect-error Type '{ cidrs: string[]; hosts: string[]; port: number; }' is not assignable to type 'Egress'. … Type 'string[]' is not assignable to type '"never: a server is named by 'hosts' or 'cidrs': drop one"'.
  new Workload(stack, 'h', { image, egress: { partner: { cidrs: ['203.0.113.0/24'], hosts: ['a.example.com'], port: 443 } } });

  // @ts-expect-error Type '{ command: string[]; }' is not assignable to type '"never: a hook has one handler: drop the others"'.
  new Workload(stack, 'i', { image, lifecycle: { preStop: { sleep: { seconds: 1 }, exec: { command } } } });

  // @ts-expect-error Type '{}' is not assignable to type 'LifecycleHandler | undefined'.
  new Workload(stack, 'j', { image, lifecycle: { preStop: {} } });

  // @ts-expect-error Type '{}' is not assignable to type 'Probe<"http">'.
  new Workload(stack, 'k', { image, ports, readinessProbe: {} });

  // @ts-expect-error Type '{ periodSeconds: number; }' is not assignable to type 'Probe<"http">'. … Property 'tcpSocket' is missing in type '{ periodSeconds: number; }' but required in type 'Readonly<Record<"tcpSocket", { readonly port: number | "http"; }>>'.
  new Workload(stack, 'k', { image, ports, readinessProbe: { periodSeconds: 3 } });

  // @ts-expect-error Type '{ command: string[]; timeZone: string; }' is not assignable to type 'AttachedJob<OutputsOf<{}>>'. … Property 'schedule' is missing in type '{ command: string[]; timeZone: string; }' but required in type 'Pick<ScheduleProps, "schedule">'.
  new Workload(stack, 'l', { image, jobs: { nightly: { command, timeZone: 'Europe/Berlin' } } });

  // @ts-expect-error Object literal may only specify known properties, and 'image' does not exist in type 'AttachedJob<OutputsOf<{}>>'.
  new Workload(stack, 'm', { image, jobs: { nightly: { image: 'ghcr.io/acme/other' } } });

  // @ts-expect-error Object literal may only specify known properties, and 'readinessProbe' does not exist in type 'InitContainer<OutputsOf<{}>>'.
  new Workload(stack, 'n', { image, initContainers: { wait: { image: 'busybox:1.38.0', readinessProbe: { exec: { command } } } } });

  // @ts-expect-error Property 'image' is missing in type '{ command: string[]; }' but required in type 'Sidecar<OutputsOf<{}>>'.
  new Workload(stack, 'o', { image, sidecars: { proxy: { command } } });

  // @ts-expect-error Type 'string' is not assignable to type 'number | NoInfer<Contradiction<"the workload has no port: state it in 'ports'">>'.
  new Workload(stack, 'p', { image, metrics: { port: 'http' } });

  // @ts-expect-error Type '"1 minute"' is not assignable to type '`${number}m` | `${number}d` | `${number}h` | `${number}s` | undefined'.
  new Workload(stack, 'q', { image, metrics: { port: 9090, interval: '1 minute' } });

  // @ts-expect-error Type '"50"' is not assignable to type 'Share | "never: a budget has one limit: drop 'maxUnavailable' or 'minAvailable'" | undefined'.
  new Workload(stack, 'r', { image, podDisruptionBudget: { maxUnavailable: '50' } });

  // @ts-expect-error Type '"Regex"' is not assignable to type '"Prefix" | "Exact"'.
  new Workload(stack, 's', { image, ports, routes: { web: { ...at, port: 'http', pathType: 'Regex' } } });

  const queue = { dependency: 'jobs', messagesPerReplica: 9 } as const;
  const pods = { lag: { averageValue: 1 } };
  // @ts-expect-error Type '{ lag: { averageValue: number; }; }' is not assignable to type 'Readonly<Record<string, PodsMetric>> & "never: only 'cpu' and 'memory' go with 'queue': drop one"'. … Type '{ lag: { averageValue: number; }; }' is not assignable to type '"never: only 'cpu' and 'memory' go with 'queue': drop one"'.
  new Workload(stack, 'x', { image, dependencies: { jobs: new Queue() }, autoscaling: { ...range, queue, pods } });

  // @ts-expect-error Type '{ readonly minReplicas: 0; readonly maxReplicas: 9; }' is not assignable to type '"never: a place scales in one way: drop 'replicas' or 'autoscaling'"'.
  stack.place(() => undefined, { scale: { replicas: 2, autoscaling: range } });

  // @ts-expect-error Type '"python"' is not assignable to type '"jvm" | "go" | "node"'.
  new Workload(stack, 't', { image, runtime: 'python' });

  // @ts-expect-error Property 'team' is missing in type '{ chat: string; }' but required in type 'Owner'.
  new Workload(stack, 'u', { image, owner: { chat: '#checkout' } });

  // @ts-expect-error Argument of type '{ reason: string; }' is not assignable to parameter of type 'OverrideTerms'. … Property 'expires' is missing in type '{ reason: string; }' but required in type 'OverrideTerms'.
  new Workload(stack, 'v', { image }).override('Deployment.spec.paused', true, { reason: 'while we look' });

  // @ts-expect-error Argument of type '"status.phase"' is not assignable to parameter of type 'PodFieldPath'.
  PodField.of('status.phase');

  // @ts-expect-error Argument of type '{ image: string; }' is not assignable to parameter of type 'StatefulWorkloadProps<{}, {}>'. … Property 'volumeClaimTemplates' is missing in type '{ image: string; }' but required in type 'StatefulWorkloadProps<{}, {}>'.
  new StatefulWorkload(stack, 'a', { image });

  // @ts-expect-error Object literal may only specify known properties, and 'autoscaling' does not exist in type 'StatefulWorkloadProps<{}, {}>'.
  new StatefulWorkload(stack, 'b', { image, volumeClaimTemplates: { data: { mountPath, storage } }, autoscaling: range });

  // @ts-expect-error Object literal may only specify known properties, and 'strategy' does not exist in type 'StatefulWorkloadProps<{}, {}>'.
  new StatefulWorkload(stack, 'c', { image, volumeClaimTemplates: { data: { mountPath, storage } }, strategy: { type: 'Recreate' } });

  // @ts-expect-error Type '"ReadWriteMany"' is not assignable to type '"ReadWriteOnce" | "ReadWriteOncePod"'.
  new StatefulWorkload(stack, 'd', { image, volumeClaimTemplates: { data: { mountPath, storage, accessMode: 'ReadWriteMany' } } });

  // @ts-expect-error Object literal may only specify known properties, and 'ports' does not exist in type 'JobProps<{}>'.
  new Job(stack, 'a', { image, ports });

  // @ts-expect-error Object literal may only specify known properties, and 'schedule' does not exist in type 'JobProps<{}>'.
  new Job(stack, 'b', { image, schedule: '0 3 * * *' });

  // @ts-expect-error Type '"Always"' is not assignable to type '"Never" | "OnFailure"'.
  new Job(stack, 'c', { image, restartPolicy: 'Always' });

  // @ts-expect-error Argument of type '{ image: string; }' is not assignable to parameter of type 'CronJobProps<{}>'. … Property 'schedule' is missing in type '{ image: string; }' but required in type 'CronJobProps<{}>'.
  new CronJob(stack, 'a', { image });

  const tasks = new Shared('tasks', new Queue({ retention: Duration.days(2) }));
  const records = new Shared('records', new Postgres({ size: 'small' }));

  // @ts-expect-error Argument of type 'Queue<"send">' is not assignable to parameter of type 'Contradiction<"its consumers say what they do with it: drop 'access' here">'. … Property '[contradiction]' is missing in type 'Queue<"send">' but required in type 'Contradiction<"its consumers say what they do with it: drop 'access' here">'.
  new Shared('tasks', new Queue({ access: 'send' }));

  // @ts-expect-error Argument of type 'Bucket<"readWrite">' is not assignable to parameter of type 'Contradiction<"its consumers say what they do with it: drop 'access' here">'. … Property '[contradiction]' is missing in type 'Bucket<"readWrite">' but required in type 'Contradiction<"its consumers say what they do with it: drop 'access' here">'.
  new Shared('files', new Bucket({ access: 'readWrite' }));

  // @ts-expect-error Argument of type 'Service<{ readonly grpc: { readonly port: 3550; }; }>' is not assignable to parameter of type 'Dependency'. … Type 'Service<{ readonly grpc: { readonly port: 3550; }; }>' is missing the following properties from type 'Dependency': type, outputs, texts, stateful, and 5 more.
  new Shared('catalog', catalog);

  // @ts-expect-error Argument of type '"nonsense"' is not assignable to parameter of type '"send" | "receive" | "sendReceive" | "receiveDeadLetters"'.
  tasks.as('nonsense');

  // @ts-expect-error Argument of type '"read"' is not assignable to parameter of type '"owner"'.
  records.as('read');

  // @ts-expect-error Property 'uri' does not exist on type 'Outputs<Use<Queue<"send" | "receive" | "sendReceive">>>'.
  new Workload(stack, 'a', { image, dependencies: { tasks: tasks.as('send') }, env: ({ tasks }) => ({ URL: tasks.uri }) });

  // @ts-expect-error Type 'Shared<Queue<"send" | "receive" | "sendReceive">>' is missing the following properties from type 'Dependency': type, outputs, texts, stateful, and 5 more.
  new Workload(stack, 'b', { image, dependencies: { tasks } });

  // @ts-expect-error Argument of type 'Queue<"send" | "receive" | "sendReceive">' is not assignable to parameter of type 'SharedThing'. … Type 'Queue<"send" | "receive" | "sendReceive">' is missing the following properties from type 'SharedThing': name, id, dependency, source
  stack.share(new Queue());

  const shared = { tasks: tasks.as('receive'), db: records.as('owner') };

  // @ts-expect-error Type '"db"' is not assignable to type '"tasks"'.
  new Workload(stack, 'c', { image, dependencies: shared, autoscaling: { ...range, queue: { dependency: 'db', messagesPerReplica: 9 } } });

  new Workload(stack, 'd', {
    image,
    dependencies: shared,
    env: ({ tasks, db }) => ({ URL: tasks.url, DATABASE: text`postgres://${db.username}:${db.password}@${db.host}` }),
    autoscaling: { ...range, queue: { dependency: 'tasks', messagesPerReplica: 9 } },
  });

  // @ts-expect-error Object literal may only specify known properties, and 'ports' does not exist in type 'Placement'.
  stack.place(() => undefined, { ports });

  const stripe = new Secret({ keys: ['apiKey'] });
  // @ts-expect-error Property 'apiKay' does not exist on type 'Outputs<Secret<"apiKey">>'. Did you mean 'apiKey'?
  new Workload(stack, 'ea', { image, dependencies: { stripe }, env: ({ stripe }) => ({ KEY: stripe.apiKay }) });

  // @ts-expect-error Object literal may only specify known properties, and 'apiKey' does not exist in type 'readonly string[]'.
  new Secret({ keys: { apiKey: 'sk_live_1' } });

  const secretKeyRef = { name: 'stripe', key: 'apiKey' };
  // @ts-expect-error Type '{ valueFrom: { secretKeyRef: { name: string; key: string; }; }; }' is not assignable to type 'string | Output | Text | PodField'. … Property 'podField' is missing in type '{ valueFrom: { secretKeyRef: { name: string; key: string; }; }; }' but required in type 'PodField'.
  new Workload(stack, 'eb', { image, env: { KEY: { valueFrom: { secretKeyRef } } } });

  const outputs = { name: 'reports', region: 'eu-west-1' };

  // @ts-expect-error Property 'region' is missing in type '{ name: string; }' but required in type '{ readonly name: string | number | boolean | Absent | ClusterFact; readonly region: string | number | boolean | Absent | ClusterFact; }'.
  External.of(Bucket, { outputs: { name: 'reports' }, egress: [] });

  // @ts-expect-error Argument of type '{ outputs: { name: string; region: string; }; }' is not assignable to parameter of type 'ExternalProps<Bucket<"read" | "write" | "readWrite">>'. … Property 'egress' is missing in type '{ outputs: { name: string; region: string; }; }' but required in type 'ExternalProps<Bucket<"read" | "write" | "readWrite">>'.
  External.of(Bucket, { outputs });

  // @ts-expect-error Object literal may only specify known properties, but 'regoin' does not exist in type '{ readonly name: string | number | boolean | Absent | ClusterFact; readonly region: string | number | boolean | Absent | ClusterFact; }'. Did you mean to write 'region'?
  External.of(Bucket, { outputs: { ...outputs, regoin: 'eu-west-1' }, egress: [] });

  // @ts-expect-error Type 'string' is not assignable to type 'ClusterSecret | ExistingSecret | Absent'.
  External.of(Secret<'apiKey'>, { outputs: { apiKey: 'sk_live_1' }, egress: [] });

  // @ts-expect-error Type '"bedrock:*"' is not assignable to type '"bedrock:*" & Contradiction<"name each action: there is no '*'">'. … Type 'string' is not assignable to type 'Contradiction<"name each action: there is no '*'">'.
  new Access({ name: 'models', actions: ['bedrock:*'] });

  // @ts-expect-error Type '"*"' is not assignable to type '`${string}:${string}`'.
  new Access({ name: 'models', actions: ['*'] });

  // @ts-expect-error Type '"a/b"' is not assignable to type '"never: only a load balancer has it: drop it, or state type: 'LoadBalancer'"'.
  new Workload(stack, 'z1', { image, ports: catalog.ports, service: { type: 'NodePort', loadBalancerClass: 'a/b' } });

  // @ts-expect-error Type '"Always"' is not assignable to type 'WhenUnsatisfiable | undefined'.
  new Workload(stack, 'z2', { image, topologySpread: { zone: 'Always' } });

  // @ts-expect-error Type '"NET_ADMIN"' is not assignable to type '"NET_BIND_SERVICE"'.
  new Workload(stack, 'z3', { image, capabilities: ['NET_ADMIN'] });

  // @ts-expect-error Type '{ storage: string; }' is not assignable to type '"never: disks that outlive the pods are the workload's: state the claim in its own 'volumes'"'.
  new Workload(stack, 'z5', { image, sidecars: { proxy: { image: 'a:1', volumes: { data: { mountPath, claim: { storage } } } } } });

  const weights = { next: { to: catalog.at('grpc') } };
  // @ts-expect-error Type '{ next: { to: Call; }; }' is not assignable to type 'Readonly<Record<string, RouteWeight>>'. … Property 'percent' is missing in type '{ to: Call; }' but required in type 'RouteWeight'.
  new Workload(stack, 'z6', { image, ports, routes: { web: { ...at, port: 'http', weights } } });

  // @ts-expect-error Type '"htp"' is not assignable to type '"http"'.
  new StatefulWorkload(stack, 'z7', { image, ports, volumeClaimTemplates: { data: { mountPath, storage } }, peers: ['htp'] });

  // @ts-expect-error Type '"inherits"' is not assignable to type 'SharedEnv<OutputsOf<{}>>'. Did you mean '"inherit"'?
  new Workload(stack, 'z4', { image, sidecars: { console: { image: 'console:1', env: 'inherits' } } });

  new Workload(stack, 'f', {
    image,
    formerly: ['e', 'd'],
    knownAs: 'd',
    dependencies: { uploads: new Bucket().formerly('files').knownAs('files') },
  });

  // @ts-expect-error Argument of type '"jobs"' is not assignable to parameter of type '"never: say it of what is shared: new Shared(name, new Queue().formerly('jobs'))"'.
  new Shared('tasks', new Queue()).as('send').formerly('jobs');

  // @ts-expect-error Argument of type '"jobs"' is not assignable to parameter of type '"never: say it of what it stands beside"'.
  new Queue().deadLetters().formerly('jobs');

  // @ts-expect-error Object literal may only specify known properties, and 'replicas' does not exist in type 'DaemonWorkloadProps<{}, {}>'.
  new DaemonWorkload(stack, 'da', { image, replicas: 3 });

  // @ts-expect-error Type 'number' is not assignable to type '"never: a node's old pod stops first, or its new one starts first: drop 'maxUnavailable' or 'maxSurge'"'.
  new DaemonWorkload(stack, 'db', { image, updateStrategy: { type: 'RollingUpdate', maxSurge: 1, maxUnavailable: 1 } });

  // @ts-expect-error Type '"antrea"' is not assignable to type '"gke" | "eksAutoMode" | "calico" | undefined'.
  kind({ fqdnPolicy: 'antrea' });

  // @ts-expect-error Argument of type '"basket"' is not assignable to parameter of type '"never: a call keeps nothing: rename it freely"'.
  new Service('cart', ports).at('http').knownAs('basket');

  // @ts-expect-error Type 'number' is not assignable to type 'string | readonly string[]'.
  new Workload(stack, 'fa', { image, formerly: 7 });

  const ports5432 = [{ port: 5432, protocol: 'TCP' }] as const;
  // @ts-expect-error Type '{ place: "cloudApis"; cidrs: string[]; }' is not assignable to type 'Peer'. … Type 'string[]' is not assignable to type '"never: a peer has one form: drop the others"'.
  External.of(Bucket, { outputs, egress: [{ peer: { place: 'cloudApis', cidrs: ['10.0.0.0/8'] }, ports: ports5432 }] });

  // @ts-expect-error Type '{ hosts: string[]; namespace: string; }' is not assignable to type 'Peer'. … Type 'string' is not assignable to type '"never: a peer has one form: drop the others"'.
  External.of(Bucket, { outputs, egress: [{ peer: { hosts: ['a.example.com'], namespace: 'a' }, ports: ports5432 }] });

  // @ts-expect-error Type '{ cidr: string; namespace: "a"; }' is not assignable to type 'NetworkPeer'. … Type '"a"' is not assignable to type '"never: a peer has one form: drop the others"'.
  kind({ ingress: [{ cidr: '10.0.0.0/8', namespace: 'a' }] });

  // @ts-expect-error Type '{ entity: "ingress"; pods: { app: string; }; }' is not assignable to type 'NetworkPeer'. … Type '{ app: string; }' is not assignable to type '"never: a peer has one form: drop the others"'.
  kind({ ingress: [{ entity: 'ingress', pods: { app: 'a' } }] });
}
