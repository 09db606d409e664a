import { child, type Json } from '../../documents/plan/plan-document';
import { isObject } from '../../documents/shape';
import { isSensitive } from '../../documents/terraform/sensitive';
import { hidden, otherSecret } from '../secrets/secret-values';

/** Stands for what only applying tells. */
export const afterApply = '(known after apply)';

/** A resource before and after, as a plan tells it. */
export interface PlannedSides {
  readonly before?: Json;
  readonly after?: Json;
  /** Attributes that nobody states and that are known after apply. */
  readonly computed: readonly string[];
}

/**
 * The values of a change without secrets and without noise: an empty list or object is as good as none, and what `tags` says, `tags_all` does
 * not say again. A secret that changes is another one, whatever it is.
 *
 * @param type of the resource; empty for an output
 * @param stated names that the configuration states
 * @see https://developer.hashicorp.com/terraform/internals/json-format#change-representation
 */
export function plannedSides(type: string, change: Json, stated: ReadonlySet<string>): PlannedSides {
  const { before, after, after_unknown: unknown, before_sensitive: secretBefore, after_sensitive: secretAfter } = change;
  const marks = (path: readonly string[], one: unknown, other: unknown) => one === true || other === true || isSensitive(type, path);
  const pair = (path: readonly string[], at: Places): readonly [unknown, unknown] => {
    const { was, is, open, markedBefore, markedAfter } = at;
    if (marks(path, markedBefore, markedAfter)) return secretSides(was, is, open);
    if (open === true) return [quiet(was), afterApply];
    if (Array.isArray(was) || Array.isArray(is) || Array.isArray(open)) return items(path, at, pair);
    // A text that nobody states is empty in the state, and none in the plan.
    const isNone = (value: unknown) => value === null || (value === '' && path.length === 1 && !stated.has(path[0]!));
    if (!isObject(was) && !isObject(is) && !isObject(open)) return [isNone(was) ? undefined : was, isNone(is) ? undefined : is];
    const names = new Set([was, is, open].flatMap((value) => (isObject(value) ? Object.keys(value) : [])));
    const sides = [...names].map((name) => [name, pair([...path, name], inside(at, name))] as const);
    const side = (index: 0 | 1, value: unknown) =>
      isScalar(value)
        ? value
        : quiet(Object.fromEntries(sides.flatMap(([name, both]) => (both[index] === undefined ? [] : [[name, both[index]]]))));
    return [side(0, was), side(1, is)];
  };
  const [was, is] = pair([], { was: before, is: after, open: unknown, markedBefore: secretBefore, markedAfter: secretAfter });
  const computed = isObject(unknown) ? Object.keys(unknown).filter((name) => unknown[name] === true && !stated.has(name)) : [];
  return {
    ...(isObject(before) && { before: without(isObject(was) ? was : {}, computed, is) }),
    ...(isObject(after) && { after: without(isObject(is) ? is : {}, computed, was) }),
    computed,
  };
}

interface Places {
  readonly was: unknown;
  readonly is: unknown;
  readonly open: unknown;
  readonly markedBefore: unknown;
  readonly markedAfter: unknown;
}

function inside({ was, is, open, markedBefore, markedAfter }: Places, key: string | number): Places {
  return {
    was: child(was, key),
    is: child(is, key),
    open: child(open, key),
    markedBefore: child(markedBefore, key),
    markedAfter: child(markedAfter, key),
  };
}

function items(
  path: readonly string[],
  at: Places,
  pair: (path: readonly string[], at: Places) => readonly [unknown, unknown],
): readonly [unknown, unknown] {
  const lengths = [at.was, at.is, at.open].map((value) => (Array.isArray(value) ? value.length : 0));
  const all = Array.from({ length: Math.max(...lengths) }, (_, index) => pair(path, inside(at, index)));
  const side = (index: 0 | 1, value: unknown, length: number) =>
    isScalar(value) ? value : quiet(all.slice(0, length).map((both) => both[index] ?? null));
  return [side(0, at.was, lengths[0]!), side(1, at.is, Math.max(lengths[1]!, lengths[2]!))];
}

function isScalar(value: unknown): boolean {
  return value !== null && value !== undefined && typeof value !== 'object';
}

/** That it is another one is all that is said of a secret. */
function secretSides(was: unknown, is: unknown, open: unknown): readonly [unknown, unknown] {
  const isOther = (open !== undefined && open !== false) || JSON.stringify(was ?? null) !== JSON.stringify(is ?? null);
  const one = was === undefined || was === null ? undefined : hidden;
  const other = (is === undefined || is === null) && !isOpen(open) ? undefined : isOther && one !== undefined ? otherSecret : hidden;
  return [one, other];
}

function isOpen(open: unknown): boolean {
  return open === true || (typeof open === 'object' && open !== null && Object.values(open).some(isOpen));
}

/** Nothing for what is empty: state and configuration write it differently. */
function quiet(value: unknown): unknown {
  if (value === null || value === undefined) return undefined;
  if (Array.isArray(value)) return value.length === 0 ? undefined : value;
  return isObject(value) && Object.keys(value).length === 0 ? undefined : value;
}

function without(side: Json, computed: readonly string[], other: unknown): Json {
  const tags = (value: unknown) => JSON.stringify(child(value, 'tags') ?? null) !== JSON.stringify(child(other, 'tags') ?? null);
  const echoes = tags(side) ? ['tags_all'] : [];
  return Object.fromEntries(Object.entries(side).filter(([name]) => !computed.includes(name) && !echoes.includes(name)));
}
