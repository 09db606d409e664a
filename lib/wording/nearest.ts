/** Names in the order of their likeness to what somebody typed. */
export function nearestFirst(typed: string, names: readonly string[]): string[] {
  return names
    .map((name) => ({ name, distance: distance(typed.toLowerCase(), name.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .map(({ name }) => name);
}

/** Behind one slip of the fingers: what only misses its ends is near, however much that is. */
const ofPart = 1.5;

/** Characters to insert, delete, replace, or exchange with the next one. */
function distance(typed: string, name: string): number {
  const [a, b] = [[...typed], [...name]];
  let before: readonly number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) {
      const edited = Math.min(row[j + 1]! + 1, next[j]! + 1, row[j]! + (a[i] === b[j] ? 0 : 1));
      const isExchanged = i > 0 && j > 0 && a[i] === b[j - 1] && a[i - 1] === b[j];
      next.push(isExchanged ? Math.min(edited, before[j - 1]! + 1) : edited);
    }
    before = row;
    row = next;
  }
  const edits = row.at(-1)!;
  return typed !== '' && name.includes(typed) ? Math.min(edits, ofPart) : edits;
}
