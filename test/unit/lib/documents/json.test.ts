import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import fc from 'fast-check';
import { jsonPlaces } from '../../../../lib/documents/json/json-places';
import { parseJson } from '../../../../lib/documents/json/parse-json';
import { readUntrusted } from '../../../../lib/documents/untrusted';
import { check } from '../../../kit/property';

test.each([
  ['{"a": 1, "a": 2}', "1:10: 'a' is there twice."],
  ['{"a": 1,\n "\\u0061": 2}', "2:2: 'a' is there twice."],
  ['[{"b": {"a": 1}, "c": {"a": 1, "b": 2, "b": 3}}]', "1:40: 'b' is there twice."],
  ['{"__proto__": 1, "__proto__": 2}', "1:18: '__proto__' is there twice."],
])('%s is refused: one program takes the first, another the last', (json, message) => {
  expect(() => parseJson(json, 'f.json')).toThrow(`f.json:${message}`);
});

test.each([
  '{"a": {"b": 1}, "c": {"b": 1}}',
  '[{"a": 1}, {"a": 1}]',
  '{"a": "a", "b": ["a", "a"]}',
  '{"constructor": 1, "toString": 2}',
  '{"": 1}',
])('%s has no key twice', (json) => expect(parseJson(json, 'f.json')).toEqual(JSON.parse(json)));

test('nesting is walked without recursion, and refused', () => {
  const deep = '['.repeat(100_000) + ']'.repeat(100_000);
  expect(() => parseJson(deep, 'f.json')).toThrow('f.json:1:101: nested deeper than 100 levels.');
});

test('every field of any document is found at its key, or where its item begins', () => {
  check(
    fc.property(fc.json({ maxDepth: 4 }), fc.constantFrom(0, 1, 2), (json, indent) => {
      const value = JSON.parse(json);
      const text = JSON.stringify(value, undefined, indent);
      const lines = text.split('\n');
      const placeOf = jsonPlaces(text);
      for (const [at, entry] of fieldsOf(value)) {
        const { line, column } = placeOf(at);
        const rest = [lines[line - 1]!.slice(column - 1), ...lines.slice(line)].join('\n');
        const name = at.at(-1)!;
        const expected = typeof name === 'string' ? JSON.stringify(name) : JSON.stringify(entry, undefined, indent).slice(0, 1);
        expect(rest.startsWith(expected)).toBe(true);
      }
    }),
  );
});

describe('a file is told by its first character, as kubectl does', () => {
  let folder: string;
  beforeAll(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'documents-'));
  });
  afterAll(() => fs.rmSync(folder, { recursive: true }));

  const read = (name: string, content: string | Buffer) => {
    fs.writeFileSync(path.join(folder, name), content);
    return readUntrusted(path.join(folder, name));
  };

  test('YAML under the name of JSON', () => expect(read('a.json', 'a: yes\n').map(({ value }) => value)).toEqual([{ a: true }]));

  test('JSON under the name of YAML', () => expect(read('a.yaml', '{"a": "yes"}').map(({ value }) => value)).toEqual([{ a: 'yes' }]));

  test('several JSON values in one file, each found on its own line', () => {
    const documents = read('b.json', '{"a": 1}\n{"b": {"c": 2}} {"d": 3}\n');
    expect(documents.map(({ value }) => value)).toEqual([{ a: 1 }, { b: { c: 2 } }, { d: 3 }]);
    expect([documents[1]!.lineOf(['b', 'c']), documents[1]!.columnOf(['b', 'c'])]).toEqual([2, 8]);
    expect([documents[2]!.lineOf(['d']), documents[2]!.columnOf(['d'])]).toEqual([2, 18]);
  });

  test.each(['utf-8', 'utf16le'] as const)('%s with a byte order mark', (encoding) => {
    expect(read('c.yaml', Buffer.from('\uFEFFa: ä\n', encoding)).map(({ value }) => value)).toEqual([{ a: 'ä' }]);
  });

  test('UTF-16 of the other order', () => {
    expect(read('d.yaml', Buffer.from('\uFEFFa: ä\n', 'utf16le').swap16()).map(({ value }) => value)).toEqual([{ a: 'ä' }]);
  });

  test('no text', () => expect(() => read('e.yaml', Buffer.from([0x61, 0x3a, 0xff, 0x0a]))).toThrow('is no text in UTF-8'));
});

function fieldsOf(value: unknown, at: readonly (string | number)[] = []): readonly (readonly [readonly (string | number)[], unknown])[] {
  if (typeof value !== 'object' || value === null) return [];
  const entries: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
    ? value.map((item, index) => [index, item])
    : Object.entries(value);
  return entries.flatMap(([name, entry]) => [[[...at, name], entry] as const, ...fieldsOf(entry, [...at, name])]);
}
