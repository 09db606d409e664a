import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import fc from 'fast-check';
import type { AssembledStack, Assembly } from '../../../lib/assembly/assembly';
import { readAssembly } from '../../../lib/assembly/read-assembly';
import { stacksApart } from '../../../lib/assembly/stacks-apart';
import { check } from '../../kit/property';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'slipway-assembly-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const stack = (id: string, namespace = 'shop'): AssembledStack => ({
  id,
  environment: 'production',
  region: 'local',
  protected: false,
  namespace,
  clusters: [],
  workloads: [],
  resources: [{ engine: 'kubernetes', type: 'v1/Service', address: `blue/${namespace}/Service/${id}`, path: id, sha256: 'a'.repeat(64) }],
});
const assembly = (...stacks: readonly AssembledStack[]): Assembly =>
  ({ schemaVersion: 1, organization: 'acme', stacks, environments: [{ name: 'production' }] }) as Assembly;
const printed = (document: unknown) => `${JSON.stringify(document, undefined, 2)}\n`;
const write = (text: string, name = 'assembly.json') => {
  fs.writeFileSync(path.join(folder, name), text);
  return path.join(folder, name);
};
const apart = (text: string, chunk: number) => {
  const bytes = Buffer.from(text);
  let done = 0;
  return stacksApart(
    (into, at) => {
      const read = bytes.copy(into, at, done, Math.min(bytes.length, done + Math.min(chunk, into.length - at)));
      done += read;
      return read;
    },
    (one) => one.toString('utf8'),
  );
};

test('stacks that another assembly has word for word are in memory once, and those alone', () => {
  const one = readAssembly(write(printed(assembly(stack('cart'), stack('web'), stack('search')))));
  const other = readAssembly(write(printed(assembly(stack('search'), stack('cart', 'other'), stack('web')))), one);
  expect(other).toEqual(assembly(stack('search'), stack('cart', 'other'), stack('web')));
  expect(other.stacks.map((each) => one.stacks.includes(each))).toEqual([true, false, true]);
});

test('an assembly is read the same however it is printed', () => {
  const document = assembly(stack('cart'), stack('web', 'Grüße\n    },\n    {"x'));
  const compact = readAssembly(write(JSON.stringify(document)));
  expect(compact).toEqual(document);
  for (const text of [
    printed(document),
    printed(document).replaceAll('\n', '\r\n'),
    JSON.stringify(document, undefined, 4),
    printed(assembly()),
  ])
    expect(readAssembly(write(text), compact)).toEqual(JSON.parse(text));
});

test('text is cut at stacks wherever it comes in pieces: each part is JSON, and all together are the whole', () => {
  const text = fc.oneof(fc.string(), fc.constantFrom('\n    }', '\n  ]', '    {', '\n  "stacks": [\n', '},\n    {'));
  const document = fc.record({
    schemaVersion: fc.constant(1),
    organization: text,
    stacks: fc.array(fc.record({ id: text, more: fc.array(fc.oneof(text, fc.dictionary(text, text))) }), { minLength: 1 }),
    environments: fc.array(fc.dictionary(text, text)),
  });
  check(
    fc.property(document, fc.integer({ min: 1, max: 200 }), (value, chunk) => {
      const { rest, stacks } = apart(printed(value), chunk)!;
      expect({ ...JSON.parse(rest), stacks: stacks.map((one) => JSON.parse(one)) }).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test.each([
  ['a fault in the second stack', (text: string) => text.replace('"id": "web"', '"id": 1 2'), /assembly\.json:24:15: expected/],
  ['a key that is there twice', (text: string) => text.replace('"id": "web"', '"id": "web",\n      "id": "x"'), /'id' is there twice/],
  ['a list of stacks that is there twice', (text: string) => text.replace(/\}\s*$/, ',\n  "stacks": []\n}'), /'stacks' is there twice/],
  ['a stack that is none', (text: string) => text.replace('"id": "web"', '"ids": "web"'), /'stacks\[1\]\.ids' is unknown/],
  ['a file that ends in a stack', (text: string) => text.slice(0, text.indexOf('"id": "web"')), /found the end of the file/],
  ['another version', (text: string) => text.replace('"schemaVersion": 1', '"schemaVersion": 7'), /has the schema version 7/],
])('%s is told where it is', (_, spoil, told) => {
  expect(() => readAssembly(write(spoil(printed(assembly(stack('cart'), stack('web'))))))).toThrow(told);
});
