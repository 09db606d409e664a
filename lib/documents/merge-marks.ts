import { UserError } from '../errors';

const mark = /^(?:<{7}|>{7}|\|{7})(?: |\r?$)/;

/**
 * For files that people merge.
 *
 * @param cure what to keep of both sides
 * @throws UserError naming the line where a merge left its marks
 */
export function refuseMergeMarks(text: string, file: string, cure: string): void {
  const lines = text.split('\n');
  const at = lines.findIndex((line) => mark.test(line));
  if (at < 0) return;
  throw new UserError(`${file}:${at + 1}: a merge is left undone here: '${lines[at]!.trim().slice(0, 60)}'.`, cure);
}
