import { Construct } from 'constructs';
import * as constructs from '../../../../../constructs';
import {
  Access,
  AwsAccess,
  AwsBucket,
  AwsPostgres,
  AwsQueue,
  AwsRedis,
  AwsSecret,
  AwsTable,
  Bucket,
  CronJob,
  DaemonWorkload,
  Job,
  KubernetesRedis,
  KubernetesSecret,
  Postgres,
  Queue,
  Redis,
  Secret,
  StatefulWorkload,
  Table,
  Workload,
} from '../../../../../constructs';
import { Dependency, DeploymentStack, Environment, Shared } from '../../../../../lib';
import { Synthesized, synthesize } from '../../../../../lib/testing';
import { aws, awsRegion, awsWithoutExternalSecrets, cloudless, eksCluster } from '../../../../kit/environments';
import { pairsOf, rowsOf } from '../../../../kit/property';

const release = { schemaVersion: 1, images: { 'shop/basket': { tag: '1.2.3' }, 'shop/other': { tag: '1' } } } as const;
const regions = [
  awsRegion({
    accessLogBucket: 'logs',
    logRetentionDays: 30,
    cacheAuthentication: 'iam',
    clusters: [eksCluster('blue', { podSecurityGroupIds: ['sg-0a1b2c3d4e5f60718'] }), eksCluster('green')],
  }),
];
const access = AwsAccess.provisioner({
  approved: { models: { actions: ['bedrock:InvokeModel'], resources: ['arn:aws:bedrock:eu-west-1::foundation-model/a'] } },
});
const onAws = [
  AwsBucket.provisioner(),
  AwsPostgres.provisioner(),
  AwsQueue.provisioner(),
  AwsRedis.provisioner(),
  AwsSecret.provisioner(),
  AwsTable.provisioner(),
  access,
];
const inCluster = [
  KubernetesRedis.provisioner({ image: 'redis:8.2.1-alpine' }),
  KubernetesSecret.provisioner(),
  ...onAws.filter(({ type }) => type !== 'redis' && type !== 'secret'),
];

const approved = { daemonWorkloads: ['shop/basket', 'shop/cart'] };

const environments: Readonly<Record<string, readonly [Environment, readonly { readonly type: string; readonly name: string }[]]>> = {
  'External Secrets': [aws({ regions, provisioners: onAws, release, approved, protected: true }), onAws],
  'Terraform writes': [awsWithoutExternalSecrets({ provisioners: onAws, release, approved }), onAws],
  'in the cluster': [aws({ regions, provisioners: inCluster, release, approved }), inCluster],
  'without a cloud': [cloudless({ provisioners: inCluster.slice(0, 2), release, approved }), inCluster.slice(0, 2)],
};

const dependencies: Readonly<Record<string, () => Dependency>> = {
  Access: () => new Access({ name: 'models', actions: ['bedrock:InvokeModel'] }),
  Bucket: () => new Bucket(),
  Postgres: () => new Postgres({ size: 'small' }),
  Queue: () => new Queue(),
  Redis: () => new Redis({ size: 'small' }),
  Secret: () => new Secret({ keys: ['apiKey'] }),
  Table: () => new Table({ partitionKey: { name: 'id', type: 'string' } }),
};

interface Said {
  readonly formerly?: string;
  readonly knownAs?: string;
  readonly dependencies?: Readonly<Record<string, Dependency>>;
}

