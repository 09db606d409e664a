import { isDeepStrictEqual } from 'node:util';
import { isObject } from '../shape';
import { type JsonEntry, type JsonSpan, jsonSpans } from './json-spans';

/** Before which of the keys that are there a new one is written. @returns its position; the number of keys for the end */
export type PlaceOfKey = (keys: readonly string[], key: string) => number;

/** After all others. */
export const atEnd: PlaceOfKey = (keys) => keys.length;

/** Where it belongs in the order of their code units, if they are in that order. */
export const inOrder: PlaceOfKey = (keys, key) => {
  const isOrdered = keys.every((name, index) => index === 0 || keys[index - 1]! < name);
  const next = isOrdered ? keys.findIndex((name) => name > key) : -1;
  return next < 0 ? keys.length : next;
};

/**
 * JSON text with another value at a path, and otherwise as it is: spaces, order of keys, ends of lines. Of objects, only the keys that differ
 * change. A new value that is an object is written over several lines, where its neighbours are on lines of their own: so two people who add
 * or change different ones merge.
 *
 * @param text JSON that was parsed before; the values on the way are objects
 * @param value `undefined` removes the key
 * @param placeOf where the last key of the path is written if it is new
 */
export function editJson(text: string, path: readonly string[], value: unknown, placeOf: PlaceOfKey = atEnd): string {
  const parents = path.slice(0, -1);
  const key = path.at(-1)!;
  const around = spanAt(text, parents);
  const entry = around.entries!.find((one) => one.key === key);
  if (!entry) return value === undefined ? text : inserted(text, around, key, value, placeOf);
  if (value === undefined) return removed(text, around, entry);
  const former = JSON.parse(text.slice(entry.value.from, entry.value.to)) as unknown;
  if (isDeepStrictEqual(former, value)) return text;
  if (!isObject(former) || !isObject(value)) return spliced(text, entry.value.from, entry.value.to, printed(text, entry.from, value));
  const wanted = Object.keys(value);
  // A key may be called as JavaScript's own objects call something.
  const own = (name: string) => (Object.hasOwn(value, name) ? value[name] : undefined);
  const keys = [...Object.keys(former).filter((name) => own(name) === undefined), ...wanted];
  return keys.reduce((edited, name) => editJson(edited, [...path, name], own(name), asIn(wanted)), text);
}

/** Before those that come after it in a list. */
function asIn(wanted: readonly string[]): PlaceOfKey {
  return (keys, key) => {
    const next = keys.findIndex((name) => wanted.indexOf(name) > wanted.indexOf(key));
    return next < 0 ? keys.length : next;
  };
}

function spanAt(text: string, path: readonly string[]): JsonSpan {
  return path.reduce((span, key) => span.entries!.find((entry) => entry.key === key)!.value, jsonSpans(text));
}

function inserted(text: string, around: JsonSpan, key: string, value: unknown, placeOf: PlaceOfKey): string {
  const entries = around.entries!;
  const member = (at: number) => `${JSON.stringify(key)}: ${printed(text, at, value)}`;
  if (entries.length === 0) {
    const outer = indentationAt(text, around.from);
    const inner = `${outer}${unitOf(text)}`;
    const end = endOfLine(text);
    const body = print(value, inner, text);
    return spliced(text, around.from, around.to, `{${end}${inner}${JSON.stringify(key)}: ${body}${end}${outer}}`);
  }
  const index = placeOf(
    entries.map((entry) => entry.key),
    key,
  );
  const next = entries[index];
  if (next) return spliced(text, next.from, next.from, `${member(next.from)},${spaceBefore(text, around, entries, index)}`);
  const last = entries.at(-1)!;
  return spliced(text, last.value.to, last.value.to, `,${spaceBefore(text, around, entries, entries.length - 1)}${member(last.from)}`);
}

function removed(text: string, around: JsonSpan, entry: JsonEntry): string {
  const entries = around.entries!;
  const index = entries.indexOf(entry);
  const next = entries[index + 1];
  if (next) return spliced(text, entry.from, next.from, '');
  const before = entries[index - 1];
  if (before) return spliced(text, before.value.to, entry.value.to, '');
  return spliced(text, around.from, around.to, '{}');
}

/** What stands between an entry and the one before it, without the comma; of the first one, between it and the brace, if that is a line's end. */
function spaceBefore(text: string, around: JsonSpan, entries: readonly JsonEntry[], index: number): string {
  const { from } = entries[index]!;
  if (index > 0) return text.slice(entries[index - 1]!.value.to, from).replace(',', '');
  const space = text.slice(around.from + 1, from);
  return space.includes('\n') ? space : ' ';
}

/** A value as its neighbour at a place is written: over several lines, where that is on a line of its own. */
function printed(text: string, at: number, value: unknown): string {
  const isAlone = text.slice(text.lastIndexOf('\n', at - 1) + 1, at).trim() === '' && text.includes('\n');
  return isAlone ? print(value, indentationAt(text, at), text) : onOneLine(value);
}

function print(value: unknown, indentation: string, text: string): string {
  return JSON.stringify(value, undefined, unitOf(text)).replaceAll('\n', `${endOfLine(text)}${indentation}`);
}

function onOneLine(value: unknown): string {
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return members.length === 0 ? '{}' : `{ ${members.map(([key, inner]) => `${JSON.stringify(key)}: ${onOneLine(inner)}`).join(', ')} }`;
}

function indentationAt(text: string, at: number): string {
  return /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', at - 1) + 1))![0];
}

/** One level of indentation: that of the first line that has some. */
function unitOf(text: string): string {
  return /\n([ \t]+)\S/.exec(text)?.[1] ?? '  ';
}

function endOfLine(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

function spliced(text: string, from: number, to: number, by: string): string {
  return text.slice(0, from) + by + text.slice(to);
}
