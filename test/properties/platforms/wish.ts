import * as fc from 'fast-check';

/** Names that join badly, that runtimes and clouds give another meaning, and plain ones; the last one is refused of a workload. */
const anyName: fc.Arbitrary<string> = fc.oneof(
  {
    arbitrary: fc.constantFrom('a', 'a-b', 'b', 'b-c', 'c', 'backend', 'aws', 'files', 'constructor', 'orders', 'migrate'),
    weight: 60,
  },
  { arbitrary: fc.constant('default'), weight: 1 },
);
/** In camelCase: `aB` becomes `a-b` in a cloud. */
const anyDependencyName: fc.Arbitrary<string> = fc.constantFrom(
  'a',
  'aB',
  'b',
  'bC',
  'c',
  'cache',
  'uploads',
  'backend',
  'aws',
  'files',
  'constructor',
  'default',
);
const anyEnvironmentName: fc.Arbitrary<string> = fc.constantFrom('staging', 'production', 'a', 'a-b', 'b');
/** The last one is refused where it is a namespace. */
const anyApp: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: fc.constantFrom('shop', 'shop-a', 'a', 'a-b', 'b', 'files', 'constructor'), weight: 60 },
  { arbitrary: fc.constant('default'), weight: 1 },
);
const anyHost = fc.constantFrom(...Array.from({ length: 12 }, (_, index) => `${index}.example.com`));

const uniqueBy = <T, K extends keyof T>(value: fc.Arbitrary<T>, key: K, least: number, most: number): fc.Arbitrary<T[]> =>
  fc.uniqueArray(value, { selector: (one) => one[key], minLength: least, maxLength: most });

const anyDependency = fc.record({
  name: anyDependencyName,
  /** A call is answered by one of the workloads, a thing by a provisioner. */
  kind: fc.constantFrom('bucket', 'queue', 'redis', 'postgres', 'table', 'call', 'call', 'call-elsewhere'),
  pick: fc.nat(20),
});
export type DependencyWish = typeof anyDependency extends fc.Arbitrary<infer W> ? W : never;

const anyShared = fc.record({ name: anyName, kind: fc.constantFrom('bucket', 'queue', 'redis', 'postgres', 'table') });

const anyWorkload = fc.record({
  name: anyName,
  kind: fc.constantFrom('Workload', 'Workload', 'Workload', 'StatefulWorkload', 'Job', 'CronJob'),
  serves: fc.boolean(),
  files: fc.boolean(),
  dependencies: uniqueBy(anyDependency, 'name', 0, 3),
  /** What it uses of what its app shares, and how. */
  uses: fc.array(fc.record({ thing: fc.nat(20), access: fc.nat(20) }), { maxLength: 2 }),
  jobs: fc.uniqueArray(fc.constantFrom('migrate', 'b', 'files', 'nightly'), { maxLength: 2 }),
  host: fc.option(anyHost, { nil: undefined, freq: 3 }),
  replicas: fc.integer({ min: 0, max: 3 }),
  /** In how many calls of `stack.place` it stands, and which of them states replicas. */
  nested: fc.integer({ min: 0, max: 2 }),
});
export type WorkloadWish = typeof anyWorkload extends fc.Arbitrary<infer W> ? W : never;

const anyAppWish = fc.record({
  name: anyApp,
  workloads: uniqueBy(anyWorkload, 'name', 1, 3),
  shared: uniqueBy(anyShared, 'name', 0, 2),
});
export type PlatformApp = typeof anyAppWish extends fc.Arbitrary<infer W> ? W : never;

const anyEnvironment = fc.record({
  name: anyEnvironmentName,
  /** The same name is the same cluster, whoever places something in it. */
  clusters: fc.subarray(['blue', 'green', 'central', 'other'], { minLength: 1, maxLength: 2 }),
  cloud: fc.constantFrom('none', 'external-secrets', 'external-secrets', 'terraform-written'),
  cacheInCluster: fc.boolean(),
  /** Namespaces with a prefix of their own, as a preview has them. */
  ownNamespaces: fc.boolean(),
  ownHosts: fc.constantFrom(true, true, true, false),
  judged: fc.constantFrom(false, false, false, true),
  apps: fc.integer({ min: 1, max: 3 }),
});
export type EnvironmentWish = typeof anyEnvironment extends fc.Arbitrary<infer W> ? W : never;

/** A whole platform: some apps, each in some environments that may share clusters, and perhaps a preview of the first environment. */
export const anyPlatform = fc.record({
  /** The last one is refused. */
  organization: fc.oneof({ arbitrary: fc.constantFrom('acme', 'a', 'a-b'), weight: 60 }, { arbitrary: fc.constant('sg'), weight: 1 }),
  engine: fc.constantFrom('kubernetes', 'kubernetes', 'cilium', 'none'),
  environments: uniqueBy(anyEnvironment, 'name', 1, 2),
  apps: uniqueBy(anyAppWish, 'name', 1, 2),
  preview: fc.constantFrom('none', 'none', 'documented', 'careless'),
});
export type PlatformWish = typeof anyPlatform extends fc.Arbitrary<infer W> ? W : never;
