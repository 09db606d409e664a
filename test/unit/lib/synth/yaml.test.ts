import * as fs from 'node:fs';
import * as path from 'node:path';
import { Yaml } from 'cdk8s';
import * as fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { yamlOf } from '../../../../lib/synth/render/yaml';
import { check } from '../../../kit/property';
import { describeShared } from '../../../kit/shared';
import { anyText, trickyText, trickyTexts } from '../../../kit/texts';

test('ordinary documents are written as cdk8s writes them', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abcxyzABC0123456789-./_ $%{}"\'=,;()#:&*[]'), maxLength: 20 });
  const ordinary = fc.oneof(
    word.map((text) => `a${text}`),
    fc.array(word, { maxLength: 6 }).map((lines) => `#${lines.join('\n')}\n`),
    fc.constantFrom('yes', '10.0.0.0/8', '1.34', '100m', '2024-01-01', '*', 'all:\n\tmake\n', '@daily', '0 3 * * *', ''),
  );
  const key = word.map((text) => `a${text}`);
  const value = fc.oneof(ordinary, fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constant(null));
  const nested = fc.oneof(value, fc.array(value), fc.dictionary(key, fc.oneof(value, fc.array(fc.dictionary(key, value)))));
  check(
    fc.property(fc.array(fc.dictionary(key, nested, { maxKeys: 5 }), { minLength: 1, maxLength: 3 }), (documents) => {
      expect(yamlOf(documents)).toBe(Yaml.stringify(...documents));
    }),
    { short: 30, examples: [[[{ kind: 'ConfigMap', data: { motd: 'one\ntwo\n', on: 'yes' } }, { kind: 'Service' }]]] },
  );
});

test.each(['\u0085', '\u2028', '\u2029', '\r'])('%j in a text adds no line, and no field, for readers of YAML 1.1', (end) => {
  const yaml = yamlOf([{ metadata: { annotations: { note: `x${end}  hostNetwork:${end}    true` } } }]);
  expect(yaml.split('\n')).toEqual(['metadata:', '  annotations:', expect.stringMatching(/^ {4}note: "x\\(u\w{4}|r) /), '']);
});

test.each(['\tindented\n', '\n\tindented', '  \n\t\n', 'a\tb'])(
  '%j is in double quotes: some readers refuse a tab where a block begins',
  (text) => {
    expect(yamlOf([{ text }])).toBe(`text: ${JSON.stringify(text)}\n`);
  },
);

test.each([' \n', '\n  \n\n', ' \n \n', 'a\n \nb\n '])('%j is in double quotes: blanks tell nobody how far a block is indented', (text) => {
  expect(yamlOf([{ text }])).toBe(`text: ${JSON.stringify(text)}\n`);
});

test('a tab within a block stays', () => {
  expect(yamlOf([{ makefile: 'all:\n\tmake\n' }])).toBe('makefile: |\n  all:\n  \tmake\n');
});

test.each(['<<', '=', '0o17', '0B1', '0X1F', '1e1_0', '1_000', '.inf', '12:30', '2024-01-01', 'yes', 'Null', '---a'])(
  '%s is a text, as a key and as a value',
  (text) => expect(yamlOf([{ [text]: text }])).toBe(`"${text}": "${text}"\n`),
);

test('whatever a text holds, readers of YAML 1.1 and of 1.2 read it back', () => {
  const texts = fc.oneof(trickyText, anyText);
  check(
    fc.property(fc.array(fc.dictionary(texts, fc.oneof(texts, fc.array(texts))), { minLength: 1, maxLength: 3 }), (documents) => {
      const yaml = yamlOf(documents);
      expect(yaml).not.toMatch(/[\r\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/);
      for (const version of ['1.1', '1.2'] as const)
        expect(parseAllDocuments(yaml, { version, logLevel: 'error' }).map((document) => document.toJS())).toEqual(documents);
    }),
    {
      short: 50,
      examples: [[[{ '\u2028': 'a\u2029' }, {}]], ...trickyTexts.map((text): [Record<string, string>[]] => [[{ [text]: text }]])],
    },
  );
});

describeShared('conformance', (folder) => {
  const scalars: readonly { readonly text: string; readonly value?: unknown }[] = JSON.parse(
    fs.readFileSync(path.join(folder, 'yaml-scalars.json'), 'utf8'),
  );

  test.each(scalars.filter(({ text, value }) => value !== text))(
    'what kubectl takes for something else than $text is in quotes',
    ({ text }) => {
      expect(yamlOf([{ [text]: [text] }])).toMatch(/^(["']).*\1:\n {2}- (["']).*\2\n$/);
    },
  );
});
