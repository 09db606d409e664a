import type { PropertyTable } from './property-table';

/** What the doc comment of a property says. */
export interface Documented {
  readonly text: string;
  /** `@default` */
  readonly default?: string;
}

/** What doc comments say of a type and of its properties. */
export interface TypeDocs {
  readonly text: string;
  /** By the names of its own properties. */
  readonly documented: Readonly<Record<string, Documented>>;
}

/** What is said of a property where it is declared: in the type, or in one that it extends. */
export function saidOf(table: PropertyTable, docs: ReadonlyMap<string, TypeDocs>, type: string, name: string): Documented | undefined {
  const own = docs.get(type)?.documented;
  if (own && Object.hasOwn(own, name)) return own[name];
  return (table.types[type]?.extends ?? []).map((parent) => saidOf(table, docs, parent, name)).find(Boolean);
}
