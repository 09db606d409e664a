import { printSource } from '../../source/source';
import { printable } from '../../wording/printable';
import { wrapped } from '../../wording/wrapped';
import type { Plan } from '../plan';
import { entry, type PlanStyle, verdictWidth } from './plan-entry';
import { itemsIn, type PlanGroup, type PlanLine, planGroups, statements } from './plan-lines';
import { kindWords, orderWords, plural, removalWords, verdictWords } from './plan-words';

const plain: PlanStyle = { bold: same, dim: same, red: same, yellow: same, green: same };

export interface TextPlanOptions {
  /** Whether routine changes and the lines of texts are shown, and not only counted. @default false */
  readonly verbose?: boolean;
  /** Of the terminal. @default 80 */
  readonly columns?: number;
  readonly style?: PlanStyle;
}

/** A plan for a terminal. What is folded is counted where it would stand. */
export function textPlan(plan: Plan, { verbose = false, columns = 80, style = plain }: TextPlanOptions = {}): string {
  const { summary, base, head } = plan;
  const out: string[] = [];
  const notes = [base, head].flatMap(({ name, notes: all = [] }) => all.map((note) => `${name}: ${note}`));
  const lines = (text: string) => wrapped(printable(text), columns, '');
  out.push(...lines(`${base.name} → ${head.name}`).map(style.bold), ...notes.flatMap(lines).map(style.yellow));
  if (summary.items === 0) out.push('Nothing changes.');
  else out.push(...lines(`${plural(summary.items, 'change')}: ${verdictWords(summary)}. Objects: ${kindWords(plan)}.`));
  if (summary.restarts > 0) out.push(`${plural(summary.restarts, 'pod is', 'pods are')} started anew.`);
  for (const { verdict, text, reason, rule } of plan.notices)
    out.push('', ...entry(verdict, text, `${reason} [${rule}]`, columns, style, 0));
  const groups = planGroups(plan);
  for (const environment of new Set(groups.map((group) => group.environment)))
    out.push(
      ...environmentLines(
        groups.filter((group) => group.environment === environment),
        verbose,
        columns,
        style,
      ),
    );
  const removals = removalWords(plan);
  if (removals.length > 0)
    out.push('', style.bold('What is removed'), ...removals.flatMap((line) => wrapped(printable(line), columns, '  ')));
  const order = orderWords(plan);
  if (order.length > 0) out.push('', style.bold('Order of work'), ...order.flatMap((line) => wrapped(printable(line), columns, '  ')));
  if (plan.notCompared.length > 0)
    out.push('', style.yellow(`Not compared, though they differ: ${plural(plan.notCompared.length, 'file')}`));
  for (const { file, reason } of plan.notCompared) out.push(...wrapped(printable(`${file}: ${reason}`), columns, '  '));
  if (plan.unknownTypes.length > 0) out.push('', ...lines(`Nobody asked what replaces ${plan.unknownTypes.join(', ')}.`));
  return `${out.join('\n')}\n`;
}

/** Workloads of which nothing is to be read are listed one by one up to here. */
const mostQuiet = 3;
const mostNames = 5;

/** All that changes in an environment; workloads with routine changes only are together at its end where they are many. */
function environmentLines(groups: readonly PlanGroup[], verbose: boolean, columns: number, style: PlanStyle): readonly string[] {
  const [{ environment }] = groups as [PlanGroup];
  const found = verbose ? [] : groups.filter(isQuiet);
  const quiet = new Set(found.length > mostQuiet ? found : []);
  const blocks = [
    ...groups.filter((group) => !quiet.has(group)).map((group) => groupLines(group, verbose, columns, style)),
    ...(quiet.size > 0 ? [quietLines([...quiet], columns, style)] : []),
  ];
  return blocks.flatMap((lines, index) => [
    '',
    ...(index === 0 && environment !== '' ? [style.bold(printable(environment))] : []),
    ...lines,
  ]);
}

function isQuiet({ lines }: PlanGroup): boolean {
  return lines.every(({ item }) => item.verdict === 'routine') && statements(lines).length === 0;
}

function quietLines(groups: readonly PlanGroup[], columns: number, style: PlanStyle): readonly string[] {
  const indent = groups[0]!.environment === '' ? '' : '  ';
  const more = groups.length - mostNames;
  const names = groups.slice(0, mostNames).map(({ workload }) => workload);
  const text = `${groups.length} workloads of which all is routine: ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  return [
    ...wrapped(printable(text), columns, indent).map(style.bold),
    foldedLine(plural(itemsIn(groups.flatMap(({ lines }) => lines)), 'change'), indent, style),
  ];
}

function foldedLine(count: string, indent: string, style: PlanStyle): string {
  return `${indent}  ${style.green('routine')}  ${style.dim(`${count}, which --verbose shows`)}`;
}

function groupLines(group: PlanGroup, verbose: boolean, columns: number, style: PlanStyle): readonly string[] {
  const { workload, owner, source, lines } = group;
  const folded = verbose ? [] : lines.filter(({ item }) => item.verdict === 'routine');
  const indent = group.environment === '' ? 0 : 2;
  const heading = [
    style.bold(printable(workload)),
    ...(source ? [style.dim(printable(printSource(source)))] : []),
    ...(owner ? [style.dim(printable(`(${owner})`))] : []),
  ];
  return [
    `${' '.repeat(indent)}${heading.join('  ')}`,
    ...statements(lines).map((text) => `${' '.repeat(indent + 2)}${printable(text)}`),
    ...lines.filter((line) => !folded.includes(line)).flatMap((line) => lineEntry(line, verbose, columns, style, indent + 2)),
    ...(folded.length > 0 ? [foldedLine(foldedWords(itemsIn(folded), folded.length < lines.length), ' '.repeat(indent), style)] : []),
  ];
}

function foldedWords(count: number, isMore: boolean): string {
  return isMore ? `${count} more` : plural(count, 'change');
}

function lineEntry(
  { item, text, times }: PlanLine,
  verbose: boolean,
  columns: number,
  style: PlanStyle,
  indent: number,
): readonly string[] {
  const { verdict, reason, rule, lines = [] } = item;
  const deep = ' '.repeat(indent + verdictWidth + 2);
  return [
    ...entry(verdict, `${text}${times}`, `${reason} [${rule}]`, columns, style, indent),
    ...(verbose ? lines.map((line) => `${deep}${printable(line)}`) : []),
  ];
}

function same(text: string): string {
  return text;
}
