import { printSource } from '../../source/source';
import { code, codeBlock, htmlCode } from '../../wording/markdown-text';
import { type Plan, planVerdicts } from '../plan';
import { Comment, type Entry } from './comment';
import { type CommentLimits, defaultLimits, fewestCharacters } from './forges';
import { type PlanGroup, type PlanLine, planGroups, statements } from './plan-lines';
import { kindWords, orderWords, plural, removalWords, verdictWords } from './plan-words';

/** Lines of one text that are shown. */
const mostTextLines = 20;
/** Characters of the name of a side. */
const longestName = 100;

/**
 * A plan for the comment of a pull request: danger first, then workloads. Nothing that is compared can mark, link, mention or embed anything.
 *
 * @param limits whose comment it is; at least 1,000 characters
 */
export function markdownPlan(plan: Plan, { characters, folds }: CommentLimits = defaultLimits): string {
  const comment = new Comment(Math.max(characters, fewestCharacters));
  head(plan, comment);
  const groups = planGroups(plan);
  comment.list('\n#### Danger\n', dangersOf(groups).map(dangerEntry));
  const others = groups.filter((group) => linesOf(group, false).length > 0);
  if (others.length > 0) comment.add('\n#### Workloads\n');
  for (const group of others) details(group, linesOf(group, false), comment, folds);
  tail(plan, comment);
  return comment.toString();
}

function linesOf({ lines }: PlanGroup, isDanger: boolean): readonly PlanLine[] {
  return lines.filter(({ item }) => (item.verdict === 'danger') === isDanger);
}

function head(plan: Plan, comment: Comment): void {
  const { summary, base, head: to } = plan;
  const worst = planVerdicts.find((verdict) => summary[verdict] > 0);
  const titles = { danger: 'danger', review: 'to review', routine: 'routine' };
  comment.add(`### Plan: ${worst ? titles[worst] : 'nothing changes'}`);
  if (summary.items > 0) {
    comment.add(`\n**${plural(summary.items, 'change')}**: ${verdictWords(summary)}. Objects: ${kindWords(plan)}.`);
    if (summary.restarts > 0) comment.add(`**${plural(summary.restarts, 'pod')}** started anew.`);
  }
  const notes = [base, to].flatMap(({ name, notes: all = [] }) => all.map((note) => `${name}: ${note}`));
  comment.add(`\n${code(base.name, longestName)} → ${code(to.name, longestName)}`);
  comment.list('', [
    ...plan.notices.map(({ verdict, text, reason, rule, source }): Entry => {
      return { text: `- **${verdict}** ${code(text)}: ${reason} ${ruleLink(rule, source)}`, part: 'notice' };
    }),
    ...notes.map((note): Entry => ({ text: `- ${code(note)}`, part: 'note' })),
  ]);
}

/** A line that is in danger, and where. */
interface Danger {
  readonly line: PlanLine;
  readonly group: PlanGroup;
}

/** What is in danger, each once: the same of a workload in several environments is read at once. */
function dangersOf(groups: readonly PlanGroup[]): readonly (readonly Danger[])[] {
  const alike = new Map<string, Danger[]>();
  for (const group of groups)
    for (const line of linesOf(group, true)) {
      const { item, text } = line;
      const key = JSON.stringify([group.workload, text, item.rule, item.reason, item.lines ?? []]);
      const known = alike.get(key);
      if (known) known.push({ line, group });
      else alike.set(key, [{ line, group }]);
    }
  return [...alike.values()];
}

function dangerEntry(dangers: readonly Danger[]): Entry {
  const [{ line }] = dangers as [Danger];
  const { item, text } = line;
  const count = dangers.reduce((sum, danger) => sum + danger.line.count, 0);
  const environments = new Set(dangers.map(({ group }) => group.environment));
  const within = environments.size > 1 ? ` in ${plural(environments.size, 'environment')}` : '';
  const times = dangers.length === 1 ? line.times : ` ×${count}${within}`;
  const parts = [
    ...environments,
    ...dangers.map(({ group: { source } }) => (source ? printSource(source) : '')),
    ...dangers.map(({ group: { owner = '' } }) => owner),
  ].filter(Boolean);
  const where = [...new Set(parts)].map((part) => code(part)).join(', ');
  return {
    text: [
      `- ${code(text)}${times}${where ? ` (${where})` : ''}`,
      `  - ${item.reason} ${ruleLink(item.rule, item.source)}`,
      ...textLines(line),
    ].join('\n'),
    changes: [{ verdict: item.verdict, count }],
  };
}

/** Rules and their sources are ours. */
function ruleLink(rule: string, source: string): string {
  return `[${rule}](${source})`;
}

/** Lines of a workload, folded where the forge folds. */
function details(group: PlanGroup, lines: readonly PlanLine[], comment: Comment, folds: boolean): void {
  const { environment, workload, source, owner } = group;
  const counts = { danger: 0, review: 0, routine: 0 };
  for (const { item, count } of lines) counts[item.verdict] += count;
  const title = [environment, workload].filter(Boolean).join(' ');
  const where = [source ? printSource(source) : '', owner ?? '']
    .filter(Boolean)
    .map((part) => code(part))
    .join(', ');
  const opening = [
    folds ? `<details><summary>${htmlCode(title)}: ${verdictWords(counts)}</summary>\n` : `\n**${code(title)}: ${verdictWords(counts)}**\n`,
    ...(where ? [`${where}\n`] : []),
    ...statements(group.lines).map((text) => `${code(text)}\n`),
  ].join('\n');
  comment.list(opening, lines.map(entryOf), { of: ' of it', ...(folds && { closing: '\n</details>' }) });
}

function entryOf(line: PlanLine): Entry {
  const { item, text, times, count } = line;
  return {
    text: [`- ${item.verdict} ${code(text)}${times} ${ruleLink(item.rule, item.source)}`, ...textLines(line)].join('\n'),
    changes: [{ verdict: item.verdict, count }],
  };
}

function textLines({ item: { lines = [] } }: PlanLine): readonly string[] {
  if (lines.length === 0) return [];
  const hidden = lines.length - mostTextLines;
  return [
    codeBlock(lines.slice(0, mostTextLines), { language: 'diff', indent: '  ' }),
    ...(hidden > 0 ? [`  … ${plural(hidden, 'more line')} of this text`] : []),
  ];
}

function tail(plan: Plan, comment: Comment): void {
  const { notCompared, unknownTypes } = plan;
  const [removals, order] = [removalWords(plan), orderWords(plan)];
  comment.list(
    '\n#### What is removed\n',
    removals.map((line) => ({ text: `- ${line}`, part: 'removal' })),
  );
  comment.list(
    '\n#### Order of work\n',
    order.map((line) => ({ text: `- ${code(line)}`, part: 'order' })),
  );
  comment.list(
    '\n#### Not compared, though they differ\n',
    notCompared.map(({ file, reason }) => ({ text: `- ${code(`${file}: ${reason}`)}`, part: 'file' })),
  );
  comment.list(
    '\n#### Nobody asked what replaces them\n',
    unknownTypes.map((type) => ({ text: `- ${code(type)}`, part: 'type' })),
  );
}
