import { code, codeBlock } from '../../wording/markdown-text';
import type { ExplainedRule } from './explained-rule';
import { markdownLine } from './rules-table';

/** A rule as a page of Markdown: what it asks and why, what to do, where it is set and written down, and an example of each verdict. */
export function rulePage(rule: ExplainedRule): string {
  const { name, severity, description, rationale, remediation, cure, packs, parameters, supersedes, controls, source, types } = rule;
  const facts: readonly (readonly [string, string])[] = [
    ['Here', cure === undefined ? '' : code(cure)],
    ['Judges', types.map((type) => code(type)).join(', ')],
    ['Packs', packs.map((pack) => `${code(pack.name)} (${pack.level})`).join(', ') || 'none: a pack of your own may hold it'],
    ...parameters.map(
      (parameter) =>
        [code(parameter.name), `${markdownLine(parameter.description)} Default: ${code(JSON.stringify(parameter.value))}.`] as const,
    ),
    ['Instead of', supersedes.map((other) => code(other)).join(', ')],
    [
      'Asked by',
      Object.entries(controls)
        .map(([framework, ids]) => `${framework} ${ids.join(', ')}`)
        .join('; '),
    ],
    ['Source', `<${source}>`],
  ];
  const paragraphs = [
    `## ${code(name)}`,
    `${severity}: ${markdownLine(description)}`,
    ...(rationale === undefined ? [] : [markdownLine(rationale)]),
    `**Mend:** ${markdownLine(remediation)}`,
    facts.flatMap(([label, text]) => (text === '' ? [] : [`- ${label}: ${text}`])).join('\n'),
    ...(rule.excuses.length > 0 ? [`Says nothing of:\n\n${rule.excuses.map((excuse) => `- ${markdownLine(excuse)}`).join('\n')}`] : []),
    ...(rule.example ? [exampleOf('Fails', rule.example.fails), exampleOf('Passes', rule.example.passes)] : []),
  ];
  return `${paragraphs.join('\n\n')}\n`;
}

function exampleOf(label: string, text: string): string {
  return `${label}:\n\n${codeBlock(text.trimEnd().split('\n'), { language: /^\s*\{/.test(text) ? 'json' : 'yaml' })}`;
}
