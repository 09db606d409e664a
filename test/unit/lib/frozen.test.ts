import { Construct } from 'constructs';
import { Bucket, Job, Workload } from '../../../constructs';
import { Call, Dependency, DeploymentStack, Environment, frozenCopy, Provisioner, packWith, Service, Waiver } from '../../../lib';
import { synthesize } from '../../../lib/testing';
import { baseline, byFramework, policies, strict } from '../../../policies';
import { approvedOrigin } from '../../../policies/cross/approved-origin';
import { aws, awsRegion, release } from '../../kit/environments';
import { environment, TerraformData } from '../../kit/places';

/** Every object that can be reached by properties, once; what is in instances of classes is theirs. */
function everything(root: object): readonly object[] {
  const found = new Set<object>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || found.has(value)) return;
    found.add(value);
    if (value instanceof Map || value instanceof Set) for (const entry of value.values() as Iterable<unknown>) visit(entry);
    const isPlain = Array.isArray(value) || [null, Object.prototype].includes(Object.getPrototypeOf(value) as null);
    if (isPlain || value === root) for (const key of Reflect.ownKeys(value)) visit(Reflect.get(value, key));
  };
  visit(root);
  return [...found];
}

/** What changing it in every way changed. */
function changed(value: object): readonly string[] {
  const before = Reflect.ownKeys(value).map((key) => [key, Reflect.get(value, key)] as const);
  const list = value as unknown as unknown[];
  const ways: Readonly<Record<string, () => unknown>> = {
    added: () => Reflect.set(value, 'added', true),
    defined: () => Reflect.defineProperty(value, 'defined', { value: true }),
    ...Object.fromEntries(before.map(([key]) => [`${String(key)} =`, () => Reflect.set(value, key, 'changed')])),
    ...Object.fromEntries(before.map(([key]) => [`delete ${String(key)}`, () => Reflect.deleteProperty(value, key)])),
    ...(Array.isArray(value) && { push: () => list.push('x'), splice: () => list.splice(0), length: () => Reflect.set(list, 'length', 0) }),
    ...(value instanceof Map && {
      set: () => value.set('x', 1),
      delete: () => value.delete([...value.keys()][0]),
      clear: () => value.clear(),
    }),
  };
  for (const way of Object.values(ways)) {
    try {
      way();
    } catch {
      // Refused, as it should be.
    }
  }
  const after = Reflect.ownKeys(value);
  return [
    ...after.filter((key) => !before.some(([known]) => known === key)).map((key) => `added ${String(key)}`),
    ...before.filter(([key, was]) => !after.includes(key) || Reflect.get(value, key) !== was).map(([key]) => `changed ${String(key)}`),
  ];
}

describe('nothing that is held can be changed:', () => {
  const waiver = new Waiver({
    rule: 'k8s/image/digest',
    path: 'a/b',
    reason: 'a reason that is long enough',
    owner: 'team',
    expires: '2030-01-01',
  });
  const held: Readonly<Record<string, () => object>> = {
    'an environment, its regions, clusters and release': () =>
      aws({
        waivers: [waiver],
        policies: [baseline, { name: 'own', version: '1.0.0', policies: [] }],
        placements: { memory: { nodeSelector: { pool: 'memory' }, tolerations: [{ key: 'pool' }] } },
        telemetry: { endpoint: 'http://otel:4317', peers: [{ pods: { app: 'otel' } }] },
        differences: { 'shop/orders': { env: { A: '1' }, scale: { replicas: 3 } } },
        approvedOrigins: ['./platform'],
      }),
    'what an environment does not state': () => Object.freeze([aws().differences, aws().updates, aws().waivers, aws().policies]),
    'a derived environment': () => aws().with({ name: 'preview', regions: [awsRegion()] }),
    'the packs of the library': () => Object.freeze([baseline, strict, policies, byFramework('fsbp')]),
    'a pack of one’s own': () => environment({ policies: [{ ...baseline, name: 'own', levels: {}, parameters: [] }] }).policies,
    'a changed pack': () => packWith(baseline, { level: 'advisory' }),
    'a waiver': () => waiver,
    'a service and a call': () => {
      const service = new Service('orders', { http: { port: 80 } });
      return Object.freeze([service, service.at('http')]);
    },
  };
  test.each(Object.entries(held))('%s', (_what, make) => {
    expect(everything(make()).flatMap((one) => changed(one))).toEqual([]);
  });

  test('an environment of a class of one’s own keeps its fields too', () => {
    class Preview extends Environment {
      readonly pullRequest = 12;
    }
    const { regions, release } = environment();
    const preview = new Preview({ name: 'preview', regions, release, provisioners: [] });
    expect(Reflect.set(preview, 'protected', true)).toBe(false);
    expect(preview).toMatchObject({ protected: false, pullRequest: 12 });
  });
});

