import { placesIn, TextPlace } from '../text-place';
import { scanJson } from './scan-json';

interface Node {
  readonly offset: number;
  readonly entries: Map<string | number, Node>;
}

/**
 * Where the fields of JSON text stand that was parsed before.
 *
 * @param from where the value begins
 */
export function jsonPlaces(text: string, from = 0): (path: readonly (string | number)[]) => TextPlace {
  const root: Node = { offset: from, entries: new Map() };
  const around: Node[] = [];
  let latest = root;
  scanJson(text, Number.POSITIVE_INFINITY, {
    open: () => around.push(latest),
    close: () => around.pop(),
    entry: (name, offset) => {
      latest = { offset, entries: new Map() };
      around.at(-1)!.entries.set(name, latest);
    },
  });
  const placeOf = placesIn(text);
  return (path) => {
    let node = root;
    for (const name of path) {
      const next = node.entries.get(name);
      if (!next) break;
      node = next;
    }
    return placeOf(node.offset);
  };
}
