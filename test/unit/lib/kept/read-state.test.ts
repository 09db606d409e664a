import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { UserError } from '../../../../lib';
import { readState } from '../../../../lib/kept/read-state';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'slipway-state-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));
const file = path.join(folder, 'state.json');

const read = (content: string) => {
  fs.writeFileSync(file, content);
  return readState(file, 'state.json');
};
type Json = Readonly<Record<string, unknown>>;
const resource = (name: string, instances: readonly Json[], more: Json = {}): Json => ({
  mode: 'managed',
  type: 'aws_s3_bucket',
  name,
  instances,
  ...more,
});
const pulled = (...resources: readonly Json[]) => JSON.stringify({ version: 4, lineage: 'a', serial: 1, resources });
const shown = (...resources: readonly Json[]) => JSON.stringify({ format_version: '1.0', values: { root_module: { resources } } });
const one = [{ attributes: { id: 'files', bucket: 'files', secret: 'hunter2' } }];
const files = { address: 'aws_s3_bucket.files', type: 'aws_s3_bucket', id: 'files', name: 'files' };

describe('of a state is read', () => {
  test.each<[string, string, readonly object[]]>([
    ['its managed resources, as it is pulled', pulled(resource('files', one)), [files]],
    [
      'its managed resources, as it is shown',
      shown({ mode: 'managed', type: 'aws_s3_bucket', name: 'files', values: one[0]!.attributes }),
      [files],
    ],
    ['nothing of one that is empty', pulled(), []],
    ['nothing of one that is empty, as it is shown', '{"format_version":"1.0"}', []],
    ['no data source', pulled(resource('files', one, { mode: 'data' })), []],
    ['nothing of a module, which is opaque', pulled(resource('files', one, { module: 'module.a' })), []],
    [
      'nothing of a module in the module, as it is shown',
      JSON.stringify({ format_version: '1.0', values: { root_module: { child_modules: [{ resources: [{ mode: 'managed' }] }] } } }),
      [],
    ],
    [
      'no id of what is there several times, by whatever keys',
      pulled(
        resource(
          'files',
          ['a.b', 'a/b', 'ä', '__proto__', 0].map((key) => ({ index_key: key, ...one[0]! })),
        ),
      ),
      [{ address: 'aws_s3_bucket.files', type: 'aws_s3_bucket', name: 'files' }],
    ],
    [
      'no id of an address that stands there twice',
      pulled(resource('files', one), resource('files', [{ attributes: { id: 'others' } }])),
      [{ address: 'aws_s3_bucket.files', type: 'aws_s3_bucket', name: 'files' }],
    ],
    [
      'what is there beside one that is deposed',
      pulled(
        resource('files', [{ deposed: '0a1b2c3d', attributes: { id: 'old' } }, ...one]),
        resource('gone', [{ deposed: '1', ...one[0]! }]),
      ),
      [files],
    ],
    [
      'what is there beside one that is deposed, as it is shown',
      shown(
        { mode: 'managed', type: 'aws_s3_bucket', name: 'files', deposed_key: '0a1b2c3d', values: { id: 'old' } },
        { mode: 'managed', type: 'aws_s3_bucket', name: 'files', values: one[0]!.attributes },
      ),
      [files],
    ],
    ...['', ' ', 'a b', 'ä', 'a\u001b[31m', '${file("/etc/passwd")}', '%{ if true }a%{ endif }', 'x'.repeat(2049), 7, null, {}].map(
      (id): [string, string, readonly object[]] => [
        `no id that is ${JSON.stringify(id).slice(0, 30)}`,
        pulled(resource('files', [{ attributes: { id } }])),
        [{ address: 'aws_s3_bucket.files', type: 'aws_s3_bucket' }],
      ],
    ),
    [
      'nothing of what has no address, or the names of what objects inherit',
      `{"version":4,"lineage":"a","resources":[{"mode":"managed","type":"__proto__","name":"a","instances":[{}]},
        {"mode":"managed","type":"aws_s3_bucket","name":"a.b","instances":[{}]},{"mode":"managed","type":"aws_s3_bucket","name":"ä","instances":[{}]},
        {"mode":"managed","type":7,"name":"a","instances":[{}]},{"mode":"managed","type":"aws_s3_bucket","name":"a","instances":"b"},null,7,
        {"mode":"managed","type":"aws_s3_bucket","name":"constructor","instances":[{"attributes":{"constructor":{"id":"polluted"}}}]}]}`,
      [{ address: 'aws_s3_bucket.constructor', type: 'aws_s3_bucket' }],
    ],
  ])('%s', (_, content, expected) => {
    expect(read(content)).toEqual(expected);
    expect(({} as Json)['id']).toBeUndefined();
  });

  test('all of it where it is large, in no more than linear time', () => {
    const many = Array.from({ length: 4_000 }, (_, index) => resource(`files${index % 2_000}`, one));
    expect(read(pulled(...many))).toHaveLength(2_000);
  });
});

test.each<[string, string, RegExp]>([
  ['cut off', '{"version": 4, "x": "hunter2', /^'state\.json' is no JSON, or cut off\./],
  ['a list', '["hunter2"]', /^'state\.json' is no Terraform state\./],
  ['empty', '', /state\.json/],
  ['of version 3', '{"version":3,"lineage":"hunter2","modules":[]}', /a state of version 3, and this slipway reads version 4/],
  ['of a version to come', '{"version":5,"lineage":"hunter2"}', /a state of version 5/],
  ['of a format to come', '{"format_version":"2.0","values":{"a":"hunter2"}}', /a state of the format 2\.0/],
  ['a plan', '{"format_version":"1.2","planned_values":{},"a":"hunter2"}', /no Terraform state/],
  ['a plan of nothing', '{"format_version":"1.2","resource_changes":[],"a":"hunter2"}', /no Terraform state/],
  [
    'with what would be every object',
    '{"version":4,"lineage":"hunter2","__proto__":{"id":"polluted"},"resources":[]}',
    /no JSON, or cut off/,
  ],
  ['nested beyond what is read', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, /state\.json/],
])('a state that is %s is refused, and nothing of it is quoted', (_, content, message) => {
  let told: UserError | undefined;
  try {
    read(content);
  } catch (error) {
    told = error as UserError;
  }
  expect(told).toBeInstanceOf(UserError);
  expect(told!.message).toMatch(message);
  expect(told!.message).not.toContain('hunter2');
});

test('a state larger than is read is refused before it is read', () => {
  fs.writeFileSync(file, '');
  fs.truncateSync(file, 65 * 1024 * 1024);
  expect(() => readState(file, 'state.json')).toThrow(
    /'state\.json' has 68157440 bytes, more than the 67108864 that are read of a state\./,
  );
});
