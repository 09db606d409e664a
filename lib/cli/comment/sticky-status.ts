import type { CommitStatus, MergedForge } from './merged-forge';
import type { Stamp } from './stamp';
import { untilKnown } from './sticky-comment';

/**
 * Has a commit say something, beside it. Its address is that of the commit that it was made of, which tells an older run that it is one.
 *
 * @throws ForgeRefused and ForgeSilent
 */
export async function postStatus(
  forge: MergedForge,
  commit: string,
  name: string,
  status: Omit<CommitStatus, 'address'>,
  { stamp, dryRun }: { readonly stamp: Stamp; readonly dryRun: boolean },
): Promise<'created' | 'updated' | 'unchanged' | 'outdated'> {
  return untilKnown(async () => {
    const before = await forge.status(commit, name);
    if (before && before.state === forge.stateOf(status.state) && before.description === status.description) return 'unchanged';
    const madeOf = /\/commit\/([0-9a-f]{40}|[0-9a-f]{64})$/.exec(before?.address ?? '')?.[1];
    if (madeOf !== undefined && (await stamp.isBehind(madeOf))) return 'outdated';
    if (!dryRun) await forge.setStatus(commit, name, { ...status, address: forge.pageOf(stamp.commit) });
    return before ? 'updated' : 'created';
  });
}
