import { printable } from './printable';

/** Characters of the longest text in a line; the JSON has all of it. */
const longest = 600;

/**
 * Text that is not ours, as code: Markdown reads nothing in it, and no forge links, mentions or embeds what stands there, which they do look for
 * in what entities become.
 */
export function code(text: string, most = longest): string {
  const clean = shortened(printable(text), most);
  const fence = '`'.repeat(longestRun(clean) + 1);
  if (clean === '') return '`""`';
  return /^[` ]|[` ]$/.test(clean) ? `${fence} ${clean} ${fence}` : `${fence}${clean}${fence}`;
}

/** The same in a cell of a table, which a bar would end, also in code. */
export function cellCode(text: string): string {
  return code(text.replaceAll('|', '¦'));
}

/** The same within HTML, where Markdown is not read. */
export function htmlCode(text: string): string {
  return `<code>${htmlText(shortened(printable(text)))}</code>`;
}

/** Text between and in tags, as it is. */
export function htmlText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/'/g, '&#39;');
}

/** Lines that are not ours, each as it is, in a block of code. */
export function codeBlock(lines: readonly string[], { language = '', indent = '' } = {}): string {
  const clean = lines.map((line) => shortened(printable(line)));
  const fence = '`'.repeat(Math.max(3, longestRun(clean.join('\n')) + 1));
  return [`${fence}${language}`, ...clean, fence].map((line) => `${indent}${line}`).join('\n');
}

/** A text that is not longer than a line should be; how long it is, where it is cut. */
function shortened(text: string, most = longest): string {
  const characters = [...text];
  return characters.length > most ? `${characters.slice(0, most).join('')}… (${characters.length} characters)` : text;
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}
