import { type JudgePlace, type Policy, type Resource, type Setting, verdictOf } from '../../../lib';
import type { Row, Table } from './table';

/** A row with all that it may say: the first resource is that which is judged, the others are around it. */
export type Whole = { readonly resources: readonly Resource[]; readonly parameters?: readonly Setting[] } & JudgePlace;

export function whole(row: Row): Whole {
  return 'resources' in row ? row : { resources: [row].flat() as readonly Resource[] };
}

export function resourcesOf(row: Row): readonly Resource[] {
  return whole(row).resources;
}

/** Rows that comply, then those that are excused: who leaves out what fails may have what is so by default. */
export function passingOf({ pass = {}, excused = {} }: Table): Readonly<Record<string, Row>> {
  return { ...pass, ...excused };
}

/** What a policy says of the first resource of a row. */
export function verdictOfRow(policy: Policy, row: Row): ReturnType<typeof verdictOf> {
  const { resources, ...place } = whole(row);
  const [resource, ...others] = resources;
  return verdictOf(policy, resource!, { ...place, others });
}
