import { escaped } from '../../policy/report/formats/markdown';
import { printSource } from '../../source/source';
import { type Plan, planVerdicts } from '../plan';
import { mostCharacters } from './forges';
import { itemsIn, type PlanGroup, type PlanLine, planGroups } from './plan-lines';
import { kindWords, orderWords, plural, removalWords, verdictWords } from './plan-words';
import { statements } from './text-plan';

/** For what is said of what is left out, and for the end. */
const reserve = 600;
/** Lines of one text that are shown. */
const mostTextLines = 20;

/** A comment that grows until it is full: whatever does not fit is counted. */
class Comment {
  readonly parts: string[] = [];
  private length = 0;
  readonly left = { danger: 0, review: 0, routine: 0 };
  leftOut = 0;

  constructor(private readonly most: number) {}

  /** @returns whether there was room */
  add(text: string, closing = 0): boolean {
    if (this.length + text.length + 1 + closing > this.most) return false;
    this.parts.push(text);
    this.length += text.length + 1;
    return true;
  }

  /** Counts what is not shown. */
  leave(lines: readonly PlanLine[]): void {
    for (const { item, count } of lines) {
      this.left[item.verdict] += count;
      this.leftOut += count;
    }
  }
}

/**
 * A plan for the comment of a pull request: danger first, then workloads. Nothing that is compared can mark, link, mention or embed anything.
 *
 * @param most UTF-16 units, at least 1,000
 */
export function markdownPlan(plan: Plan, most: number = mostCharacters): string {
  const comment = new Comment(Math.max(most, 1_000) - reserve);
  head(plan, comment);
  const groups = planGroups(plan);
  const dangers = groups.flatMap((group) => group.lines.filter(({ item }) => item.verdict === 'danger').map((line) => ({ line, group })));
  if (dangers.length > 0) {
    const fits = comment.add('\n#### Danger\n');
    for (const { line, group } of dangers) if (!fits || !comment.add(dangerLine(line, group))) comment.leave([line]);
  }
  const others = groups.filter(({ lines }) => lines.some(({ item }) => item.verdict !== 'danger'));
  const fits = others.length === 0 || comment.add('\n#### Workloads\n');
  for (const group of others) {
    const lines = group.lines.filter(({ item }) => item.verdict !== 'danger');
    if (!fits) comment.leave(lines);
    else details(group, lines, comment);
  }
  tail(plan, comment);
  const { left, leftOut } = comment;
  const more =
    leftOut > 0
      ? [
          `\n**${plural(leftOut, 'more change')} not shown here** (${verdictWords(left)}): \`slipway plan -o json\` lists all ${plan.summary.items}.`,
        ]
      : [];
  return `${[...comment.parts, ...more].join('\n')}\n`;
}

function head(plan: Plan, comment: Comment): void {
  const { summary, base, head: to } = plan;
  const worst = planVerdicts.find((verdict) => summary[verdict] > 0);
  const titles = { danger: 'danger', review: 'to review', routine: 'routine' };
  comment.add(`### Plan: ${worst ? titles[worst] : 'nothing changes'}`);
  comment.add(`\n${escaped(short(base.name))} → ${escaped(short(to.name))}`);
  if (summary.items > 0) {
    comment.add(`\n**${plural(summary.items, 'change')}**: ${verdictWords(summary)}. Objects: ${kindWords(plan)}.`);
    if (summary.restarts > 0) comment.add(`**${plural(summary.restarts, 'pod')}** started anew.`);
  }
  for (const { name, notes = [] } of [base, to]) for (const note of notes) comment.add(`\n> ${escaped(short(`${name}: ${note}`))}`);
  for (const { verdict, text, reason } of plan.notices) comment.add(`\n- **${verdict}** ${escaped(short(text))}: ${escaped(reason)}`);
}

function dangerLine({ item, text, times }: PlanLine, { environment, source, owner }: PlanGroup): string {
  const where = [environment, source ? printSource(source) : '', owner ?? ''].filter(Boolean).map(escaped).join(', ');
  return `- **${escaped(short(text))}**${times}${where ? ` (${where})` : ''}<br>${escaped(item.reason)} ${ruleLink(item.rule, item.source)}`;
}

/** Rules and their sources are ours. */
function ruleLink(rule: string, source: string): string {
  return `[${escaped(rule)}](${source})`;
}

/** Lines of a workload that can be opened; of those that do not fit, how many. */
function details(group: PlanGroup, lines: readonly PlanLine[], comment: Comment): void {
  const { environment, workload, source, owner } = group;
  const counts = { danger: 0, review: 0, routine: 0 };
  for (const { item, count } of lines) counts[item.verdict] += count;
  const title = [environment, workload]
    .filter(Boolean)
    .map((part) => escaped(short(part)))
    .join(' ');
  const where = [source ? printSource(source) : '', owner ?? '']
    .filter(Boolean)
    .map((part) => escaped(short(part)))
    .join(', ');
  const end = '\n</details>';
  const opening = [
    `<details><summary>${title}: ${verdictWords(counts)}</summary>\n`,
    ...(where ? [`${where}\n`] : []),
    ...statements(group.lines).map((text) => `${escaped(short(text))}\n`),
  ].join('\n');
  const more = 80;
  if (!comment.add(opening, end.length + more + 100)) {
    comment.leave(lines);
    return;
  }
  const rest = lines.findIndex((line) => !comment.add(lineOf(line), end.length + more));
  const cut = rest < 0 ? [] : lines.slice(rest);
  comment.leave(cut);
  comment.add(`${cut.length > 0 ? `- … ${plural(itemsIn(cut), 'more change')} of it not shown here\n` : ''}${end}`);
}

function lineOf({ item, text, times }: PlanLine): string {
  const shown = (item.lines ?? []).slice(0, mostTextLines);
  const hidden = (item.lines ?? []).length - shown.length;
  const code = shown.map((line) => `  <br><code>${escaped(short(line))}</code>`);
  return [
    `- ${item.verdict} ${escaped(short(text))}${times} ${ruleLink(item.rule, item.source)}`,
    ...code,
    ...(hidden > 0 ? [`  <br>… ${plural(hidden, 'more line')} of this text`] : []),
  ].join('\n');
}

function tail(plan: Plan, comment: Comment): void {
  const order = orderWords(plan).map((line) => `- ${escaped(short(line, 400))}`);
  const files = plan.notCompared.map(({ file, reason }) => `- ${escaped(short(`${file}: ${reason}`))}`);
  list(
    'What is removed',
    removalWords(plan).map((line) => `- ${escaped(line)}`),
    comment,
  );
  list('Order of work', order, comment);
  list('Not compared, though they differ', files, comment);
  if (plan.unknownTypes.length > 0) comment.add(`\nNobody asked what replaces ${escaped(short(plan.unknownTypes.join(', '), 1_000))}.`);
}

function list(title: string, lines: readonly string[], comment: Comment): void {
  if (lines.length === 0 || !comment.add(`\n#### ${title} (${lines.length})\n`)) return;
  const rest = lines.findIndex((line) => !comment.add(line, 60));
  if (rest >= 0) comment.add(`- … and ${lines.length - rest} more`);
}

/** One line of one change never fills the comment. */
function short(text: string, most = 600): string {
  const characters = [...text];
  return characters.length > most ? `${characters.slice(0, most).join('')}… (${characters.length} characters)` : text;
}
