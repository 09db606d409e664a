import { AsyncLocalStorage } from 'node:async_hooks';
import { atOnce } from '../at-once';

/** Whether what runs is what an environment lists: known to the run itself, so that nothing is left of it behind. */
const listed = new AsyncLocalStorage<boolean>();

/** A thing that an environment lists or chooses: what its method makes needs no other approval. */
export function listedBy<K extends string, T extends { readonly [key in K]: (...args: never[]) => unknown }>(thing: T, method: K): T {
  const { name } = thing as { readonly name?: unknown };
  const what = `The function '${method}' of ${typeof name === 'string' ? name : 'what an environment chooses'}`;
  const make = (...args: never[]) =>
    atOnce(
      what,
      asListed(() => thing[method](...args)),
    );
  return Object.freeze(Object.create(thing, { [method]: { value: make } }));
}

/** Runs what an environment lists. */
export function asListed<R>(run: () => R): R {
  return listed.run(true, run);
}

/** Runs what a developer gave to something that an environment lists: what it makes is the developer's. */
export function asGiven<R>(run: () => R): R {
  return listed.run(false, run);
}

export function runsAsListed(): boolean {
  return listed.getStore() ?? false;
}
