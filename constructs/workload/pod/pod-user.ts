import { PodUser } from '../../../lib';

const nonroot = 65532;

/**
 * Who the processes of a pod are.
 *
 * @param writes whether they write to disks, which belong to root unless a group is named
 */
export function podUser({ runAsUser = nonroot, runAsGroup = nonroot, fsGroup }: Partial<PodUser> = {}, writes: boolean): PodUser {
  return { runAsUser, runAsGroup, ...(fsGroup !== undefined || writes ? { fsGroup: fsGroup ?? runAsGroup } : {}) };
}
