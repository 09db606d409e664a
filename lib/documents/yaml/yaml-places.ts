import { EventType } from 'js-yaml';
import { placesIn, TextPlace } from '../text-place';
import { type AmbiguousText, readingsOf } from './ambiguous-scalar';
import { contentStart } from './content-start';
import { NodeState, parseYaml } from './parse-yaml';
import { YamlPart } from './split-yaml';

interface Node {
  readonly from: number;
  to?: number;
  readonly parts: Node[];
  /** Where the keys of a mapping stand among its parts, once somebody asks. */
  keys?: ReadonlyMap<string, number>;
  kind?: string | null;
  value?: unknown;
}

/** Where the fields of a document stand that was read before. */
export function yamlPlaces(part: YamlPart, file: string): (path: readonly (string | number)[]) => TextPlace {
  const root = nodesOf(part, file);
  const placeIn = placesIn(part.text);
  return (path) => {
    let node = root;
    for (const name of path) {
      const next = childOf(node, name);
      if (!next) break;
      node = next;
    }
    return placeOf(part, node.from, placeIn);
  };
}

/** Plain texts of a document that was read before which programs read differently, with where they stand. */
export function ambiguousTexts(part: YamlPart, file: string): readonly AmbiguousText[] {
  const found: AmbiguousText[] = [];
  const visit = (node: Node, path: readonly (string | number)[]) => {
    if (node.kind === 'scalar') {
      const text = plainTextOf(part.text, node);
      const readings = text === undefined ? undefined : readingsOf(text);
      if (readings !== undefined) found.push({ path, text: text!, readings });
    }
    node.parts.forEach((inner, index) => {
      if (node.kind === 'sequence') visit(inner, [...path, index]);
      else if (node.kind === 'mapping') visit(inner, [...path, String((index % 2 === 0 ? inner : node.parts[index - 1]!).value)]);
    });
  };
  visit(nodesOf(part, file), []);
  return found;
}

/** The text of a scalar; nothing where it is in quotes, or its tag says what it is. */
function plainTextOf(text: string, { from, to = from }: Node): string | undefined {
  const start = contentStart(text, from);
  const isStated = /["'|>*]/.test(text[start] ?? '') || /(?:^|\s)!/.test(text.slice(from, start));
  return isStated ? undefined : text.slice(start, to).replace(/\s+(?:#.*)?$/s, '');
}

function nodesOf(part: YamlPart, file: string): Node {
  const root: Node = { from: 0, parts: [] };
  const open = [root];
  parseYaml(part, file, (type: EventType, state: NodeState) => {
    if (type === 'open') {
      const node: Node = { from: state.position, parts: [] };
      open.at(-1)!.parts.push(node);
      open.push(node);
    } else {
      const node = open.pop()!;
      node.kind = state.kind;
      node.value = state.result;
      node.to = state.position;
      // What might have become the key of a mapping was read as one, and is all of the node.
      const [only, ...others] = node.parts;
      if (only && others.length === 0 && only.kind === node.kind && only.value === node.value) node.parts.splice(0, 1, ...only.parts);
    }
  });
  return root.parts[0] ?? root;
}

/** The value of a key, or an item: keys and values alternate among the parts of a mapping. */
function childOf(node: Node, name: string | number): Node | undefined {
  const { kind, parts } = node;
  if (kind === 'sequence') return parts[Number(name)];
  if (kind !== 'mapping') return undefined;
  node.keys ??= keysOf(parts);
  const key = node.keys.get(String(name));
  return key === undefined ? undefined : valueAt(parts, key);
}

function keysOf(parts: readonly Node[]): ReadonlyMap<string, number> {
  const keys = new Map<string, number>();
  for (let index = 0; index < parts.length; index += 2) {
    const key = String(parts[index]!.value);
    if (!keys.has(key)) keys.set(key, index);
  }
  return keys;
}

/** A value on the lines below its key is where it begins; an empty one is where its key is. */
function valueAt(parts: readonly Node[], key: number): Node | undefined {
  const value = parts[key + 1];
  return value && value.value !== null ? value : parts[key] && { ...parts[key], kind: null };
}

function placeOf({ text, linesBefore }: YamlPart, from: number, placeIn: (offset: number) => TextPlace): TextPlace {
  const { line, column } = placeIn(Math.min(contentStart(text, from), text.length - 1));
  return { line: linesBefore + line, column };
}
