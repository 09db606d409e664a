/** Stands where nothing narrows. A leaf says what goes far, `only …` one of those that a condition asks for, `not …` what is left out. */
export const anything = '(any)';

/** Begins what is one of the values that something is limited to. */
export const only = 'only ';
/** Begins what is left out of the rest. */
export const not = 'not ';

/** What stands in a document, so that it reads as nothing that an extent says by itself. */
export function shut<T extends string | number | boolean>(value: T): T | string {
  return typeof value === 'string' && /^(?:"|\(any\)$|only |not |and \d+ more: )/.test(value) ? JSON.stringify(value) : value;
}

/** What is left out of the rest. */
export function dropped(leaf: string): string {
  return `${not}${leaf}`;
}
