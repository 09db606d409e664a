import { UserError } from '../../../lib';

/** Some of the pods: a number of them, or percent of all. */
export type Share = number | `${number}%`;

/**
 * How many pods a share is.
 *
 * @param where the property, for the error: `strategy.maxSurge`
 * @param round what Kubernetes makes of a part of a pod
 * @throws UserError if it is neither a number of pods nor a percentage
 */
export function podsIn(share: Share, of: number, where: string, round: 'up' | 'down'): number {
  const [, percent] = /^(\d{1,3})%$/.exec(String(share)) ?? [];
  if (percent !== undefined && Number(percent) <= 100) return Math[round === 'up' ? 'ceil' : 'floor']((Number(percent) * of) / 100);
  if (typeof share === 'number' && Number.isInteger(share) && share >= 0) return share;
  throw new UserError(`'${where}' is '${share}'.`, "Write a whole number of pods from 0, or a percentage from '0%' to '100%'.");
}
