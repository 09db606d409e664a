import { canonicalJson } from '../../documents/hash';
import { valueAt } from '../../kept/immutable';
import { type CustomRule, type CustomSchema, rulesOf } from './custom-schema';

/** What a rule in CEL says of a change: `unknown` where this reader does not follow it. */
export type Refusal = 'refused' | 'accepted' | 'unknown';

/**
 * Whether a rule of a definition refuses the change of a value, as far as it looks at what was there before. It reads what people write:
 * `self == oldSelf`, the same of fields, comparisons, and `has`.
 *
 * @param before nothing where there was none: such rules hold then, but for those that say otherwise
 * @param path of what differs, from the value: rules about other fields say nothing of it
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#transition-rules
 */
export function refusalOf(schema: CustomSchema, before: unknown, after: unknown, path: readonly string[]): Refusal {
  if (isAbsent(after)) return 'accepted';
  const answers = rulesOf(schema)
    .filter(({ rule, optionalOldSelf }) => rule.includes('oldSelf') && (!isAbsent(before) || optionalOldSelf === true))
    .flatMap(conditionsOf)
    .filter((condition) => isAbout(condition, path))
    .map((condition) => answer(condition, before, after));
  return answers.includes('refused') ? 'refused' : answers.includes('unknown') ? 'unknown' : 'accepted';
}

/** Conditions that all must hold. */
function conditionsOf({ rule, optionalOldSelf }: CustomRule): readonly string[] {
  const isPlain = optionalOldSelf !== true && !/[?'"]|__/.test(rule) && !(rule.includes('&&') && rule.includes('||'));
  return isPlain ? rule.split('&&').map((part) => part.trim()) : [rule];
}

const comparison = /^(self|oldSelf)((?:\.\w+)*) *(==|<=|>=|<|>) *(self|oldSelf)\2$/;
const keptAsIs = /^has\((self|oldSelf)((?:\.\w+)+)\) *== *has\((self|oldSelf)\2\)$/;
const keptOnce = /^!has\(oldSelf((?:\.\w+)+)\) *\|\| *has\(self\1\)$/;

function answer(condition: string, before: unknown, after: unknown): Refusal {
  if (/__|['"?]/.test(condition)) return 'unknown';
  const at = (value: unknown, path: string) => valueAt(value, namesIn(path));
  const [, one, path, operator, other] = comparison.exec(condition) ?? [];
  if (one !== undefined && one !== other) {
    const sides = [at(before, path!), at(after, path!)];
    const [left, right] = one === 'self' ? [...sides].reverse() : sides;
    return compared(left, operator!, right);
  }
  const [, has, field, had] = keptAsIs.exec(condition) ?? [];
  if (has !== undefined && has !== had) return isAbsent(at(before, field!)) === isAbsent(at(after, field!)) ? 'accepted' : 'refused';
  const [, once] = keptOnce.exec(condition) ?? [];
  if (once !== undefined) return !isAbsent(at(before, once)) && isAbsent(at(after, once)) ? 'refused' : 'accepted';
  return 'unknown';
}

function compared(left: unknown, operator: string, right: unknown): Refusal {
  if (operator === '==') return canonicalJson(left ?? null) === canonicalJson(right ?? null) ? 'accepted' : 'refused';
  if (typeof left !== 'number' || typeof right !== 'number') return 'unknown';
  const holds = { '<=': left <= right, '>=': left >= right, '<': left < right, '>': left > right }[operator];
  return holds ? 'accepted' : 'refused';
}

/** Whether a condition names what differs, what it stands in, or something in it. */
function isAbout(condition: string, path: readonly string[]): boolean {
  const named = [...condition.matchAll(/\b(?:self|oldSelf)((?:\.\w+)*)(\()?/g)].map(([, names, call]) => {
    const all = namesIn(names!);
    // The last is a function, such as `size`.
    return call === undefined ? all : all.slice(0, -1);
  });
  return named.some((names) => names.every((name, index) => index >= path.length || path[index] === name));
}

function namesIn(path: string): readonly string[] {
  return path.split('.').slice(1);
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}
