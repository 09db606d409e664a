import { ApiObject, App, ImplicitTokenResolver, IResolver, LazyResolver, NumberStringUnionResolver } from 'cdk8s';
import * as resolving from 'cdk8s/lib/resolve';
import { isFast } from './fast-path';
import { hasTokenKey, isPlainObject, isTokenItself, mayHoldToken } from './fast-resolve';
import { whileReplaced } from './replace-function';

type Resolve = typeof resolving.resolve;

/** Those of ours. */
const plainKeepers = new WeakSet<IResolver>();
/** Those that each App of cdk8s has. */
const stockResolvers = [LazyResolver, ImplicitTokenResolver, NumberStringUnionResolver];

/** Says of a resolver that it neither changes nor refuses finite numbers, texts without a token, booleans, and plain lists and objects of them. */
export function keepsPlain(resolver: IResolver): IResolver {
  plainKeepers.add(resolver);
  return resolver;
}

/** Calls a function while cdk8s asks its resolvers only for what is not plain, and copies the rest. */
export function withFastObjects<T>(use: () => T): T {
  return isFast() ? whileReplaced(resolving, 'resolve', fastObjects(resolving.resolve), use) : use();
}

/** What `resolve` gives, for less. */
export function fastObjects(resolve: Resolve): Resolve {
  return (key, value, object) =>
    isUsual(object) ? copied(value, [...key], (keys, part) => resolve([...keys], part, object)) : resolve(key, value, object);
}

/** Whether a program has no resolvers of its own, which may make anything of anything. */
function isUsual(object: ApiObject): boolean {
  return App.of(object).resolvers.every((one) => plainKeepers.has(one) || stockResolvers.some((type) => one.constructor === type));
}

/** @param keys where the value stands */
function copied(value: unknown, keys: string[], resolve: (keys: readonly string[], part: unknown) => unknown): unknown {
  if (!isPlain(value)) return resolve(keys, value);
  if (typeof value !== 'object' || value === null) return value;
  const inner = (key: string, part: unknown): unknown => {
    if (typeof part === 'string' && !mayHoldToken(part)) return part;
    keys.push(key);
    const copy = copied(part, keys, resolve);
    keys.pop();
    return copy;
  };
  if (Array.isArray(value)) return value.map((item, index) => inner(String(index), item));
  const result: Record<string, unknown> = {};
  for (const key of Object.keys(value)) result[key] = inner(key, (value as Readonly<Record<string, unknown>>)[key]);
  return result;
}

/** What no resolver has anything to do with, apart from what is in it. */
function isPlain(value: unknown): boolean {
  if (typeof value === 'string') return !mayHoldToken(value);
  if (typeof value === 'number') return value >= 0 && Number.isFinite(value);
  if (typeof value === 'boolean' || value === undefined || value === null) return true;
  if (typeof value !== 'object') return false;
  return Array.isArray(value) ? !value.some(isTokenItself) : isPlainObject(value) && !hasTokenKey(value);
}
