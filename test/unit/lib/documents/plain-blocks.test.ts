import * as fc from 'fast-check';
import { parseYaml } from '../../../../lib/documents/yaml/parse-yaml';
import { readPlainBlocks } from '../../../../lib/documents/yaml/plain-blocks';
import { plainPlaces } from '../../../../lib/documents/yaml/plain-places';
import { ambiguousTexts, yamlPlaces } from '../../../../lib/documents/yaml/yaml-places';
import { check } from '../../../kit/property';

const part = (text: string) => ({ text, linesBefore: 0 });

test('the form in which programs and people write manifests is read', () => {
  const text = [
    '# Serves the shop',
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
    '        env: []',
    '        image: ghcr.io/acme/app:1.5.0',
    '        command:',
    "          - '-c'",
    '          - echo "one: $(two)" # three',
    '          - |',
    '            set -e',
    '',
    '              # of the script',
    '            run "$1"',
    '        # of the file',
    '        args: ["--listen", 0.0.0.0:80, \'it\'\'s\', [], {name: a b, "of": {}, none: null}] # none',
    '        message: "a \\"b\\"\\tc"   ',
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
  const plain = text.replace('one: $(two)', 'one, $(two)');
  const read = readPlainBlocks(plain)!;
  expect(Object.keys(read)).toEqual(['apiVersion', 'metadata', 'spec']);
  agree(plain);
  // Whoever reads the same line twice gets two values.
  expect(readPlainBlocks(plain)!['metadata']).not.toBe(read['metadata']);
});

test.each([
  ['a word that some take for a truth value', 'a: yes'],
  ['a key that is one', 'on: 1'],
  ['a number that programs read differently', 'a: 0123'],
  ['a date', 'a: 2024-01-01'],
  ['a number that no program keeps', 'a: 9007199254740993'],
  ['a key twice', 'a: 1\na: 2'],
  ['a key of JavaScript itself', '__proto__: 1'],
  ['a text over two lines', 'a: b\n  c'],
  ['a tab', 'a:\tb'],
  ['the end of a line on Windows', 'a: b\r\nc: d'],
  ['an anchor', 'a: &b c'],
  ['a tag', 'a: !!str 1'],
  ['a text that folds', 'a: >\n  b\n'],
  ['a text whose last line does not end', 'a: |\n  b'],
  ['a text that begins with blanks', 'a: |\n   \n  b\n'],
  ['a text with a line to its left', 'a:\n  b: |\n      c\n    d\n'],
  ['a text without a line', 'a: |\nb: c\n'],
  ['brackets over two lines', 'a: [b,\n  c]'],
  ['brackets in brackets in brackets', `a: ${'['.repeat(12)}${']'.repeat(12)}`],
  ['a pair in a list', 'a: [b: c]'],
  ['a key twice in brackets', 'a: {b: 1, b: 2}'],
  ['a comma before the end', 'a: [b,]'],
  ['a colon that touches a bracket', 'a: [b:]'],
  ['what follows a bracket', 'a: [b] c'],
  ['a character that is none of YAML', 'a: b # \u0007'],
  ['a blank that is one to some', 'a: b\u00a0'],
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
  fc.constantFrom(': ', ':', ' ', '  ', '- ', '\n', '\n  ', '\n    ', '\n- ', '"', "'", '#', ' #', '{}', '[]', ',', '|', '|-\n  '),
  fc.constantFrom(
    '[',
    ']',
    '{',
    '}',
    ', ',
    '["',
    '"]',
    '{a: ',
    '{"b":',
    '\\n',
    '\\',
    '?',
    '<<',
    '&',
    '*',
    '!',
    '%',
    '@',
    '~',
    '=',
    '\u00e9',
    '\t',
  ),
);

/** A value on one line, as people write it. */
const { value: inline } = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.oneof(
      word,
      fc.constantFrom('"a, b"', "'it''s'", '"\\""', '--c=d', '$(E)', '0.0.0.0:80', 'a#b', "it's", 'a  b', 'a:b', '?a', 'http://a/?b=[c]'),
    ),
    fc.array(tie('value'), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
    fc.array(tie('value'), { maxLength: 3 }).map((items) => `{${items.map((item, index) => `${'abca'[index]}: ${item}`).join(', ')}}`),
  ),
}));

test('whatever is read is what the parser reads, where it reads it, and nobody reads it otherwise', () => {
  check(
    fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => agree(`a: ${pieces.join('')}`)),
    { short: 2_000 },
  );
  const behind = fc.oneof(inline, fc.constantFrom('', '# b', '|', '|-', 'a # b'), word);
  const line = fc.record({ indent: fc.integer({ min: 0, max: 3 }), mark: fc.constantFrom('', '', '- ', '# ', '- - '), key: word, behind });
  const textOf = ({ indent, mark, key, behind: value }: { indent: number; mark: string; key: string; behind: string }) =>
    `${'  '.repeat(indent)}${mark}${key}:${value === '' ? '' : ` ${value}`}`;
  check(
    fc.property(fc.array(line, { maxLength: 12 }), fc.constantFrom('', '\n', '\n\n'), (all, end) =>
      agree(`${all.map(textOf).join('\n')}${end}`),
    ),
    { short: 2_000 },
  );
  check(
    fc.property(inline, fc.constantFrom('a: ', '- ', 'a:\n  - - '), (value, before) => agree(`b:\n${before}${value} # c\n`)),
    { short: 1_000 },
  );
});

function agree(text: string): void {
  const read = readPlainBlocks(text);
  if (read === undefined) return;
  const parsed = parseYaml(part(text), 'a.yaml');
  expect(read).toEqual(parsed);
  expect(ambiguousTexts(part(text), 'a.yaml')).toEqual([]);
  const own = plainPlaces(part(text));
  const placeOf = yamlPlaces(part(text), 'a.yaml');
  for (const path of pathsIn(parsed)) expect({ path, ...own(path) }).toEqual({ path, ...placeOf(path) });
}

/** Those of all values, and of what is not there. */
function pathsIn(value: unknown): (string | number)[][] {
  const entries: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(Object(value));
  const inner = typeof value === 'string' ? [] : entries.flatMap(([name, each]) => pathsIn(each).map((path) => [name, ...path]));
  return [[], ['none'], ...inner];
}
