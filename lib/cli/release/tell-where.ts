import type { Where } from '../../release/where';
import { whereStatus } from '../../release/where-status';
import { whereMarkdown } from '../../release/where-text';
import { printable } from '../../wording/printable';
import type { MergedForge } from '../comment/merged-forge';
import type { Stamp } from '../comment/stamp';
import { postComment } from '../comment/sticky-comment';
import { postStatus } from '../comment/sticky-status';
import { ForgeRefused } from '../forge/forge-error';

/** Of the comment, which the status is called by, too. */
const marker = 'where';

export interface Telling {
  readonly comment: boolean;
  readonly status: boolean;
  /** Name of the protected branch, as the forge knows it. */
  readonly branch: string;
  readonly stamp: Stamp;
  readonly dryRun: boolean;
  /** For stdout: what was written. */
  print(line: string): void;
  /** For stderr. */
  tell(line: string): void;
}

/**
 * Says where commits are, below the request that brought each, and beside it. What no environment wants yet is told nowhere.
 *
 * @param commits the newest first: of the commits of one request the newest tells, which is in no environment before the others
 * @throws ForgeRefused and ForgeSilent
 */
export async function tellWhere(
  commits: readonly string[],
  read: (commit: string) => Promise<Where>,
  forge: MergedForge,
  { comment, status, branch, stamp, dryRun, print, tell }: Telling,
): Promise<void> {
  const told = new Set<number>();
  for (const commit of commits) {
    const where = await read(commit);
    if (where.environments.every(({ workloads }) => workloads.length === 0)) continue;
    const requests = comment ? ((await unlessGone(() => forge.requestsOf(commit, branch))) ?? []) : [];
    for (const request of requests.filter((each) => !told.has(each))) {
      told.add(request);
      const thread = forge.thread(request);
      const posted = await unlessGone(() => postComment(thread, { marker, text: whereMarkdown(where), stamp, dryRun }));
      if (!posted) tell(`${printable(thread.name)} is gone, or closed to comments.`);
      else if (posted.outcome === 'outdated') tell(`${printable(thread.name)}: a newer run has told it.`);
      else if (posted.outcome !== 'unchanged')
        print(`${dryRun ? 'would be ' : ''}${posted.outcome} ${printable(posted.address ?? thread.name)}`);
    }
    if (!status) continue;
    const outcome = await unlessGone(() => postStatus(forge, commit, `slipway/${marker}`, whereStatus(where), { stamp, dryRun }));
    if (outcome === undefined) tell(`${commit.slice(0, 12)} is not there.`);
    else if (outcome === 'outdated') tell(`${commit.slice(0, 12)}: a newer run has told it.`);
    else if (outcome !== 'unchanged') print(`${dryRun ? 'would be ' : ''}${outcome} the status of ${commit.slice(0, 12)}`);
  }
}

/** Others may delete a request, or lock what is said below it. */
async function unlessGone<T>(run: () => Promise<T>): Promise<T | undefined> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof ForgeRefused && [404, 410, 422].includes(error.status)) return undefined;
    throw error;
  }
}
