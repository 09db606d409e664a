/** The order of two texts by their code units: the same everywhere, whatever the language of a machine. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
