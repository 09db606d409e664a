import type { Cluster } from '../cluster';
import type { Region } from '../region';
import { FactName, FactOf, factOf } from './facts';

/** Where in an environment something stands: what its choices may go by. */
export class ClusterPlace {
  constructor(
    /** Name of the environment. */
    readonly environment: string,
    readonly region: Region,
    readonly cluster: Cluster,
  ) {}

  /**
   * A fact of the platform's own: the cluster's, or else its region's.
   *
   * @throws UserError if neither states it
   */
  fact<N extends FactName>(name: N): FactOf<N> {
    return factOf(this.environment, this, name);
  }
}

/**
 * The same in all of an environment, or a function of the place. The function runs once for each cluster, when the environment is made; a place for
 * which it returns `undefined` is as if nothing were chosen.
 */
export type ByPlace<T> = T | ((place: ClusterPlace) => T | undefined);
