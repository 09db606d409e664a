import { UserError } from './errors';
import { isPlain } from './frozen';

/**
 * What a function of the user's returned, or the function itself, refused where it comes later: nothing here waits, so that what it would
 * define is missing from all that is written.
 *
 * @param what the function, as a sentence begins: `The function 'env'`
 * @throws UserError if it is a promise or a generator, or holds one; if it is a function that makes one
 */
export function atOnce<T>(what: string, result: T): T {
  const late = typeof result === 'function' ? lateFunction(result) : lateIn(result);
  if (late === undefined) return result;
  throw new UserError(
    `${what} ${typeof result === 'function' ? 'is' : 'returned'} ${late}, and nothing waits for it.`,
    'Write it without `async`, `await` and `yield`: wait before the platform is defined, and hand over what came of it.',
  );
}

/** Outputs of a binding, entries of a map: deeper, only what they refer to. */
const mostDepth = 3;

function lateIn(value: unknown, depth = 0): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (isPromise(value)) {
    // Whatever becomes of it, this is what is told.
    value.then(undefined, () => undefined);
    return 'a promise';
  }
  if (/Generator\]$/.test(tagOf(value))) return 'a generator';
  if (depth === mostDepth || !(Array.isArray(value) || isPlain(value))) return undefined;
  for (const [key, part] of Object.entries(value)) {
    const late = lateIn(part, depth + 1);
    if (late !== undefined) return late.includes(' as ') ? late : `${late} as '${key}'`;
  }
  return undefined;
}

function lateFunction(value: object): string | undefined {
  const [, kind] = /^\[object (Async|Generator|AsyncGenerator)Function\]$/.exec(tagOf(value)) ?? [];
  return kind && (kind === 'Async' ? 'an async function' : 'a generator');
}

function tagOf(value: object): string {
  return Object.prototype.toString.call(value);
}

function isPromise(value: object): value is PromiseLike<unknown> {
  return typeof (value as Partial<PromiseLike<unknown>>).then === 'function';
}
