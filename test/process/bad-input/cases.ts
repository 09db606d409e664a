import { needs } from './needs';
import { type Case, head, placing, workload } from './program';
import { values } from './values';

const observed = 'production({ monitoring: prometheusOperator() })';
const disk = "mountPath: '/data', storage: '1Gi'";

const long = 'a'.repeat(60);

const collision = [`${'x'.repeat(50)}a221k`, `${'x'.repeat(50)}a2d8u`] as const;

export const cases: readonly Case[] = [
  {
    mistake: 'an environment without the region that an app is placed in',
    code: `${head}production().stamp(platform, 'shop', () => undefined, { regions: ['mars'] }); // here\n`,
    what: "Environment 'production' has no region 'mars' (regions: eu-west-1).",
    cure: "Stamp 'shop' in one of them.",
  },
  {
    mistake: 'no provisioner approved',
    code: workload('dependencies: { jobs: new Queue() },', 'development()'),
    what: "Environment 'development' approves no provisioner for 'queue' (approved: redis).",
    cure: "List one in the environment; state in the region what is there already, external: { 'shop/orders.jobs': External.of(Queue, { … }) }; or drop the dependency.",
  },
  {
    mistake: 'a place without a fact that a dependency needs',
    code: workload('dependencies: { files: new Bucket() },', 'production({ regions: [{ ...region(), keys: {} }] })'),
    what: "Region 'eu-west-1' of environment 'production' states no 'keys.storage', which 'shop-production-eu-west-1/orders/files' needs.",
    cure: "State it in the environment: keys: { storage: 'arn:aws:kms:eu-west-1:111122223333:key/<id>' }.",
  },
  {
    mistake: 'a place without a cloud where a dependency needs one',
    code: workload(
      'dependencies: { files: new Bucket() },',
      "production({ regions: [{ region: 'eu-west-1', clusters: region().clusters }], terraform: [] })",
    ),
    what: "Region 'eu-west-1' of environment 'production' states no 'account', which 'shop-production-eu-west-1/orders/files' needs.",
    cure: "State it in the environment: account: '111122223333'.",
  },
  {
    mistake: 'a cluster without a fact of its network',
    code: workload(
      'dependencies: { jobs: new Queue() },',
      'production({ regions: [{ ...region(), clusters: [{ ...region().clusters[0], network: eks({}) }] }] })',
    ).replace('import { development', "import { eks } from 'slipway/constructs';\nimport { development"),
    what: /cloudApis/,
    cure: /./,
  },
  {
    mistake: 'a duplicate workload',
    code: placing("  new Workload(stack, 'orders', { image });\n  new Workload(stack, 'orders', { image }); // here"),
    what: "Stack 'shop-production-eu-west-1' has",
    cure: 'Give each a name of its own.',
  },
  {
    mistake: 'two stacks that claim one name',
    code: `${head}const on = production();\non.stamp(platform, 'shop', () => undefined, { empty: true });\non.stamp(platform, 'shop', () => undefined, { empty: true }); // here\n`,
    what: /^Two stacks claim the name 'shop-production-eu-west-1' \(stamped at .*\.ts:\d+:\d+\)\.$/,
    cure: /^Stamp an app once in each environment/,
  },
  {
    mistake: 'a name that Kubernetes does not take',
    code: placing("  new Workload(stack, 'Order_Service', { image }); // here"),
    what: "A workload has the name 'Order_Service'.",
    cure: 'Use lower-case letters, digits and single hyphens; start with a letter, end with a letter or a digit.',
  },
  {
    mistake: 'a name too long for Kubernetes',
    code: placing(`  new Workload(stack, '${'a'.repeat(64)}', { image }); // here`),
    what: `A workload has the name '${'a'.repeat(64)}' of 64 characters.`,
    cure: 'Use at most 63.',
  },
  {
    mistake: 'a name too long for what is made for a dependency in the cluster',
    code: placing(
      `  new Workload(stack, '${long}', { image, dependencies: { carts: new Redis({ size: 'small' }) } }); // here`,
      'development()',
    ),
    what: `The Service of 'shop-development-local/${long}/carts' has the name '${long}-carts' of 66 characters.`,
    cure: 'Use at most 63.',
  },
  {
    mistake: 'a name that RDS does not take',
    code: placing("  new Workload(stack, 'order--service', { image, dependencies: { db: new Postgres({ size: 'small' }) } }); // here"),
    what: /order--service/,
    cure: /./,
  },
  {
    mistake: 'a name that S3 keeps for itself',
    code: placing("  new Workload(stack, 'orders', { image, dependencies: { s3alias: new Bucket() } }); // here"),
    what: /^'shop-production-eu-west-1\/orders\/s3alias' gets the name '.*-s3alias', which S3 keeps for itself\.$/,
    cure: /Rename/,
  },
  {
    mistake: 'a port clash',
    code: workload('ports: { http: { port: 80 }, admin: { port: 80, targetPort: 8081 } },'),
    what: "Ports 'http' and 'admin' both have the port 80/TCP.",
    cure: 'Give each a number of its own.',
  },
  {
    mistake: 'a call to an unknown workload',
    code: workload("dependencies: { cart: new Service('cart', { grpc: { port: 7070 } }).at('grpc') },"),
    what: "Workload 'shop/orders' calls 'shop/cart', which is not placed in production eu-west-1 (placed: shop/orders).",
    cure: 'Place it there, or drop the call.',
  },
  {
    mistake: 'a call to a port that the service does not name',
    code: `${head}const cart = new Service('cart', { grpc: { port: 7070 } });\ncart.at('http' as never); // here\n`,
    what: "Service 'cart' has no port 'http' (ports: grpc).",
    cure: 'Call one of its ports.',
  },
  {
    mistake: 'a call to a port that the workload does not offer',
    code: placing(
      "  new Workload(stack, 'cart', { image, ports: { grpc: { port: 7071 } } });\n  new Workload(stack, 'orders', { image, dependencies: { cart: new Service('cart', { grpc: { port: 7070 } }).at('grpc') } }); // here",
    ),
    what: "Workload 'shop/orders' calls 'shop/cart' at port 'grpc' (7070), which it does not offer (ports: grpc: 7071).",
    cure: 'Give the Service and its Workload the same ports.',
  },
  {
    mistake: 'a stateful dependency in a second region without a statement',
    code: workload(
      "dependencies: { db: new Postgres({ size: 'small' }) },",
      "production({ regions: [region(), region('us-east-1', 'green')] })",
    ),
    what: "Workload 'shop/orders' of environment 'production' has the stateful dependency 'db' (postgres) in 'eu-west-1', and now in 'us-east-1' too.",
    cure: "Say on the line that places it what the two have to do with each other: stack.place(orders, { data: { db: 'independent' } }).",
  },
  ...needs,
  ...values,
  {
    mistake: 'a missing release entry',
    code: placing("  new Workload(stack, 'billing', { image }); // here"),
    what: /^The release of environment 'production' has no image of 'shop\/billing' \(it has: /,
    cure: 'Add "shop/billing": { "tag": … } to its release file.',
  },
  {
    mistake: 'no digest where the environment requires one',
    code: workload('', 'production({ requireDigest: true })'),
    what: "The release of environment 'production' pins 'shop/orders' by the tag 'v1' only, yet the environment requires a digest.",
    cure: 'Add "digest": "sha256:…" to its entry.',
  },
  {
    mistake: 'malformed release JSON, before anything is defined',
    code: "import { readRelease } from 'slipway';\nreadRelease('malformed.json'); // here\n",
    what: /^malformed\.json:3:14: expected a key in double quotes or '}', found ','\.$/,
    cure: 'Mend the JSON there.',
  },
  {
    mistake: 'a release of another form',
    code: "import { readRelease } from 'slipway';\nreadRelease('form.json'); // here\n",
    what: `form.json:4:22: 'images.shop/orders.tag' is 7, not an image tag.`,
    cure: /^Its form is /,
  },
  {
    mistake: 'a missing release file',
    code: "import { readRelease } from 'slipway';\nreadRelease('none.json'); // here\n",
    what: "Release file 'none.json' does not exist.",
    cure: 'Write it: { "schemaVersion": 1, "images": {} }.',
  },
  {
    mistake: 'an environment that contradicts itself, before a platform is made',
    code: `${head}new Environment({ name: 'test', regions: [region(), region()], provisioners: [], release }); // here\n`.replace(
      /const platform.*\n/,
      '',
    ),
    what: "Environment 'test' lists two regions named 'eu-west-1'.",
    cure: /^Give each a name of its own/,
  },
  {
    mistake: 'processor time of 0.5.1',
    code: workload("resources: { requests: { cpu: '0.5.1' as never } },"),
    what: "'resources.requests.cpu' is '0.5.1'.",
    cure: "Write cores, such as '2' or '0.5', or thousandths, such as '250m'.",
  },
  {
    mistake: 'an env name that is none',
    code: workload("env: { '1ST': 'x' },"),
    what: "'env' has the name '1ST'.",
    cure: "Use letters, digits, '_', '-' and '.', and neither a digit nor '..' first.",
  },
  {
    mistake: 'an output in a label',
    code: placing(`  new Workload(stack, 'orders', {
    image,
    dependencies: { db: new Postgres({ size: 'small' }) },
    env: ({ db }) => {
      new ApiObject(stack.chartOf(stack.clusters[0]), 'x', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { labels: { host: \`\${db.host}\` } } }); // here
      return {};
    },
  });`).replace('import { development', "import { ApiObject } from 'cdk8s';\nimport { development"),
    what: "Output 'shop-production-eu-west-1/orders/db.host' was used as a plain value, yet it may be known only in the running pod.",
    cure: 'Use it in `env`, alone or inside text`…`; labels, names and arithmetic cannot hold it.',
  },
  {
    mistake: 'an output in string arithmetic',
    code: placing(`  new Workload(stack, 'orders', {
    image,
    dependencies: { db: new Postgres({ size: 'small' }) },
    env: ({ db }) => ({ URL: 'postgres://' + db.host }), // here
  });`),
    what: "Output 'shop-production-eu-west-1/orders/db.host' was used as a plain value, yet it may be known only in the running pod.",
    cure: /^Use it in `env`/,
  },
  {
    mistake: 'a probe on a port that is not there',
    code: workload("ports: { http: { port: 80 } },\n    readinessProbe: { tcpSocket: { port: 'admin' as never } },"),
    what: "'readinessProbe' asks at port 'admin' (ports: http).",
    cure: "Did you mean 'http'? Name a port of its own container, or write the number of one that no Service offers.",
  },
  {
    // The two names differ only behind the cut, and have the same hash.
    mistake: 'a name that collides after truncation',
    code: placing(`  new Workload(stack, '${collision[0]}', { image, dependencies: { jobs: new Queue() } });
  new Workload(stack, '${collision[1]}', { image, dependencies: { jobs: new Queue() } }); // here`),
    what: new RegExp(
      `^'shop-production-eu-west-1/${collision[1]}/jobs' and 'shop-production-eu-west-1/${collision[0]}/jobs' at [\\w./-]+:\\d+:\\d+ both get the name sqs '.*-0e5d1456'\\.$`,
    ),
    cure: 'Rename one of them: names are cut to what the service takes.',
  },
  {
    mistake: 'pods of two owners with one set of labels',
    code: placing(
      `  new Workload(stack, 'cart', { image, dependencies: { carts: new Redis({ size: 'small' }) } });
  new Workload(stack, 'cart-carts', { image }); // here`,
      'development()',
    ),
    what: /^'shop-development-local\/cart-carts' and 'shop-development-local\/cart\/carts' at [\w./-]+:\d+:\d+ both have pods with the labels \{.*"cart-carts"\} in namespace 'shop'\.$/,
    cure: 'Rename one of them: pods of a job are named <workload>-<job>, and those of a dependency in the cluster <workload>-<dependency>.',
  },
  {
    mistake: 'a value of Terraform in a Kubernetes object',
    code: placing("  new Workload(stack, 'orders', { image, podAnnotations: { host: Fn.upper('x') } }); // here").replace(
      'import { development',
      "import { Fn } from 'cdktf';\nimport { development",
    ),
    what: /^Deployment 'orders' \(shop-production-eu-west-1\/orders\/Deployment\) has the Terraform expression '.*upper\(.*' ?, which is known only after `terraform apply`, in 'spec\.template\.metadata\.annotations\.host'\.$/,
    cure: 'Hand it to the pod through a dependency output in `env`.',
  },
  {
    mistake: 'no Terraform backend',
    code: placing("  new Workload(stack, 'orders', { image });", 'production({ terraform: [] })').replace(
      'platform.synth();',
      'platform.synth(); // here',
    ),
    what: /^Stack 'platform-production-eu-west-1' \(stamped at .*\) has no Terraform backend\.$/,
    cure: /^Add one to 'terraform' of environment 'production':\n {2}import .*\n {2}terraform: \[s3State\(.*$/,
  },
  {
    mistake: 'a route to a host that is none',
    code: workload("ports: { http: { port: 80 } }, routes: { web: { host: 'https://shop.example.com/', port: 'http' } },"),
    what: "'routes.web.host' is 'https://shop.example.com/'.",
    cure: "Write a DNS name such as 'shop.example.com'",
  },
  {
    mistake: 'a route to a path that is none',
    code: workload("ports: { http: { port: 80 } }, routes: { web: { host: 'shop.example.com', path: 'api', port: 'http' } },"),
    what: "'routes.web.path' is 'api'.",
    cure: "Begin it with '/'",
  },
  {
    mistake: 'a route where none is approved',
    code: workload("ports: { http: { port: 80 } }, routes: { web: { host: 'shop.example.com', port: 'http' } },", 'development()'),
    what: "Environment 'development' states no 'routes', yet a workload has some.",
    cure: "Set 'routes' in the environment.",
  },
  {
    mistake: 'a host that two workloads claim',
    code: placing(
      ["new Workload(stack, 'cart', {", "new Workload(stack, 'orders', { // here"]
        .map(
          (line) =>
            `  ${line}\n    image, ports: { http: { port: 80 } }, routes: { web: { host: 'shop.example.com', port: 'http' } },\n  });`,
        )
        .join('\n'),
    ),
    what: /^'shop\/orders' \(route 'web'\) and 'shop\/cart' \(route 'web'\) at [\w./-]+:\d+:\d+ both claim 'shop\.example\.com\/' in environment 'production'\.$/,
    cure: 'Give one of them another host or path.',
  },
  {
    mistake: 'a route where nobody is known to bring traffic',
    code: workload("ports: { http: { port: 80 } }, routes: { web: { host: 'shop.example.com', port: 'http' } },"),
    what: "Cluster network states no 'ingress', which 'shop/orders' needs.",
    cure: "State it in the 'network' of the cluster",
  },
  {
    mistake: 'a server by name where the network knows addresses only',
    code: workload("egress: { stripe: { hosts: ['api.stripe.com'] } },"),
    what: "'shop/orders' connects to 'api.stripe.com' by name, and the cluster's network knows addresses only (engine 'kubernetes').",
    cure: "State its 'cidrs', or have the cluster's 'network' state an 'egressProxy' or an 'fqdnPolicy'",
  },
  {
    mistake: 'memory without a unit',
    code: workload("resources: { limits: { memory: '64' as never } },"),
    what: "'resources.limits.memory' is '64'.",
    cure: "Write a number and a unit, such as '64Mi' or '1Gi'.",
  },
  {
    mistake: 'a part of a byte',
    code: workload("resources: { limits: { ephemeralStorage: '1.3Gi' } },"),
    what: "'resources.limits.ephemeralStorage' is '1.3Gi', which is no whole number of bytes.",
    cure: "Write a smaller unit, such as '1331Mi' for '1.3Gi'.",
  },
  {
    mistake: 'the size of a volume in words',
    code: workload("volumes: { data: { mountPath: '/data', emptyDir: { sizeLimit: 'big' as never } } },"),
    what: "'volumes.data.emptyDir.sizeLimit' is 'big'.",
    cure: "Write a number and a unit, such as '64Mi' or '1Gi'.",
  },
  {
    mistake: 'the size of a disk without a unit',
    code: workload("volumeClaimTemplates: { data: { mountPath: '/data', storage: '10' as never } },", undefined, 'StatefulWorkload'),
    what: "'volumeClaimTemplates.data.storage' is '10'.",
    cure: "Write a number and a unit, such as '64Mi' or '1Gi'.",
  },
  {
    mistake: 'a duration in words',
    code: workload("alerts: { Down: { expr: 'up == 0', for: '10 minutes' as never, severity: 'info', summary: 'Down' } },", observed),
    what: "'alerts.Down.for' is '10 minutes'.",
    cure: "Write a whole number and a unit: '30s', '10m', '1h' or '2d'.",
  },
  {
    mistake: 'a duration of nothing',
    code: workload("metrics: { port: 9090, interval: '0s' },", observed),
    what: "'metrics.interval' is '0s'.",
    cure: "Write a whole number and a unit: '30s', '10m', '1h' or '2d'.",
  },
  {
    mistake: 'a sleep beyond the grace period',
    code: workload('lifecycle: { preStop: { sleep: { seconds: 60 } } },'),
    what: "'lifecycle.preStop' sleeps 60 seconds, longer than the grace period of 30.",
    cure: "Sleep shorter, or raise 'terminationGracePeriodSeconds'.",
  },
  {
    mistake: 'a job without time',
    code: workload('activeDeadlineSeconds: 0,', undefined, 'Job'),
    what: "'activeDeadlineSeconds' is 0.",
    cure: 'Choose a whole number from 1.',
  },
  {
    mistake: 'a schedule of six fields',
    code: workload("schedule: '0 0 3 * * *',", undefined, 'CronJob'),
    what: "'schedule' is '0 0 3 * * *'.",
    cure: 'Write five fields: minute, hour, day of the month, month, day of the week (0 is Sunday)',
  },
  {
    mistake: 'a schedule of an hour that no day has',
    code: workload("jobs: { nightly: { schedule: '0 24 * * *' } },"),
    what: "'schedule' is '0 24 * * *', whose hour is '24'.",
    cure: "Write '*', numbers from 0 to 23, ranges",
  },
  {
    mistake: 'a time zone by its abbreviation',
    code: workload("schedule: '0 3 * * *', timeZone: 'CEST',", undefined, 'CronJob'),
    what: "'timeZone' is 'CEST'.",
    cure: "Write a name of the IANA database, such as 'Europe/Berlin' or 'Etc/UTC'.",
  },
  {
    mistake: 'a server whose name has a scheme',
    code: workload("egress: { stripe: { hosts: ['https://api.stripe.com'] } },"),
    what: "'egress.stripe.hosts[0]' is 'https://api.stripe.com'.",
    cure: "Write a DNS name such as 'shop.example.com'",
  },
  {
    mistake: 'addresses without the length of their prefix',
    code: workload("egress: { partner: { cidrs: ['203.0.113.7'], port: 443 } },"),
    what: "'egress.partner' has the CIDR '203.0.113.7'.",
    cure: /^Write an address and the length of its prefix: /,
  },
  {
    mistake: 'a volume at a relative path',
    code: workload("volumes: { data: { mountPath: 'data', emptyDir: { sizeLimit: '1Gi' } } },"),
    what: "'volumes.data.mountPath' is 'data'.",
    cure: "Write an absolute path below the root, without ':' and '..'.",
  },
  {
    mistake: 'a file at a path that leaves its folder',
    code: workload("files: { '/etc/../config': '' },"),
    what: "'files['/etc/../config']' is '/etc/../config'.",
    cure: "Write an absolute path below the root, without ':' and '..'.",
  },
  {
    mistake: 'a probe of a relative path',
    code: workload("ports: { http: { port: 80 } }, readinessProbe: { httpGet: { port: 'http', path: 'healthz' } },"),
    what: "'readinessProbe.httpGet.path' is 'healthz'.",
    cure: "Begin it with '/', without spaces: '/healthz'.",
  },
  {
    mistake: 'a relative working directory',
    code: workload("workingDir: 'srv',"),
    what: "'workingDir' is 'srv'.",
    cure: "Write an absolute path, such as '/srv'.",
  },
  {
    mistake: 'metrics at a path that is none',
    code: workload("metrics: { port: 9090, path: 'metrics' },", observed),
    what: "'metrics.path' is 'metrics'.",
    cure: "Begin it with '/', without spaces, '?' and '#'.",
  },
  {
    mistake: 'a mode in decimal digits',
    code: workload("files: { '/run.sh': { content: '', mode: 755 } },"),
    what: "'files['/run.sh'].mode' is 755.",
    cure: 'Write permissions such as 0o444, up to 0o777.',
  },
  {
    mistake: 'more than all pods',
    code: workload("strategy: { type: 'RollingUpdate', maxSurge: '150%' },"),
    what: "'strategy.maxSurge' is '150%'.",
    cure: "Write a whole number of pods from 0, or a percentage from '0%' to '100%'.",
  },
  {
    mistake: 'a budget in words',
    code: workload("podDisruptionBudget: { maxUnavailable: 'half' as never },"),
    what: "'podDisruptionBudget.maxUnavailable' is 'half'.",
    cure: "Write a whole number of pods from 0, or a percentage from '0%' to '100%'.",
  },
  {
    mistake: 'a percentage of no percent',
    code: workload("resources: { requests: { cpu: '1' } }, autoscaling: { minReplicas: 1, maxReplicas: 2, cpu: 0.8 },"),
    what: "'autoscaling.cpu' is 0.8.",
    cure: 'Choose a whole number of percent from 1.',
  },
  {
    mistake: 'a StatefulSet whose name leaves no room for the revision of its pods',
    code: placing(`  new StatefulWorkload(stack, '${'a'.repeat(53)}', { image, volumeClaimTemplates: { data: { ${disk} } } }); // here`),
    what: `A workload has the name '${'a'.repeat(53)}' of 53 characters.`,
    cure: 'Use at most 52.',
  },
  {
    mistake: 'a schedule whose name leaves no room for those of its runs',
    code: placing(`  new CronJob(stack, '${'a'.repeat(53)}', { image, schedule: '0 3 * * *' }); // here`),
    what: `A workload has the name '${'a'.repeat(53)}' of 53 characters.`,
    cure: 'Use at most 52.',
  },
  {
    mistake: 'a disk of one node under pods that come before others go',
    code: workload(
      "replicas: 1, volumes: { data: { mountPath: '/data', claim: { storage: '1Gi' } } }, strategy: { type: 'RollingUpdate' },",
    ),
    what: "'volumes.data' is a disk that one node mounts at a time, and 'strategy.maxSurge' starts new pods beside the old ones",
    cure: "Drop 'strategy', or state { type: 'Recreate' }.",
  },
  {
    mistake: 'a budget that lets no node be drained',
    code: workload('replicas: 2, podDisruptionBudget: { minAvailable: 2 },'),
    what: "'podDisruptionBudget.minAvailable' is 2, which lets none of 2 pods be evicted: no node of theirs could be drained.",
    cure: "Let one go: maxUnavailable: 1, or a lower 'minAvailable'.",
  },
  {
    mistake: 'a step-by-step rollout of what is called, without a probe',
    code: placing(`  new Workload(stack, 'orders', { // here
    image,
    ports: { http: { port: 80 } },
    strategy: { type: 'RollingUpdate' },
  });
  new Workload(stack, 'cart', { image, dependencies: { orders: new Service('orders', { http: { port: 80 } }).at('http') } });`),
    what: "'strategy' replaces pods step by step while they are called, and no probe says when a new one is ready.",
    cure: "State 'readinessProbe'.",
  },
  {
    mistake: 'every verb of the Kubernetes API',
    code: workload("kubernetesApi: { rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['*' as never] }] },"),
    what: "'kubernetesApi.rules[0].verbs[0]' is '*'.",
    cure: 'Choose one of: get, list, watch',
  },
];

/** Files beside the programs. */
export const files: Readonly<Record<string, string>> = {
  'malformed.json': '{\n  "schemaVersion": 1,\n  "images": {,}\n}\n',
  'form.json': '{\n  "schemaVersion": 1,\n  "images": {\n    "shop/orders": { "tag": 7 }\n  }\n}\n',
};

/** What operators wrote: the places of the programs. */
export const place = `import { Environment } from 'slipway';
import { AwsBucket, AwsPostgres, AwsQueue, AwsRedis, awsProvider, ExternalSecrets, eks, gatewayRoutes, KubernetesRedis, kind, PodIdentity, s3State } from 'slipway/constructs';

const names = ['orders', 'cart', 'cart-carts', 'order--service', ${JSON.stringify([long, ...collision]).slice(1, -1)}];
export const release = { schemaVersion: 1 as const, images: Object.fromEntries(names.map((name) => ['shop/' + name, { tag: 'v1' }])) };

const store = { kind: 'ClusterSecretStore' as const, name: 'store' };
export const region = (name = 'eu-west-1', cluster = 'blue') => ({
  region: name,
  account: '111122223333',
  network: { vpcId: 'vpc-1', dataSubnetIds: ['subnet-1', 'subnet-2'], dataSubnetCidrs: ['10.0.1.0/24'], podSecurityGroupIds: ['sg-1'] },
  keys: Object.fromEntries(['storage', 'database', 'cache', 'messaging', 'secrets'].map((purpose) => [purpose, 'arn:aws:kms:' + name + ':111122223333:key/' + purpose])),
  clusters: [
    { name: cluster, kubernetesVersion: '1.34', network: eks({ cloudApis: [{ cidr: '10.0.2.0/24' }] }), secretStores: { secrets: store, parameters: store } },
  ],
});

export const production = (changes = {}) => new Environment({
  name: 'production',
  regions: [region()],
  provisioners: [AwsBucket.provisioner(), AwsPostgres.provisioner({}), AwsQueue.provisioner(), AwsRedis.provisioner({})],
  identity: new PodIdentity(),
  delivery: new ExternalSecrets(),
  routes: gatewayRoutes({ gateway: { name: 'public', namespace: 'gateways' } }),
  terraform: [s3State({ bucket: 'acme-states', region: 'eu-west-1' }), awsProvider({ role: 'deploy', tags: { owner: 'platform', costCentre: '1' } })],
  release,
  ...changes,
});

export const development = () => new Environment({
  name: 'development',
  regions: [{ region: 'local', clusters: [{ name: 'kind', kubernetesVersion: '1.34', network: kind() }] }],
  provisioners: [KubernetesRedis.provisioner({ image: 'redis:alpine' })],
  release,
});
`;
