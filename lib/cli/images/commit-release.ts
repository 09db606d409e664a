import * as fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from '../../errors';
import { writeFile } from '../../files/write-file';
import { readReleaseText } from '../../release/read-release';
import type { ReleaseText } from '../../release/release-text';
import { git, tryGit } from '../plan/git';
import { writeOver } from '../release/write-release';
import { type CommittedRelease, committedRelease } from './committed-release';
import { withoutPasswords } from './propose/remote-git';

/** Times that it is tried while somebody else commits, and milliseconds between them. */
const attempts = 40;
const pause = 250;

/**
 * Commits the release file alone. A run that was killed before may have written it already; one that runs at once may commit the same.
 *
 * @param committed what the new text was made from
 * @returns the commit, in hexadecimal
 * @throws UserError if the file has other changes, or git refuses: it is as it was then
 */
export async function commitRelease(file: string, committed: CommittedRelease, after: ReleaseText, message: string): Promise<string> {
  const here = readReleaseText(file);
  if (here !== committed.text.text && here !== after.text)
    throw new UserError(`'${file}' has changes that are not committed.`, 'Commit them, or take them back, and run again.');
  const place = fs.realpathSync(file);
  writeOver(file, here, after.text);
  for (let attempt = 1; ; attempt++) {
    const result = await tryGit(['commit', '--quiet', '--only', `--message=${message}`, '--', file], process.cwd());
    if ('out' in result) return git(['rev-parse', 'HEAD'], process.cwd());
    const now = await committedRelease(file);
    if (now.text.text === after.text) return now.head;
    if (attempt < attempts && /\.lock'/.test(result.failed)) {
      await sleep(pause);
      continue;
    }
    if (readReleaseText(file) === after.text) writeFile(place, here);
    throw new UserError(
      `git did not commit '${file}': ${withoutPasswords(result.failed)}.`,
      'Mend that, and run again: the file is as it was.',
    );
  }
}
