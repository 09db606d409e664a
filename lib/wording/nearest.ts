/** Names in the order of their likeness to what somebody typed. */
export function nearestFirst(typed: string, names: readonly string[]): string[] {
  return names
    .map((name) => ({ name, distance: distance(typed.toLowerCase(), name.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .map(({ name }) => name);
}

/** Characters to insert, delete or replace; what only misses its ends is near. */
function distance(a: string, b: string): number {
  if (a && b.includes(a)) return 0;
  let row = [...Array(b.length + 1).keys()];
  for (const [i, character] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) next.push(Math.min(row[j + 1]! + 1, next[j]! + 1, row[j]! + (character === b[j] ? 0 : 1)));
    row = next;
  }
  return row.at(-1)!;
}
