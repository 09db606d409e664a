import { AwsSecret, Bucket, keda, Postgres, Queue, Redis, Secret, Table, Workload } from '../../../../constructs';
import {
  Consumer,
  Dependency,
  DeploymentStack,
  Environment,
  ExistingSecret,
  External,
  Provisioner,
  Region,
  Service,
  Shared,
  SharedThing,
  Use,
  UserError,
} from '../../../../lib';
import { Synthesized, synthesize, synthesizePlatform } from '../../../../lib/testing';
import { aws, awsRegion, awsWithoutExternalSecrets, cloudless, eksCluster, twoRegions } from '../../../kit/environments';
import { anyRelease } from '../../../kit/places';

const image = 'ghcr.io/acme/some';
const jobs = new Shared('jobs', new Queue());
const files = new Shared('files', new Bucket());
const data = new Shared('data', new Postgres({ size: 'small' }));
const cache = new Shared('cache', new Redis({ size: 'small' }));
const uses = (name: string, dependencies: Readonly<Record<string, Dependency>>) => (stack: DeploymentStack) =>
  new Workload(stack, name, { image, dependencies });
const producer = uses('frontend', { jobs: jobs.as('send') });
const consumer = uses('worker', { tasks: jobs.as('receive') });
const all =
  (...define: readonly ((stack: DeploymentStack) => unknown)[]) =>
  (stack: DeploymentStack): void => {
    for (const each of define) each(stack);
  };
const share = (shared: SharedThing) => (stack: DeploymentStack) => stack.share(shared);
const place = all(share(jobs), producer, consumer);

const policyOf = ({ resources }: Synthesized, workload: string): readonly string[] =>
  JSON.parse(
    resources.all.find(({ type, path }) => type === 'aws_iam_role_policy' && path.includes(`/${workload}/`))!.values.policy,
  ).Statement.flatMap(({ Action }: { Action: string | string[] }) => Action);
const envOf = ({ resources }: Synthesized, workload: string): Record<string, unknown> =>
  Object.fromEntries(
    resources
      .only('apps/v1/Deployment', { name: workload })
      .values.spec.template.spec.containers[0].env.map(({ name, value, valueFrom }) => [name, value ?? valueFrom]),
  );
const bindingsOf = ({ files: written }: Synthesized) =>
  JSON.parse(written.get('cdktf.out/assembly.json')!).stacks.flatMap(({ workloads }: { workloads: readonly { bindings: unknown }[] }) =>
    workloads.flatMap(({ bindings }) => bindings),
  );

describe('a queue with a producer and a consumer', () => {
  const made = synthesize(aws(), place);

  test('is one queue, at <stack>/shared/<name>, named without a workload', () => {
    expect(made.resources.ofType('aws_sqs_queue').map(({ path, values }) => [path, values.name])).toEqual([
      ['shop-production-eu-west-1/shared/jobs/Resource', 'acme-production-eu-west-1-shop-jobs'],
      [
        'shop-production-eu-west-1/shared/jobs/dead-letters/Resource',
        expect.stringMatching(/^acme-production-eu-west-1-shop-jobs-dead-letters-\w{8}$/),
      ],
    ]);
  });

  test('grants each consumer what its access takes, and no more', () => {
    expect([...policyOf(made, 'frontend')].sort()).toEqual(['kms:Decrypt', 'kms:GenerateDataKey', 'sqs:GetQueueUrl', 'sqs:SendMessage']);
    expect(policyOf(made, 'worker')).toContain('sqs:ReceiveMessage');
    expect(policyOf(made, 'worker')).not.toContain('sqs:SendMessage');
    expect(policyOf(made, 'worker')).not.toContain('kms:GenerateDataKey');
  });

  test('has the outputs and the variables of an own dependency, by the name that each consumer gives it', () => {
    const url = 'https://sqs.eu-west-1.amazonaws.com/111122223333/acme-production-eu-west-1-shop-jobs';
    expect(envOf(made, 'frontend')).toEqual({ JOBS_URL: url, JOBS_NAME: 'acme-production-eu-west-1-shop-jobs', JOBS_REGION: 'eu-west-1' });
    expect(envOf(made, 'worker')).toMatchObject({ TASKS_URL: url });
  });

  test('is told of in the assembly, with what is stated of it and the access of each', () => {
    const stated = { maxReceiveCount: '5', retention: '4 days', visibilityTimeout: '30 seconds' };
    expect(bindingsOf(made)).toEqual([
      expect.objectContaining({
        name: 'jobs',
        provider: 'AwsQueue',
        shared: 'shop-production-eu-west-1/shared/jobs',
        stated: { access: 'send', ...stated },
      }),
      expect.objectContaining({
        name: 'tasks',
        shared: 'shop-production-eu-west-1/shared/jobs',
        stated: { access: 'receive', ...stated },
      }),
    ]);
  });

  test('may have the name of a workload, and scales one by its length', () => {
    const worker = new Shared('worker', new Queue());
    const define = all(
      share(worker),
      uses('frontend', { worker: worker.as('send') }),
      (stack) =>
        new Workload(stack, 'worker', {
          image,
          dependencies: { tasks: worker.as('receive') },
          env: ({ tasks }) => ({ TASKS: tasks.url }),
          autoscaling: { minReplicas: 0, maxReplicas: 9, queue: { dependency: 'tasks', messagesPerReplica: 5 } },
        }),
    );
    const { resources } = synthesize(aws({ queueScaling: keda() }), define);
    const [trigger] = resources.only('keda.sh/v1alpha1/ScaledObject').values.spec.triggers;
    expect(trigger.metadata.queueURL).toMatch(/acme-production-eu-west-1-shop-worker$/);
  });

  test('scales nobody who only sends', () => {
    const define = all(
      share(jobs),
      consumer,
      (stack) =>
        new Workload(stack, 'frontend', {
          image,
          dependencies: { jobs: jobs.as('send') },
          autoscaling: { minReplicas: 1, maxReplicas: 9, queue: { dependency: 'jobs', messagesPerReplica: 5 } },
        }),
    );
    expect(() => synthesize(aws({ queueScaling: keda() }), define)).toThrow("'jobs', which it only sends to");
  });
});

