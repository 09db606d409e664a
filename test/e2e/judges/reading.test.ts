import * as fs from 'node:fs';
import { parseUntrustedYaml } from '../../../lib/documents/untrusted';
import { describeWithLab } from '../lab/jest/with-lab';

/** Keys and values that parsers disagree about, each in the places where one can stand. */
const scalars = [
  ...['y', 'Y', 'yes', 'YES', 'yEs', 'on', 'On', 'off', 'n', 'NO', 'true', 'tRue', 'False', '~', 'null', 'NULL', 'nil', '=', '<<'],
  ...[
    '0',
    '-0',
    '+1',
    '017',
    '-017',
    '0o17',
    '0O7',
    '08',
    '09.5',
    '0x1F',
    '-0X1f',
    '0b11',
    '0B2',
    '1_000',
    '_1',
    '1__0_',
    '0_7',
    '00',
    '0x',
  ],
  ...[
    '1e3',
    '1E+3',
    '1e-3',
    '1.',
    '.5',
    '-.5e2',
    '1.10',
    '1_0.5',
    '0.1e1_0',
    '1e400',
    '1.2.3',
    '12:30',
    '1:30.5',
    '190:20:30',
    '+',
    '.',
    '..',
  ],
  ...['2024-01-01', '2024-01-01T00:00:00Z', '2024-1-1', '9007199254740991', '-9223372036854775808', '0xFFFFFFFFFFFFFFF', '1e1_0', '0o8'],
  ...[
    'a b',
    'a#b',
    'a:b',
    'http://a:80/b?c=d&e',
    '-a',
    '?a',
    ':a',
    '%a',
    'a,b',
    "it's",
    'a"b',
    '!!str 1',
    '!!int "1"',
    '!!float 1',
    '!!bool "yes"',
  ],
  ...[
    '!own a',
    '"\\x41\\u263A"',
    '"\\/"',
    "'yes'",
    '"017"',
    '"a\\\n  b"',
    "'a\n  b'",
    '.inf',
    '.NaN',
    '@a',
    '`a',
    '&x a',
    '*x',
    '{',
    '}',
    ']',
    ',',
  ],
];
const values = scalars.flatMap((text) => [
  `v: ${text}\n`,
  `v: [${text}, 1]\n`,
  `v: {k: ${text}}\n`,
  `v:\n- ${text}\n- - ${text}\n`,
  `v:\n  ${text}\n`,
]);
/** As keys, Go writes these numbers otherwise than JavaScript: no object of Kubernetes has such a key. */
const oddKeys = ['0.1e1_0', '1e1_0', '-9223372036854775808', '0xFFFFFFFFFFFFFFF', '.inf', '.NaN'];
const keys = scalars.filter((text) => !oddKeys.includes(text)).map((text) => `v:\n  ${text}: 1\n`);
const layouts = [
  ...[
    'v: "a\nb"\n',
    "v: 'a\nb'\n",
    'v: {\na: b\n}\n',
    'v: [a,\n]\n',
    'v: [\ta\t,\tb ]\n',
    'v: "b"#c\n',
    'v: {"a":b}\n',
    'v:\ta\n',
    'v: a\tb\n',
    ' v: a\n',
  ],
  ...['|', '>', '|-', '>-', '|+', '>+', '|2', '>2-', '| # c'].flatMap((head) =>
    ['  a\n  b\n', '  a\n\n  b\n\n', '    a\n  b\n', '  a\n   b\n  c\n', '\n  a\n', '  \ta\n', '  a # b\n  - c: d\n'].map(
      (body) => `v: ${head}\n${body}`,
    ),
  ),
  ...[
    'v: - a\n',
    'v: a: b\n',
    'v:\n- a\n- k: 1\n  l: 2\n',
    '? a\n: b\n',
    '? [a]\n: b\n',
    'v: {? a : b, ? c}\n',
    'v: [? a : b]\n',
    'v: {a, b: 1}\n',
    'v: [a: 1, b]\n',
  ],
  ...[
    'd: &d {b: 1}\nv: {<<: *d, b: 2}\n',
    'd: &d {b: 1}\nv: {b: 2, <<: *d}\n',
    'd: &d {b: 1}\ne: &e {b: 3}\nv: {<<: [*d, *e]}\n',
    'v: {<<: {a: 1}}\n',
    'v: {"<<": 1}\n',
  ],
  ...[
    'v: &a [*a]\n',
    'v: *b\n',
    'v: &a 1\nw: *a\n',
    'v: &a\nw: *a\n',
    'v: !!set {a, b}\n',
    'v: !!omap [a: 1]\n',
    'v: !!binary aGk=\n',
    'v: !own {a: 1}\n',
    'v: {}\nw: []\n',
  ],
  ...[
    'v: 1\n...\n',
    'v: 1\n... # end\n',
    'v: 1\n--- # next\n',
    'v: "\\\n"\n',
    'v: # c\n  a\n',
    '# c\nv: a # c\n#d\n',
    'v:\n\n\n  - a\n\n  - b\n',
    'constructor: 1\ntoString: 2\n',
  ],
];
/** Where a line ends for kubectl alone, and where the parser takes an item for one of an inner list. */
const refusedHere = [
  ...['\u0085', '\u2028', '\u2029'].flatMap((end) => [
    `v: a # b${end}w: c\n`,
    `# a${end}w: c\nv: a\n`,
    `v: |\n  a${end}w: c\n`,
    `v: a${end}w: c\n`,
  ]),
  ...['v:\n- -\n- a\n', 'v:\n- w:\n  -\n- a: b\n', 'v:\n- - a\n  - # c\n\n- b\n'],
];
const head = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n';

