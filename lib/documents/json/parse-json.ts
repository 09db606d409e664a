import { UserError } from '../../errors';
import { withInertNames } from '../inert-names';
import { placeAt } from '../text-place';
import { keysIn, keysOf } from './count-keys';
import { scanJson } from './scan-json';

/** Whatever looks at a value recurses: one that is deeper would end it. */
const deepest = 100;

/**
 * Parses JSON.
 *
 * @param file its name, for the error
 * @throws UserError naming line and column where it is no JSON, nested deeper than 100 levels, or where an object has a key twice:
 *   of those, one program takes the first, another the last, and Terraform takes both
 */
export function parseJson(json: string, file: string): unknown {
  const keys = keysIn(json, deepest);
  const quick = keys === undefined ? undefined : parsedOrNothing(json);
  // An object with a key twice has fewer than its text.
  if (quick && keysOf(quick.value) === keys) return withInertNames(quick.value, json);
  const fault = scanJson(json, deepest);
  if (fault && fault.twice === undefined)
    throw new UserError(`${at(json, fault.offset, file)}: nested deeper than ${deepest} levels.`, 'Flatten the document.');
  const value = parsed(json, file);
  if (!fault) return withInertNames(value, json);
  throw new UserError(`${at(json, fault.offset, file)}: '${fault.twice}' is there twice.`, 'Keep the one that is meant.');
}

function parsedOrNothing(json: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(json) };
  } catch {
    return undefined;
  }
}

function parsed(json: string, file: string): unknown {
  if (json.startsWith('\ufeff'))
    throw new UserError(`${at(json, 0, file)}: a byte order mark stands before the JSON.`, 'Save it as UTF-8 without one.');
  try {
    return JSON.parse(json);
  } catch {
    const { offset, wanted } = firstFault(json);
    const found = offset < json.length ? `'${/\S\w*/.exec(json.slice(offset))?.[0].slice(0, 20)}'` : 'the end of the file';
    throw new UserError(`${at(json, offset, file)}: expected ${wanted}, found ${found}.`, 'Mend the JSON there.');
  }
}

function at(json: string, offset: number, file: string): string {
  const { line, column } = placeAt(json, offset);
  return `${file}:${line}:${column}`;
}

interface Fault {
  readonly offset: number;
  readonly wanted: string;
}

const space = /[ \t\r\n]*/y;
const key = /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const scalar = new RegExp(`${key.source}|-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?(?![\\w.])|(?:true|false|null)(?!\\w)`, 'uy');

/** Where text that `JSON.parse` refused stops being JSON: Node's own messages name no position for half of the mistakes. */
function firstFault(json: string): Fault {
  let offset = 0;
  const match = (pattern: RegExp): boolean => {
    space.lastIndex = offset;
    space.exec(json);
    pattern.lastIndex = offset = space.lastIndex;
    const found = pattern.test(json);
    if (found) offset = pattern.lastIndex;
    return found;
  };
  const open: ('{' | '[')[] = [];
  for (;;) {
    if (match(/\{/y)) {
      if (!match(/\}/y)) {
        open.push('{');
        if (!match(key)) return { offset, wanted: "a key in double quotes or '}'" };
        if (!match(/:/y)) return { offset, wanted: "':'" };
        continue;
      }
    } else if (match(/\[/y)) {
      if (!match(/\]/y)) {
        open.push('[');
        continue;
      }
    } else if (!match(scalar)) {
      return { offset, wanted: 'a value' };
    }
    while (open.at(-1) === '{' ? match(/\}/y) : open.length > 0 && match(/\]/y)) open.pop();
    if (open.length === 0) {
      match(/$/y);
      return { offset, wanted: 'the end of the file' };
    }
    if (!match(/,/y)) return { offset, wanted: open.at(-1) === '{' ? "',' or '}'" : "',' or ']'" };
    if (open.at(-1) === '{') {
      if (!match(key)) return { offset, wanted: 'a key in double quotes' };
      if (!match(/:/y)) return { offset, wanted: "':'" };
    }
  }
}
