import type { UserError } from '../../errors';
import { codeBlock } from '../../wording/markdown-text';
import { paragraph } from '../../wording/report-user-errors';
import { type CommentLimits, defaultLimits, fewestCharacters } from './forges';

/** What the heading, the fence and the last line take. */
const around = 400;

/** The comment of a plan that could not be made: as long as a forge takes, with what is left out counted. */
export function markdownFailure(error: UserError, { characters }: CommentLimits = defaultLimits): string {
  const lines = paragraph(error).split('\n');
  const room = Math.max(characters, fewestCharacters) - around;
  const kept: string[] = [];
  let length = 0;
  for (const line of lines) {
    // A line is shortened to 600 characters, of up to two units, and says so.
    length += Math.min(line.length, 1_300) + 1;
    if (length > room) break;
    kept.push(line);
  }
  const left = lines.length - kept.length;
  return ['### Plan: failed\n', codeBlock(kept), ...(left > 0 ? [`\n… ${left} more lines, which the log of the job has.`] : []), ''].join(
    '\n',
  );
}
