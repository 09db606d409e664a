/** Where a node begins that the parser opened at an offset: past white space, comments, anchors and tags. */
export function contentStart(text: string, from: number): number {
  const before = /(?:\s|#[^\n]*(?:\n|$)|[&!][^\s,[\]{}]*(?=\s))*/y;
  before.lastIndex = from;
  before.exec(text);
  return before.lastIndex;
}
