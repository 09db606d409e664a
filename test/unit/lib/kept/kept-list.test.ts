import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import * as fc from 'fast-check';
import { readKeptFolder, stackOfKeptFile } from '../../../../lib/kept/kept-folder';
import { type KeptEntry, type KeptList, losses } from '../../../../lib/kept/kept-list';
import { printKeptList } from '../../../../lib/kept/print-kept-list';
import { readKeptList } from '../../../../lib/kept/read-kept-list';
import { hostileText } from '../../../kit/hostile-texts';
import { check } from '../../../kit/property';
import { schemaOf } from '../../../kit/root';

const stack = 'shop-production-eu-west-1';
const read = (json: string) => readKeptList(json, `ids/${stack}.json`, stack);

const name = fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/);
const address = fc.oneof(
  fc.tuple(name, name).map(([type, label]) => `aws_${type}.${label}`),
  fc.tuple(name, name).map(([namespace, label]) => `blue/${namespace}/StatefulSet/${label}`),
);
const day = fc.constantFrom('2026-11-29', '2027-01-01');
const entry: fc.Arbitrary<KeptEntry> = fc
  .record(
    {
      path: hostileText,
      keeps: fc.constantFrom(...losses),
      name: hostileText,
      claims: fc.array(hostileText, { maxLength: 2 }),
      immutable: fc.constant({ spec: { selector: { matchLabels: { a: 'b' } } } }),
      importId: name,
      addresses: fc.dictionary(
        fc.tuple(name, name).map(([type, label]) => `aws_${type}.${label}`),
        hostileText,
        { maxKeys: 2 },
      ),
      besides: fc.array(
        fc.tuple(name, name).map(([type, label]) => `module.a.aws_${type}.${label}`),
        { maxLength: 2 },
      ),
      departed: name,
      retired: fc.record({ reason: name, owner: hostileText, date: day, until: day }, { requiredKeys: ['reason'] }),
      newer: fc.jsonValue(),
    },
    { requiredKeys: ['path'] },
  )
  .map((value) => JSON.parse(JSON.stringify(value)));
const list: fc.Arbitrary<KeptList> = fc
  .dictionary(address, entry, { maxKeys: 6 })
  .map((resources) => ({ stack, resources: new Map(Object.entries(resources)) }));

test('a list that is printed is read as it was, whatever a newer version wrote beside, and printed as the same bytes', () => {
  check(
    fc.property(list, (one) => {
      const printed = printKeptList(one);
      expect(Object.fromEntries(read(printed).resources)).toEqual(Object.fromEntries(one.resources));
      expect(printKeptList(read(printed))).toBe(printed);
      const turned = { ...one, resources: new Map([...one.resources].reverse()) };
      expect(printKeptList(turned)).toBe(printed);
    }),
  );
});

test('a list is as its schema says', () => {
  const validate = new Ajv2020({ strict: true, allErrors: true }).compile(schemaOf('ids'));
  check(fc.property(list, (one) => expect(validate(JSON.parse(printKeptList(one))) ? [] : validate.errors).toEqual([])));
});

test('what a newer version wrote beside the entries stays too', () => {
  const printed = `{"schemaVersion":1,"stack":"${stack}","newer":[1],"resources":{}}`;
  expect(JSON.parse(printKeptList(read(printed)))).toEqual(JSON.parse(printed));
});

const whole = printKeptList({
  stack,
  resources: new Map<string, KeptEntry>([
    ['aws_s3_bucket.uploads', { path: 'shop/orders/uploads', keeps: 'data', name: 'acme-uploads' }],
    ['aws_sqs_queue.jobs', { path: 'shop/orders/jobs', keeps: 'data' }],
  ]),
});