const image = 'ghcr.io/acme/basket';
/** Without variables that go by the names of dependencies: those belong to the image's code. */
const env = () => ({ LOG_LEVEL: 'info' });
const kinds: Readonly<Record<string, (stack: DeploymentStack, id: string, said: Said) => Construct>> = {
  CronJob: (stack, id, said) => new CronJob(stack, id, { image, env, schedule: '0 3 * * *', ...said }),
  DaemonWorkload: (stack, id, said) => new DaemonWorkload(stack, id, { image, env, ports: { http: { port: 80 } }, ...said }),
  Job: (stack, id, said) => new Job(stack, id, { image, env, ...said }),
  StatefulWorkload: (stack, id, said) =>
    new StatefulWorkload(stack, id, {
      image,
      env,
      ports: { http: { port: 80 } },
      volumeClaimTemplates: { data: { mountPath: '/data', storage: '1Gi' } },
      ...said,
    }),
  Workload: (stack, id, said) =>
    new Workload(stack, id, {
      image,
      env,
      ports: { http: { port: 80 } },
      files: { '/etc/basket': 'a' },
      volumes: { data: { mountPath: '/data', claim: { storage: '1Gi', accessMode: 'ReadWriteMany' } } },
      resources: { requests: { cpu: '1' } },
      autoscaling: { minReplicas: 2, maxReplicas: 3, cpu: 70 },
      jobs: { migrate: { command: ['m'] }, report: { command: ['r'], schedule: '0 3 * * *' } },
      owner: { team: 'checkout' },
      ...said,
    }),
};

type Json = Readonly<Record<string, unknown>>;

/** The Terraform JSON of the one stack, with its metadata. */
function terraformOf({ files }: Synthesized) {
  const [text] = [...files].flatMap(([file, content]) =>
    file.endsWith('shop-production-eu-west-1/cdk.tf.json') || /shop-[a-z-]+[a-z0-9]\/cdk\.tf\.json$/.test(file) ? [content] : [],
  );
  return JSON.parse(text!) as { readonly moved?: readonly { readonly from: string; readonly to: string }[] } & Record<
    string,
    Record<string, Record<string, Json>>
  >;
}

/** Address by construct path, of every block of a kind. */
function addresses(document: ReturnType<typeof terraformOf>, kind: 'resource' | 'ephemeral'): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(document[kind] ?? {}).flatMap(([type, blocks]) =>
      Object.entries(blocks).map(([name, block]) => [(block['//'] as { metadata: { path: string } }).metadata.path, `${type}.${name}`]),
    ),
  );
}

const withoutNotes = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, inner) => (key === '//' || key === 'moved' ? undefined : inner)));

/** What the plan of a rename must be: every resource moved, none changed; the same objects in the cluster, but for where they stand in the code. */
function expectOnlyRenamed(before: Synthesized, after: Synthesized, renamed: (path: string) => string): void {
  const [old, now] = [terraformOf(before), terraformOf(after)];
  let text = JSON.stringify(withoutNotes(old));
  const moves = new Map((now.moved ?? []).map(({ from, to }) => [from, to]));
  for (const kind of ['resource', 'ephemeral'] as const) {
    const there = addresses(now, kind);
    for (const [path, address] of addresses(old, kind)) {
      const to = there.get(renamed(path));
      if (to === undefined) throw new Error(`nothing stands at ${renamed(path)}`);
      if (kind === 'resource' && to !== address) expect([path, led(address, moves)]).toEqual([path, to]);
      text = text.replaceAll(address.split('.')[1]!, to.split('.')[1]!);
    }
  }
  expect(sorted(withoutNotes(now))).toEqual(sorted(JSON.parse(text)));
  expect(objectsOf(after)).toEqual(objectsOf(before));
}