describe('what happens to a value after it was given changes nothing:', () => {
  test('an environment', () => {
    // GIVEN
    const clusters = [...awsRegion().clusters];
    const regions = [awsRegion({ clusters })];
    const differences = { 'shop/orders': { env: { A: '1' } } };
    const pack = { name: 'own', version: '1.0.0', policies: [...policies] };
    const waivers: Waiver[] = [];
    const images = { ...release.images };
    const place = aws({ regions, differences, policies: [pack], waivers, release: { schemaVersion: 1, images } });
    // WHEN
    clusters.pop();
    regions.pop();
    differences['shop/orders'].env.A = '2';
    pack.policies.length = 0;
    waivers.push({} as Waiver);
    delete images['shop/orders'];
    // THEN
    expect(place.regions[0]!.clusters).toHaveLength(1);
    expect(place.differenceOf('shop/orders').env).toEqual({ A: '1' });
    expect(place.policies[0]!.policies).toHaveLength(policies.length);
    expect(place.waivers).toEqual([]);
    expect(place.release.images).toHaveProperty(['shop/orders']);
  });

  test('the properties of a workload', () => {
    // GIVEN
    const args = ['--port=80'];
    const nodes = { type: 'RollingUpdate' as const, maxSurge: 1 };
    const podAnnotations: Record<string, string> = { a: '1' };
    // WHEN
    const { resources } = synthesize(environment(), (stack) => {
      new Workload(stack, 'orders', {
        image: 'orders',
        args,
        strategy: nodes,
        podAnnotations,
        readinessProbe: { exec: { command: args } },
      });
      new Job(stack, 'import', { image: 'orders', args });
      args.push('--changed');
      nodes.maxSurge = 5;
      podAnnotations.a = '2';
    });
    // THEN
    const { values } = resources.ofType('apps/v1/Deployment')[0]!;
    expect(values.spec.strategy.rollingUpdate.maxSurge).toBe(1);
    expect(values.spec.template.metadata.annotations).toMatchObject({ a: '1' });
    expect(values.spec.template.spec.containers[0]).toMatchObject({
      args: ['--port=80'],
      readinessProbe: { exec: { command: ['--port=80'] } },
    });
    expect(resources.ofType('batch/v1/Job')[0]!.values.spec.template.spec.containers[0].args).toEqual(['--port=80']);
  });
});

