import * as fs from 'node:fs';
import fc from 'fast-check';
import { parseUntrustedYaml } from '../../../../lib/documents/untrusted';
import { readPlain } from '../../../../lib/documents/yaml/plain-scalar';
import { UserError } from '../../../../lib/errors';
import { check } from '../../../kit/property';
import { describeShared } from '../../../kit/shared';

const read = (text: string) => parseUntrustedYaml(text, 'f.yaml').map(({ value }) => value);
const placeOf = (text: string, ...path: (string | number)[]) => {
  const [document] = parseUntrustedYaml(text, 'f.yaml');
  return [document!.lineOf(path), document!.columnOf(path)];
};

describe('plain text is what kubectl takes it for', () => {
  test.each([
    ['yes', true],
    ['On', true],
    ['yEs', 'yEs'],
    ['n', false],
    ['OFF', false],
    ['~', null],
    ['017', 15],
    ['0O17', 15],
    ['08', 8],
    ['-0x1F', -31],
    ['0B1', 1],
    ['1_000', 1000],
    ['_1', '_1'],
    ['0.1e1_0', 1e9],
    ['.5', 0.5],
    ['.5_0', '.5_0'],
    ['1e400', '1e400'],
    ['12:30', '12:30'],
    ['2024-01-01', '2024-01-01'],
    ['9007199254740993', 9007199254740992],
    ['-9223372036854775809', -(2 ** 63)],
    ['+', '+'],
    ['0x', '0x'],
    ['1.2.3', '1.2.3'],
  ])('%s', (text, value) => expect(readPlain(text)).toBe(value));
});

describeShared('conformance/yaml-scalars.json', (file) => {
  interface Scalar {
    readonly text: string;
    readonly value?: unknown;
    readonly integer?: string;
    readonly refused?: boolean;
  }

  test('are read as kubectl reads each of them, or refused where it refuses', () => {
    const scalars: readonly Scalar[] = JSON.parse(fs.readFileSync(file, 'utf8'));
    expect(scalars.length).toBeGreaterThan(90);
    const others = scalars.filter(({ text, value, integer, refused }) => {
      const found = attempt(() => (read(`v: ${text}\n`)[0] as { readonly v: unknown }).v);
      if (refused) return found !== refusal;
      return JSON.stringify(found) !== JSON.stringify(integer === undefined ? value : Number(integer));
    });
    expect(others).toEqual([]);
  });
});

describe('plain text that kubectl, kustomize or YAML 1.2 read differently is told with its place', () => {
  const told = (text: string) =>
    parseUntrustedYaml(text, 'f.yaml').flatMap(({ ambiguous, lineOf }) =>
      ambiguous.map(({ path, text: what, readings }) => [lineOf(path), path.join('.'), what, readings]),
    );
  test.each([
    ['a: 1\nb: [x, yes]\n', [[2, 'b.1', 'yes', 'kubectl reads true, YAML 1.2 text']]],
    ['a:\n  mode: 0644 # octal\n', [[2, 'a.mode', '0644', 'kubectl reads 420, YAML 1.2 644']]],
    ['on: 1\n', [[1, 'true', 'on', 'kubectl reads true, YAML 1.2 text']]],
    ['a: 9007199254740993\n', [[1, 'a', '9007199254740993', 'kubectl keeps its digits, kustomize reads 9007199254740992']]],
    ['a: 2024-01-01\n', [[1, 'a', '2024-01-01', 'kubectl reads text, kustomize a time']]],
    [
      'a: 1_000\nb: 0b11\nc: 0O17\n',
      ['1_000', '0b11', '0O17'].map((text, index) => [index + 1, 'abc'[index], text, expect.stringContaining('YAML 1.2 text')]),
    ],
    ['---\na: "yes"\n---\nb: !!str yes\nc: |\n  yes\n', []],
    ['a: true\nb: 08\nc: 0x1F\nd: -1.5e3\ne: ~\nf: 12:30\ng: 0o17\nh: yEs\ni: .5\n', []],
  ])('%j', (text, expected) => expect(told(text)).toEqual(expected));
});

