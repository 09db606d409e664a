import type { TextPlace } from '../text-place';
import type { Inline } from './plain-flow';
import { PlainLines } from './plain-lines';
import type { YamlPart } from './split-yaml';

/** Where something begins, and where what it holds does. */
interface Place extends TextPlace {
  readonly items?: readonly Place[];
  readonly entries?: ReadonlyMap<string, Place>;
}

/** Where the fields of a document stand that `readPlainBlocks` read: the same places as of `yamlPlaces`, in a tenth of its time. */
export function plainPlaces({ text, linesBefore }: YamlPart): (path: readonly (string | number)[]) => TextPlace {
  const root = blockPlace(new PlainLines(text));
  return (path) => {
    let place = root;
    for (const name of path) {
      const next: Place | undefined = place.items ? place.items[Number(name)] : place.entries?.get(String(name));
      if (!next) break;
      place = next;
    }
    return { line: linesBefore + place.line, column: place.column };
  };
}

/** What begins at the next line. */
function blockPlace(lines: PlainLines): Place {
  const { indent, isItem } = lines.next!;
  const place = { line: lines.index + 1, column: indent + 1 };
  return isItem ? { ...place, items: itemPlaces(lines, indent) } : { ...place, entries: entryPlaces(lines, indent) };
}

function itemPlaces(lines: PlainLines, indent: number): readonly Place[] {
  const items: Place[] = [];
  for (let line = lines.next; line?.indent === indent && line.isItem; line = lines.next) {
    if (line.inner) lines.enter(line.inner);
    items.push(line.inner ? blockPlace(lines) : valuePlace(lines));
  }
  return items;
}

function entryPlaces(lines: PlainLines, indent: number): ReadonlyMap<string, Place> {
  const entries = new Map<string, Place>();
  for (let line = lines.next; line?.indent === indent && !line.isItem; line = lines.next) {
    const own = { line: lines.index + 1, column: indent + 1 };
    const value = valuePlace(lines);
    // What is nothing is where its key is.
    entries.set(line.key!, line.value?.value === null ? own : value);
  }
  return entries;
}

/** Takes the next line, and what it has for a value. */
function valuePlace(lines: PlainLines): Place {
  const { indent, value, text } = lines.next!;
  const line = lines.index + 1;
  if (text) lines.takeText(indent, text.ends);
  else lines.take();
  if (text) return { line, column: text.at + 1 };
  return value ? inlinePlace(value, line) : blockPlace(lines);
}

function inlinePlace({ at, items, entries }: Inline, line: number): Place {
  const place = { line, column: at + 1 };
  if (items) return { ...place, items: items.map((item) => inlinePlace(item, line)) };
  if (!entries) return place;
  const placed = [...entries].map(([name, { at: own, value }]): [string, Place] => [
    name,
    value.value === null ? { line, column: own + 1 } : inlinePlace(value, line),
  ]);
  return { ...place, entries: new Map(placed) };
}