describe('a dependency, as its provisioner sees it,', () => {
  /** What a provisioner of the environment reads of a dependency. */
  // biome-ignore lint/suspicious/noExplicitAny: of whatever class it is
  function provisioned(dependency: Dependency, read: (given: any) => unknown): unknown {
    let seen: unknown;
    const provisioner: Provisioner = {
      type: dependency.type,
      name: 'Test',
      provision: (_workload, _id, given) => {
        seen = read(given);
        return { outputs: Object.fromEntries(Object.keys(dependency.outputs).map((output) => [output, 'x'])) };
      },
    };
    synthesize(environment({ provisioners: [provisioner] }), (stack) => {
      new Workload(stack, 'orders', { image: 'orders', dependencies: { it: dependency } });
    });
    return seen;
  }

  class Cache extends Dependency {
    readonly type = 'cache';
    readonly outputs = {} as const;
    #asked = 0;
    readonly nodes: unknown = { sizes: ['small'] };
    readonly own: unknown;

    constructor() {
      super();
      Object.defineProperty(this, 'own', { get: () => ++this.#asked, enumerable: true });
    }

    get size(): number {
      return ++this.#asked;
    }

    get broken(): never {
      throw new Error('only elsewhere');
    }

    describe(): string {
      return `asked ${typeof this.#asked}`;
    }
  }

  test('has every getter asked once, before, whether it is its own or of its class', () => {
    expect(provisioned(new Cache(), (given) => [new Set([given.size, given.size]).size, new Set([given.own, given.own]).size])).toEqual([
      1, 1,
    ]);
  });

  test('keeps its class, its methods and their private fields, and cannot be changed', () => {
    expect(
      provisioned(new Cache(), (given) => [
        given instanceof Cache,
        given.describe(),
        Object.isFrozen(given),
        Object.isFrozen(given.nodes.sizes),
      ]),
    ).toEqual([true, 'asked number', true, true]);
    expect(provisioned(new Bucket(), (given) => [given instanceof Bucket, given.access])).toEqual([true, 'readWrite']);
  });

  test('throws what a getter threw only where it is asked', () => {
    expect(provisioned(new Cache(), (given) => given.size)).toEqual(expect.any(Number));
    expect(() => provisioned(new Cache(), (given) => given.broken)).toThrow('only elsewhere');
  });

  test('lets a proxy answer before the provisioner runs, and never again', () => {
    let asked = 0;
    const proxy = new Proxy(new Bucket(), {
      get: (target, key) => (key === 'access' ? ['read', 'write', 'readWrite'][asked++ % 3] : Reflect.get(target, key)),
    });
    const seen = provisioned(proxy, (given) => {
      const before = asked;
      return [new Set([given.access, given.access]).size, asked - before];
    });
    expect(seen).toEqual([1, 0]);
  });

  test('makes what its methods make in the name of whoever gave it, not of the environment', () => {
    // GIVEN
    class Making extends Dependency {
      readonly type = 'cache';
      readonly outputs = {} as const;
      readonly nested = { make: (scope: Construct) => new TerraformData(scope, 'nested') };
      get eager(): string {
        return 'asked before';
      }
      make(scope: Construct): unknown {
        return new TerraformData(scope, 'method');
      }
    }
    const provisioner: Provisioner<Making> = {
      type: 'cache',
      name: 'Test',
      provision: (workload, _id, given) => {
        new TerraformData(workload, 'own');
        given.make(workload);
        given.nested.make(workload);
        new TerraformData(workload, 'after');
        return { outputs: {} };
      },
    };
    // WHEN
    const { report } = synthesize(
      environment({
        provisioners: [provisioner as Provisioner],
        policies: [{ name: 'own', version: '1.0.0', policies: [approvedOrigin] }],
      }),
      (stack) => void new Workload(stack, 'orders', { image: 'orders', dependencies: { it: new Making() } }),
    );
    // THEN
    const made = report.findings.map(({ path }) => path.split('/').at(-1));
    expect(made).toEqual(['method', 'nested']);
  });

  test('is a call still where it is one', () => {
    const call = new Service('a', { http: { port: 80 } }).at('http');
    expect(call).toBeInstanceOf(Call);
    expect(() =>
      synthesize(
        environment(),
        (stack: DeploymentStack) => void new Workload(stack, 'orders', { image: 'orders', dependencies: { a: call } }),
      ),
    ).toThrow("calls 'shop/a'");
  });
});

describe('a frozen copy', () => {
  test('is equal, and frozen at every depth', () => {
    const given = { list: [{ a: 1 }], map: new Map([['k', { b: 2 }]]), set: new Set(['c']), nothing: undefined };
    const copy = frozenCopy(given);
    expect(copy).toEqual(given);
    expect(everything(copy).flatMap((one) => changed(one))).toEqual([]);
    expect(() => copy.map.set('x', { b: 1 })).toThrow(TypeError);
    expect(given.list).not.toBe(copy.list);
  });

  test('goes round in circles where what was given does', () => {
    const given: { self?: unknown; list: unknown[] } = { list: [] };
    given.self = given;
    given.list.push(given);
    const copy = frozenCopy(given);
    expect(copy.self).toBe(copy);
    expect(copy.list[0]).toBe(copy);
  });

  test('asks getters once, drops setters, and takes what a proxy shows', () => {
    let asked = 0;
    const copy = frozenCopy({
      get a() {
        return ++asked;
      },
      set b(_value: number) {},
      proxied: new Proxy({ c: 1 }, { get: () => ++asked }),
    });
    expect([copy.a, copy.a, copy.b, copy.proxied.c, copy.proxied.c]).toEqual([1, 1, undefined, 2, 2]);
  });

  test('leaves functions and instances of classes who they are', () => {
    class Counter {
      readonly #seen: string[] = [];
      readonly limit = 1;
      add(one: string): number {
        return this.#seen.push(one);
      }
    }
    const counter = new Counter();
    const run = (): void => {};
    const copy = frozenCopy({ counter, run, buffer: new Uint8Array(2) });
    expect(copy.counter).toBe(counter);
    expect(copy.run).toBe(run);
    expect(copy.counter.add('a')).toBe(1);
    expect(Reflect.set(copy.counter, 'limit', 2)).toBe(false);
  });

  test('is no copy of a copy', () => {
    const copy = frozenCopy({ a: { b: 1 } });
    expect(frozenCopy(copy)).toBe(copy);
    expect(frozenCopy({ inner: copy }).inner).toBe(copy);
  });

  test('keeps a key named __proto__, and no prototype where there is none', () => {
    const copy = frozenCopy(JSON.parse('{"__proto__": {"a": 1}}'));
    expect(Object.keys(copy)).toEqual(['__proto__']);
    expect(copy.a).toBeUndefined();
    expect(Object.getPrototypeOf(frozenCopy(Object.create(null)))).toBeNull();
  });
});

test('nobody who holds a rule changes it: everything that it is made of is frozen', () => {
  const open: (readonly [path: string, value: unknown])[] = [baseline, strict].flatMap(({ policies }) =>
    policies.map((policy) => [policy.name, policy] as const),
  );
  const seen = new Set<unknown>();
  const loose: string[] = [];
  for (let next = open.pop(); next; next = open.pop()) {
    const [path, value] = next;
    if (typeof value !== 'object' || value === null || value instanceof RegExp || seen.has(value)) continue;
    seen.add(value);
    if (!Object.isFrozen(value)) loose.push(path);
    for (const [key, inner] of Object.entries(value)) open.push([`${path}.${key}`, inner]);
  }
  expect(seen.size).toBeGreaterThan(1000);
  expect(loose).toEqual([]);
});