describe('layouts that kubectl reads are read', () => {
  test.each([
    ['v: "quoted\ntext less\nindented"\n', { v: 'quoted text less indented' }],
    ['v: {\na: b\n}\n', { v: { a: 'b' } }],
    ['v: [a,\n]\n', { v: ['a'] }],
    ['v: [\ta\t,\tb ]\n', { v: ['a', 'b'] }],
    ['v: "b"#c\n', { v: 'b' }],
    ['v: {"a":b}\n', { v: { a: 'b' } }],
    ['constructor: a\nprototype: b\ntoString: c\n', { constructor: 'a', prototype: 'b', toString: 'c' }],
    ['v: !own "b"\nw: !own {a: 1}\n', { v: 'b', w: { a: 1 } }],
    ['v: !!set {a, b}\n', { v: { a: null, b: null } }],
    ['1.0: a\n0x10: b\nyes: c\n', { '1': 'a', '16': 'b', true: 'c' }],
    ['v: |+\n  a\n\n', { v: 'a\n\n' }],
    ['\uFEFFv: 1\n'.slice(1), { v: 1 }],
    ['v: [<<, "<<"]\n"<<": 1\n', { v: ['<<', '<<'], '<<': 1 }],
    [`v: [${Array.from({ length: 300 }, () => '*a').join(', ')}]\n`.replace('v:', 'a: &a 1\nv:'), expect.objectContaining({ a: 1 })],
  ])('%j', (text, value) => expect(read(text)).toEqual([value]));
});

describe('<< takes in other mappings as kubectl does', () => {
  test.each([
    ['what stands behind it wins', 'd: &d {b: 1, c: 2}\nv:\n  <<: *d\n  b: 3\n', { b: 3, c: 2 }],
    ['it wins over what stands before it', 'd: &d {b: 1, c: 2}\nv:\n  b: 3\n  <<: *d\n', { b: 1, c: 2 }],
    ['of several in a list the first wins', 'd: &d {b: 1}\ne: &e {b: 2, c: 5}\nv:\n  <<: [*d, *e]\n', { b: 1, c: 5 }],
    ['of several in a row the last wins', 'd: &d {b: 1}\ne: &e {b: 2}\nv:\n  <<: *d\n  <<: *e\n', { b: 2 }],
    ['also within what it takes in', 'd: &d {b: 1}\ne: &e\n  <<: *d\n  c: 2\nv:\n  <<: *e\n', { b: 1, c: 2 }],
  ])('%s', (_, text, v) => expect(read(text)[0]).toMatchObject({ v }));

  test('and nothing but mappings', () => expect(() => read('v:\n  <<: 1\n')).toThrow("'<<' takes in what is no mapping"));
});

describe('a file is split where kubectl splits it', () => {
  test.each([
    ['at lines of three hyphens', 'a: 1\n---\nb: 2\n--- # the last\nc: 3\n', [{ a: 1 }, { b: 2 }, { c: 3 }]],
    ['and what is empty is none', '---\n# nothing\n---\n---\na: 1\n', [{ a: 1 }]],
    ['also with line ends of Windows', 'a: 1\r\n---\r\nb: 2\r\n', [{ a: 1 }, { b: 2 }]],
  ])('%s', (_, text, documents) => expect(read(text)).toEqual(documents));

  test.each([
    ['--- {a: 1}\n', "f.yaml:1:4: a document begins in the line of its '---'."],
    ['a: 1\n---b: 2\n', "f.yaml:2:4: a document begins in the line of its '---'."],
    ['a: 1\n...\nb: 2\n', "f.yaml:3:1: a document follows '...'"],
  ])('%j is refused', (text, message) => expect(() => read(text)).toThrow(message));
});

