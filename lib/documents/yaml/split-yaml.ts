import { UserError } from '../../errors';
import { placeAt } from '../text-place';

/** A document of a file. */
export interface YamlPart {
  readonly text: string;
  /** Lines of the file before it. */
  readonly linesBefore: number;
}

/**
 * Splits a file where kubectl does: at lines that begin with `---`, before anything is parsed.
 *
 * @throws UserError where other programs would split otherwise: kubectl refuses it, or drops the rest without a word; where a line ends for
 *   kubectl, and goes on for others
 * @see https://github.com/kubernetes/apimachinery/blob/v0.34.1/pkg/util/yaml/decoder.go
 */
export function splitYaml(text: string, file: string): readonly YamlPart[] {
  const lines = text.split('\n');
  refuseLineEnds(text, file);
  const parts: YamlPart[] = [];
  let first = 0;
  const end = (last: number) => {
    // Of the line that ends it, a document has the line break before.
    if (last > first)
      parts.push({ text: [...lines.slice(first, last), ...(last < lines.length ? [''] : [])].join('\n'), linesBefore: first });
  };
  lines.forEach((line, index) => {
    if (line.startsWith('---')) {
      if (!/^\s*(#|$)/.test(line.slice(3))) {
        throw new UserError(
          `${file}:${index + 1}:4: a document begins in the line of its '---'.`,
          'Begin it in the next line: kubectl reads it so.',
        );
      }
      end(index);
      first = index + 1;
    } else if (/^\.\.\.(\s|$)/.test(line)) {
      const following = lines.slice(index + 1);
      const next = following.findIndex((other) => other.startsWith('---'));
      const rest = following.slice(0, next < 0 ? undefined : next).findIndex((other) => /^\s*[^\s#]/.test(other));
      if (rest >= 0) {
        throw new UserError(
          `${file}:${index + 2 + rest}:1: a document follows '...', which kubectl drops without a word.`,
          "Write '---' between documents.",
        );
      }
    }
  });
  end(lines.length);
  return parts;
}

/** What ends a line of YAML 1.1, be it in a comment or in quotes, and none of YAML 1.2. */
const lineEnd = /[\u0085\u2028\u2029]/;

function refuseLineEnds(text: string, file: string): void {
  const offset = text.search(lineEnd);
  if (offset < 0) return;
  const { line, column } = placeAt(text, offset);
  const code = text.charCodeAt(offset).toString(16).toUpperCase().padStart(4, '0');
  throw new UserError(
    `${file}:${line}:${column}: the character U+${code} ends a line for kubectl, and none for other programs.`,
    'End the line there, or take it out; in double quotes, write it as an escape.',
  );
}