describe('names of what is shared', () => {
  test('are claimed against those of workloads', () => {
    const define = all(share(jobs), producer, consumer, uses('jobs', { deadLetters: new Queue() }));
    expect(() => synthesize(aws({ release: anyRelease() }), define)).toThrow(
      /'shop-production-eu-west-1\/jobs\/dead-letters' and 'shop-production-eu-west-1\/shared\/jobs\/dead-letters' at [\w./-]+:\d+:\d+ both get the name sqs/,
    );
  });

  test('end in a hash where a part has a hyphen, as others do', () => {
    const late = new Shared('late-jobs', new Queue());
    const { resources } = synthesize(aws(), all(share(late), uses('worker', { a: late.as('sendReceive') })));
    expect(resources.only('aws_sqs_queue', { path: 'shop-production-eu-west-1/shared/late-jobs/Resource' }).values.name).toMatch(
      /^acme-production-eu-west-1-shop-late-jobs-\w{8}$/,
    );
  });

  test('of a database are those of the app and the shared thing', () => {
    const { resources } = synthesize(aws(), all(share(data), uses('worker', { db: data.as('owner') })));
    expect(resources.only('aws_db_instance').values).toMatchObject({
      db_name: 'shop_data',
      identifier: 'acme-production-eu-west-1-shop-data',
    });
  });

  test('leave no room for a workload that is called as their place', () => {
    const shared = uses('shared', {});
    const place = aws({ release: anyRelease() });
    expect(() => synthesize(place, all(shared, share(jobs)))).toThrow("'shop-production-eu-west-1/shared' has the name of the place");
    expect(() => synthesize(place, all(share(jobs), shared))).toThrow(
      /has 'shared' already: it is where a stack keeps what is shared, here 'jobs' at [\w./-]+:\d+:\d+\. /,
    );
  });
});

describe('a database of several workloads', () => {
  const made = synthesize(
    aws({ regions: [awsRegion({ clusters: [eksCluster('blue', { podSecurityGroupIds: ['sg-0a1b2c3d4e5f60718'] })] })] }),
    all(share(data), uses('frontend', { db: data.as('owner') }), uses('worker', { records: data.as('owner') })),
  );

  test('is made once, with one security group and one password, and what is deferred is published once', () => {
    for (const type of ['aws_db_instance', 'aws_security_group', 'aws_secretsmanager_secret', 'aws_ssm_parameter'])
      expect(made.resources.ofType(type).map(({ path }) => path)).toEqual([expect.stringContaining('/shared/data/')]);
    expect(made.resources.only('aws_ssm_parameter').values.name).toBe('/acme-production-eu-west-1-shop-data/host');
  });

  test('is fetched by each consumer into a Secret of its own', () => {
    const secrets = made.resources.ofType('external-secrets.io/v1/ExternalSecret');
    expect(secrets.map(({ path, values }) => [path, values.spec.target.name])).toEqual([
      ['shop-production-eu-west-1/frontend/db/delivery/ExternalSecret', 'frontend-db'],
      ['shop-production-eu-west-1/worker/records/delivery/ExternalSecret', 'worker-records'],
    ]);
    const [first, second] = secrets.map(({ values }) => values.spec.data);
    expect(first).toEqual(second);
    expect(envOf(made, 'worker')).toMatchObject({
      RECORDS_USERNAME: 'slipway',
      RECORDS_PASSWORD: { secretKeyRef: { name: 'worker-records', key: 'password' } },
    });
  });

  test('has each consumer reach it, and gives each the security groups of its cluster', () => {
    const open = made.resources
      .ofType('networking.k8s.io/v1/NetworkPolicy')
      .filter(({ values }) => JSON.stringify(values).includes('10.0.144.0/22'));
    expect(open.map(({ values }) => values.metadata.name)).toEqual(['frontend', 'worker']);
    expect(made.resources.ofType('vpcresources.k8s.aws/v1beta1/SecurityGroupPolicy').map(({ values }) => values.metadata.name)).toEqual([
      'frontend',
      'worker',
    ]);
  });

  test('is delivered by Terraform as well, within its app', () => {
    const { resources } = synthesize(
      awsWithoutExternalSecrets(),
      all(share(data), uses('frontend', { db: data.as('owner') }), uses('worker', { db: data.as('owner') })),
    );
    expect(resources.ofType('kubernetes_secret_v1').map(({ path }) => path)).toEqual([
      'shop-sandbox-eu-west-1/frontend/db/delivery/sandbox/secrets',
      'shop-sandbox-eu-west-1/worker/db/delivery/sandbox/secrets',
    ]);
  });
});

