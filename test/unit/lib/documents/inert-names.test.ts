import * as fc from 'fast-check';
import { parseJson } from '../../../../lib/documents/json/parse-json';
import { parseUntrustedYaml } from '../../../../lib/documents/untrusted';
import { check } from '../../../kit/property';

const keys = fc.constantFrom('toString', 'valueOf', 'a');
const { value: values } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<unknown>(null, 5, 'x', true),
    fc.dictionary(keys, tie('value'), { maxKeys: 3 }),
    fc.array(tie('value'), { maxLength: 2 }),
  ),
}));

/** As somebody writes it who does not want the names to be found: `\u0074oString`. */
function escaped(json: string): string {
  return json.replace(/"(toString|valueOf)"/g, (_all, name: string) => {
    return `"\\u${name.charCodeAt(0).toString(16).padStart(4, '0')}${name.slice(1)}"`;
  });
}

function eachIn(value: unknown): readonly unknown[] {
  return typeof value === 'object' && value !== null ? [value, ...Object.values(value).flatMap(eachIn)] : [value];
}

const readers = {
  JSON: (text: string) => parseJson(text, 'a.json'),
  YAML: (text: string) => parseUntrustedYaml(text, 'a.yaml')[0]?.value,
};

test.each(Object.entries(readers))(
  'whatever names %s gives to its fields, each value of it can be made a text, and none is lost',
  (_format, read) => {
    check(
      fc.property(values, fc.boolean(), (inner, isEscaped) => {
        const json = JSON.stringify({ root: inner });
        const value = read(isEscaped ? escaped(json) : json);
        expect(JSON.stringify(value)).toBe(json);
        for (const each of eachIn(value)) expect(`${each}`).toBe(String(each));
      }),
    );
  },
);

test('blocks of YAML are such values, too', () => {
  const [{ value } = { value: undefined }] = parseUntrustedYaml('kind:\n  toString: 1\n  valueOf:\n    - a\n', 'a.yaml');
  expect(value).toEqual({ kind: { toString: 1, valueOf: ['a'] } });
  expect(String((value as { kind: unknown }).kind)).toBe('[object Object]');
});
