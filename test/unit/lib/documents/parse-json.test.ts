import fc from 'fast-check';
import { parseJson } from '../../../../lib/documents/json/parse-json';
import { UserError } from '../../../../lib/errors';
import { check } from '../../../kit/property';

test.each([
  ['', '1:1: expected a value, found the end of the file'],
  ['{"a": }', "1:7: expected a value, found '}'"],
  ['{"a": 1,}', "1:9: expected a key in double quotes, found '}'"],
  ['{a: 1}', "1:2: expected a key in double quotes or '}', found 'a'"],
  ["{'a': 1}", "1:2: expected a key in double quotes or '}', found ''a'"],
  ['{"a" 1}', "1:6: expected ':', found '1'"],
  ['{"a": 1\n "b": 2}', "2:2: expected ',' or '}', found '\"b'"],
  ['[1, 2', "1:6: expected ',' or ']', found the end of the file"],
  ['[1,]', "1:4: expected a value, found ']'"],
  ['{"a": tru}', "1:7: expected a value, found 'tru'"],
  ['\ufeff{}', '1:1: a byte order mark stands before the JSON. Save it as UTF-8 without one.'],
  ['{"a": 01}', "1:7: expected a value, found '01'"],
  ['{"a": "x\ny"}', '1:7: expected a value'],
  ['{} // done', "1:4: expected the end of the file, found '/'"],
])('%j is refused at its first fault', (json, message) => {
  expect(() => parseJson(json, 'file.json')).toThrow(UserError);
  expect(() => parseJson(json, 'file.json')).toThrow(`file.json:${message}`);
});

test('what is JSON is parsed', () => {
  check(fc.property(fc.json(), (json) => expect(parseJson(json, 'file.json')).toEqual(JSON.parse(json))));
});

test('a fault is found at the word or text that holds it', () => {
  check(
    fc.property(fc.json({ maxDepth: 3 }), fc.nat(), (json, at) => {
      const offset = at % (json.length + 1);
      const broken = `${json.slice(0, offset)}\u0001${json.slice(offset)}`;
      // WHEN
      const [, column] = /^f:1:(\d+)/.exec(messageOf(() => parseJson(broken, 'f')) ?? '') ?? [];
      // THEN it is named, or the beginning of the word or text that it is in
      expect(Number(column)).toBeGreaterThanOrEqual(1);
      expect(Number(column)).toBeLessThanOrEqual(offset + 1);
      expect(broken.slice(Number(column) - 1, offset)).toMatch(/^("[^"]*("|\\.)*.*|[\w.+-]*)\s*$/s);
    }),
  );
});

function messageOf(run: () => unknown): string | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

test('a key that is there twice is found at any depth', () => {
  check(
    fc.property(fc.json({ maxDepth: 3 }), (text) => {
      expect(() => parseJson(`[{"b":${text},"c":[{"a:":${text},"\\u0061:":1}]}]`, 'a.json')).toThrow("'a:' is there twice.");
    }),
  );
});