describe('a bucket with readers', () => {
  test.each([
    ['one owner, whose it is too', 'files', 'files', 'files'],
    ["two owners, and is nobody's", 'files', 'others', undefined],
  ])('whose consumers have %s', (_what, first, second, owner) => {
    const owned = (name: string, team: string, access: 'read' | 'write') => (stack: DeploymentStack) =>
      new Workload(stack, name, { image, owner: { team }, dependencies: { files: files.as(access) } });
    const { resources } = synthesize(aws(), all(share(files), owned('frontend', first, 'read'), owned('worker', second, 'write')));
    expect(resources.only('aws_s3_bucket').values.tags?.owner).toBe(owner);
  });

  test('lets who reads read, and who writes write', () => {
    const made = synthesize(
      aws(),
      all(share(files), uses('frontend', { files: files.as('read') }), uses('worker', { files: files.as('readWrite') })),
    );
    expect(policyOf(made, 'frontend')).toContain('s3:GetObject');
    expect(policyOf(made, 'frontend')).not.toContain('s3:PutObject');
    expect(policyOf(made, 'worker')).toContain('s3:PutObject');
    expect(made.resources.ofType('aws_s3_bucket')).toHaveLength(1);
  });
});

describe('a cache in the cluster that several workloads use', () => {
  const made = synthesize(
    cloudless(),
    all(share(cache), uses('frontend', { cache: cache.as('owner') }), uses('worker', { store: cache.as('owner') })),
  );

  test.each([
    ['one owner, whose it is too', 'carts', 'carts', 'carts'],
    ["two owners, and is nobody's", 'carts', 'others', undefined],
  ])('whose consumers have %s', (_what, first, second, owner) => {
    const owned = (name: string, team: string) => (stack: DeploymentStack) =>
      new Workload(stack, name, { image, owner: { team }, dependencies: { cache: cache.as('owner') } });
    const { resources } = synthesize(cloudless(), all(share(cache), owned('frontend', first), owned('worker', second)));
    const objects = resources.below('shop-development-local/shared/cache').all;
    expect(objects.length).toBeGreaterThan(2);
    for (const { values } of objects) expect(values.metadata.labels['slipway.dev/team']).toBe(owner);
  });

  test('lets in the pods of each consumer, and nobody else', () => {
    const { spec } = made.resources.only('networking.k8s.io/v1/NetworkPolicy', { name: 'shared-cache' }).values;
    const [{ from }] = spec.ingress;
    expect(spec.ingress).toHaveLength(1);
    expect(from.map(({ podSelector }: { podSelector: { matchLabels: object } }) => Object.values(podSelector.matchLabels))).toEqual([
      ['shop-frontend', 'frontend'],
      ['shop-worker', 'worker'],
    ]);
  });

  test('is one Service, which both are told of', () => {
    expect(made.resources.ofType('v1/Service').map(({ values }) => values.metadata.name)).toEqual(['shared-cache']);
    expect([envOf(made, 'frontend')['CACHE_HOST'], envOf(made, 'worker')['STORE_HOST']]).toEqual(['shared-cache', 'shared-cache']);
    expect([...made.files.keys()]).toContain('dist/development/kind/shop-development-local/shared.k8s.yaml');
  });

  test('is there before a migration that uses it', () => {
    const migrating = (stack: DeploymentStack) =>
      new Workload(stack, 'worker', { image, dependencies: { cache: cache.as('owner') }, jobs: { migrate: { command: ['migrate'] } } });
    const { resources } = synthesize(cloudless(), all(share(cache), migrating));
    const labels = resources.all
      .filter(({ path }) => path.includes('/shared/cache/'))
      .map(({ values }) => values.metadata.labels['slipway.dev/stage']);
    expect(labels.length).toBeGreaterThan(2);
    expect(new Set(labels)).toEqual(new Set(['first']));
  });
});

/** A class of somebody else's, with accesses of its own. */
class Topic extends Dependency {
  readonly type = 'topic';
  readonly outputs = { arn: 'value' } as const;
  override readonly accesses = ['publish', 'subscribe', 'all'] as const;
  override readonly counterparts = [['publish', 'all']] as const;
}

