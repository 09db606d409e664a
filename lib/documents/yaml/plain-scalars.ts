import { readingsOf } from './ambiguous-scalar';
import { readPlain } from './plain-scalar';

/** Words that programs take for truth values, or for nothing, some of them in some spellings. */
export const words = /^(?:y|yes|n|no|on|off|true|false|null)$/i;

const known = new Map<string, boolean | null>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/**
 * What every program takes text for that is not in quotes.
 *
 * @returns nothing for what programs may read differently
 */
export function plainValue(text: string): string | number | boolean | null | undefined {
  if (words.test(text)) return known.get(text);
  if (!/^[-+.\d]/.test(text)) return text;
  const value = readingsOf(text) === undefined ? readPlain(text) : undefined;
  return typeof value === 'number' && !Number.isFinite(value) ? undefined : value;
}

/** Text in quotes, without escapes but those that JSON and YAML have in common. */
export const quoted = /"((?:[^"\\\t\n]|\\["\\/bfnrt])*)"|'((?:[^'\t\n]|'')*)'/y;

/** What a match of `quoted` says. */
export function quotedValue([text, double, single = '']: RegExpExecArray): string {
  if (double === undefined) return single.replaceAll("''", "'");
  return double.includes('\\') ? JSON.parse(text) : double;
}
