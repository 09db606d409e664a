import { groupOf } from '../../documents/kubernetes-kinds';
import { isResource } from '../noun-of';
import type { PlannedObject } from '../read/planned-object';
import type { PlannedFacts } from '../real/real-plan';
import { Moves } from './moves';

/** A thing on both sides, or on one. */
export interface Pair {
  readonly before?: PlannedObject;
  readonly after?: PlannedObject;
  /** Address that it had, where a `moved` block says so. */
  readonly movedFrom?: string;
  /** Name that it had, where the end of it is a hash of its content. */
  readonly renamedFrom?: string;
  /** Address of another resource that has its physical name on the other side. */
  readonly samePhysical?: string;
  /** What Terraform itself says of it. */
  readonly planned?: PlannedFacts;
}

/** Finds what was there before: by address, by `moved` blocks, and by the name without the hash at its end. */
export function pairs(base: readonly PlannedObject[], head: readonly PlannedObject[]): readonly Pair[] {
  const moves = new Moves(base, head);
  const before = new Map(base.map((object) => [object.key, moves.renamed(object)]));
  const after = new Map(head.map((object) => [object.key, object]));
  const found: Pair[] = [];
  const join = (from: PlannedObject, to: PlannedObject, how: Omit<Pair, 'before' | 'after'> = {}) => {
    before.delete(from.key);
    after.delete(to.key);
    found.push({ before: from, after: to, ...how });
  };
  for (const [key, object] of [...after]) {
    const same = before.get(key);
    if (same) join(same, object);
  }
  for (const [was, is] of moves.led) {
    const [one, other] = [before.get(was), after.get(is)];
    if (one && other) join(one, other, one.type.startsWith('ephemeral.') ? {} : { movedFrom: one.address });
  }
  // They say no more than the moves themselves.
  for (const block of moves.blocks) after.delete(block);
  const former = byStem(before.values());
  for (const [stem, news] of byStem(after.values())) {
    const [old, ...others] = former.get(stem) ?? [];
    if (old && others.length === 0 && news.length === 1) join(old, news[0]!, { renamedFrom: nameOf(old)! });
  }
  const left = [...before.values()];
  const physical = new Map(left.flatMap((object) => physicalKey(object).map((key) => [key, object] as const)));
  const recreated = new Map<PlannedObject, PlannedObject>();
  for (const object of after.values())
    for (const key of physicalKey(object)) {
      const other = physical.get(key);
      if (other) recreated.set(object, other).set(other, object);
    }
  const alone = (object: PlannedObject) => {
    const other = recreated.get(object);
    return other ? { samePhysical: other.address } : {};
  };
  return [
    ...found,
    ...left.map((object) => ({ before: object, ...alone(object) })),
    ...[...after.values()].map((object) => ({ after: object, ...alone(object) })),
  ];
}

/** Of Kustomize, or in hexadecimal. */
const hash = /-(?:[bcdfghjkmnpqrstvwxz2456789]{10}|(?=[a-f]*\d)[0-9a-f]{6,64})$/;

function byStem(objects: Iterable<PlannedObject>): ReadonlyMap<string, readonly PlannedObject[]> {
  const stems = new Map<string, PlannedObject[]>();
  for (const object of objects) {
    const name = nameOf(object);
    if (object.engine !== 'kubernetes' || name === undefined || !hash.test(name)) continue;
    const { values, environment, cluster } = object;
    const place = cluster === undefined ? '' : JSON.stringify([environment, cluster]);
    const stem = JSON.stringify([
      place,
      groupOf(String(values['apiVersion'])),
      values['kind'],
      values['metadata']?.namespace,
      name.replace(hash, ''),
    ]);
    stems.set(stem, [...(stems.get(stem) ?? []), object]);
  }
  return stems;
}

export function nameOf({ values }: PlannedObject): string | undefined {
  const name: unknown = values['metadata']?.name;
  return typeof name === 'string' ? name : undefined;
}

/** What the cloud knows a resource by: of two with one name, the second cannot be made before the first is gone. */
const names = [
  'bucket',
  'identifier',
  'cluster_identifier',
  'replication_group_id',
  'name',
  'function_name',
  'repository_name',
  'domain_name',
];

function physicalKey({ type, stack, values }: PlannedObject): readonly string[] {
  if (!isResource(type)) return [];
  const field = names.find((name) => typeof values[name] === 'string' && !String(values[name]).includes('${'));
  return field ? [JSON.stringify([stack, type, field, values[field]])] : [];
}
