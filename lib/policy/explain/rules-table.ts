import type { ExplainedRule } from './explained-rule';

/** Rules as a Markdown table: what each asks, what to do where it finds something, and the packs that hold it. */
export function rulesTable(rules: readonly ExplainedRule[]): string {
  const rows = rules.map(({ name, source, severity, description, remediation, cure, packs }) => [
    `[\`${name}\`](${source})`,
    severity,
    description,
    `${remediation}${cure ? ` Here: \`${cure}\`.` : ''}`,
    packs.map((pack) => `\`${pack.name}\``).join(', '),
  ]);
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replace(/[|<]/g, '\\$&').replace(/\s+/g, ' ')).join(' | ')} |\n`;
  const head = ['rule', 'severity', 'asks', 'mend', 'packs'];
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('');
}
