/**
 * What kubectl reads otherwise than everybody else, in the text of a list or mapping in brackets: `[?a]` is a mapping to it, and the colon
 * of `[a:]` and `{a:, b: 1}` belongs to the text.
 *
 * @returns where, if it is there
 */
export function oddFlow(flow: string): number | undefined {
  const token = /"(?:[^"\\]|\\[\s\S])*"|'(?:[^']|'')*'|(?<=\s)#[^\n]*|\?(?<=[[{,]\s*\?)(?=[^\s])|(?<=[^\s"'[\]{},]):(?=[,\]}])/g;
  for (const found of flow.matchAll(token)) if (found[0] === '?' || found[0] === ':') return found.index;
  return undefined;
}
