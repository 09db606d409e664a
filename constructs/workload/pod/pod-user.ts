import { PodUser, UserError } from '../../../lib';

const nonroot = 65532;

/**
 * Who the processes of a pod are.
 *
 * @param writes whether they write to disks, which belong to root unless a group is named
 * @throws UserError if it says when files are given to a group, and there is none
 */
export function podUser(stated: Partial<PodUser> = {}, writes: boolean): PodUser {
  const { runAsUser = nonroot, runAsGroup = nonroot, fsGroup = writes ? runAsGroup : undefined, ...others } = stated;
  if (others.fsGroupChangePolicy !== undefined && fsGroup === undefined)
    throw new UserError(
      `'securityContext.fsGroupChangePolicy' is ${others.fsGroupChangePolicy}, and no volume is given to a group.`,
      "State 'securityContext.fsGroup', or drop it.",
    );
  return { runAsUser, runAsGroup, ...(fsGroup !== undefined && { fsGroup }), ...others };
}
