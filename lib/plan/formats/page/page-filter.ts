import { element, type Markup } from '../../../wording/page/markup';
import { choice, pageForm } from '../../../wording/page/page-form';
import { type Plan, planVerdicts } from '../../plan';

/** What narrows the page of a plan. */
export function pageFilter({ summary, changes }: Plan, environments: readonly string[]): Markup {
  const engines = [...new Set(changes.map(({ engine }) => engine))].sort();
  return pageForm({
    label: 'Filter the changes',
    words: ['change', 'changes'],
    next: 'next danger',
    opens: true,
    controls: [
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
    ],
  });
}
