import { printable } from '../../wording/printable';
import type { ExplainedRule } from './explained-rule';

/** How words are marked. */
interface Style {
  bold(text: string): string;
  dim(text: string): string;
}

/** A rule as a page for a terminal: a line for each thing that is known of it, long ones wrapped; examples as they are. */
export function ruleText(rule: ExplainedRule, columns: number, style: Style): string {
  const controls = Object.entries(rule.controls).map(([framework, ids]) => `${framework} ${ids.join(', ')}`);
  const rows: readonly (readonly [string, string])[] = [
    ['mend', rule.remediation],
    ['here', rule.cure ?? ''],
    ['judges', rule.types.join(', ')],
    ['packs', rule.packs.map(({ name, level }) => `${name} (${level})`).join(', ') || 'none: a pack of your own may hold it'],
    ...rule.parameters.map(({ name, description, value }) => [name, `${description} Default: ${JSON.stringify(value)}.`] as const),
    ['instead of', rule.supersedes.join(', ')],
    ['asked by', controls.join('; ')],
    ['source', rule.source],
  ];
  const width = Math.max(...rows.map(([label]) => label.length));
  return [
    `${style.bold(rule.name)}  ${rule.severity}`,
    ...wrap(rule.description, columns),
    ...(rule.rationale ? wrap(rule.rationale, columns) : []),
    '',
    ...rows
      .filter(([, text]) => text !== '')
      .flatMap(([label, text]) => {
        const [first, ...more] = wrap(text, columns - width - 2);
        return [`${style.dim(label.padEnd(width))}  ${first}`, ...more.map((line) => `${' '.repeat(width)}  ${line}`)];
      }),
    ...(rule.excuses.length > 0
      ? ['', style.dim('says nothing of'), ...rule.excuses.flatMap((excuse) => hanging(wrap(excuse, columns - 4)))]
      : []),
    ...(['fails', 'passes'] as const).flatMap((label) => (rule.example ? ['', style.dim(label), ...indented(rule.example[label])] : [])),
    '',
  ].join('\n');
}

/** An item of a list. */
function hanging([first, ...more]: readonly string[]): readonly string[] {
  return [`  - ${first}`, ...more.map((line) => `    ${line}`)];
}

function indented(text: string): readonly string[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `  ${printable(line)}`);
}

/** Rules as a table for a terminal: what each asks is cut where the line ends. */
export function rulesText(rules: readonly ExplainedRule[], columns: number, style: Style): string {
  const column = (texts: readonly string[]) => Math.max(0, ...texts.map(({ length }) => length));
  const [name, severity] = [column(rules.map((rule) => rule.name)), column(rules.map((rule) => rule.severity))];
  const room = Math.max(20, columns - name - severity - 4);
  return rules
    .map((rule) => {
      const text = printable(rule.description);
      const asks = text.length > room ? `${text.slice(0, room - 1)}…` : text;
      return `${style.bold(rule.name.padEnd(name))}  ${rule.severity.padEnd(severity)}  ${asks}\n`;
    })
    .join('');
}

/** Lines of whole words; a word that is longer stands alone. */
function wrap(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  for (const word of printable(text).split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= Math.max(columns, 20)) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
