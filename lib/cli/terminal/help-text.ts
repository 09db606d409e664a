import { wrapped } from '../../wording/wrapped';

/** Columns of a terminal, where there is none. */
const usual = 80;

/** Help whose paragraphs fit into the terminal. What is indented stays as it is: options are in lines already, and examples are copied. */
export function helpText(help: string, columns = usual): string {
  const lines: string[] = [];
  let paragraph: string[] = [];
  const end = () => {
    if (paragraph.length > 0) lines.push(...wrapped(paragraph.join(' '), columns));
    paragraph = [];
  };
  for (const line of help.split('\n')) {
    if (/^\S/.test(line)) paragraph.push(line);
    else {
      end();
      lines.push(line);
    }
  }
  end();
  return lines.join('\n');
}
