import { typeAt } from './block-address';
import type { KeptEntry, KeptList } from './kept-list';
import { type Releases, whereNow } from './releases';

/** What a stack makes now, as far as lists are held against it. */
export interface Made {
  /** By address. */
  readonly resources: ReadonlyMap<string, unknown>;
  /** Address, by type and the name that the service knows it by: `typeAndName`. */
  readonly named: ReadonlyMap<string, string>;
}

/** @param resources type, and the name that its service knows it by, by address */
export function madeOf(resources: Iterable<readonly [string, { readonly type: string; readonly name: string | undefined }]>): Made {
  const all = new Map(resources);
  const named = [...all].flatMap(([address, { type, name }]) => (name === undefined ? [] : [[typeAndName(type, name), address] as const]));
  return { resources: all, named: new Map(named.reverse()) };
}

/** What a list has of what is made now. */
export function madeIn({ resources }: KeptList): Made {
  return madeOf([...resources].map(([address, { name }]) => [address, { type: typeAt(address), name }]));
}

/**
 * At which address something of a list is made now: where its blocks lead, or, of what is left where it is, where something of its name is made. Nothing where nobody
 * makes it.
 */
export function madeAt(address: string, entry: KeptEntry, releases: Releases, { resources, named }: Made): string | undefined {
  const at = whereNow(address, releases, resources);
  if (resources.has(at)) return at;
  const isLeft = entry.retired !== undefined || releases.released.has(address);
  return isLeft && entry.keeps && entry.name !== undefined ? named.get(typeAndName(typeAt(address), entry.name)) : undefined;
}

function typeAndName(type: string, name: string): string {
  return `${type} ${name}`;
}
