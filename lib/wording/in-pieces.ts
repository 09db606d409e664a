/** Characters of a piece, about. */
const size = 65_536;

/** The same text in fewer parts, each long enough to be written by itself; none is cut. */
export function* inPieces(parts: Iterable<string>): Generator<string> {
  let held: string[] = [];
  let length = 0;
  for (const part of parts) {
    held.push(part);
    length += part.length;
    if (length < size) continue;
    yield held.join('');
    held = [];
    length = 0;
  }
  if (length > 0) yield held.join('');
}
