import { Never, UserError } from '../../../lib';
import { Pods } from '../pods';
import { podsIn, Share } from './share';

/** How many pods somebody may evict at a time, to drain a node say: a limit either way. Percentages are rounded up. */
export type DisruptionBudget =
  | {
      readonly maxUnavailable: Share;
      readonly minAvailable?: Never<"a budget has one limit: drop 'maxUnavailable' or 'minAvailable'">;
    }
  | {
      readonly minAvailable: Share;
      readonly maxUnavailable?: Never<"a budget has one limit: drop 'maxUnavailable' or 'minAvailable'">;
    };

/**
 * Defines the PodDisruptionBudget of some pods, where there may be several or somebody states one. Pods that are not ready may always be
 * evicted.
 *
 * @param range the fewest pods that there are, and the most
 * @throws UserError if it lets none be evicted while the fewest run: no node of theirs could be drained
 */
export function defineDisruptionBudget(pods: Pods, [fewest, most]: readonly [number, number], stated: DisruptionBudget | undefined): void {
  if (stated) checkBudget(stated as unknown as Limits, most === 0 ? undefined : Math.max(fewest, 1));
  if (most === 0 || (most === 1 && !stated)) return;
  pods.define('PodDisruptionBudget', {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    spec: {
      ...limitOf((stated as unknown as Limits | undefined) ?? { maxUnavailable: 1 }),
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
      selector: { matchLabels: pods.selector },
    },
  });
}

/** What either form may have. */
interface Limits {
  readonly maxUnavailable?: Share;
  readonly minAvailable?: Share;
}

function limitOf({ maxUnavailable, minAvailable }: Limits): Limits {
  return maxUnavailable === undefined ? { minAvailable: minAvailable! } : { maxUnavailable };
}

/**
 * More pods never leave fewer to evict, so that the fewest tell of all.
 *
 * @param pods the fewest; nothing where none run
 */
function checkBudget(budget: Limits, pods: number | undefined): void {
  const { maxUnavailable, minAvailable } = budget;
  if ((maxUnavailable === undefined) === (minAvailable === undefined))
    throw new UserError("'podDisruptionBudget' has no limit, or two.", "Give it 'maxUnavailable' or 'minAvailable'.");
  const fewest = pods ?? 1;
  const evictable =
    maxUnavailable === undefined
      ? fewest - podsIn(minAvailable!, fewest, 'podDisruptionBudget.minAvailable', 'up')
      : podsIn(maxUnavailable, fewest, 'podDisruptionBudget.maxUnavailable', 'up');
  if (pods === undefined || evictable >= 1) return;
  const [[limit, share]] = Object.entries(limitOf(budget)) as [[string, Share]];
  throw new UserError(
    `'podDisruptionBudget.${limit}' is ${share}, which lets none of ${fewest} ${fewest === 1 ? 'pod' : 'pods'} be evicted: no node of theirs could be drained.`,
    "Let one go: maxUnavailable: 1, or a lower 'minAvailable'.",
  );
}
