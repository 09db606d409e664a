import { printable } from '../../wording/printable';
import { wrapped } from '../../wording/wrapped';
import { entry, type PlanStyle, verdictWidth } from '../formats/plan-entry';
import { plural, verdictWords } from '../formats/plan-words';
import type { Impact, ImpactKind } from './impact';
import { kindLine, moveLines, placeWords, reachWords } from './impact-words';

export interface TextImpactOptions {
  /** Whether routine changes and every place are shown, and not only counted. */
  readonly verbose: boolean;
  /** Of the terminal. */
  readonly columns: number;
  readonly style: PlanStyle;
}

/** Places that are named, of a danger and of others. */
const fewPlaces = { danger: 10, review: 3, routine: 3 } as const;

/** An impact for a terminal. What is folded is counted where it would stand. */
export function textImpact(impact: Impact, { verbose, columns, style }: TextImpactOptions): string {
  const { summary, kinds, moves } = impact;
  const out = [style.bold(printable(`${impact.package}: ${impact.from} → ${impact.to}`)), `${reachWords(impact)}.`];
  if (summary.items === 0) out.push('Nothing changes.');
  else
    out.push(
      `${plural(summary.items, 'change')}: ${verdictWords(summary)}. ${plural(summary.restarts, 'pod is', 'pods are')} started anew.`,
    );
  const folded = verbose ? [] : kinds.filter(({ verdict }) => verdict === 'routine');
  for (const kind of kinds.filter((one) => !folded.includes(one))) out.push('', ...kindEntry(kind, { verbose, columns, style }));
  const items = folded.reduce((sum, kind) => sum + kind.items, 0);
  if (items > 0)
    out.push(
      '',
      `${style.green('routine')}  ${style.dim(`${plural(items, 'change')} of ${plural(folded.length, 'kind')}, which --verbose shows`)}`,
    );
  const notCompared = impact.projects.flatMap(({ project, plan }) =>
    plan.notCompared.map(({ file, reason }) => `${project}: ${file}: ${reason}`),
  );
  if (notCompared.length > 0) out.push('', style.yellow(`Not compared, though they differ: ${plural(notCompared.length, 'file')}`));
  out.push(...notCompared.flatMap((line) => wrapped(printable(line), columns, '  ')));
  if (moves.length > 0)
    out.push(
      '',
      style.bold('Moves'),
      ...wrapped(
        'Addresses that seem to be of the same thing: without a moved block Terraform destroys one and creates another.',
        columns,
        '  ',
      ),
      ...moveLines(impact).map((line) => `  ${printable(line)}`),
    );
  return `${out.join('\n')}\n`;
}

function kindEntry(kind: ImpactKind, { verbose, columns, style }: TextImpactOptions): readonly string[] {
  const deep = ' '.repeat(verdictWidth + 2);
  const places = placeWords(kind.places, verbose ? Number.POSITIVE_INFINITY : fewPlaces[kind.verdict]);
  const examples = kind.examples.length > 0 ? [`such as ${kind.examples.join('; ')}`] : [];
  return [
    ...entry(kind.verdict, kindLine(kind), `${kind.reason} [${kind.rule}]`, columns, style, 0),
    ...[...examples, places].flatMap((line) => wrapped(printable(line), columns, deep)),
  ];
}
