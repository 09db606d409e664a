import { type Case, head, placing } from './program';

/** A program in whose region something is there already, with what `orders` needs. */
function existing(entry: string, dependencies: string, before = ''): string {
  const at = entry.endsWith('// here') ? '' : ' // here';
  return `${head}const external = {
  ${entry}
};
const changes = { regions: [{ ...region(), external }], provisioners: [AwsSecret.provisioner()] };
production(changes).stamp(platform, 'shop', (stack) => {
${before}
  new Workload(stack, 'orders', { image, dependencies: ${dependencies} });${at}
});
platform.synth();
`;
}

/** A program with a class, and its provisioner, that are not of the library. */
function topics(body: string): string {
  return `${head}class Topic extends Dependency {
  type = 'topic';
  outputs = { arn: 'value' };
  accesses = ['publish', 'subscribe'];
  counterparts = [['publish'], ['subscribe']];
}
const events = new Shared('events', new Topic() as never) as never;
const own = { type: 'topic', name: 'OwnTopic', provision: () => ({ outputs: { arn: 'arn:aws:sns:eu-west-1:111122223333:events' } }) };
production({ provisioners: [own] }).stamp(platform, 'shop', (stack) => {
${body}
});
platform.synth();
`;
}

/** Mistakes with what workloads need: of their own, shared, or there already. */
export const needs: readonly Case[] = [
  {
    mistake: 'one dependency in two workloads',
    code: placing(
      "  const db = new Postgres({ size: 'small' });\n  new Workload(stack, 'cart', { image, dependencies: { db } });\n  new Workload(stack, 'orders', { image, dependencies: { db } }); // here",
    ),
    what: "Dependency 'db' of workload 'shop/orders' is the same value as one of 'shop/cart'.",
    cure: 'Make one for each workload: a dependency belongs to one.',
  },
  {
    mistake: 'a shared thing that is never placed',
    code: placing(
      "  const jobs = new Shared('jobs', new Queue());\n  new Workload(stack, 'orders', { image, dependencies: { jobs: jobs.as('send') } }); // here",
    ),
    what: /^Workload 'shop\/orders' uses the shared 'jobs', which no app places in environment 'production' and region 'eu-west-1'\. It is made at \S+:\d+:\d+\.$/,
    cure: 'Place it before its consumers: stack.share(…), or drop the dependency.',
  },
  {
    mistake: 'a shared thing that is placed behind its consumer',
    code: placing(
      "  const jobs = new Shared('jobs', new Queue());\n  new Workload(stack, 'orders', { image, dependencies: { jobs: jobs.as('sendReceive') } }); // here\n  stack.share(jobs);",
    ),
    what: /^Workload 'shop\/orders' uses the shared 'jobs', which is placed only behind it at \S+:\d+:\d+\.$/,
    cure: 'Place it first: move `stack.share(…)` before the workloads.',
  },
  {
    mistake: 'a shared thing that is placed twice',
    code: placing("  const jobs = new Shared('jobs', new Queue());\n  stack.share(jobs);\n  stack.share(jobs); // here"),
    what: /^The shared 'jobs' of app 'shop' is placed twice, first at \S+:\d+:\d+\.$/,
    cure: 'Place it once, before its consumers.',
  },
  {
    mistake: 'a shared thing of an unknown app',
    code: placing(
      "  const jobs = new Shared('store/jobs', new Queue());\n  new Workload(stack, 'orders', { image, dependencies: { jobs: jobs.as('send') } }); // here",
    ),
    what: /^Workload 'shop\/orders' uses the shared 'jobs' of app 'store', which is not stamped in environment 'production' and region 'eu-west-1' \(apps: shop\)\. It is made at \S+:\d+:\d+\.$/,
    cure: "Stamp it before 'shop', or drop the dependency.",
  },
  {
    mistake: 'an access that what is shared lacks',
    code: `${head}new Shared('data', new Postgres({ size: 'small' })).as('read' as never); // here\n`,
    what: "The shared 'data' (postgres) knows no access 'read' (accesses: owner).",
    cure: "Did you mean as('owner')?",
  },
  {
    mistake: 'a shared thing with an access of its own',
    code: `${head}new Shared('jobs', new Queue({ access: 'send' }) as never); // here\n`,
    what: "The queue that is shared as 'jobs' has the access 'send'.",
    cure: "Drop it there: each consumer says what it does, as('send').",
  },
  {
    mistake: 'a queue that nobody receives from',
    code: placing(
      "  const jobs = new Shared('jobs', new Queue());\n  stack.share(jobs); // here\n  new Workload(stack, 'orders', { image, dependencies: { jobs: jobs.as('send') } });",
    ),
    what: /^The shared 'jobs' \(queue\) of app 'shop' in environment 'production' and region 'eu-west-1' is used by 'shop\/orders' \(send, at \S+:\d+:\d+\), and nobody has the access 'receive' or 'sendReceive'\.$/,
    cure: /^List as\('receive'\) among the dependencies of a workload/,
  },
  {
    mistake: 'a queue that nobody sends to',
    code: placing(
      "  const jobs = new Shared('jobs', new Queue());\n  stack.share(jobs); // here\n  new Workload(stack, 'orders', { image, dependencies: { jobs: jobs.as('receive') } });",
    ),
    what: /^The shared 'jobs' \(queue\) of app 'shop' in environment 'production' and region 'eu-west-1' is used by 'shop\/orders' \(receive, at \S+:\d+:\d+\), and nobody has the access 'send' or 'sendReceive'\.$/,
    cure: /^List as\('send'\) among the dependencies of a workload/,
  },
  {
    mistake: 'a topic that nobody publishes to, of a class of somebody else',
    code: topics(
      "  stack.share(events); // here\n  new Workload(stack, 'orders', { image, dependencies: { events: events.as('subscribe') } });",
    ),
    what: /^The shared 'events' \(topic\) of app 'shop' in environment 'production' and region 'eu-west-1' is used by 'shop\/orders' \(subscribe, at \S+:\d+:\d+\), and nobody has the access 'publish'\.$/,
    cure: /^List as\('publish'\) among the dependencies of a workload/,
  },
  {
    mistake: 'an access that the class of somebody else lacks',
    code: topics(
      "  stack.share(events);\n  new Workload(stack, 'orders', { image, dependencies: { events: events.as('send' as never) } }); // here",
    ),
    what: "The shared 'events' (topic) knows no access 'send' (accesses: publish, subscribe).",
    cure: "Did you mean as('publish')?",
  },
  {
    mistake: 'a shared thing that nobody uses',
    code: placing("  const files = new Shared('files', new Bucket());\n  stack.share(files); // here"),
    what: /^The shared 'files' \(bucket\) of app 'shop' in environment 'production' and region 'eu-west-1' is used by nobody\. It is made at \S+:\d+:\d+\.$/,
    cure: /^Drop it, list as\('read'\) among the dependencies of a workload/,
  },
  {
    mistake: 'an existing database without one of its outputs',
    code: existing(
      "'shop/orders.db': External.of(Postgres, { egress: [], outputs: { host: 'db.example.com', port: 5432, database: 'orders', username: 'app', sslMode: 'require', ca: new Absent() } } as never), // here",
      "{ db: new Postgres({ size: 'small' }) }",
    ),
    what: "It states no output 'password' (states: host, port, database, username, sslMode, ca): the external 'shop/orders.db' of region 'eu-west-1' of environment 'production'.",
    cure: "State it: outputs: { password: … }; where there is none, 'new Absent()'.",
  },
  {
    mistake: 'an existing bucket without any output',
    code: existing("'shop/orders.files': External.of(Bucket, { egress: [] } as never), // here", '{ files: new Bucket() }'),
    what: "'outputs' of an external Bucket is missing.",
    cure: /./,
  },
  {
    mistake: 'an existing database with its password in the code',
    code: existing(
      "'shop/orders.db': External.of(Postgres, { egress: [], outputs: { host: 'db', port: 5432, database: 'orders', username: 'app', password: 'hunter2', sslMode: 'require', ca: new Absent() } } as never), // here",
      "{ db: new Postgres({ size: 'small' }) }",
    ),
    what: "It states the secret output 'password' as it is: the external 'shop/orders.db' of region 'eu-west-1' of environment 'production'.",
    cure: /^Say where it lies: `new ExistingSecret\(/,
  },
  {
    mistake: 'a key of a secret that is no name',
    code: `${head}new Secret({ keys: ['apiKey', 'tls.crt'] }); // here\n`,
    what: "'keys[1]' is 'tls.crt'.",
    cure: /a name in camelCase/,
  },
  {
    mistake: 'a secret with its values',
    code: `${head}new Secret({ keys: { apiKey: 'sk_live_1' } } as never); // here\n`,
    what: "'keys' is an object.",
    cure: /./,
  },
  {
    mistake: 'a Kubernetes Secret that another workload has as its own, read before it is made',
    code: existing(
      "'shop/cart.stripe': External.of(Secret, { egress: [], outputs: { apiKey: new ClusterSecret('orders-stripe', 'apiKey') } }),",
      "{ stripe: new Secret({ keys: ['apiKey'] }) }",
      "  new Workload(stack, 'cart', { image, dependencies: { stripe: new Secret({ keys: ['apiKey'] }) } });",
    ),
    what: /^'shop-production-eu-west-1\/orders\/stripe\/delivery\/ExternalSecret' makes blue\/shop\/Secret\/orders-stripe, which is that of 'shop-production-eu-west-1\/cart\/stripe' at [\w./-]+:\d+:\d+\.$/,
    cure: 'Rename one of them, or name another Secret where it is read',
  },
  {
    mistake: 'an entry of the secret store that another workload has as its own',
    code: existing(
      "'shop/orders.stripe': External.of(Secret, { egress: [], outputs: { apiKey: new ExistingSecret('acme-production-eu-west-1-shop-cart-stripe', 'apiKey') } }),",
      "{ stripe: new Secret({ keys: ['apiKey'] }) }",
      "  new Workload(stack, 'cart', { image, dependencies: { stripe: new Secret({ keys: ['apiKey'] }) } });",
    ),
    what: /^'shop-production-eu-west-1\/orders\/stripe' reads the secret 'acme-production-eu-west-1-shop-cart-stripe', which 'shop-production-eu-west-1\/cart\/stripe' at [\w./-]+:\d+:\d+ has as its own\.$/,
    cure: 'Name an entry that somebody else keeps',
  },
  {
    mistake: 'an entry of the secret store that another workload has as its own, read before it is made',
    code: existing(
      "'shop/cart.stripe': External.of(Secret, { egress: [], outputs: { apiKey: new ExistingSecret('acme-production-eu-west-1-shop-orders-stripe', 'apiKey') } }),",
      "{ stripe: new Secret({ keys: ['apiKey'] }) }",
      "  new Workload(stack, 'cart', { image, dependencies: { stripe: new Secret({ keys: ['apiKey'] }) } });",
    ),
    what: /^'shop-production-eu-west-1\/orders\/stripe' gets the name secretsmanager 'acme-production-eu-west-1-shop-orders-stripe', which is that of 'shop-production-eu-west-1\/cart\/stripe' at [\w./-]+:\d+:\d+\.$/,
    cure: 'Rename one of them, or name another entry where it is read',
  },
  {
    mistake: 'a Kubernetes Secret that another workload has as its own',
    code: existing(
      "'shop/orders.stripe': External.of(Secret, { egress: [], outputs: { apiKey: new ClusterSecret('cart-stripe', 'apiKey') } }),",
      "{ stripe: new Secret({ keys: ['apiKey'] }) }",
      "  new Workload(stack, 'cart', { image, dependencies: { stripe: new Secret({ keys: ['apiKey'] }) } });",
    ).replace('AwsSecret.provisioner()', 'KubernetesSecret.provisioner()'),
    what: /^'shop-production-eu-west-1\/orders\/stripe' reads the Secret 'cart-stripe' of namespace 'shop', which is that of 'shop-production-eu-west-1\/cart\/stripe' at [\w./-]+:\d+:\d+\.$/,
    cure: 'Name a Secret of its own, which somebody else makes.',
  },
  {
    mistake: 'a secret that `env` reads by itself',
    code: placing(
      "  new Workload(stack, 'orders', { image, env: { KEY: { valueFrom: { secretKeyRef: { name: 'stripe', key: 'apiKey' } } } as never } }); // here",
    ),
    what: /'env\.KEY'/,
    cure: /new Secret\(\{ keys: \['apiKey'\] \}\)/,
  },
  {
    mistake: 'access to everything',
    code: `${head}new Access({ name: 'models', actions: ['bedrock:*' as never] }); // here\n`,
    what: "'actions[0]' is 'bedrock:*'.",
    cure: /there is no '\*'/,
  },
];
