import { Autoscaling } from './autoscaling';
import { Never } from './contradiction';
import { Cpu, Memory } from './quantity';

/** Amounts of resources to change; `undefined` removes one. */
export interface AmountsDifference {
  /** @format cpu */
  readonly cpu?: Cpu | undefined;
  /** @format memory */
  readonly memory?: Memory | undefined;
  /** @format memory */
  readonly ephemeralStorage?: Memory | undefined;
}

/**
 * What may differ between the places of one workload, ports and dependencies never. Maps are merged, and `undefined` removes an entry.
 *
 * An environment states it by `<app>/<workload>`, the line that places the workload states it there; the line wins.
 */
export interface Difference {
  /** Replaces the workload's choice as a whole. */
  readonly scale?:
    | {
        /** @minimum 0 */
        readonly replicas: number;
        readonly autoscaling?: Never<"a place scales in one way: drop 'replicas' or 'autoscaling'">;
      }
    | { readonly autoscaling: Autoscaling; readonly replicas?: Never<"a place scales in one way: drop 'replicas' or 'autoscaling'"> };
  readonly resources?: { readonly requests?: AmountsDifference; readonly limits?: AmountsDifference };
  /** Of its own container and of its jobs; init containers and sidecars, of other images, know their own variables only. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Hosts by the name of the route. */
  readonly hosts?: Readonly<Record<string, string>>;
}

/** One of two differences for each property, entry by entry where it is a map. */
export function mergeDifferences(environment: Difference, line: Difference): Difference {
  const scale = line.scale ?? environment.scale;
  return {
    ...(scale && { scale }),
    resources: {
      requests: { ...environment.resources?.requests, ...line.resources?.requests },
      limits: { ...environment.resources?.limits, ...line.resources?.limits },
    },
    env: { ...environment.env, ...line.env },
    hosts: { ...environment.hosts, ...line.hosts },
  };
}
