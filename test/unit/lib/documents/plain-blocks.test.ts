import * as fc from 'fast-check';
import { parseYaml } from '../../../../lib/documents/yaml/parse-yaml';
import { readPlainBlocks } from '../../../../lib/documents/yaml/plain-blocks';
import { ambiguousTexts } from '../../../../lib/documents/yaml/yaml-places';
import { check } from '../../../kit/property';

const part = (text: string) => ({ text, linesBefore: 0 });

test('the form in which programs write manifests is read', () => {
  const text = [
    'apiVersion: apps/v1',
    'metadata:',
    '  labels:',
    '    app.kubernetes.io/version: 1.4.2',
    '  annotations: {}',
    'spec:',
    '  replicas: 2',
    '  paused: false',
    '  template:',
    '    spec:',
    '      containers:',
    '      - name: app',
    '        args: []',
    '        image: ghcr.io/acme/app:1.5.0',
    '        command:',
    "          - '-c'",
    '          - echo "one, two"',
    '        resources:',
    '          limits:',
    '            memory: 64Mi',
    '            cpu: 0.5',
    '      - name: other',
    '  cidr: fd00:ec2::23/128',
    '  matrix:',
    '    - - 1',
    '      - "a: b"',
    '    - - null',
    '',
  ].join('\n');
  expect(readPlainBlocks(text)).toBeUndefined();
  const plain = text.replace('echo "one, two"', 'echo one, two');
  expect(readPlainBlocks(plain)).toEqual(parseYaml(part(plain), 'a.yaml'));
  expect(Object.keys(readPlainBlocks(plain)!)).toEqual(['apiVersion', 'metadata', 'spec']);
});

test.each([
  ['a word that some take for a truth value', 'a: yes'],
  ['a key that is one', 'on: 1'],
  ['a number that programs read differently', 'a: 0123'],
  ['a date', 'a: 2024-01-01'],
  ['a number that no program keeps', 'a: 9007199254740993'],
  ['a key twice', 'a: 1\na: 2'],
  ['a key of JavaScript itself', '__proto__: 1'],
  ['a comment', 'a: b # c'],
  ['a text over two lines', 'a: b\n  c'],
  ['a tab', 'a:\tb'],
  ['the end of a line on Windows', 'a: b\r\nc: d'],
  ['an anchor', 'a: &b c'],
  ['a tag', 'a: !!str 1'],
  ['a block of text', 'a: |\n  b'],
  ['brackets', 'a: [b]'],
  ['an escape', 'a: "\\u0041"'],
  ['an item without content', 'a:\n  -\n  - b'],
  ['a key without a value', 'a:\nb: c'],
  ['a list', '- a'],
  ['a text', 'a'],
  ['nothing', ''],
  ['an entry too far to the right', 'a: b\n  c: d'],
  ['an entry too far to the left', 'a:\n    b: c\n  d: e'],
  ['an item beside an entry', 'a: b\n- c'],
  ['deep nesting', Array.from({ length: 60 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
])('%s is left to the parser', (_, text) => {
  expect(readPlainBlocks(text)).toBeUndefined();
});

const word = fc.constantFrom(
  'a',
  'b',
  'on',
  'y',
  'null',
  'true',
  'x.y/z',
  '1',
  '0x1f',
  '1e3',
  '1_0',
  '-',
  '1:30',
  '12345678901234567890',
  'a b',
);
const piece = fc.oneof(
  word,
  fc.constantFrom(': ', ':', ' ', '  ', '- ', '\n', '\n  ', '\n    ', '\n- ', '"', "'", '#', '{}', '[]', ',', '|'),
);

test('whatever is read is what the parser reads, and nobody reads it otherwise', () => {
  check(
    fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => agree(`a: ${pieces.join('')}`)),
    { short: 2_000 },
  );
  const lines = fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.boolean(), word, fc.option(word)), { maxLength: 12 });
  const entry = ([indent, item, key, value]: readonly [number, boolean, string, string | null]) =>
    `${'  '.repeat(indent)}${item ? '- ' : ''}${key}:${value === null ? '' : ` ${value}`}`;
  check(
    fc.property(lines, (all) => agree(all.map(entry).join('\n'))),
    { short: 2_000 },
  );
});

function agree(text: string): void {
  const read = readPlainBlocks(text);
  if (read === undefined) return;
  expect(read).toEqual(parseYaml(part(text), 'a.yaml'));
  expect(ambiguousTexts(part(text), 'a.yaml')).toEqual([]);
}
