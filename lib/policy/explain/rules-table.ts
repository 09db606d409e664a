import type { ExplainedRule } from './explained-rule';

/** Rules as a Markdown table: what each asks and why, what it says nothing of, what to do where it finds something, and the packs that hold it. */
export function rulesTable(rules: readonly ExplainedRule[]): string {
  const rows = rules.map(({ name, source, severity, description, rationale, excuses, remediation, cure, packs }) => [
    `[\`${name}\`](${source})`,
    severity,
    [description, rationale].filter(Boolean).join(' '),
    excuses.join('; '),
    `${remediation}${cure ? ` Here: \`${cure}\`.` : ''}`,
    packs.map((pack) => `\`${pack.name}\``).join(', '),
  ]);
  const line = (cells: readonly string[]) => `| ${cells.map(markdownLine).join(' | ')} |\n`;
  const head = ['rule', 'severity', 'asks, and why', 'says nothing of', 'mend', 'packs'];
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('');
}

/** Words of a rule in a line of Markdown. */
export function markdownLine(text: string): string {
  return text.replace(/[|<]/g, '\\$&').replace(/\s+/g, ' ');
}
