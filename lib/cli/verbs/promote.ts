import type { Assembly } from '../../assembly/assembly';
import { UserError } from '../../errors';
import { holdOfCode } from '../../release/holds';
import { movesBetween, promoted, workloadsNamed } from '../../release/moves';
import { ReleaseText } from '../../release/release-text';
import { printable } from '../../wording/printable';
import { commitOf, defaultBranch } from '../plan/base-commit';
import { git } from '../plan/git';
import { PolicyViolated } from '../policy-violated';
import { checkProposing } from '../propose/propose';
import { type Edit, tellEdit, tellOutcome } from '../release/edit-told';
import { type EditFlags, finishEdit, refuseUncommitted, withdrawEdit } from '../release/finish-edit';
import { nextRevision } from '../release/next-revision';
import { planOfRelease } from '../release/plan-of-release';
import { askedOf, refuseMoves, refuseOtherFile, refuseOtherSource, workloadsOf } from '../release/refuse-promotion';
import { ReleaseFiles, repositoryHere } from '../release/release-files';
import { ReleaseHistory, releaseTextAt } from '../release/release-history';
import { verdictOf } from '../release/release-verdict';
import { renderHere } from '../release/rendered-release';
import type { SourceOnBranch } from '../release/soak';
import { openRelease } from '../release/write-release';

/** Flags of the command line. */
export interface PromoteFlags extends EditFlags {
  readonly from: string;
  readonly to: string;
  readonly only?: 'images';
  readonly pin?: true;
  /** `--no-plan` makes it false. */
  readonly plan: boolean;
}

/**
 * `slipway promote`: images of an environment, in the next one.
 *
 * @throws PolicyViolated if the policies of that would fail: nothing is written then
 */
export async function runPromote(names: readonly string[], flags: PromoteFlags, now: Date, version: string): Promise<void> {
  await checkProposing(flags);
  const { from, to } = flags;
  const today = now.toISOString().slice(0, 10);
  const quiet = flags.quiet ?? false;
  const tell = (text: string) => {
    if (!quiet) process.stderr.write(`${printable(text)}\n`);
  };
  const repository = await repositoryHere();
  const files = await ReleaseFiles.of(repository);
  const [sourceFile, targetFile] = [files.fileOf(from), files.fileOf(to)];
  const branch = await defaultBranch(process.cwd());
  // One state of the branch, wherever that goes meanwhile.
  const at = { branch, history: new ReleaseHistory(await commitOf(branch, process.cwd()), sourceFile, repository) };
  const source = await sourceOn(at);
  const open = await openRelease(targetFile.file, true);
  const target = open.text;
  const workloads = workloadsNamed(names, source.release, sourceFile.file);
  const assembly = await renderHere(quiet, (_output, made) => made);
  const asked = askedOf(to, assembly);
  refuseOtherSource(from, to, asked);
  refuseOtherFile(sourceFile, askedOf(from, assembly));
  refuseOtherFile(targetFile, asked);
  const moves = movesBetween(source.release, target.release, placed(workloads, names, to, assembly, tell));
  const { promotion } = asked ?? {};
  const question = { source: source.release, target: target.release, at, pin: flags.pin ?? false, promotion, now };
  const revision = flags.only === 'images' ? undefined : await nextRevision(question);
  const edit: Edit = { verb: 'promote', environment: to, file: targetFile, moves, ...(revision !== undefined && { revision }) };
  if (moves.length === 0 && revision === undefined) {
    refuseUncommitted(open, target, flags);
    tellEdit(flags, edit);
    const closed = await withdrawEdit(flags, edit, open, `Nothing is left to promote: ${to} has all of it.`);
    return tellOutcome(flags, edit, { isWritten: false, ...(closed !== undefined && { closed }) });
  }
  if (moves.some(({ workload }) => target.holdOf(workload, today)) || (revision !== undefined && holdOfCode(target.release, today))) {
    const closed = await withdrawEdit(flags, edit, open, `Something of it is held in ${to}: promote it when the hold is released.`);
    if (closed !== undefined) tell(`Closed, as something of it is held: ${closed}`);
  }
  await refuseMoves(moves, asked, now, at);
  const blob = await git(['rev-parse', '--verify', `${at.history.ref}:${sourceFile.path}`], repository.top);
  const images = promoted(target, moves, blob, today);
  const after = revision === undefined ? images : images.withRevision(revision, today);
  refuseUncommitted(open, after, flags);
  const planned = flags.plan
    ? await planOfRelease(targetFile, repository, target.release, after.release, { quiet, version, tell })
    : undefined;
  const verdict = planned?.report && verdictOf(planned.report);
  const judged: Edit = { ...edit, ...(planned && { plan: planned.plan }), ...(verdict && { verdict }) };
  if (verdict?.passed === false) {
    tellEdit(flags, judged);
    tellOutcome(flags, judged, { isWritten: false });
    throw new PolicyViolated();
  }
  await finishEdit(flags, judged, open, after, { title: `release(${to}): promote ${names.join(', ')} from ${from}` });
}

/** @throws UserError where the protected branch has no such release */
async function sourceOn({ branch, history: { ref, file, repository } }: SourceOnBranch): Promise<ReleaseText> {
  const text = await releaseTextAt(ref, file, repository);
  if (text !== undefined) return new ReleaseText(text, file.file);
  throw new UserError(`'${file.file}' is not on the protected branch '${branch}'.`, 'Merge it first: what is promoted was merged.');
}

/** Those that the program runs in the target; one that is named is refused where it does not. */
function placed(
  workloads: readonly string[],
  names: readonly string[],
  to: string,
  assembly: Assembly,
  tell: (text: string) => void,
): readonly string[] {
  const known = workloadsOf(to, assembly);
  return workloads.filter((workload) => {
    if (known.has(workload)) return true;
    if (names.includes(workload) || known.size === 0)
      throw new UserError(
        `Environment '${to}' runs no '${workload}'.`,
        `Place it there first: the program defines ${[...known].sort().slice(0, 5).join(', ') || 'nothing'} in it.`,
      );
    tell(`${workload} is not in ${to}: it stays out.`);
    return false;
  });
}
