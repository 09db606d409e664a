import * as fs from 'node:fs';
import { UserError } from '../errors';
import { decodeText } from './decode-text';
import { withInertNames } from './inert-names';
import { jsonPlaces } from './json/json-places';
import { parseJson } from './json/parse-json';
import { scanJson } from './json/scan-json';
import { type PlaceOf, RecentPlaces } from './recent-places';
import { type AmbiguousText, readingsOf } from './yaml/ambiguous-scalar';
import { readPlainBlocks } from './yaml/plain-blocks';
import { plainPlaces } from './yaml/plain-places';
import { splitYaml, type YamlPart } from './yaml/split-yaml';

/** A document that somebody else wrote. */
export interface UntrustedDocument {
  readonly value: unknown;
  /** Line, from 1, of the field that a path leads to, or of the nearest field around it. */
  lineOf(path: readonly (string | number)[]): number;
  /** Column, from 1, of the same. */
  columnOf(path: readonly (string | number)[]): number;
  /** Plain texts of YAML that programs read differently. */
  readonly ambiguous: readonly AmbiguousText[];
}

/** The parser, loaded once a file is not written as programs write: a quarter of the time that it takes to start. */
function ofParser() {
  return {
    ...(require('./yaml/parse-yaml') as typeof import('./yaml/parse-yaml')),
    ...(require('./yaml/yaml-places') as typeof import('./yaml/yaml-places')),
  };
}

const megabyte = 1024 * 1024;
/** The plan of some thousand resources; Kubernetes refuses objects of more than 3 megabytes, of which a file may hold many. */
const mostBytes = 64 * megabyte;

/**
 * Reads the documents of a YAML or JSON file that anybody may have written, as kubectl does: nothing in it can exhaust or steer the program.
 *
 * @param format what it is; as kubectl finds out, by its first character, where that is not said
 * @throws UserError if it is too large or too deep, no YAML or JSON, or ambiguous
 */
export function readUntrusted(file: string, format?: 'json' | 'yaml'): readonly UntrustedDocument[] {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  if (!stat) throw new UserError(`'${file}' does not exist.`, 'Name a file that does.');
  // A pipe may never end, and a device says that it has no bytes.
  if (!stat.isFile()) throw new UserError(`'${file}' is no regular file.`, 'Write its content to a file, and name that.');
  refuseLarge(stat.size, file);
  return parseUntrusted(decodeText(fs.readFileSync(file), file), file, format);
}

/** @throws UserError as `readUntrusted` */
export function parseUntrusted(text: string, file: string, format?: 'json' | 'yaml'): readonly UntrustedDocument[] {
  if (format === 'json') return [parseUntrustedJson(text, file)];
  return format === undefined && /^\s*\{/.test(text) ? jsonDocuments(text, file) : parseUntrustedYaml(text, file);
}

/** @throws UserError as `readUntrusted` */
export function parseUntrustedJson(text: string, file: string): UntrustedDocument {
  const value = parseJson(text, file);
  refusePrototypes(value, text, file);
  return { value, ambiguous: none, ...found(text, () => jsonPlaces(text, Math.max(text.search(/\S/), 0))) };
}

/** @throws UserError as `readUntrusted` */
export function parseUntrustedYaml(text: string, file: string): readonly UntrustedDocument[] {
  refuseLarge(text.length, file);
  return splitYaml(text, file).flatMap((part) => parseUntrustedPart(part, file) ?? []);
}

/**
 * One document of a file.
 *
 * @returns nothing for one without content
 * @throws UserError as `readUntrusted`
 */
export function parseUntrustedPart(part: YamlPart, file: string): UntrustedDocument | undefined {
  const plain = readPlainBlocks(part.text);
  if (plain) return { value: withInertNames(plain, part.text), ambiguous: none, ...found(part.text, () => plainPlaces(part)) };
  let isAmbiguous = false;
  const { parseYaml, ambiguousTexts } = ofParser();
  const value = parseYaml(part, file, undefined, (text) => {
    isAmbiguous ||= readingsOf(text) !== undefined;
  });
  const ambiguous = isAmbiguous ? ambiguousTexts(part, file) : none;
  return value === null || value === undefined
    ? undefined
    : { value: withInertNames(value, part.text), ambiguous, ...found(part.text, () => ofParser().yamlPlaces(part, file)) };
}

/** One value behind the other. */
function jsonDocuments(text: string, file: string): readonly UntrustedDocument[] {
  const ends: number[] = [];
  scanJson(text, Number.POSITIVE_INFINITY, { end: (_from, to) => ends.push(to) });
  if (ends.length < 2) return [parseUntrustedJson(text, file)];
  /** Lines before a value, and where its own line begins. */
  let lines = 0;
  let lineStart = 0;
  return ends.map((end, index) => {
    const start = ends[index - 1] ?? 0;
    const own = text.slice(start, end);
    const before = { lines, columns: start - lineStart };
    for (let at = own.indexOf('\n'); at >= 0; at = own.indexOf('\n', at + 1)) {
      lines++;
      lineStart = start + at + 1;
    }
    return jsonDocument(own, file, before, () => `${text.slice(0, start).replace(/[^\n]/g, ' ')}${own}`);
  });
}

/** @param padded the value where it stands in the file, for an error */
function jsonDocument(
  text: string,
  file: string,
  before: { readonly lines: number; readonly columns: number },
  padded: () => string,
): UntrustedDocument {
  let value: unknown;
  try {
    value = parseJson(text, file);
  } catch {
    return parseUntrustedJson(padded(), file);
  }
  refusePrototypes(value, text, file);
  const search = () => {
    const placeOf = jsonPlaces(text, Math.max(text.search(/\S/), 0));
    return (path: readonly (string | number)[]) => {
      const { line, column } = placeOf(path);
      return { line: before.lines + line, column: line === 1 ? before.columns + column : column };
    };
  };
  return { value, ambiguous: none, ...found(text, search) };
}

const none: readonly AmbiguousText[] = [];

const recent = new RecentPlaces();

function found({ length }: string, search: () => PlaceOf): Pick<UntrustedDocument, 'lineOf' | 'columnOf'> {
  const placeOf = recent.in(length, search);
  return { lineOf: (path) => placeOf(path).line, columnOf: (path) => placeOf(path).column };
}

function refuseLarge(size: number, file: string): void {
  if (size > mostBytes) throw new UserError(`'${file}' has ${size} bytes, more than the ${mostBytes} that are read.`, 'Split it.');
}

/** @param text what it was parsed from */
function refusePrototypes(root: unknown, text: string, file: string): void {
  if (!text.includes('__proto__') && !text.includes('\\u')) return;
  const open: unknown[] = [root];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== 'object' || value === null) continue;
    if (Object.hasOwn(value, '__proto__'))
      throw new UserError(`${file} has the key '__proto__'.`, 'Remove it: it reaches into JavaScript itself.');
    for (const inner of Object.values(value)) open.push(inner);
  }
}