test.each([
  ['left amid a merge', whole.replace('    "aws_sqs', '<<<<<<< HEAD\n    "aws_sqs'), 'json:10: a merge is left undone', '<<<<<<< HEAD'],
  [
    'left amid its end',
    whole.replace('    "aws_sqs', '>>>>>>> theirs\r\n    "aws_sqs'),
    'json:10: a merge is left undone',
    '>>>>>>> theirs',
  ],
  ['cut off', whole.slice(0, 150), 'json:7:', 'the end of the file'],
  ['empty', '', 'json:1:1:', 'the end of the file'],
  ['another document', '[]', 'json:1:', 'a list, not an object'],
  ['of a newer version', whole.replace(': 1,', ': 2,'), 'json:2: it has the schema version 2', 'A newer slipway wrote it'],
  ['of no version', whole.replace(': 1,', ': "1",'), 'json:2:', '\'schemaVersion\' is "1", not 1'],
  ['of another stack', whole.replace('eu-west-1', 'eu-west-2'), 'json:3:', "'shop-production-eu-west-1', as its file is called"],
  ['without entries', `{"schemaVersion":1,"stack":"${stack}"}`, 'json:1:', "'resources' is missing"],
  ['with an address twice', whole.replace('aws_sqs_queue.jobs', 'aws_s3_bucket.uploads'), 'json:10:5:', 'is there twice'],
  ['with a field twice', whole.replace('"keeps": "data"\n', '"keeps": "data",\n      "keeps": "data"\n'), 'json:13:', 'is there twice'],
  ['with a key of JavaScript', whole.replace('aws_sqs_queue.jobs', '__proto__'), 'json has the key', '__proto__'],
  ['with no address', whole.replace('aws_sqs_queue.jobs', 'jobs'), 'json:10:', "'jobs' is no address of a resource"],
  ['with a text for an entry', `{"schemaVersion":1,"stack":"${stack}","resources":{"a.b":"c"}}`, 'json:1:', 'not an object'],
  ['with an entry without a path', whole.replace('"path": "shop/orders/jobs"', '"newer": 1'), 'json:10:', 'path'],
  ['with another loss', whole.replace('"keeps": "data",', '"keeps": "time",'), 'json:7:', '"time", not "data" or "keys" or "names"'],
  ['with a number for a name', whole.replace('"acme-uploads"', '7'), 'json:8:', 'is 7, not text'],
  ['retired without a reason', whole.replace('"acme-uploads"', '"a",\n      "retired": {}'), 'json:9:', 'reason'],
  [
    'with an address that Terraform would evaluate',
    whole.replace('"acme-uploads"', '"a",\n      "addresses": { "aws_s3_bucket.${x}": "p" }'),
    'json:9:',
    'not an address of a block of Terraform',
  ],
  ['with an instance beside', whole.replace('"acme-uploads"', '"a",\n      "besides": ["a.b[0]"]'), 'json:9:', 'not an address of a block'],
  ['with addresses in a list', whole.replace('"acme-uploads"', '"a",\n      "addresses": ["a.b"]'), 'json:9:', 'not an object'],
  ['with a place that is none', whole.replace('"acme-uploads"', '"a",\n      "addresses": { "a.b": 7 }'), 'json:9:', 'not text'],
  ['departed to nowhere', whole.replace('"acme-uploads"', '"a",\n      "departed": " "'), 'json:9:', 'not some text'],
  [
    'retired on no day',
    whole.replace('"acme-uploads"', '"a",\n      "retired": { "reason": "a", "date": "soon" }'),
    'json:9:',
    'a day as YYYY-MM-DD',
  ],
])('a list %s is refused with its line', (_how, json, place, words) => {
  const act = () => read(json);
  expect(act).toThrow(`ids/${stack}.${place}`);
  expect(act).toThrow(words);
});

test('every part of a list that is cut off or changed is read or refused as ours, and never more than that', () => {
  check(
    fc.property(fc.nat(whole.length), fc.constantFrom('', '"', '{', '}', ',', '[', 'null', '\u0000'), (at, put) => {
      try {
        read(`${whole.slice(0, at)}${put}${whole.slice(at + 1)}`);
      } catch (error) {
        expect((error as Error).name).toBe('UserError');
      }
    }),
  );
});

test.each([
  ['shop-production-eu-west-1.json', 'shop-production-eu-west-1'],
  ['README.md', undefined],
  ['.json', undefined],
  ['..json', undefined],
  ['.hidden.json', undefined],
  ['a b.json', undefined],
  ['a\n.json', undefined],
])('the file %j is of the stack %j', (file, of) => {
  expect(stackOfKeptFile(file)).toBe(of);
});

describe('the folder of the lists', () => {
  let project: string;
  beforeEach(() => {
    project = fs.mkdtempSync(path.join(os.tmpdir(), 'ids-'));
  });
  afterEach(() => fs.rmSync(project, { recursive: true }));

  test('holds nothing where there is none, and each list by its stack', () => {
    expect(readKeptFolder(project).size).toBe(0);
    fs.mkdirSync(path.join(project, 'ids'));
    fs.writeFileSync(path.join(project, 'ids', `${stack}.json`), `\uFEFF${whole.replaceAll('\n', '\r\n')}`);
    fs.writeFileSync(path.join(project, 'ids', 'README.md'), 'What must not vanish.');
    expect([...readKeptFolder(project)].map(([id, { resources }]) => [id, [...resources.keys()]])).toEqual([
      [stack, ['aws_s3_bucket.uploads', 'aws_sqs_queue.jobs']],
    ]);
  });

  test('may have been there before, with documents of others', () => {
    fs.mkdirSync(path.join(project, 'ids'));
    for (const [file, content] of [
      ['people.json', '{ "ids": [1] }'],
      ['numbers.json', '[1]'],
    ] as const)
      fs.writeFileSync(path.join(project, 'ids', file), content);
    expect(readKeptFolder(project).size).toBe(0);
    fs.writeFileSync(path.join(project, 'ids', 'empty.json'), '');
    expect(() => readKeptFolder(project)).toThrow('ids/empty.json:1:1:');
  });

  test.each([
    ['a file', () => fs.writeFileSync(path.join(project, 'ids'), ''), "'ids' is no folder"],
    ['a link', () => fs.symlinkSync(os.tmpdir(), path.join(project, 'ids')), "'ids' is no folder"],
    [
      'a folder with a link',
      () => {
        fs.mkdirSync(path.join(project, 'ids'));
        fs.symlinkSync('/etc/passwd', path.join(project, 'ids', `${stack}.json`));
      },
      `'ids/${stack}.json' is a symbolic link`,
    ],
    ['a folder with a folder', () => fs.mkdirSync(path.join(project, 'ids', `${stack}.json`), { recursive: true }), `is a folder`],
  ])('is refused as %s', (_what, make, words) => {
    make();
    expect(() => readKeptFolder(project)).toThrow(words);
  });
});