/** Where Terraform leads an address of a state. */
function led(address: string, moves: ReadonlyMap<string, string>): string {
  const to = moves.get(address);
  return to === undefined ? address : led(to, moves);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

function objectsOf({ resources }: Synthesized): readonly unknown[] {
  return resources.all
    .filter(({ values }) => values['kind'] !== undefined)
    .map(({ address, values }) => {
      const { metadata, ...others } = structuredClone(values) as { metadata: { annotations: Record<string, string> } };
      delete metadata.annotations['slipway.dev/path'];
      delete metadata.annotations['slipway.dev/shared'];
      return { address, metadata, ...others };
    })
    .sort((a, b) => (a.address < b.address ? -1 : 1));
}

const small = (stack: DeploymentStack, id: string, needed: Readonly<Record<string, Dependency>>) =>
  new Workload(stack, id, { image, env, dependencies: needed });

/** The dependencies of an environment, each with the provisioner that makes it. */
const providedIn = (environment: string) =>
  Object.entries(dependencies).flatMap(([name, make]) => {
    const provisioner = environments[environment]![1].find(({ type }) => type === make().type);
    return provisioner ? [{ name, make, provisioner: provisioner.name }] : [];
  });

/** Each dependency in each environment that has it, with what makes it there. */
const provided = rowsOf(
  pairsOf(Object.keys(dependencies), Object.keys(environments)).flatMap(([name, environment]) =>
    providedIn(environment).flatMap((one) => (one.name === name ? [[name, environment, one.provisioner] as const] : [])),
  ),
);

test.each(rowsOf(pairsOf(Object.keys(kinds), Object.keys(environments))))(
  'a renamed %s keeps all that it has, by every dependency: %s',
  (kind, place) => {
    const [environment] = environments[place]!;
    const all = () => Object.fromEntries(providedIn(place).map(({ name, make }) => [`the${name}`, make()]));
    const before = synthesize(environment, (stack) => kinds[kind]!(stack, 'basket', { dependencies: all() }));
    const after = synthesize(environment, (stack) => kinds[kind]!(stack, 'cart', { formerly: 'basket', dependencies: all() }));
    expectOnlyRenamed(before, after, (path) => path.replace('/basket/', '/cart/'));
  },
);

test.each(provided)('a renamed %s keeps its data and its names: %s', (name, place) => {
  const [[environment], make] = [environments[place]!, dependencies[name]!];
  const before = synthesize(environment, (stack) => small(stack, 'basket', { oldThing: make() }));
  const after = synthesize(environment, (stack) => small(stack, 'basket', { thing: make().formerly('oldThing') }));
  expectOnlyRenamed(before, after, (path) => path.replace('/old-thing', '/thing'));
});

test.each(provided)('a %s that moves to another workload of the app keeps its data and its names: %s', (name, place) => {
  const [[environment], make] = [environments[place]!, dependencies[name]!];
  const before = synthesize(environment, (stack) => {
    small(stack, 'other', {});
    small(stack, 'basket', { thing: make() });
  });
  const after = synthesize(environment, (stack) => {
    small(stack, 'other', { mine: make().formerly('basket/thing') });
    small(stack, 'basket', {});
  });
  const moves = new Map((terraformOf(after).moved ?? []).map(({ from, to }) => [from, to]));
  const there = addresses(terraformOf(after), 'resource');
  for (const [path, address] of addresses(terraformOf(before), 'resource'))
    if (path.includes('/thing/')) expect(led(address, moves)).toBe(there.get(path.replace('/basket/thing/', '/other/mine/')));
});

test.each(provided.filter(([name]) => name !== 'Access'))('a renamed Shared of %s keeps its data and its names: %s', (name, place) => {
  const [[environment], make] = [environments[place]!, dependencies[name]!];
  const shared = (called: string, thing: Dependency) => (stack: DeploymentStack) => {
    const it = new Shared(called, thing as Bucket);
    stack.share(it, { usedElsewhere: 'a test' });
    new Workload(stack, 'basket', { image, env, dependencies: { its: it.as(thing.accesses.at(-1) as never) } });
  };
  const before = synthesize(environment, shared('tasks', make()));
  const after = synthesize(environment, shared('jobs', make().formerly('tasks')));
  expectOnlyRenamed(before, after, (path) => path.replace('/shared/tasks', '/shared/jobs'));
});

test('the table has every dependency, every kind of workload and every provisioner of the library', () => {
  const classes = Object.entries(constructs as Record<string, unknown>).filter(
    (entry): entry is [string, { prototype: unknown }] => typeof entry[1] === 'function',
  );
  const derived = (base: { readonly prototype: object }) =>
    classes
      .filter(([, { prototype }]) => prototype !== undefined && Object.prototype.isPrototypeOf.call(base.prototype, prototype as object))
      .map(([name]) => name);
  expect(Object.keys(dependencies)).toEqual(derived(Dependency as never).sort());
  const workloads = Object.getPrototypeOf(Workload) as { readonly prototype: object };
  expect(Object.keys(kinds)).toEqual(derived(workloads).sort());
  const provisioners = classes.filter(([, one]) => 'provisioner' in one).map(([name]) => name);
  expect([...new Set([...onAws, ...inCluster].map(({ name }) => name))].sort()).toEqual(provisioners.sort());
});
