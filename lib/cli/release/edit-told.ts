import { defaultLimits } from '../../plan/formats/forges';
import type { Plan } from '../../plan/plan';
import { moveLines } from '../../release/move-lines';
import type { Move } from '../../release/moves';
import { printable, printableJson } from '../../wording/printable';
import { renderPlan } from '../plan/render-plan';
import type { ReleaseFile } from './release-files';
import { type ReleaseVerdict, verdictWords } from './release-verdict';
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
  readonly verdict?: ReleaseVerdict;
  /** What people must know. */
  readonly notes?: readonly string[];
}

/** What became of an edit. */
export interface EditOutcome extends WrittenRelease {
  /** Address of the request that proposes it. */
  readonly request?: string;
  /** Address of the request that was closed, as nothing is left of it. */
  readonly closed?: string;
  /** Workloads that the request proposed until now, and does not any more. */
  readonly leftOut?: readonly string[];
}

export interface TellFlags extends Writing {
  readonly output: 'text' | 'json';
  readonly quiet?: true;
}

/** Says to people what an edit changes, before it is written. */
export function tellEdit({ output, quiet }: TellFlags, edit: Edit): void {
  if (quiet || output === 'json') return;
  const { environment, moves, revision, plan, verdict, notes = [] } = edit;
  const lines = isNothing(edit)
    ? [`${environment} has all of that already: nothing to do.`]
    : [`${environment}:`, ...moveLines(moves), ...(revision === undefined ? [] : [revisionLine(revision)]), ...notes.map(printable)];
  process.stdout.write(`${lines.join('\n')}\n`);
  const columns = { limits: defaultLimits, verbose: false, tell: () => undefined };
  if (plan) process.stdout.write(`\n${renderPlan(plan, 'text', columns)}`);
  if (verdict) process.stdout.write(`${printable(verdictWords(verdict))}\n`);
}

/** Says what became of it; to programs, all of it. */
export function tellOutcome(flags: TellFlags, edit: Edit, outcome: EditOutcome): void {
  const { file, verb, environment, moves, revision, plan, verdict, notes = [] } = edit;
  if (flags.output === 'json') {
    const dryRun = flags.dryRun ?? false;
    const told = { schemaVersion: 1, verb, environment, file: file.file, dryRun, moves, ...(revision !== undefined && { revision }) };
    const said = { ...told, notes: notes.map((note) => note.trim()), ...(verdict && { policies: verdict }), ...(plan && { plan }) };
    process.stdout.write(`${printableJson({ ...said, ...outcome })}\n`);
    return;
  }
  if (flags.quiet) return;
  for (const line of outcomeLines(flags, edit, outcome)) process.stderr.write(`${printable(line)}\n`);
}

function outcomeLines(
  { dryRun }: TellFlags,
  edit: Edit,
  { isWritten, commit, request, closed, leftOut = [] }: EditOutcome,
): readonly string[] {
  const { file } = edit.file;
  const late = leftOut.length > 0 ? [`The request does not propose ${leftOut.join(', ')} any more: this run did not name it.`] : [];
  if (request !== undefined) return [`Proposed: ${request}`, ...late];
  if (closed !== undefined) return [`Closed, as nothing is left of it: ${closed}`];
  if (isNothing(edit)) return [];
  if (edit.verdict?.passed === false && !isWritten && edit.verb === 'promote')
    return ['Not written: the policies of the environment would fail.'];
  if (dryRun) return ['Not written: --dry-run.'];
  if (!isWritten) return [`${file} says that already: nothing was written.`];
  return [commit ? `Committed ${file} as ${commit.slice(0, 12)}.` : `Wrote ${file}.`];
}

function isNothing({ moves, revision }: Edit): boolean {
  return moves.length === 0 && revision === undefined;
}

function revisionLine(revision: string): string {
  return revision === ''
    ? '  code: follows the branch again, for the whole environment'
    : `  code: ${revision.slice(0, 12)}, for the whole environment`;
}
