import { type Plan, planVerdicts } from '../../plan';
import { data, element, type Markup } from './markup';

/** What narrows the page; hidden where no script runs. */
export function pageFilter({ summary, changes }: Plan, environments: readonly string[]): Markup {
  const engines = [...new Set(changes.map(({ engine }) => engine))].sort();
  const choice = (id: string, label: string, options: readonly (readonly [string, string])[]) =>
    element(
      'label',
      {},
      `${label} `,
      element(
        'select',
        { id },
        element('option', { value: '' }, 'all'),
        ...options.map(([value, text]) => element('option', { value }, text)),
      ),
    );
  return element(
    'form',
    { id: 'filter', role: 'search', 'aria-label': 'Filter the changes', hidden: true },
    element(
      'div',
      { class: 'row' },
      element('label', {}, 'Search ', element('input', { type: 'search', id: 'search', autocomplete: 'off', spellcheck: 'false' })),
      element(
        'fieldset',
        {},
        element('legend', {}, 'Verdict'),
        ...planVerdicts.map((verdict) =>
          element(
            'label',
            {},
            element('input', { type: 'checkbox', name: 'verdict', value: verdict, checked: true }),
            ' ',
            element('span', { class: `verdict ${verdict}` }, `${verdict} ${summary[verdict]}`),
          ),
        ),
      ),
      choice(
        'environment',
        'Environment',
        environments.map((name, index) => [String(index), name || '(none)']),
      ),
      choice(
        'engine',
        'Engine',
        engines.map((engine) => [engine, engine]),
      ),
      element('button', { type: 'button', id: 'open' }, 'Open all'),
      element('button', { type: 'button', id: 'close' }, 'Close all'),
      element('button', { type: 'reset' }, 'Reset'),
      element(
        'label',
        {},
        element('input', { type: 'checkbox', id: 'keys', checked: true }),
        ' Keys: ',
        ...(
          [
            ['/', ' search, '],
            ['j', ' '],
            ['k', ' next and previous, '],
            ['d', ' next danger'],
          ] as const
        ).flatMap(([key, words]) => [element('kbd', {}, key), words]),
      ),
    ),
    element('p', { id: 'shown', role: 'status' }, data('')),
  );
}