describe('a class of somebody else', () => {
  let told: readonly Consumer[] = [];
  const topics: Provisioner<Topic> = {
    type: 'topic',
    name: 'OwnTopic',
    provision: () => ({
      outputs: { arn: 'arn:aws:sns:eu-west-1:111122223333:events' },
      grantsFor: (access) => [{ actions: [`sns:${access}`], resources: ['arn:aws:sns:eu-west-1:111122223333:events'] }],
      connect: (consumers) => {
        told = consumers;
      },
    }),
  };
  const events = new Shared('events', new Topic());

  test('has accesses of its own, and its provisioner is told who uses it, by name, each with its principal', () => {
    const made = synthesize(
      aws({ provisioners: [topics] }),
      all(share(events), uses('worker', { events: events.as('subscribe') }), uses('frontend', { events: events.as('publish') })),
    );
    expect(policyOf(made, 'frontend')).toEqual(['sns:publish']);
    expect(policyOf(made, 'worker')).toEqual(['sns:subscribe']);
    expect(told.map(({ workload, pods, ...one }) => ({ ...one, pods: pods.length, at: workload.node.path }))).toEqual([
      {
        name: 'shop/frontend',
        access: 'publish',
        principal: 'arn:aws:iam::111122223333:role/acme-production-eu-west-1-shop-frontend',
        serviceAccount: { namespace: 'shop', name: 'frontend' },
        pods: 1,
        at: 'shop-production-eu-west-1/frontend',
      },
      expect.objectContaining({ name: 'shop/worker', access: 'subscribe' }),
    ]);
  });

  test('says once what a consumer may do, also where it is no resource of this platform', () => {
    const asked: string[] = [];
    const resource = 'arn:aws:sns:eu-west-1:222233334444:events';
    const elsewhere: Provisioner<Topic> = {
      type: 'topic',
      name: 'Elsewhere',
      provision: () => ({
        outputs: { arn: resource },
        isElsewhere: true,
        grantsFor: (access) => {
          asked.push(access);
          return [{ actions: [`sns:${access}`], resources: [resource] }];
        },
      }),
    };
    const define = all(
      () => void asked.splice(0),
      share(events),
      uses('worker', { events: events.as('subscribe') }),
      uses('frontend', { events: events.as('publish') }),
    );
    const { resources } = synthesize(aws({ provisioners: [elsewhere] }), define);
    expect(asked).toEqual(['subscribe', 'publish']);
    expect(resources.only('v1/ServiceAccount', { name: 'worker' }).values.metadata.annotations['slipway.dev/approved']).toContain(resource);
  });

  test('is refused where nobody is at its other end, with the lines of both', () => {
    const define = all(share(events), uses('worker', { events: events.as('subscribe') }));
    expect(() => synthesize(aws({ provisioners: [topics] }), define)).toThrow(
      /^The shared 'events' \(topic\) of app 'shop' in environment 'production' and region 'eu-west-1' is used by 'shop\/worker' \(subscribe, at test\/unit\/.*shared\.test\.ts:\d+:\d+\), and nobody has the access 'publish' or 'all'\./,
    );
  });

  test('that declares no access has one, owner', () => {
    class Plain extends Dependency {
      readonly type = 'topic';
      readonly outputs = { arn: 'value' } as const;
    }
    const plain = new Shared('plain', new Plain());
    const made = synthesize(aws({ provisioners: [topics] }), all(share(plain), uses('worker', { plain: plain.as('owner') })));
    expect(policyOf(made, 'worker')).toEqual(['sns:owner']);
    expect(() => plain.as('read' as never)).toThrow("knows no access 'read' (accesses: owner)");
  });
});

