import { Bucket, Queue, Secret, Table, Workload } from '../../constructs';
import { type Dependency, type DeploymentStack, type OutputKind, Shared, upperSnakeCase } from '../../lib';
import { type Synthesized, synthesizePlatform } from '../../lib/testing';
import { podTemplates } from '../e2e/kubernetes/pod-templates';
import { violations } from './platforms/invariants';
import { read } from './platforms/reader';
import { brought, things } from './sharing/things';
import { worlds } from './sharing/worlds';
import { inconsistencies } from './workload/inconsistencies';

// biome-ignore lint/suspicious/noExplicitAny: whatever is shared
type Any = any;

/** Those whose access is said where they are a workload's own. */
const withAccess: Readonly<Record<string, () => Dependency>> = {
  queue: () => new Queue({ access: 'sendReceive' }),
  bucket: () => new Bucket({ access: 'readWrite' }),
  table: () => new Table({ partitionKey: { name: 'id' }, access: 'readWrite' }),
};
const ofCloud = ['queue', 'bucket', 'table', 'postgres'];
const names = ['it', 'other', 'own'] as const;
const cases = Object.keys(things).flatMap((thing) =>
  Object.keys(worlds)
    .filter((world) => world !== 'the cluster' || !ofCloud.includes(thing))
    .map((world) => [thing, world] as const),
);
const secrets = ['shared-other', 'user-own'].map((name) => ({ kind: 'Secret', name, keys: ['apiKey', 'webhookSecret', 'privateKey'] }));

/** A workload with something of its own beside two that are shared, all of one class. */
function write(thing: string, world: string): Synthesized {
  const [it, other] = ['it', 'other'].map((name) => new Shared<Any>(name, things[thing]!())) as [Shared<Any>, Shared<Any>];
  const own = (withAccess[thing] ?? things[thing]!)();
  const files = Object.entries<OutputKind>(own.outputs).filter(([, kind]) => kind === 'file' || kind === 'secretFile');
  const access = it.dependency.accesses.at(-1);
  const define = (stack: DeploymentStack) => {
    for (const shared of [it, other]) stack.share(shared, { usedElsewhere: 'somebody, perhaps' });
    new Workload(stack, 'user', {
      image: 'ghcr.io/acme/some',
      dependencies: { it: it.as(access), other: other.as(access), own },
      ...(files.length > 0 && {
        files: (all: Any) =>
          Object.fromEntries(names.flatMap((name) => files.map(([output]) => [`/etc/${name}/${output}`, all[name][output]]))),
      }),
    });
  };
  const place = worlds[world]!.environment('production', { clusters: 1, regions: 1 });
  return synthesizePlatform((platform) => place.stamp(platform, 'shop', define));
}

describe.each(cases)('a %s of its own beside two that are shared, delivered by %s', (thing, world) => {
  const written = write(thing, world);
  const { objects, blocks, assembly } = read(written.files);
  const outputs = Object.entries<OutputKind>(things[thing]!().outputs);
  const [template] = podTemplates(objects.filter(({ path }) => path.endsWith('/user/Deployment')).map(({ document }) => document));
  const env: readonly Any[] = template!.spec.containers[0].env ?? [];

  test('breaks nothing that holds of any platform', () => {
    expect([...violations(read(written.files)), ...inconsistencies(written, [...brought, ...secrets])]).toEqual([]);
  });

  test('sets variables of its own for each, which lead to three things', () => {
    const told = names.map((name) =>
      outputs.flatMap(([output, kind]) => {
        const variable = env.find((one) => one.name === `${upperSnakeCase(name)}_${upperSnakeCase(output)}`);
        expect(kind === 'secretFile' || kind === 'file' ? variable : undefined).toBeUndefined();
        return variable === undefined ? [] : [JSON.stringify({ ...variable, name: output })];
      }),
    );
    expect(new Set(told.map((list) => list.length)).size).toBe(1);
    const mounted = names.map((name) => JSON.stringify(template!.spec.volumes ?? []).includes(`-${name}`));
    if (told[0]!.length > 0) expect(new Set(told.map(String)).size).toBe(3);
    else expect(mounted).toEqual([true, true, true]);
  });

  test('grants each by its own name, and says in the assembly which are shared', () => {
    const [{ bindings }] = assembly.stacks.flatMap(({ workloads }: Any) => workloads).filter((one: Any) => one.name === 'user');
    expect(bindings.map(({ name, shared }: Any) => [name, shared?.split('/').slice(1).join('/')])).toEqual([
      ['it', 'shared/it'],
      ['other', 'shared/other'],
      ['own', undefined],
    ]);
    const policy = blocks
      .filter(({ type }) => type === 'aws_iam_role_policy')
      .map(({ values }) => values.policy)
      .join();
    const granted = ['queue', 'bucket', 'table'].includes(thing) ? ['shop-it', 'shop-other', 'shop-user-own'] : [];
    expect(granted.filter((name) => !policy.includes(name))).toEqual([]);
  });
});

test('a name that runs together with the output of something shared is refused, with both outputs', () => {
  const it = new Shared('it', new Secret({ keys: ['apiKey'] }));
  const define = (stack: DeploymentStack) => {
    stack.share(it);
    new Workload(stack, 'user', { image: 'ghcr.io/acme/some', dependencies: { it: it.as('owner'), itApi: new Secret({ keys: ['key'] }) } });
  };
  const place = worlds['External Secrets']!.environment('production', { clusters: 1, regions: 1 });
  expect(() => synthesizePlatform((platform) => place.stamp(platform, 'shop', define))).toThrow(
    "Outputs 'shop-production-eu-west-1/user/it.apiKey' and 'shop-production-eu-west-1/user/itApi.key' both set 'IT_API_KEY'",
  );
});
