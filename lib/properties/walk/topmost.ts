import type { PropertyType } from '../property';
import { reachedFrom } from './reached-from';

/** Names of the types that no other has, unless it has that one in turn: what a document of them may be, where nobody says it. */
export function topmost(all: ReadonlyMap<string, PropertyType>): readonly string[] {
  const reached = new Map([...all.keys()].sort().map((name) => [name, reachedFrom(all, [name])]));
  return [...reached].filter(([name, own]) => [...reached].every(([other, its]) => !its.has(name) || own.has(other))).map(([name]) => name);
}
