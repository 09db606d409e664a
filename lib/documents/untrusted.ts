import * as fs from 'node:fs';
import { Composer, CST, Document, isNode, LineCounter, Parser } from 'yaml';
import { UserError } from '../errors';
import { jsonBlocks } from './json-blocks';
import { parseJson } from './parse-json';

/** A document that somebody else wrote. */
export interface UntrustedDocument {
  readonly value: unknown;
  /** Line, from 1, of the field that a path leads to, or of the nearest field around it; in JSON only to a depth of three. */
  lineOf(path: readonly (string | number)[]): number;
  /** Column, from 1, of the same; 1 in JSON. */
  columnOf(path: readonly (string | number)[]): number;
}

const megabyte = 1024 * 1024;
/** Kubernetes refuses objects of more than 3 megabytes. */
const mostYaml = 5 * megabyte;
/** The plan of some thousand resources. */
const mostJson = 64 * megabyte;
/** Parsers recurse: deeper documents would end them, or the process. */
const deepest = 100;
/** Keys that would reach into JavaScript's own objects. */
const reserved = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Reads the documents of a YAML or JSON file that anybody may have written: nothing in it can exhaust or steer the program.
 *
 * @param format what it is, where its name does not tell
 * @throws UserError if it is too large or too deep, no YAML or JSON, or ambiguous
 */
export function readUntrusted(
  file: string,
  format: 'json' | 'yaml' = file.endsWith('.json') ? 'json' : 'yaml',
): readonly UntrustedDocument[] {
  const json = format === 'json';
  const size = fs.statSync(file, { throwIfNoEntry: false })?.size;
  if (size === undefined) throw new UserError(`'${file}' does not exist.`, 'Name a file that does.');
  const most = json ? mostJson : mostYaml;
  if (size > most) throw new UserError(`'${file}' has ${size} bytes, more than the ${most} that are read.`, 'Split it.');
  const text = fs.readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  return json ? [parseUntrustedJson(text, file)] : parseUntrustedYaml(text, file);
}

/** @throws UserError as `readUntrusted` */
export function parseUntrustedJson(text: string, file: string): UntrustedDocument {
  refuseDeepJson(text, file);
  const value = parseJson(text, file);
  refuseKeys(value, file);
  return { value, lineOf: jsonLines(text), columnOf: () => 1 };
}

/** @throws UserError as `readUntrusted` */
export function parseUntrustedYaml(text: string, file: string): readonly UntrustedDocument[] {
  const lines = new LineCounter();
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  const tokens = [...new Parser(lines.addNewLine).parse(text)];
  for (const token of tokens) refuseDeepYaml(token, at);
  const documents = [...new Composer({ prettyErrors: false }).compose(tokens, false, text.length)];
  return documents.flatMap((document) => {
    const [fault] = [...document.errors, ...document.warnings];
    if (fault) throw new UserError(`${at(fault.pos[0])}: ${fault.message.replace(/\.?$/, '.')}`, 'Mend the YAML there.');
    const value = contentOf(document as Document, file);
    if (value === null || value === undefined) return [];
    refuseKeys(value, file);
    refuseLargeIntegers(value, file);
    const placeOf = (path: readonly (string | number)[]) => {
      for (let end = path.length; end > 0; end--) {
        const node = document.getIn(path.slice(0, end), true);
        if (isNode(node) && node.range) return lines.linePos(node.range[0]);
      }
      return lines.linePos(document.contents?.range?.[0] ?? 0);
    };
    return [{ value, lineOf: (path) => placeOf(path).line, columnOf: (path) => placeOf(path).col }];
  });
}

function contentOf(document: Document, file: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    throw new UserError(`${file}: ${(error as Error).message.replace(/\.?$/, '.')}`, 'Write out what its aliases stand for.');
  }
}

/** The tokens of one document are a tree, walked without recursion. */
function refuseDeepYaml(root: CST.Token, at: (offset: number) => string): void {
  const open: { readonly token: CST.Token; readonly depth: number }[] = [{ token: root, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { token, depth } = next;
    if (depth > deepest) throw new UserError(`${at(token.offset)}: nested deeper than ${deepest} levels.`, 'Flatten the document.');
    if ('items' in token) {
      for (const { key, value } of token.items as readonly { readonly key?: CST.Token | null; readonly value?: CST.Token }[]) {
        if (key) open.push({ token: key, depth: depth + 1 });
        if (value) open.push({ token: value, depth: depth + 1 });
      }
    } else if (token.type === 'document' && token.value) {
      open.push({ token: token.value, depth });
    }
  }
}

/** Looked at once somebody asks. */
function jsonLines(text: string): UntrustedDocument['lineOf'] {
  let lines: ReadonlyMap<string, number> | undefined;
  return (path) => {
    lines ??= new Map([1, 2, 3].flatMap((depth) => jsonBlocks(text, depth).map(({ path: at, firstLine }) => [at.join('\n'), firstLine])));
    return [3, 2, 1].map((depth) => lines!.get(path.slice(0, depth).join('\n'))).find((line) => line !== undefined) ?? 1;
  };
}

function refuseDeepJson(text: string, file: string): void {
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    const character = text.charCodeAt(index);
    if (character === 0x22) {
      for (index++; index < text.length && text.charCodeAt(index) !== 0x22; index++) if (text.charCodeAt(index) === 0x5c) index++;
    } else if (character === 0x5b || character === 0x7b) {
      if (++depth > deepest) throw new UserError(`${file}: nested deeper than ${deepest} levels.`, 'Flatten the document.');
    } else if (character === 0x5d || character === 0x7d) {
      depth--;
    }
  }
}

function refuseKeys(value: unknown, file: string): void {
  for (const [key] of entriesIn(value)) {
    if (reserved.has(key)) throw new UserError(`${file} has the key '${key}'.`, 'Remove it: it reaches into JavaScript itself.');
  }
}

function refuseLargeIntegers(value: unknown, file: string): void {
  for (const [key, entry] of entriesIn(value)) {
    if (typeof entry === 'number' && Number.isInteger(entry) && !Number.isSafeInteger(entry))
      throw new UserError(`${file} has '${key}': ${entry}, a number that loses digits.`, 'Put it in quotes.');
  }
}

/** Every key with its value, at any depth. */
function* entriesIn(root: unknown): Iterable<readonly [string, unknown]> {
  const open: unknown[] = [root];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== 'object' || value === null) continue;
    for (const entry of Object.entries(value)) {
      yield entry;
      open.push(entry[1]);
    }
  }
}
