import type { Assembly } from '../../assembly/assembly';
import { UserError } from '../../errors';
import { moveLines } from '../../release/move-lines';
import { type Move, movesBetween, promoted, workloadsNamed } from '../../release/moves';
import { ReleaseText } from '../../release/release-text';
import { printable } from '../../wording/printable';
import { commitOf, defaultBranch } from '../plan/base-commit';
import { git } from '../plan/git';
import { tellEdit, tellWritten } from '../release/edit-told';
import { nextRevision } from '../release/next-revision';
import { planOfRelease } from '../release/plan-of-release';
import { askedOf, refuseMoves, refuseOtherFile, refuseOtherSource, workloadsOf } from '../release/refuse-promotion';
import { ReleaseFiles, repositoryHere } from '../release/release-files';
import { releaseTextAt } from '../release/release-history';
import { renderHere } from '../release/rendered-release';
import type { SourceOnBranch } from '../release/soak';
import { openRelease, refuseOthers, type Writing, writeRelease } from '../release/write-release';

/** Flags of the command line. */
export interface PromoteFlags extends Writing {
  readonly from: string;
  readonly to: string;
  readonly only?: 'images';
  readonly pin?: true;
  /** `--no-plan` makes it false. */
  readonly plan: boolean;
  readonly output: 'text' | 'json';
  readonly quiet?: true;
}

/** `slipway promote`: images of an environment, in the next one. */
export async function runPromote(names: readonly string[], flags: PromoteFlags, now: Date, version: string): Promise<void> {
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
  const at = { branch, tip: await commitOf(branch, process.cwd()), file: sourceFile, repository };
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
  if (moves.length === 0 && revision === undefined) refuseOthers(open, target);
  if (moves.length === 0 && revision === undefined) return tellEdit(flags, { verb: 'promote', environment: to, file: targetFile, moves });
  await refuseMoves(moves, asked, now, at);
  const blob = await git(['rev-parse', '--verify', `${at.tip}:${sourceFile.path}`], repository.top);
  const images = promoted(target, moves, blob, today);
  const after = revision === undefined ? images : images.withRevision(revision, today);
  refuseOthers(open, after);
  const plan = flags.plan
    ? await planOfRelease(targetFile, repository, target.release, after.release, { quiet, version, tell })
    : undefined;
  tellEdit(flags, {
    verb: 'promote',
    environment: to,
    file: targetFile,
    moves,
    ...(revision !== undefined && { revision }),
    ...(plan && { plan }),
  });
  const result = await writeRelease(open, after, messageOf(names, from, to, moves), flags);
  tellWritten(flags, targetFile, result);
}

/** @throws UserError where the protected branch has no such release */
async function sourceOn({ branch, tip, file, repository }: SourceOnBranch & { readonly tip: string }): Promise<ReleaseText> {
  const text = await releaseTextAt(tip, file, repository);
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

function messageOf(names: readonly string[], from: string, to: string, moves: readonly Move[]): string {
  return `release(${to}): promote ${names.join(', ')} from ${from}\n\n${moveLines(moves).join('\n')}`;
}
