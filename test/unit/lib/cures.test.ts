import {
  AwsAccess,
  AwsBucket,
  AwsPostgres,
  AwsQueue,
  AwsRedis,
  AwsSecret,
  AwsTable,
  Bucket,
  ExternalSecrets,
  kind,
  PodIdentity,
  Postgres,
  Queue,
  Redis,
  Secret,
  Workload,
} from '../../../constructs';
import { Environment, EnvironmentProps, External, Service, Shared, UserError } from '../../../lib';
import { provisionerFor } from '../../../lib/model/checks/cures';
import { synthesize } from '../../../lib/testing';
import { aws, awsRegion, cloudless, eksCluster, orders } from '../../kit/environments';

const image = 'ghcr.io/acme/orders';
const jobs = new Shared('jobs', new Queue());
const cache = () => ({ cache: new Redis({ size: 'small' }) });
const workload = (props: object) => () =>
  synthesize(cloudless(), (stack) => void new Workload(stack, 'orders', { image, ...props } as never));
const stated = (props: object) => () => aws(props as never);
const files = (region: object) => () =>
  synthesize(
    aws({ regions: [region as never] }),
    orders(() => ({ files: new Bucket() })),
  );
const database = (region: object) => () =>
  synthesize(
    aws({ regions: [region as never] }),
    orders(() => ({ db: new Postgres({ size: 'small' }) })),
  );
const without = (left: keyof EnvironmentProps) => () => {
  const { [left]: _left, ...props } = (aws() as unknown as { readonly props: EnvironmentProps }).props;
  return synthesize(
    new Environment(props as EnvironmentProps),
    orders(() => ({ db: new Postgres({ size: 'small' }), files: new Bucket() })),
  );
};
const { account: _account, network: _network, keys: _keys, ...bare } = awsRegion();
const { secretStores: _stores, ...storeless } = eksCluster('blue');
const external = (outputs: object) => () =>
  files(awsRegion({ external: { 'shop/orders.files': External.of(Bucket, { outputs, egress: [] } as never) } }))();

