import { PodUser, UserError } from '../../../lib';

const nonroot = 65532;
const greatestId = 2 ** 31 - 1;

/**
 * Who the processes of a pod are.
 *
 * @param writes whether they write to disks, which belong to root unless a group is named
 */
export function podUser({ runAsUser = nonroot, runAsGroup = nonroot, fsGroup }: Partial<PodUser> = {}, writes: boolean): PodUser {
  const user = { runAsUser, runAsGroup, ...(fsGroup !== undefined || writes ? { fsGroup: fsGroup ?? runAsGroup } : {}) };
  for (const [property, value] of Object.entries(user)) {
    if (!Number.isInteger(value) || value < 1 || value > greatestId) {
      const cure = value > greatestId ? `Choose at most ${greatestId}.` : 'Choose a number above 0: nothing runs as root.';
      throw new UserError(`'securityContext.${property}' is ${value}.`, cure);
    }
  }
  return user;
}
