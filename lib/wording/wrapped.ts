import { printable } from './printable';
import { columnsOf, wordParts } from './text-columns';

const fewestColumns = 20;

/** Text in lines that fit; a word that is longer has a line of its own. Each is printable by itself: a command of CI begins a line. */
export function wrapped(text: string, columns: number, indent = ''): readonly string[] {
  const room = Math.max(columns - indent.length, fewestColumns);
  const lines: string[] = [];
  let line = '';
  let taken = 0;
  for (const word of text.split(' ')) {
    wordParts(word, room).forEach((part, index) => {
      const own = columnsOf(part);
      if (line !== '' && (index > 0 || taken + 1 + own > room)) {
        lines.push(line);
        line = part;
        taken = own;
      } else {
        line = line === '' ? part : `${line} ${part}`;
        taken += (taken > 0 ? 1 : 0) + own;
      }
    });
  }
  return [...lines, line].map((each) => indent + printable(each));
}
