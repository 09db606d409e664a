import { DeploymentStack, UserError } from '../../../lib';

/** What becomes of a pod that cannot be put where it would be apart from the others. */
export type WhenUnsatisfiable = 'ScheduleAnyway' | 'DoNotSchedule';

/** How strictly pods are kept apart. */
export interface TopologySpread {
  /**
   * Over zones. `DoNotSchedule` must be approved by the environment, and fits as many pods as there are zones, times `maxSkew`.
   *
   * @default 'ScheduleAnyway'
   * @field Pod.spec.topologySpreadConstraints[].whenUnsatisfiable
   */
  readonly zone?: WhenUnsatisfiable;
  /**
   * Over nodes. `DoNotSchedule` must be approved by the environment.
   *
   * @default 'ScheduleAnyway'
   * @field Pod.spec.topologySpreadConstraints[].whenUnsatisfiable
   */
  readonly hostname?: WhenUnsatisfiable;
  /**
   * By how many pods a zone or node may have more than another.
   *
   * @minimum 1
   * @default 1
   * @field Pod.spec.topologySpreadConstraints[].maxSkew
   */
  readonly maxSkew?: number;
}

/** Pods that serve are kept apart. */
export interface Spread {
  /**
   * How strictly its pods are kept apart, so that one zone or node does not take all of them along.
   *
   * @default - as well as it goes
   * @field Pod.spec.topologySpreadConstraints
   */
  readonly topologySpread?: TopologySpread;
}

const topologies = { zone: 'topology.kubernetes.io/zone', hostname: 'kubernetes.io/hostname' } as const;

/** Soft unless approved, and among pods of one revision: `DoNotSchedule` leaves pods pending where nodes lack the label. */
export function renderSpread({ maxSkew = 1, ...hard }: TopologySpread, selector: Readonly<Record<string, string>>, revisionLabel: string) {
  return Object.entries(topologies).map(([topology, topologyKey]) => ({
    maxSkew,
    topologyKey,
    whenUnsatisfiable: hard[topology as keyof typeof topologies] ?? 'ScheduleAnyway',
    labelSelector: { matchLabels: selector },
    matchLabelKeys: [revisionLabel],
  }));
}

/**
 * @param pods the fewest that run
 * @throws UserError if the place has not approved what would leave pods pending, or has too few zones for them
 */
export function checkSpread({ environment, clusters }: DeploymentStack, { topologySpread = {} }: Spread, pods: number): void {
  const { zone, hostname, maxSkew = 1 } = topologySpread;
  for (const [topology, choice] of Object.entries({ zone, hostname }))
    if (choice === 'DoNotSchedule') environment.requireApproved('topologySpread', choice, `topologySpread.${topology}`);
  if (zone !== 'DoNotSchedule') return;
  for (const { name, zones } of clusters) {
    const cluster = `cluster '${name}' of environment '${environment.name}'`;
    if (zones === undefined)
      throw new UserError(
        `'topologySpread.zone' is '${zone}', and ${cluster} states no 'zones'.`,
        "State how many: zones: 3, or leave it 'ScheduleAnyway'.",
      );
    if (pods > zones * maxSkew)
      throw new UserError(
        `'topologySpread.zone' is '${zone}' for ${pods} pods, and ${cluster} has ${zones === 1 ? 'one zone' : `${zones} zones`}: they are not all apart, and wait while a zone is full.`,
        `Run at most ${zones * maxSkew}, say that some share a zone by 'maxSkew: ${Math.ceil(pods / zones)}', or leave it 'ScheduleAnyway'.`,
      );
  }
}
