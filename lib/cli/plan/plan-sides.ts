import * as fs from 'node:fs';
import * as path from 'node:path';
import { UserError } from '../../errors';
import type { PlanNotes } from '../../plan/compare-sides';
import { readFolder, readOutput } from '../../plan/read/read-side';
import type { Side } from '../../plan/read/side';
import { isUserError } from '../../wording/report-user-errors';
import { readProject } from '../project/project';
import { runApp } from '../project/run-app';
import { inTemporaryFolder } from '../temporary-folder';
import { type BaseCommit, baseCommit, OnDefaultBranch } from './base-commit';
import { type BaseOptions, baseOutput } from './base-output';
import { isFolder } from './is-folder';

/** What is compared. */
export interface PlanSides {
  readonly base: Side;
  readonly head: Side;
  readonly notes: PlanNotes;
  /** Whether there is nothing to compare with: only what real plans say differs. */
  readonly isSame?: true;
  /** Why the base is empty, where it could not be synthesized. */
  readonly failed?: UserError;
}

/**
 * Finds both sides: folders are read, refs are synthesized, and what is checked out is the head unless another one is named. Both are synthesized
 * at the same time.
 *
 * @throws UserError where one cannot be had, OnDefaultBranch where there is nothing to compare
 */
export async function planSides(base: string | undefined, head: string | undefined, options: BaseOptions): Promise<PlanSides> {
  if (base !== undefined && isFolder(base)) {
    const to = await headSide(head, options);
    return { base: readFolder(base, to.side), head: to.side, notes: to.notes };
  }
  const commit = await commitNamed(base, head !== undefined).catch((error: unknown) => {
    if (options.isPlanned && error instanceof OnDefaultBranch) return undefined;
    throw error;
  });
  if (!commit) return itself(await headSide(head, options));
  const coming = headSide(head, options, commit.isDirty);
  const sideOrNone = coming.then(
    ({ side }) => side,
    () => undefined,
  );
  const [to, from] = await Promise.allSettled([coming, baseOutput(commit, options, sideOrNone)]);
  if (to.status === 'rejected') throw to.reason;
  const { side, notes } = to.value;
  if (from.status === 'fulfilled') return { base: from.value, head: side, notes };
  if (!isUserError(from.reason)) throw from.reason;
  const noted = { ...notes, base: ['it could not be synthesized: everything is shown as if it were new'] };
  return { base: { name: commit.name, files: [], passedOver: [] }, head: side, notes: noted, failed: from.reason };
}

/** What is checked out is the default branch: only what real plans say differs. */
function itself({ side, notes }: { side: Side; notes: PlanNotes }): PlanSides {
  return { base: { ...side, name: 'the same files' }, head: side, notes, isSame: true };
}

async function headSide(head: string | undefined, options: BaseOptions, isDirty = false): Promise<{ side: Side; notes: PlanNotes }> {
  if (head !== undefined && isFolder(head)) return { side: readFolder(head), notes: {} };
  if (head !== undefined) return { side: await baseOutput(await commitNamed(head), options), notes: {} };
  const notes = isDirty ? { head: ['with changes that are not committed'] } : {};
  return { side: await workingTree(options), notes };
}

/** @throws UserError as `baseCommit`; where a file is named, and no ref is called so, that it is a file */
async function commitNamed(ref: string | undefined, isHeadNamed = false): Promise<BaseCommit> {
  try {
    return await baseCommit(ref, process.cwd(), isHeadNamed);
  } catch (error) {
    if (ref !== undefined && isUserError(error) && fs.existsSync(ref)) readFolder(ref);
    throw error;
  }
}

/** What the program in the working directory would write; nothing is written where it usually writes. */
function workingTree({ quiet }: BaseOptions): Promise<Side> {
  const project = readProject();
  return inTemporaryFolder('slipway-head', async (folder) => {
    const output = { terraform: path.join(folder, 'cdktf.out'), kubernetes: path.join(folder, 'dist') };
    const request = { plans: [], beside: path.resolve(project.terraformOut) };
    await runApp({ ...project, terraformOut: output.terraform, kubernetesOut: output.kubernetes }, { quiet, request });
    return readOutput('working tree', output);
  });
}
