import { data, element, type Markup } from './markup';

/** What narrows a page. */
export interface FormParts {
  /** For those who do not see it, such as `Filter the changes`. */
  readonly label: string;
  /** One and many of what is counted, such as `change` and `changes`. */
  readonly words: readonly [one: string, many: string];
  /** What the key `d` goes to, such as `next danger`. */
  readonly next: string;
  /** Whether there is something to open. */
  readonly opens: boolean;
  /** Between the search and the buttons: the name of a box, and the id of a choice, are those of what `data-…` of an entry has to hold. */
  readonly controls: readonly Markup[];
}

/** A form with a search, choices and keys; hidden where no script runs. */
export function pageForm({ label, words: [one, many], next, opens, controls }: FormParts): Markup {
  const keys = [
    ['/', ' search, '],
    ['j', ' '],
    ['k', ' next and previous, '],
    ['d', ` ${next}`],
  ] as const;
  return element(
    'form',
    { id: 'filter', role: 'search', 'aria-label': label, 'data-one': one, 'data-many': many, hidden: true },
    element(
      'div',
      { class: 'row' },
      element('label', {}, 'Search ', element('input', { type: 'search', id: 'search', autocomplete: 'off', spellcheck: 'false' })),
      ...controls,
      ...(opens
        ? [element('button', { type: 'button', id: 'open' }, 'Open all'), element('button', { type: 'button', id: 'close' }, 'Close all')]
        : []),
      element('button', { type: 'reset' }, 'Reset'),
      element(
        'label',
        {},
        element('input', { type: 'checkbox', id: 'keys', checked: true }),
        ' Keys: ',
        ...keys.flatMap(([key, words]) => [element('kbd', {}, key), words]),
      ),
    ),
    element('p', { id: 'shown', role: 'status' }, data('')),
  );
}

/** A choice of one, or of all. @param options each a value, and its words */
export function choice(id: string, label: string, options: readonly (readonly [string, string])[]): Markup {
  return element(
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
}
