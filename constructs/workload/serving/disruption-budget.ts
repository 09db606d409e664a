import { UserError } from '../../../lib';
import { podsIn, Share } from './share';

/** How many pods somebody may evict at a time, to drain a node say: a limit either way. Percentages are rounded up. */
export type DisruptionBudget =
  | { readonly maxUnavailable: Share; readonly minAvailable?: never }
  | { readonly minAvailable: Share; readonly maxUnavailable?: never };

/**
 * The PodDisruptionBudget of some pods. Pods that are not ready may always be evicted.
 *
 * @param replicas the fewest pods that there are
 * @throws UserError if it lets none be evicted: no node could ever be drained
 */
export function disruptionBudget(
  selector: Readonly<Record<string, string>>,
  replicas: number,
  budget: DisruptionBudget = { maxUnavailable: 1 },
) {
  const { maxUnavailable, minAvailable } = budget;
  if ((maxUnavailable === undefined) === (minAvailable === undefined))
    throw new UserError("'podDisruptionBudget' has no limit, or two.", "Give it 'maxUnavailable' or 'minAvailable'.");
  const evictable =
    maxUnavailable === undefined
      ? replicas - podsIn(minAvailable!, replicas, 'podDisruptionBudget.minAvailable', 'up')
      : podsIn(maxUnavailable, replicas, 'podDisruptionBudget.maxUnavailable', 'up');
  if (evictable < 1) {
    const [limit, share] = Object.entries(budget).find(([, value]) => value !== undefined)!;
    throw new UserError(
      `'podDisruptionBudget.${limit}' is ${share}, which lets none of ${replicas} pods be evicted: no node of theirs could be drained.`,
      "Let one go: maxUnavailable: 1, or a lower 'minAvailable'.",
    );
  }
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    spec: {
      ...(maxUnavailable === undefined ? { minAvailable } : { maxUnavailable }),
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
      selector: { matchLabels: selector },
    },
  };
}