/** What plain JavaScript lets somebody write, with the code that mends it. */
const mistakes: Readonly<Record<string, readonly [run: () => unknown, what: string, cure: string]>> = {
  'an account as a number': [
    stated({ regions: [awsRegion({ account: 111122223333 as never })] }),
    "'regions[0].account' of environment 'production' is 111122223333.",
    "Write it as a text: account: '111122223333'.",
  ],
  'a number in env': [workload({ env: { PORT: 8080 } }), "'env.PORT' is 8080.", "Write it as a text: PORT: '8080'."],
  'a flag in env': [workload({ env: { DEBUG: true } }), "'env.DEBUG' is true.", "Write it as a text: DEBUG: 'true'."],
  'a number that env returns': [
    workload({ env: () => ({ PORT: 8080 }) }),
    "'env.PORT' is the number 8080.",
    "Write it as a text: PORT: '8080'.",
  ],
  'a key in place of a list': [
    () => new Secret({ keys: 'apiKey' as never }),
    "'keys' is 'apiKey'.",
    "Write it as a list: keys: ['apiKey'].",
  ],
  'no keys': [() => new Secret({} as never), "'keys' is missing.", " keys: ['apiKey']."],
  'the path of a release': [
    stated({ release: './releases/production.json' }),
    "'release' of environment 'production' is './releases/production.json'.",
    "Read the file: release: readRelease('./releases/production.json').",
  ],
  'a class in place of its provisioner': [
    stated({ provisioners: [AwsBucket] }),
    "'provisioners[0]' of environment 'production' is the function AwsBucket.",
    'Write what it makes: AwsBucket.provisioner().',
  ],
  'a provisioner that is not called': [
    stated({ provisioners: [AwsPostgres.provisioner] }),
    "'provisioners[0]' of environment 'production' is the function provisioner.",
    'Call it: write provisioner(), behind the name of its class.',
  ],
  'a function in place of the network that it makes': [
    stated({ regions: [awsRegion({ clusters: [{ ...eksCluster('blue'), network: kind as never }] })] }),
    "'regions[0].clusters[0].network' of environment 'production' is the function kind.",
    'Call it: kind(…).',
  ],
  'a class in place of an identity': [
    stated({ identity: PodIdentity }),
    'is the function PodIdentity.',
    'Write what it makes: new PodIdentity(…).',
  ],
  'a class in place of a delivery': [stated({ delivery: ExternalSecrets }), 'is the function ExternalSecrets.', 'new ExternalSecrets(…).'],
  'a class in place of a dependency': [
    workload({ dependencies: { jobs: Queue } }),
    'is the function Queue.',
    'Write what it makes: new Queue(…).',
  ],
  'a Shared in place of a use': [
    workload({ dependencies: { jobs } }),
    "'dependencies.jobs' is the Shared given.",
    "Write what the workload does with it: jobs.as('send').",
  ],
  'a Service in place of a call': [
    workload({ dependencies: { cart: new Service('cart', { grpc: { port: 80 } }) } }),
    "'dependencies.cart' is the Service given.",
    "Write which port it calls: cart.at('grpc').",
  ],
  'an access that is misspelt': [
    () => jobs.as('sent' as never),
    "knows no access 'sent' (accesses: send, receive, sendReceive, receiveDeadLetters).",
    "Did you mean as('send')?",
  ],
  'an access that is left out': [
    () => jobs.as(undefined as never),
    "knows no access 'undefined'",
    'Name the least that the workload needs of them.',
  ],
  'an output that is misspelt': [
    workload({ dependencies: cache(), env: (({ cache: { hots } }: never) => ({ A: hots })) as never }),
    "'cache' (redis) has no output 'hots' (outputs: host, port, tls, auth, username, password, cacheName, url).",
    "Did you mean 'cache.host'?",
  ],
  'an output in files that is misspelt': [
    workload({ dependencies: cache(), files: (({ cache: { prot } }: never) => ({ '/etc/a': prot })) as never }),
    "has no output 'prot'",
    "Did you mean 'cache.port'?",
  ],
  'a dependency that is misspelt': [
    workload({ dependencies: cache(), env: (({ cahce }: never) => ({ A: cahce })) as never }),
    "The workload has no dependency 'cahce' (dependencies: cache).",
    "Did you mean 'cache'?",
  ],
  'no dependency at all': [
    workload({ env: (({ db }: never) => ({ A: db })) as never }),
    "has no dependency 'db' (dependencies: none).",
    "State it in 'dependencies'",
  ],
  'an output of an external that is misspelt': [
    external({ nam: 'reports', region: 'eu-west-1' }),
    "It states the output 'nam', which the dependency has not",
    "Did you mean 'name'?",
  ],
  'a port of a probe that is misspelt': [
    workload({ ports: { http: { port: 80 } }, readinessProbe: { tcpSocket: { port: 'htp' } } }),
    "'readinessProbe' asks at port 'htp' (ports: http).",
    "Did you mean 'http'? Name a port of its own container",
  ],
  'a port of a route that is misspelt': [
    workload({ ports: { http: { port: 80 } }, routes: { web: { host: 'a.example.com', port: 'htp' } } }),
    "'routes.web.port' is 'htp' (ports: http).",
    "Did you mean 'http'? Name a port of the workload",
  ],
  'a probe without any port': [
    workload({ readinessProbe: { tcpSocket: { port: 'http' } } }),
    '(ports: none).',
    'Name a port of its own container, or write the number',
  ],
  'no identity': [without('identity'), "states no 'identity'", 'Set it in the environment: identity: new PodIdentity().'],
  'no delivery': [
    without('delivery'),
    "states no 'delivery'",
    'Set it in the environment: delivery: new ExternalSecrets(), or new TerraformWritten()',
  ],
  'no provisioner': [
    () =>
      synthesize(
        aws({ provisioners: [] }),
        orders(() => ({ files: new Bucket() })),
      ),
    "approves no provisioner for 'bucket' (approved: none).",
    'List one in the environment, provisioners: [AwsBucket.provisioner()], or drop the dependency.',
  ],
  'no provisioner without a cloud': [
    workload({ dependencies: { jobs: new Queue() } }),
    "approves no provisioner for 'queue' (approved: redis).",
    "List one in the environment; state in the region what is there already, external: { 'shop/orders.jobs': External.of(Queue, { … }) }; or drop the dependency.",
  ],
  'no secret without a cloud': [
    workload({ dependencies: { stripe: new Secret({ keys: ['apiKey'] }) } }),
    "approves no provisioner for 'secret' (approved: redis).",
    'List one in the environment, provisioners: [KubernetesSecret.provisioner()]; ',
  ],
  'what is there already, under a key that is misspelt': [
    () => {
      const external = { 'shop/orders.job': External.of(Queue, { outputs: { url: 'a', name: 'b', region: 'c' }, egress: [] }) };
      const [place] = cloudless().regions;
      const environment = cloudless({ regions: [{ ...place!, external }] });
      return synthesize(
        environment,
        orders(() => ({ jobs: new Queue() })),
      );
    },
    "approves no provisioner for 'queue' (approved: redis).",
    "Did you mean 'shop/orders.jobs' by 'shop/orders.job', in 'external' of region 'local'?",
  ],
  'no account': [files(bare), "states no 'account'", "State it in the environment: account: '111122223333'."],
  'no key': [
    files({ ...awsRegion(), keys: {} }),
    "states no 'keys.storage'",
    "State it in the environment: keys: { storage: 'arn:aws:kms:eu-west-1:111122223333:key/<id>' }.",
  ],
  'no network': [
    database({ ...bare, account: '111122223333', keys: awsRegion().keys }),
    "states no 'network'",
    "network: { vpcId: 'vpc-…', ",
  ],
  'no secret stores': [
    database(awsRegion({ clusters: [storeless] })),
    "states no 'clusters.blue.secretStores'",
    "secretStores: { secrets: { kind: 'ClusterSecretStore', name: 'secrets-manager' }, parameters: { kind: 'ClusterSecretStore', name: 'parameter-store' } }, of the cluster.",
  ],
};

test.each(Object.entries(mistakes))('%s is told with the code that mends it', (_mistake, [run, what, cure]) => {
  expect(run).toThrow(UserError);
  expect(run).toThrow(expect.objectContaining({ what: expect.stringContaining(what), cure: expect.stringContaining(cure) }));
});

test('every provisioner that a cure names is there, for its type', () => {
  const provisioners = [
    AwsAccess.provisioner({ approved: {} }),
    ...[AwsBucket, AwsPostgres, AwsQueue, AwsRedis, AwsSecret, AwsTable].map((made) => made.provisioner()),
  ];
  for (const { type, name } of provisioners) expect(provisionerFor(type)).toMatch(new RegExp(`^${name}\\.provisioner\\(`));
  expect(provisionerFor('topic')).toBeUndefined();
});
