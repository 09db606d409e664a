import { AsyncLocalStorage } from 'node:async_hooks';
import { atOnce } from '../at-once';

/** Whether what runs is what an environment lists: known to the run itself, so that nothing is left of it behind. */
const listed = new AsyncLocalStorage<boolean>();

/**
 * A thing that an environment lists or chooses: what its method makes needs no other approval.
 *
 * @param check of what it returns, by the name of the function: that it is there at once, where nothing is said
 */
export function listedBy<K extends string, T extends { readonly [key in K]: (...args: never[]) => unknown }>(
  thing: T,
  method: K,
  check: (what: string, result: unknown) => unknown = atOnce,
): T {
  const what = `The function '${method}' of ${nameOf(thing)}`;
  const make = (...args: never[]) =>
    check(
      what,
      asListed(() => thing[method](...args)),
    );
  return Object.freeze(Object.create(thing, { [method]: { value: make } }));
}

/** Its own, or that of its class. */
function nameOf(thing: object): string {
  const { name } = thing as { readonly name?: unknown };
  if (typeof name === 'string') return name;
  const type = (Object.getPrototypeOf(thing) as object | null)?.constructor.name;
  return type === undefined || type === 'Object' ? 'what an environment chooses' : type;
}

/** Runs what an environment lists. */
export function asListed<R>(run: () => R): R {
  return runAs(true, run);
}

/** Runs what a developer gave to something that an environment lists: what it makes is the developer's. */
export function asGiven<R>(run: () => R): R {
  return runAs(false, run);
}

/** Runs something long: what is in it, and is listed or given, need not begin and end what tells them apart by itself. */
export function asBefore<R>(run: () => R): R {
  return runAs(runsAsListed(), run);
}

function runAs<R>(isListed: boolean, run: () => R): R {
  const isOutermost = listed.getStore() === undefined;
  try {
    return listed.run(isListed, run);
  } finally {
    // A storage that is enabled is asked at every promise of the process, and each test file has one of its own.
    if (isOutermost) listed.disable();
  }
}

export function runsAsListed(): boolean {
  return listed.getStore() ?? false;
}
