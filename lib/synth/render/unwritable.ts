import { UserError } from '../../errors';
import { isPlain } from '../../frozen';

const deepest = 100;

/** What no file can hold, in words; nothing for texts, finite numbers, booleans, lists and plain objects. */
export function unwritable(value: unknown): string | undefined {
  switch (typeof value) {
    case 'number':
      return Number.isFinite(value) ? undefined : String(value);
    case 'bigint':
      return `the BigInt ${value}`;
    case 'symbol':
      return `the symbol '${value.description ?? ''}'`;
    case 'function':
      return `the function '${value.name}'`;
    case 'object':
      return value === null || Array.isArray(value) || isPlain(value) ? undefined : `an object of the class '${value.constructor?.name}'`;
    default:
      return undefined;
  }
}

/**
 * @param keys of the field, from the outermost
 * @throws UserError naming what no file can hold, and its field
 */
export function refuseUnwritable(value: unknown, where: string, keys: readonly string[]): void {
  // Most are texts.
  if (typeof value === 'string') return;
  const what = unwritable(value);
  if (what === undefined) return;
  throw new UserError(
    `${where} has ${what} in '${keys.join('.')}', which no file can hold.`,
    typeof value === 'number'
      ? 'Set a finite number, or leave it out.'
      : 'Write texts, finite numbers, booleans, lists and objects of them; or leave it out.',
  );
}

/**
 * The same for all that is in a value.
 *
 * @param isKnown whether something is what an engine resolves by itself, and not looked into
 * @param field where the value itself stands
 */
export function refuseUnwritableIn(value: unknown, where: string, isKnown: (value: object) => boolean = () => false, field?: string): void {
  const keys = field === undefined ? [] : [field];
  const most = keys.length + deepest;
  const look = (inner: unknown): void => {
    if (typeof inner !== 'object' || inner === null) {
      refuseUnwritable(inner, where, keys);
      return;
    }
    if (isKnown(inner)) return;
    refuseUnwritable(inner, where, keys);
    if (keys.length > most)
      throw new UserError(`${where} has more than ${deepest} levels in '${keys.join('.').slice(0, 60)}…', or holds itself.`, 'Flatten it.');
    for (const key of Object.keys(inner)) {
      const part = (inner as Readonly<Record<string, unknown>>)[key];
      if (typeof part === 'string') continue;
      keys.push(key);
      look(part);
      keys.pop();
    }
  };
  look(value);
}
