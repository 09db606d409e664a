import { Difference, mergeDifferences } from '../model/difference';

/** What the line that places a workload says of it there. */
export interface Placement extends Difference {
  /**
   * By the name of a stateful dependency: what its data in a second region of the environment has to do with the first.
   * `independent`: nothing, each region has data of its own.
   */
  readonly data?: Readonly<Record<string, 'independent'>>;
}

/** One of two placements for each property, entry by entry where it is a map. */
export function mergePlacements(outer: Placement, inner: Placement): Placement {
  return { ...mergeDifferences(outer, inner), data: { ...outer.data, ...inner.data } };
}