/** What goes wrong, its message, and the line that it is told at: where the text stands in this file. */
const failure = (define: () => unknown): UserError => {
  try {
    define();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
};
const line = /shared\.test\.ts:\d+:\d+/;

describe('is refused with both lines', () => {
  test.each<[string, (stack: DeploymentStack) => void, RegExp]>([
    [
      'a consumer before what it uses',
      all(producer, consumer, share(jobs)),
      /^Workload 'shop\/frontend' uses the shared 'jobs', which is placed only behind it at test\/.* Place it first/,
    ],
    [
      'a consumer of what nobody places',
      all(producer, consumer),
      /^Workload 'shop\/frontend' uses the shared 'jobs', which no app places in environment 'production' and region 'eu-west-1'\. It is made at test\/.* Place it before its consumers/,
    ],
    [
      'what is placed twice',
      all(share(jobs), share(jobs), producer, consumer),
      /^The shared 'jobs' of app 'shop' is placed twice, first at test\/.* Place it once/,
    ],
    [
      'two of one name',
      all(share(jobs), share(new Shared('jobs', new Queue())), producer, consumer),
      /^The shared 'jobs' of app 'shop' is placed twice, first at test\/.*, as another value\. Give one of them another name/,
    ],
    [
      'another value of the same name, as modules make it that do not import the first',
      all(share(jobs), producer, consumer, uses('cart', { jobs: new Shared('jobs', new Queue()).as('send') })),
      /^Workload 'shop\/cart' uses a shared 'jobs', made at test\/.*, which is another value than the one that app 'shop' places at test\/.* Import that one, from where it is made at test\//,
    ],
    [
      'another value of the name that what is placed has with its app',
      all(
        share(new Shared('shop/jobs', new Queue())),
        uses('worker', { jobs: new Shared('shop/jobs', new Queue()).as('sendReceive') }),
        uses('cart', { jobs: jobs.as('send') }),
      ),
      /^Workload 'shop\/cart' uses a shared 'jobs', made at test\/.*, which is another value than the one that app 'shop' places at test\/.* Import that one/,
    ],
    [
      'what is named as one of another app',
      all(share(new Shared('store/jobs', new Queue()))),
      /^The shared 'jobs' is placed in app 'shop', and named as one of 'store'\. It is made at test\/.* Name it 'jobs' where it is placed/,
    ],
    [
      'what its own app knows by name, as something else',
      all(share(jobs), producer, consumer, uses('cart', { jobs: new Shared('shop/jobs', new Bucket()).as('read') })),
      /^Workload 'shop\/cart' uses the shared 'shop\/jobs' as a bucket \(name, region\) at test\/.*; it is a queue \(name, region, url\), placed at test\/.* Make both of the same/,
    ],
    [
      'what nobody uses',
      share(files),
      /^The shared 'files' \(bucket\) of app 'shop' in environment 'production' and region 'eu-west-1' is used by nobody\. It is made at test\/.* Drop it, list as\('read'\)/,
    ],
    [
      'a queue that nobody receives from',
      all(share(jobs), producer),
      /is used by 'shop\/frontend' \(send, at test\/.*\), and nobody has the access 'receive' or 'sendReceive'\. List as\('receive'\)/,
    ],
    [
      'a queue that nobody sends to',
      all(share(jobs), consumer),
      /is used by 'shop\/worker' \(receive, at test\/.*\), and nobody has the access 'send' or 'sendReceive'\. List as\('send'\)/,
    ],
    [
      "a value that is shared and a workload's own",
      all(share(files), uses('frontend', { a: files.as('read') }), uses('worker', { b: files.dependency })),
      /^Dependency 'b' of workload 'shop\/worker' is the same value as one of the shared 'files'\..* The first is at test\//,
    ],
    [
      'a value of two workloads',
      (stack) => {
        const queue = new Queue();
        uses('frontend', { a: queue })(stack);
        uses('worker', { b: queue })(stack);
      },
      /^Dependency 'b' of workload 'shop\/worker' is the same value as one of 'shop\/frontend'\. .* The first is at test\//,
    ],
  ])('%s', (_what, define, message) => {
    const { message: said } = failure(() => synthesize(aws(), define));
    expect(said).toMatch(message);
    expect(said).toMatch(line);
  });

  test('in the region where it lacks a consumer', () => {
    const define = (stack: DeploymentStack) => {
      stack.place(share(jobs), { data: { jobs: 'independent' } });
      producer(stack);
      if (stack.region.region === 'eu-west-1') consumer(stack);
    };
    expect(failure(() => synthesize(aws({ regions: twoRegions }), define)).message).toContain(
      "of app 'shop' in environment 'production' and region 'eu-central-1' is used by 'shop/frontend'",
    );
  });

  test('unless the line that shares it says who uses it elsewhere', () => {
    const define = (stack: DeploymentStack) => {
      stack.share(jobs, { usedElsewhere: 'functions of the warehouse receive' });
      stack.share(files, { usedElsewhere: 'people upload by hand' });
      producer(stack);
    };
    expect(synthesize(aws(), define).resources.ofType('aws_s3_bucket')).toHaveLength(1);
  });
});

describe('is refused where it is written, also in plain JavaScript', () => {
  // biome-ignore lint/suspicious/noExplicitAny: what plain JavaScript may give
  const Any = Shared as any;
  test.each<[string, () => unknown, string]>([
    [
      'a queue with an access of its own',
      () => new Any('jobs', new Queue({ access: 'send' })),
      "The queue that is shared as 'jobs' has the access 'send'. Drop it there: each consumer says what it does, as('send').",
    ],
    ['a bucket with an access of its own', () => new Any('a', new Bucket({ access: 'read' })), "has the access 'read'"],
    [
      'a table with an access of its own',
      () => new Any('a', new Table({ partitionKey: { name: 'id' }, access: 'write' })),
      "has the access 'write'",
    ],
    [
      'an access that the type lacks',
      () => jobs.as('nonsense' as never),
      "The shared 'jobs' (queue) knows no access 'nonsense' (accesses: send, receive, sendReceive, receiveDeadLetters).",
    ],
    [
      'a database that is only read',
      () => data.as('read' as never),
      "The shared 'data' (postgres) knows no access 'read' (accesses: owner).",
    ],
    ['a name that is none', () => new Any('Jobs', new Queue()), "A shared thing has the name 'Jobs'."],
    ['a path of three', () => new Any('a/b/c', new Queue()), "A shared thing has the name 'a/b/c'."],
    ['nothing', () => new Any('jobs'), "The shared 'jobs' is no dependency: undefined."],
    ['a text', () => new Any('jobs', 'queue'), "The shared 'jobs' is no dependency: 'queue'."],
    ['a call', () => new Any('jobs', new Service('a', { http: { port: 80 } }).at('http')), "The shared 'jobs' is a call."],
    ['a use of something shared', () => new Any('more', jobs.as('send')), "The shared 'more' is 'jobs', which is shared already."],
    [
      'a dependency that is not shared',
      () => synthesize(aws(), (stack) => stack.share(new Queue() as never)),
      'is to share what is no Shared: the Queue given. Make one',
    ],
    [
      'the shared thing itself as a dependency',
      () => synthesize(aws(), all(share(jobs), uses('worker', { jobs: jobs as never }))),
      "'dependencies.jobs' is the Shared given. Write what the workload does with it: jobs.as('send').",
    ],
    [
      'a service in place of a call',
      () => synthesize(aws(), uses('worker', { cart: new Service('cart', { http: { port: 80 } }) as never })),
      "'dependencies.cart' is the Service given. Write which port it calls: cart.at('http').",
    ],
    ...[undefined, null, 7, ['jobs'], { toString: () => 'jobs' }, Symbol('jobs')].map((name): [string, () => unknown, string] => [
      `a name that is no text: ${typeof name}`,
      () => new Any(name, new Queue()),
      'A shared thing has a name that is no text.',
    ]),
    ['an access that is no text', () => jobs.as(Symbol('send') as never), "knows no access 'Symbol(send)'"],
    [
      'a list of accesses',
      () => jobs.as(['send'] as never),
      "knows no access 'send' (accesses: send, receive, sendReceive, receiveDeadLetters)",
    ],
    [
      'a copy of a use',
      () => synthesize(aws(), all(share(jobs), producer, uses('worker', { jobs: { ...jobs.as('receive') } as never }))),
      "'dependencies.jobs' is an object. Give what its class made, such as new Queue() or jobs.as('send'): this is a copy.",
    ],
    [
      'a copy of any dependency',
      () => synthesize(aws(), uses('worker', { jobs: { ...new Queue() } as never })),
      "'dependencies.jobs' is an object. Give what its class made",
    ],
    [
      'a use that nobody made by `as`, of no access',
      () => new (Use as never as new (...given: unknown[]) => Use)(jobs, 'all'),
      "knows no access 'all'",
    ],
    [
      'a use of nothing',
      () => new (Use as never as new (...given: unknown[]) => Use)({ ...jobs }, 'send'),
      'A use is of what is no Shared: an object.',
    ],
    [
      'a line that says nothing about who uses it elsewhere',
      () => synthesize(aws(), (stack) => stack.share(jobs, { usedElsewhere: ' ' })),
      "'usedElsewhere' of the line that shares 'jobs' says nothing.",
    ],
    [
      'a difference of what is shared: only workloads differ by place',
      () => synthesize(aws(), (stack) => stack.place(share(jobs), { env: { LEVEL: 'debug' } })),
      "A place of 'shop-production-eu-west-1' states env and places no workload.",
    ],
    [
      'a difference of what is shared, by the environment',
      () => synthesize(aws({ differences: { 'shop/jobs': { env: { LEVEL: 'debug' } } } }), all(share(jobs), producer, consumer)),
      "states 'differences' of 'shop/jobs', which it does not run",
    ],
    [
      'an option that there is not',
      () => synthesize(aws(), (stack) => stack.share(jobs, { usedelsewhere: 'x' } as never)),
      "Did you mean 'usedElsewhere'",
    ],
  ])('%s', (_what, define, message) => {
    expect(failure(define).message).toContain(message);
  });
});

test('a workload may use one thing under two names, and is granted both accesses once', () => {
  const made = synthesize(aws(), all(share(jobs), uses('worker', { out: jobs.as('send'), tasks: jobs.as('receive') })));
  expect(policyOf(made, 'worker')).toEqual(expect.arrayContaining(['sqs:SendMessage', 'sqs:ReceiveMessage']));
  expect(new Set(policyOf(made, 'worker')).size).toBe(policyOf(made, 'worker').length);
  expect(Object.keys(envOf(made, 'worker')).sort()).toEqual([
    'OUT_NAME',
    'OUT_REGION',
    'OUT_URL',
    'TASKS_NAME',
    'TASKS_REGION',
    'TASKS_URL',
  ]);
});

test('variables of what is shared and of an own dependency are told apart, or refused with both', () => {
  const mail = new Shared('mail', new Secret({ keys: ['apiKey'] }));
  const define = all(share(mail), uses('worker', { mail: mail.as('owner'), mailApi: new Secret({ keys: ['key'] }) }));
  expect(() => synthesize(aws({ provisioners: [AwsSecret.provisioner()] }), define)).toThrow(
    "Outputs 'shop-production-eu-west-1/worker/mail.apiKey' and 'shop-production-eu-west-1/worker/mailApi.key' both set 'MAIL_API_KEY'.",
  );
});

test('a secret that several read as files is one entry, and a Secret of each', () => {
  const signing = new Shared('signing', new Secret({ keys: ['privateKey'], as: 'files' }));
  const reading = (name: string) => (stack: DeploymentStack) =>
    new Workload(stack, name, {
      image,
      dependencies: { key: signing.as('owner') },
      files: ({ key }) => ({ '/etc/key.pem': key.privateKey }),
    });
  const { resources } = synthesize(
    aws({ provisioners: [AwsSecret.provisioner()] }),
    all(share(signing), reading('cart'), reading('worker')),
  );
  expect(resources.only('aws_secretsmanager_secret').values.name).toBe('acme-production-eu-west-1-shop-signing');
  for (const workload of ['cart', 'worker']) {
    const { volumes, containers } = resources.only('apps/v1/Deployment', { name: workload }).values.spec.template.spec;
    expect(containers[0].env).toBeUndefined();
    expect(volumes).toContainEqual(expect.objectContaining({ secret: expect.objectContaining({ secretName: `${workload}-key` }) }));
  }
});

test('what is shared is protected where the environment is', () => {
  const { resources } = synthesize(aws({ protected: true }), all(share(data), uses('worker', { db: data.as('owner') })));
  for (const type of ['aws_db_instance', 'aws_secretsmanager_secret'])
    expect(resources.only(type).values.lifecycle).toMatchObject({ prevent_destroy: true });
});

test('in two regions, one of them with two clusters, each region has its own, and each cluster lets in its consumers', () => {
  const place = aws({ regions: twoRegions });
  const both = all(
    (stack) => stack.place(all(share(jobs), share(data)), { data: { jobs: 'independent', data: 'independent' } }),
    producer,
    (stack) => new Workload(stack, 'worker', { image, dependencies: { tasks: jobs.as('receive'), db: data.as('owner') } }),
  );
  const { resources } = synthesize(place, both);
  const of = (type: string) => resources.ofType(type).map(({ path, values }) => [path, values.cluster_name ?? values.name]);
  expect(of('aws_sqs_queue').filter(([path]) => path.endsWith('/shared/jobs/Resource'))).toEqual([
    ['shop-production-eu-central-1/shared/jobs/Resource', 'acme-production-eu-central-1-shop-jobs'],
    ['shop-production-eu-west-1/shared/jobs/Resource', 'acme-production-eu-west-1-shop-jobs'],
  ]);
  expect(of('aws_eks_pod_identity_association').map(([path, cluster]) => `${path.split('/').slice(0, 2).join('/')} ${cluster}`)).toEqual([
    'shop-production-eu-central-1/frontend central',
    'shop-production-eu-central-1/worker central',
    'shop-production-eu-west-1/frontend blue',
    'shop-production-eu-west-1/frontend green',
    'shop-production-eu-west-1/worker blue',
    'shop-production-eu-west-1/worker green',
  ]);
  expect(resources.ofType('external-secrets.io/v1/ExternalSecret').map(({ values }) => values.metadata.name)).toEqual(
    Array(3).fill('worker-db'),
  );
});

describe('data that is shared, in a second region', () => {
  const two = aws({ regions: twoRegions });
  const define = all(share(files), uses('worker', { files: files.as('readWrite') }));

  test('takes a word of the line that places it', () => {
    expect(() => synthesize(two, define)).toThrow(
      "App 'shop' of environment 'production' shares 'files' (bucket) in 'eu-west-1', and now in 'eu-central-1' too. Say on the line that places it what the two have to do with each other: stack.place((stack) => stack.share(files), { data: { files: 'independent' } }).",
    );
    const { resources } = synthesize(two, (stack) => {
      stack.place(share(files), { data: { files: 'independent' } });
      uses('worker', { files: files.as('readWrite') })(stack);
    });
    expect(resources.ofType('aws_s3_bucket').map(({ values }) => values.bucket)).toEqual([
      'acme-production-eu-central-1-shop-files',
      'acme-production-eu-west-1-shop-files',
    ]);
  });
});

describe('in another app of the same environment and region', () => {
  const owner = all(share(jobs), share(data), share(cache), producer, uses('cart', { db: data.as('owner'), cache: cache.as('owner') }));
  const other = uses('orders', { jobs: jobs.as('receive'), db: data.as('owner') });
  const stamped = (environment: Environment, apps: Readonly<Record<string, (stack: DeploymentStack) => unknown>>) => (): Synthesized =>
    synthesizePlatform((platform) => {
      for (const [app, define] of Object.entries(apps)) environment.stamp(platform, app, define as (stack: DeploymentStack) => void);
    });
  const place = aws({ release: anyRelease() });

  test('it is resolved by name: no reference to the other stack and no data source, and the order of deployment is in the assembly', () => {
    // WHEN
    const made = stamped(place, { shop: owner, billing: other })();
    // THEN
    const file = 'cdktf.out/stacks/billing-production-eu-west-1/cdk.tf.json';
    expect(made.files.get(file)).not.toMatch(/terraform_remote_state|"data":/);
    expect(made.files.get('cdktf.out/stacks/shop-production-eu-west-1/cdk.tf.json')).not.toContain('cross-stack-output');
    const { stacks } = JSON.parse(made.files.get('cdktf.out/assembly.json')!);
    const billing = stacks.find(({ id }: { id: string }) => id === 'billing-production-eu-west-1');
    expect(billing.dependsOn).toEqual(['platform-production-eu-west-1', 'shop-production-eu-west-1']);
    expect(envOf(made, 'orders')).toMatchObject({
      JOBS_URL: 'https://sqs.eu-west-1.amazonaws.com/111122223333/acme-production-eu-west-1-shop-jobs',
      DB_HOST: { secretKeyRef: { name: 'orders-db', key: 'host' } },
    });
    const secret = made.resources.only('external-secrets.io/v1/ExternalSecret', { name: 'orders-db' }).values;
    expect(secret.metadata.namespace).toBe('billing');
    expect(secret.spec.data.map(({ remoteRef }: { remoteRef: { key: string } }) => remoteRef.key)).toEqual([
      '/acme-production-eu-west-1-shop-data/host',
      'acme-production-eu-west-1-shop-data/password',
    ]);
    expect(policyOf(made, 'orders')).toContain('sqs:ReceiveMessage');
  });

  test('a value of <app>/<name> is enough for who cannot import the other one', () => {
    const known = new Shared('shop/jobs', new Queue());
    const made = stamped(place, { shop: all(share(jobs), producer), billing: uses('orders', { jobs: known.as('receive') }) })();
    expect(envOf(made, 'orders')['JOBS_NAME']).toBe('acme-production-eu-west-1-shop-jobs');
  });

  test.each<[string, () => unknown, string]>([
    [
      'of an app that is not stamped',
      stamped(place, {
        shop: all(share(jobs), producer),
        billing: uses('orders', { jobs: new Shared('store/jobs', new Queue()).as('receive') }),
      }),
      "Workload 'billing/orders' uses the shared 'jobs' of app 'store', which is not stamped in environment 'production' and region 'eu-west-1' (apps: billing, shop). It is made at test/",
    ],
    [
      'of an app that is stamped behind it',
      stamped(place, { billing: uses('orders', { jobs: jobs.as('receive') }), shop: all(share(jobs), producer) }),
      "Workload 'billing/orders' uses the shared 'jobs' of app 'shop', which is stamped only behind it at test/",
    ],
    [
      'of an app that uses something of it: none of the two can be first',
      () => {
        const late = new Shared('late', new Queue());
        stamped(place, {
          shop: all(share(jobs), producer, uses('cart', { late: late.as('send') })),
          billing: all(share(late), uses('orders', { jobs: jobs.as('receive'), late: late.as('receive') })),
        })();
      },
      "Stamp 'billing' first. Where each uses what the other shares, share both in one of them.",
    ],
    [
      'of another kind, by its name',
      stamped(place, {
        shop: all(share(jobs), producer),
        billing: uses('orders', { jobs: new Shared('shop/jobs', new Bucket()).as('read') }),
      }),
      "Workload 'billing/orders' uses the shared 'shop/jobs' as a bucket (name, region)",
    ],
    [
      'of two apps',
      stamped(place, {
        shop: all(share(jobs), producer),
        store: all(share(jobs), producer),
        billing: uses('orders', { jobs: jobs.as('receive') }),
      }),
      "Workload 'billing/orders' uses the shared 'jobs', which apps 'shop' at test/",
    ],
    [
      'that is delivered by Terraform',
      stamped(awsWithoutExternalSecrets({ release: anyRelease() }), {
        shop: all(share(data)),
        billing: uses('orders', { db: data.as('owner') }),
      }),
      "'billing-sandbox-eu-west-1/orders' uses outputs host, password of 'shop-sandbox-eu-west-1' as 'db', which only the Terraform of that stack can write. Let External Secrets deliver",
    ],
    [
      'that lives in the cluster',
      stamped(cloudless({ release: anyRelease() }), { shop: all(share(cache)), billing: uses('orders', { cache: cache.as('owner') }) }),
      "'billing/orders' uses 'shop-development-local/shared/cache' of another app, which lives in the cluster, in the namespace of its app. Have it provided outside",
    ],
    [
      'of another environment',
      () =>
        synthesizePlatform((platform) => {
          place.stamp(platform, 'shop', all(share(jobs), producer));
          place.with({ name: 'staging' }).stamp(platform, 'billing', all(uses('orders', { jobs: jobs.as('receive') })));
        }),
      "Workload 'billing/orders' uses the shared 'jobs', which no app places in environment 'staging' and region 'eu-west-1'.",
    ],
  ])('it is refused: something %s', (_what, define, message) => {
    expect(failure(define).message).toContain(message);
  });

  test('what is known at synth is shared by apps also where Terraform delivers', () => {
    const made = stamped(awsWithoutExternalSecrets({ release: anyRelease() }), {
      shop: all(share(jobs), producer),
      billing: uses('orders', { jobs: jobs.as('receive') }),
    })();
    expect(envOf(made, 'orders')['JOBS_NAME']).toBe('acme-sandbox-eu-west-1-shop-jobs');
  });

  test('what somebody keeps in the store is read by each app where Terraform delivers, too', () => {
    // GIVEN
    const mail = new Shared('mail', new Secret({ keys: ['apiKey'] }));
    const external = {
      'shop/shared.mail': External.of(Secret<'apiKey'>, { outputs: { apiKey: new ExistingSecret('vendor/mail', 'key') }, egress: [] }),
    };
    const [region] = awsWithoutExternalSecrets().regions as readonly [Region];
    const kept = awsWithoutExternalSecrets({ release: anyRelease(), regions: [{ ...region, external }] });
    // WHEN
    const made = stamped(kept, {
      shop: all(share(mail), uses('cart', { mail: mail.as('owner') })),
      billing: uses('orders', { mail: mail.as('owner') }),
    })();
    // THEN
    const { ephemeral, resource } = JSON.parse(made.files.get('cdktf.out/stacks/billing-sandbox-eu-west-1/cdk.tf.json')!);
    const [entry] = Object.values<{ readonly secret_id: string }>(ephemeral.aws_secretsmanager_secret_version);
    const [secret] = Object.values<{ readonly metadata: object }>(resource.kubernetes_secret_v1);
    expect(entry!.secret_id).toBe('vendor/mail');
    expect(secret!.metadata).toMatchObject({ namespace: 'billing', name: 'orders-mail' });
    expect(envOf(made, 'orders')).toEqual({ MAIL_API_KEY: { secretKeyRef: { name: 'orders-mail', key: 'apiKey' } } });
  });
});
