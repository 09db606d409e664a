import { printSource } from '../../../source/source';
import { type Child, data, element, lines, type Markup } from '../../../wording/page/markup';
import { type PlanChange, planVerdicts } from '../../plan';
import { type PlanGroup, type PlanLine, statements } from '../plan-lines';
import { plural } from '../plan-words';

/** Characters of a value that are shown. */
const longestValue = 2_000;
/** Lines of a text, and places of an item, that are shown. */
const mostLines = 400;
const mostPlaces = 100;

/**
 * A workload in an environment, open where something is danger.
 *
 * @param environment its number among those of the page
 */
export function groupElement(group: PlanGroup, environment: number): Markup {
  const { workload, owner, source, lines: all } = group;
  const counts = planVerdicts.map((verdict) => {
    const count = all.reduce((sum, { item, count: own }) => sum + (item.verdict === verdict ? own : 0), 0);
    return [verdict, count] as const;
  });
  const name = group.environment === '' ? workload : `${group.environment} ${workload}`;
  const where = [...(source ? [printSource(source)] : []), ...(owner ? [owner] : [])];
  const danger = all.some(({ item }) => item.verdict === 'danger');
  return element(
    'section',
    { class: 'group', 'data-environment': String(environment) },
    element(
      'details',
      { open: danger || undefined },
      element(
        'summary',
        {},
        element('h3', {}, data(name)),
        ...counts.flatMap(([verdict, count]) =>
          count > 0 ? [' ', element('span', { class: `verdict ${verdict}` }, `${count} ${verdict}`)] : [],
        ),
      ),
      ...where.map((text) => element('p', { class: 'quiet' }, data(text))),
      ...statements(all).map((text) => element('p', {}, data(text))),
      element('ul', { class: 'items' }, ...all.map(itemElement)),
      element('p', { class: 'rest quiet', hidden: true }),
    ),
  );
}

function itemElement({ item, changes, text, times, count }: PlanLine): Markup {
  const { verdict, reason, rule, source } = item;
  const [{ engine }] = changes as readonly [PlanChange];
  return element(
    'li',
    { 'data-verdict': verdict, 'data-engine': engine, 'data-count': String(count), 'data-next': verdict === 'danger' || undefined },
    element(
      'p',
      {},
      element('strong', { class: `verdict ${verdict}` }, verdict),
      ' ',
      data(text),
      ...(times === '' ? [] : [element('span', { class: 'times' }, times)]),
    ),
    element('p', { class: 'why' }, `${reason} `, element('a', { href: source, rel: 'noreferrer' }, rule)),
    element('details', { class: 'more' }, element('summary', {}, `Where, and what`), detail(item, changes)),
  );
}

function detail({ field, before, after, lines: differing = [] }: PlanLine['item'], changes: readonly PlanChange[]): Markup {
  const [{ certainty, path, movedFrom, kind }] = changes as readonly [PlanChange];
  const rest = changes.length - mostPlaces;
  const cut = differing.length - mostLines;
  const rows: readonly (readonly [string, readonly Child[]] | undefined)[] = [
    ['Object', [kind, ...(certainty ? [`, ${certainty}`] : [])]],
    movedFrom === undefined ? undefined : ['Moved from', [data(movedFrom)]],
    path === undefined ? undefined : ['Construct', [data(path)]],
    field === undefined ? undefined : ['Field', [data(field)]],
    [
      'Where',
      [
        element(
          'ul',
          {},
          ...changes.slice(0, mostPlaces).map((change) => element('li', {}, data(placeWords(change)))),
          ...(rest > 0 ? [element('li', {}, `… and ${rest} more`)] : []),
        ),
      ],
    ],
    before === undefined ? undefined : ['Before', [valueElement('Before', before)]],
    after === undefined ? undefined : ['After', [valueElement('After', after)]],
    differing.length === 0
      ? undefined
      : [
          'Lines',
          [
            lines([...differing.slice(0, mostLines), ...(cut > 0 ? [`… ${plural(cut, 'more line')}`] : [])], {
              role: 'group',
              'aria-label': 'Lines',
            }),
          ],
        ],
  ];
  return element('dl', {}, ...rows.flatMap((row) => (row ? [element('dt', {}, row[0]), element('dd', {}, ...row[1])] : [])));
}

function placeWords({ address, file, cluster, region }: PlanChange): string {
  const place = cluster ?? region;
  return `${address} (${place === undefined ? '' : `${place}, `}${file})`;
}

function valueElement(label: string, value: unknown): Markup {
  const text = typeof value === 'string' ? value : JSON.stringify(value, undefined, 2);
  const characters = [...text];
  const rest = characters.length - longestValue;
  const shown = rest > 0 ? `${characters.slice(0, longestValue).join('')}… (${characters.length} characters)` : text;
  return lines(shown.split('\n'), { role: 'group', 'aria-label': label });
}
