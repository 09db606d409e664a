import { isOutside } from '../../documents/terraform-documents';
import { printable } from '../../wording/printable';
import type { NotJudged, Report } from './report';

/** How many are listed for people. */
const most = 20;

/** What was not judged, for people: a heading, and a line for each. */
export function notJudgedLines({ notJudged = [] }: Report): readonly string[] {
  if (notJudged.length === 0) return [];
  const shown = notJudged.slice(0, most).map((each) => `  ${printable(`${placeOfNotJudged(each)} ${each.reason}`)}`);
  const more = notJudged.length > most ? [`  and ${notJudged.length - most} more`] : [];
  const files = new Set(notJudged.map(({ file }) => file)).size;
  return [`Not judged, in ${files} ${files === 1 ? 'file' : 'files'}:`, ...shown, ...more];
}

/** `file:line`, or the file alone. */
export function placeOfNotJudged({ file, line }: NotJudged): string {
  return line === undefined ? file : `${file}:${line}`;
}

/** Whether files were given and nothing was judged in them: a module call, a provider and a backend make nothing. */
export function judgedNothing({ documents }: Report): boolean {
  return documents !== undefined && !documents.some(isOutside);
}
