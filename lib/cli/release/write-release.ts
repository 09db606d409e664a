import * as fs from 'node:fs';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from '../../errors';
import { takeLock } from '../../files/lock';
import { removeLeftovers } from '../../files/remove-leftovers';
import { writeFile } from '../../files/write-file';
import { readReleaseText } from '../../release/read-release';
import type { ReleaseText } from '../../release/release-text';
import { git, tryGit } from '../plan/git';
import { withoutPasswords } from '../propose/remote-git';
import { type CommittedRelease, committedRelease, lineFeeds } from './committed-release';
import { pushCommit } from './push-commit';
import { notCommitted, releaseHere } from './release-here';

/** What becomes of an edit of a release file. */
export interface Writing {
  /** Only say what would be written. */
  readonly dryRun?: true;
  readonly commit?: true;
  /** Commit, and push the commit to the branch of the same name. */
  readonly push?: true;
}

/** What became of it. */
export interface WrittenRelease {
  readonly isWritten: boolean;
  /** In hexadecimal, where it was committed. */
  readonly commit?: string;
}

/** A release file that is edited. */
export interface OpenRelease {
  /** Relative to the working directory. */
  readonly file: string;
  /** What edits are made of. */
  readonly text: ReleaseText;
  /** Where that is of the last commit, and not what stands there. */
  readonly committed?: CommittedRelease;
}

/** Times that it is tried while somebody else commits, and milliseconds between them. */
const attempts = 40;
const pause = 250;

/**
 * The release file as it is checked out, or as the last commit has it: nothing else is committed along with an edit, and what a run that was
 * killed wrote is finished.
 *
 * @param file relative to the working directory
 * @throws UserError where it is no release, or not committed
 */
export async function openRelease(file: string, isCommitted: boolean): Promise<OpenRelease> {
  const here = releaseHere(file);
  if (!isCommitted) return { file, text: here };
  const committed = await committedRelease(file);
  return { file, text: committed.text, committed };
}

/**
 * Writes an edited release file, and commits it alone. A run that was killed before may have written it already; one that runs at once may
 * commit the same.
 *
 * @throws UserError where somebody changed it meanwhile, or git refuses; the file is as it was then, unless only the push failed
 */
export async function writeRelease(
  open: OpenRelease,
  after: ReleaseText,
  message: string,
  { dryRun, commit, push }: Writing,
): Promise<WrittenRelease> {
  if (dryRun) {
    refuseOthers(open, after);
    return { isWritten: false };
  }
  const unlock = takeLock(await lockFolder(open.file));
  let id: string | undefined;
  try {
    const here = await refuseMoved(open, after);
    writeOver(open, here, after.text);
    if (!commit && !push) return { isWritten: here !== after.text };
    id = await commitAlone(open, here, after, message);
  } finally {
    unlock();
  }
  if (push) await pushCommit(id);
  return { isWritten: true, commit: id };
}

/**
 * The text that stands there.
 *
 * @throws UserError unless it is what the edit was made from, or what it makes
 */
export function refuseOthers(open: OpenRelease, after: ReleaseText): string {
  const { file, text, committed } = open;
  const here = textHere(open);
  if (here === text.text || here === after.text) return here;
  if (!committed) throw new UserError(`'${file}' was changed meanwhile, by somebody else.`, 'Run again: nothing was written.');
  throw notCommitted(file, committed.top);
}

/** The same, and of the commit, too: whoever was faster has committed. */
async function refuseMoved(open: OpenRelease, after: ReleaseText): Promise<string> {
  const { file, text, committed } = open;
  const now = committed && (await committedRelease(file));
  if (now && now.text.text !== text.text && now.text.text !== after.text)
    throw new UserError(`'${file}' was changed meanwhile, by commit ${now.head.slice(0, 12)}.`, 'Run again: nothing was written.');
  return refuseOthers(open, after);
}

/** @returns the commit, in hexadecimal */
async function commitAlone(open: OpenRelease, before: string, after: ReleaseText, message: string): Promise<string> {
  const { file } = open;
  for (let attempt = 1; ; attempt++) {
    const result = await tryGit(['commit', '--quiet', '--only', `--message=${message}`, '--', file], process.cwd());
    if ('out' in result) return git(['rev-parse', 'HEAD'], process.cwd());
    const now = await committedRelease(file);
    if (now.text.text === after.text) return now.head;
    if (attempt < attempts && /\.lock'/.test(result.failed)) {
      await sleep(pause);
      continue;
    }
    // What a run that was killed left is taken back, too.
    const former = before === after.text ? now.text.text : before;
    if (textHere(open) === after.text) writeHere(open, former);
    throw new UserError(
      `git did not commit '${file}': ${withoutPasswords(result.failed)}.`,
      'Mend that, and run again: the file is as it was.',
    );
  }
}

/** Replaces a text in one step. */
function writeOver(open: OpenRelease, here: string, after: string): void {
  removeLeftovers(path.dirname(fs.realpathSync(open.file)));
  if (here !== after) writeHere(open, after);
}

/** What stands there, with ends of lines as the commit has them. */
function textHere({ file, committed }: OpenRelease): string {
  const here = readReleaseText(path.resolve(file));
  return committed?.isConverted ? lineFeeds(here) : here;
}

/** Writes it as git checks it out. */
function writeHere({ file, committed }: OpenRelease, text: string): void {
  writeFile(fs.realpathSync(file), committed?.isConverted ? text.replaceAll('\n', '\r\n') : text);
}

/** Of the work tree; where there is none, that of the file. */
async function lockFolder(file: string): Promise<string> {
  const found = await tryGit(['rev-parse', '--absolute-git-dir'], process.cwd());
  return 'out' in found ? found.out : path.dirname(fs.realpathSync(file));
}
