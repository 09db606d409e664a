import { minute } from '../wording/minute';
import { htmlPage } from '../wording/page/html-page';
import { type Child, data, element, type Markup } from '../wording/page/markup';
import { choice, pageForm } from '../wording/page/page-form';
import { behindWords, cellOf, shortWords, type VersionCell, type VersionRow, type Versions } from './versions';

/** What a row may be shown by, with its words. */
const states = {
  differs: 'other than the environment before',
  held: 'held',
  undigested: 'without a digest',
  missing: 'not everywhere',
} as const;
type State = keyof typeof states;

/** Which versions are wanted where, as one page: a row for each workload, a column for each environment. Texts of others are only text in it. */
export function versionsPage(versions: Versions): string {
  const { environments, workloads } = versions;
  const rows = workloads.map((row) => ({ row, own: statesOf(row, environments) }));
  const counts = (Object.keys(states) as State[]).map((state) => [state, rows.filter(({ own }) => own.includes(state)).length] as const);
  return htmlPage({
    title: `Versions: ${environments.join(' → ')}`,
    heading: 'Versions',
    what: 'the versions',
    opening: [
      element('p', {}, 'What is wanted, by the release files of the protected branch. It does not say what runs.'),
      element(
        'ul',
        { class: 'counts' },
        element('li', {}, element('strong', {}, `${workloads.length} ${workloads.length === 1 ? 'workload' : 'workloads'}`)),
        ...counts.flatMap(([state, count]) => (count > 0 ? [element('li', {}, badge(state, `${count} ${states[state]}`))] : [])),
      ),
    ],
    filter:
      workloads.length === 0
        ? undefined
        : pageForm({
            label: 'Filter the workloads',
            words: ['workload', 'workloads'],
            next: 'next that differs',
            opens: false,
            controls: [
              choice(
                'states',
                'Show',
                counts.map(([state, count]) => [state, `${states[state]} (${count})`]),
              ),
            ],
          }),
    main: workloads.length === 0 ? [element('p', {}, 'No release has an image.')] : [table(environments, rows)],
  });
}

function table(environments: readonly string[], rows: readonly { readonly row: VersionRow; readonly own: readonly State[] }[]): Markup {
  // Roles are said, as they are lost where a narrow screen shows rows as blocks.
  return element(
    'table',
    { class: 'matrix', role: 'table', 'aria-label': 'Versions' },
    element(
      'thead',
      { role: 'rowgroup' },
      element(
        'tr',
        { role: 'row' },
        ...['Workload', ...environments].map((name) => element('th', { scope: 'col', role: 'columnheader' }, data(name))),
      ),
    ),
    element(
      'tbody',
      { role: 'rowgroup' },
      ...rows.map(({ row, own }) =>
        element(
          'tr',
          { class: 'group', role: 'row', 'data-states': own.join(' '), 'data-next': own.includes('differs') || undefined },
          element('th', { scope: 'row', role: 'rowheader', tabindex: '-1' }, data(row.workload)),
          ...environments.map((name) =>
            element('td', { role: 'cell' }, element('p', { class: 'place' }, data(name)), ...cellParts(cellOf(row, name))),
          ),
        ),
      ),
    ),
  );
}

function statesOf(row: VersionRow, environments: readonly string[]): readonly State[] {
  const cells = environments.map((name) => cellOf(row, name));
  const having: Readonly<Record<State, boolean>> = {
    differs: cells.some((cell) => cell?.differs),
    held: cells.some((cell) => cell?.held !== undefined),
    undigested: cells.some((cell) => cell && cell.digest === undefined),
    missing: cells.includes(undefined),
  };
  return (Object.keys(states) as State[]).filter((state) => having[state]);
}

function cellParts(cell: VersionCell | undefined): readonly Markup[] {
  if (!cell) return [element('p', { class: 'quiet' }, 'not there')];
  const { tag, digest, commit, since, ageDays, held } = cell;
  const behind = behindWords(cell);
  const facts: readonly (readonly [string, readonly Child[]] | undefined)[] = [
    digest === undefined ? undefined : ['Digest', [element('code', {}, data(digest))]],
    commit === undefined ? undefined : ['Commit', [element('code', {}, data(commit))]],
    since === undefined ? undefined : ['Since', [data(minute(new Date(since)))]],
    held === undefined ? undefined : ['Held', [data(held)]],
  ];
  const rows = facts.flatMap((fact) => (fact ? [element('dt', {}, fact[0]), element('dd', {}, ...fact[1])] : []));
  const short = shortWords(cell);
  return [
    element(
      'p',
      {},
      element('strong', {}, data(tag)),
      ...(behind === undefined ? [] : [' ', badge('differs', behind)]),
      ...(held === undefined ? [] : [' ', badge('held', 'held')]),
    ),
    ...(short.length === 0 && ageDays === undefined
      ? []
      : [
          element(
            'p',
            { class: 'quiet' },
            element('code', {}, data(short.join(' '))),
            ...(ageDays === undefined ? [] : [` ${ageDays === 1 ? '1 day' : `${ageDays} days`}`]),
          ),
        ]),
    ...(rows.length === 0 ? [] : [element('details', { class: 'more' }, element('summary', {}, 'More'), element('dl', {}, ...rows))]),
  ];
}

function badge(state: State, words: string): Markup {
  return element('span', { class: `verdict ${state === 'held' ? 'danger' : 'review'}` }, words);
}