describe('what could mean two things is refused with its place', () => {
  test.each([
    ['a: 1\nb: 2\na: 3\n', 'f.yaml:3:1: a key is there twice.'],
    ['x: 1\n---\nv: {a: 1, a: 2}\n', 'f.yaml:3:'],
    ['v: [?a]\n', "f.yaml:1:5: '?' touches"],
    ['v: [a, b:]\n', "f.yaml:1:9: ':' touches"],
    ['v:\n  w: {x:, b: 1}\n', "f.yaml:2:8: ':' touches"],
    ['v: .inf\n', "'v': Infinity, which is no number in JSON"],
    ['v: &a [*a]\n', 'contains itself'],
    ['__proto__: 1\n', "the key '__proto__'"],
    ['v: [a\n', 'f.yaml:2:1: '],
    ...['\u0085', '\u2028', '\u2029'].flatMap((end): [string, string][] => [
      [`a: b # c${end}hostNetwork: true\n`, 'f.yaml:1:9: the character U+'],
      [`a: |\n  b${end}hostNetwork: true\n`, 'f.yaml:2:4: the character U+'],
      [`a: "b${end}c"\n`, 'ends a line for kubectl'],
    ]),
    ['l:\n- - \n- 1\n', 'f.yaml:2:3: an item without content stands before one of the list around it'],
    ['l:\n- args:\n  - # none\n\n  # one more\n- name: b\n', 'f.yaml:3:3: an item'],
    ['l:\r\n- - a\r\n  -\r\n- 1\r\n', 'f.yaml:3:3: an item'],
  ])('%j', (text, message) => {
    expect(() => read(text)).toThrow(UserError);
    expect(() => read(text)).toThrow(message);
  });

  test.each([
    'l:\n-\n- 1\n',
    'l:\n- - null\n- 1\n',
    'l:\n- a:\n  -\nm: 1\n',
    'l:\n- |\n  - a\n    -\n  - b\n- c\n',
    'l:\n- "a\n  -\n\n - b"\n',
    'a: "\\u2028"\n',
  ])('%j is not', (text) => {
    expect(() => read(text)).not.toThrow();
  });

  test.each(['v: "a [?b] c"\n', 'v: [\'?b\', "c:"]\n', 'v: [a, # ?b\n  c]\n', 'v: [http://a:80/b]\n', 'v: {"a":"b"}\n'])(
    '%j is not',
    (text) => {
      expect(() => read(text)).not.toThrow();
    },
  );
});

describe('nothing exhausts the program', () => {
  test.each([
    ['brackets', '['.repeat(20_000)],
    ['brackets that end', `${'['.repeat(20_000)}${']'.repeat(20_000)}`],
    ['hyphens', `${'- '.repeat(20_000)}a`],
    ['mappings', Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
  ])('%s nested too deep', (_, text) => expect(() => read(text)).toThrow('nested deeper than 100 levels'));

  test('aliases that multiply', () => {
    const levels = Array.from({ length: 9 }, (_, level) => `l${level + 1}: &l${level + 1} [${Array(9).fill(`*l${level}`).join(', ')}]`);
    expect(() => read(`l0: &l0 [a, a]\n${levels.join('\n')}\n`)).toThrow('its aliases stand for more than');
  });

  test('whatever text there is: it is read, or refused in one sentence', () => {
    const piece = fc.constantFrom(
      'a',
      'b: ',
      '- ',
      '[',
      ']',
      '{',
      '}',
      ', ',
      '\n',
      '  ',
      '"',
      "'",
      '&x ',
      '*x',
      '<<: ',
      '!t ',
      '|\n',
      '>\n',
      '#',
      '?',
      ':',
      '---\n',
      '1',
      '\t',
    );
    check(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const text = pieces.join('');
        try {
          for (const document of parseUntrustedYaml(text, 'f.yaml')) expect(document.lineOf(['a'])).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
          expect((error as UserError).what).toMatch(/^f\.yaml/);
        }
      }),
      { short: 100, long: 5_000 },
    );
  });
});

describe('a field is found where it stands', () => {
  const text =
    'kind: Pod\n---\n# a pod\nkind: Pod\nspec:\n  containers:\n    - name: a\n      image: b # here\n    - {name: c, ports: [1, 2]}\nlast:\n';
  const [, pod] = parseUntrustedYaml(text, 'f.yaml');

  test.each<[(string | number)[], number, number]>([
    [['kind'], 4, 7],
    [['spec', 'containers'], 7, 5],
    [['spec', 'containers', 0, 'image'], 8, 14],
    [['spec', 'containers', 1, 'name'], 9, 14],
    [['spec', 'containers', 1, 'ports', 1], 9, 28],
    [['spec', 'containers', 0, 'missing'], 7, 7],
    [['last'], 10, 1],
    [['nowhere'], 4, 1],
  ])('%j', (path, line, column) => expect([pod!.lineOf(path), pod!.columnOf(path)]).toEqual([line, column]));

  test('behind anchors and tags', () => expect(placeOf('a: &x !!map\n  b: 1\n', 'a', 'b')).toEqual([2, 6]));
});

const refusal = Symbol('refused');

function attempt<T>(run: () => T): T | typeof refusal {
  try {
    return run();
  } catch {
    return refusal;
  }
}
