import { defaultLimits } from '../../plan/formats/forges';
import type { Plan } from '../../plan/plan';
import { moveLines } from '../../release/move-lines';
import type { Move } from '../../release/moves';
import { printable, printableJson } from '../../wording/printable';
import { renderPlan } from '../plan/render-plan';
import type { ReleaseFile } from './release-files';
import type { Writing, WrittenRelease } from './write-release';

/** An edit of a release, before it is written. */
export interface Edit {
  readonly verb: 'promote' | 'rollback';
  readonly environment: string;
  readonly file: ReleaseFile;
  readonly moves: readonly Move[];
  /** The commit at which the environment is rendered from then on, where that changes; empty where it follows the branch. */
  readonly revision?: string;
  readonly plan?: Plan;
  /** What people must know. */
  readonly notes?: readonly string[];
}

interface TellFlags extends Writing {
  readonly output: 'text' | 'json';
  readonly quiet?: true;
}

/** Says what an edit changes, before it is written. */
export function tellEdit(flags: TellFlags, edit: Edit): void {
  const { verb, environment, file, moves, revision, plan, notes = [] } = edit;
  if (flags.output === 'json') {
    const dryRun = flags.dryRun ?? false;
    const told = {
      schemaVersion: 1,
      verb,
      environment,
      file: file.file,
      dryRun,
      moves,
      ...(revision !== undefined && { revision }),
      notes,
    };
    process.stdout.write(`${printableJson({ ...told, ...(plan && { plan }) })}\n`);
    return;
  }
  if (flags.quiet) return;
  const nothing = moves.length === 0 && revision === undefined;
  const lines = nothing
    ? [`${environment} has all of that already: nothing to do.`]
    : [`${environment}:`, ...moveLines(moves), ...(revision === undefined ? [] : [revisionLine(revision)]), ...notes.map(printable)];
  process.stdout.write(`${lines.join('\n')}\n`);
  const columns = { limits: defaultLimits, verbose: false, tell: () => undefined };
  if (plan) process.stdout.write(`\n${renderPlan(plan, 'text', columns)}`);
}

/** Says what became of it. */
export function tellWritten(flags: TellFlags, { file }: ReleaseFile, { isWritten, commit }: WrittenRelease): void {
  if (flags.quiet || flags.output === 'json') return;
  const unwritten = flags.dryRun ? 'Not written: --dry-run.' : `${file} says that already: nothing was written.`;
  const what = !isWritten ? unwritten : commit ? `Committed ${file} as ${commit.slice(0, 12)}.` : `Wrote ${file}.`;
  process.stderr.write(`${printable(what)}\n`);
}

function revisionLine(revision: string): string {
  return revision === ''
    ? '  code: follows the branch again, for the whole environment'
    : `  code: ${revision.slice(0, 12)}, for the whole environment`;
}
