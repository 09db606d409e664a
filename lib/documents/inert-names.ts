/** Methods by which JavaScript makes a text of an object. */
const conversions = ['toString', 'valueOf'] as const;

const inert = { value: () => '[object Object]' };

/**
 * Takes the meaning from keys of a file that JavaScript would call: `String(object)` throws where a file gives it a `toString` or `valueOf`.
 * It keeps the keys, and becomes a text as other objects do.
 *
 * @param text what the value was parsed from
 */
export function withInertNames<T>(root: T, text: string): T {
  // An escape may hide a name.
  if (!conversions.some((name) => text.includes(name)) && !/\\[uUx\r\n]/.test(text)) return root;
  const open: unknown[] = [root];
  const seen = new Set<unknown>();
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    if (conversions.some((name) => Object.hasOwn(value, name))) Object.defineProperty(value, Symbol.toPrimitive, inert);
    for (const inner of Object.values(value)) open.push(inner);
  }
  return root;
}
