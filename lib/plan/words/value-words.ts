import { canonicalJson } from '../../documents/hash';
import { isObject } from '../../documents/shape';

/** Characters of a value in a line; whoever wants all of it has the JSON. */
const longest = 80;

/** A value on one line. */
export function valueWords(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = typeof value === 'string' ? value : canonicalJson(value);
  const characters = [...(text === '' ? '""' : text)];
  return characters.length > longest ? `${characters.slice(0, longest).join('')}… (${characters.length} characters)` : characters.join('');
}

/** How a field differs, without its name: `2 → 6`, `set to 6`, `2 removed`, `+ a − b`. */
export function differenceWords(before: unknown, after: unknown): string {
  if (before === undefined) return isObject(after) && Object.keys(after).length > 0 ? 'added' : `set to ${valueWords(after)}`;
  if (after === undefined) return isObject(before) || Array.isArray(before) ? 'removed' : `${valueWords(before)} removed`;
  if (Array.isArray(before) && Array.isArray(after)) return listWords(before, after);
  return `${valueWords(before)} → ${valueWords(after)}`;
}

function listWords(before: readonly unknown[], after: readonly unknown[]): string {
  const [less, more] = [minus(before, after), minus(after, before)];
  if (less.length + more.length === 0) return 'in another order';
  return [...more.map((item) => `+ ${valueWords(item)}`), ...less.map((item) => `− ${valueWords(item)}`)].join(' ');
}

function minus(items: readonly unknown[], others: readonly unknown[]): readonly unknown[] {
  const left = others.map((other) => canonicalJson(other));
  return items.filter((item) => {
    const at = left.indexOf(canonicalJson(item));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** Lines of a text that differ, in their order: those removed with `-`, those added with `+`. */
export function differingLines(before: string, after: string): readonly string[] {
  const [from, to] = [before.split('\n'), after.split('\n')];
  let start = 0;
  while (start < from.length && start < to.length && from[start] === to[start]) start++;
  let end = 0;
  while (end < from.length - start && end < to.length - start && from.at(-1 - end) === to.at(-1 - end)) end++;
  const [old, fresh] = [from.slice(start, from.length - end), to.slice(start, to.length - end)];
  if (old.length * fresh.length > mostPairs) return [...old.map((line) => `-${line}`), ...fresh.map((line) => `+${line}`)];
  return aligned(old, fresh);
}

/** More are shown as one piece. */
const mostPairs = 1_000_000;

/** By the longest common subsequence. */
function aligned(from: readonly string[], to: readonly string[]): readonly string[] {
  const width = to.length + 1;
  const table = new Uint32Array((from.length + 1) * width);
  for (let i = from.length - 1; i >= 0; i--)
    for (let j = to.length - 1; j >= 0; j--)
      table[i * width + j] =
        from[i] === to[j] ? table[(i + 1) * width + j + 1]! + 1 : Math.max(table[(i + 1) * width + j]!, table[i * width + j + 1]!);
  const lines: string[] = [];
  let [i, j] = [0, 0];
  while (i < from.length || j < to.length) {
    if (i < from.length && j < to.length && from[i] === to[j]) [i, j] = [i + 1, j + 1];
    else if (j >= to.length || (i < from.length && table[(i + 1) * width + j]! >= table[i * width + j + 1]!)) lines.push(`-${from[i++]}`);
    else lines.push(`+${to[j++]}`);
  }
  return lines;
}