describeWithLab('kubectl', ['kubectl'], (sandbox) => {
  /** What kubectl makes of a document; nothing where it refuses it. */
  async function readByKubectl(documents: readonly string[]): Promise<readonly string[] | undefined> {
    const file = sandbox().path('objects.yaml');
    fs.writeFileSync(file, documents.map((document) => head + document).join('---\n'));
    const command = ['kubectl', 'annotate', '--local', '-f', file, 'a=b', '-o', 'json'];
    const { code, stdout } = await sandbox().run({ name: 'kubectl', command, exits: [0, 1] });
    return code === 0 ? objectsIn(stdout).map(canonical) : undefined;
  }

  /** Many at once, where kubectl refuses none of them. */
  async function answers(documents: readonly string[]): Promise<readonly (string | undefined)[]> {
    const read = await readByKubectl(documents);
    if (read?.length === documents.length) return read;
    if (documents.length === 1) return [read?.length === 1 ? read[0] : undefined];
    const half = documents.length >> 1;
    return [...(await answers(documents.slice(0, half))), ...(await answers(documents.slice(half)))];
  }

  test('what is read is what kubectl reads, and what it refuses is refused or said to be what it is', async () => {
    const documents = [...values, ...keys, ...layouts, ...refusedHere];
    expect(documents.length).toBeGreaterThan(500);
    const theirs = await answers(documents);
    const ours = documents.map(readHere);
    const otherwise = documents.flatMap((document, index) => {
      const [mine, other] = [ours[index], theirs[index]];
      return mine !== undefined && other !== undefined && mine !== other ? [{ document, mine, other }] : [];
    });
    expect(otherwise).toEqual([]);
    // What kubectl reads and is refused here, is not judged: that may be rare, and never what people write.
    const refused = documents.filter((_, index) => ours[index] === undefined && theirs[index] !== undefined);
    const odd = (document: string) => refusedHere.includes(document) || /[[{,]\s*\?\S|\S:(?=[,\]}])/.test(document);
    expect(refusedHere.filter((document) => !refused.includes(document))).toEqual([]);
    expect(refused.filter((document) => !odd(document))).toEqual(REFUSED);
  }, 600_000);
});

/** What kubectl reads and the library refuses, beside colons and question marks that touch what stands beside them in brackets. */
const REFUSED: readonly string[] = [];

function readHere(document: string): string | undefined {
  try {
    const [first, second] = parseUntrustedYaml(head + document, 'f.yaml');
    return second ? undefined : canonical(first!.value as Record<string, unknown>);
  } catch {
    return undefined;
  }
}

function objectsIn(stdout: string): readonly Record<string, unknown>[] {
  return stdout.trim() === '' ? [] : JSON.parse(`[${stdout.replace(/\n\}\n\{/g, '\n},\n{')}]`);
}

/** Without what the command adds, and with sorted keys. */
function canonical({ metadata: _, ...object }: Record<string, unknown>): string {
  return JSON.stringify(object, (_key, value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
