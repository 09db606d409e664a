import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import * as fc from 'fast-check';
import { Environment, Release, readRelease, UserError } from '../../../lib';
import { environment } from '../../kit/places';
import { check } from '../../kit/property';
import { anyText } from '../../kit/texts';

let folder: string;
let file: string;
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'release-'));
  file = path.join(folder, 'production.json');
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

function read(content: string): Release {
  fs.writeFileSync(file, content);
  return readRelease(file);
}

/** The message without the folder. */
function refusal(content: string): string {
  try {
    read(content);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.message.replaceAll(file, 'production.json');
  }
  throw new Error('was read');
}

const digest = `sha256:${'0a'.repeat(32)}`;

test('a release says which image each workload runs', () => {
  // GIVEN
  const release = {
    schemaVersion: 1,
    images: {
      'shop/frontend': { tag: 'v0.10.2' },
      'shop/cart': { tag: 'v1', digest, source: { repository: 'https://example.org/shop.git', commit: '4f2a' } },
    },
    revision: '4f'.repeat(20),
  };
  // THEN
  expect(read(JSON.stringify(release))).toEqual(release);
});

test('a key at the top that nobody knows is passed over with a note, so that an older library reads a younger file', () => {
  // GIVEN
  const told = jest.spyOn(console, 'error').mockImplementation();
  // WHEN
  const release = read('{\n  "schemaVersion": 1,\n  "images": {},\n  "later": {}\n}');
  // THEN
  expect(release).toEqual({ schemaVersion: 1, images: {} });
  expect(told.mock.calls).toEqual([[`Note: ${file}:4:3: 'later' is ignored: this version of slipway does not know it.`]]);
  told.mockRestore();
});

test('a conflict of a merge is told as one, with its place', () => {
  expect(refusal('{\n  "schemaVersion": 1,\n<<<<<<< ours\n  "images": {}\n=======\n')).toMatch(
    /^production\.json:3:1: a merge left its conflict here\./,
  );
});

test('a file is found from the folder of cdktf.json', () => {
  expect(readRelease('apps/releases/development.json').images).toHaveProperty(['shop/frontend']);
});

describe('JSON that is malformed is refused with file, line and column', () => {
  test.each([
    ['{\n  "schemaVersion": 1,\n  "images": {,}\n}', '3:14'],
    ['{\n  "schemaVersion": 1,\n  "images": {}\n', '4:1'],
    ['{\n  "schemaVersion": 1\n  "images": {}\n}', '3:3'],
    ['{\n  "schemaVersion": 1,\n  images: {}\n}', '3:3'],
    ['{\n  "schemaVersion": 1,\n  "images": {},\n}', '4:1'],
    ['{\n  "schemaVersion": 1, // first\n  "images": {}\n}', '2:23'],
    ['{\n<<<<<<< HEAD\n  "schemaVersion": 1\n}', '2:1'],
    ["{ 'schemaVersion': 1 }", '1:3'],
    ['', '1:1'],
    ['{}}', '1:3'],
    ['\u0000', '1:1'],
    ['{"a":01}', '1:6'],
    ['"open', '1:1'],
  ])('%j at %s', (content, place) => {
    expect(refusal(content)).toMatch(new RegExp(`^production\\.json:${place}: `));
  });
});

describe('what is no release is refused at its line and column', () => {
  const image = (value: string) => `{\n  "schemaVersion": 1,\n  "images": {\n    "shop/cart": ${value}\n  }\n}`;
  const held = (value: string) => `{\n  "schemaVersion": 1,\n  "images": {},\n  "holds": ${value}\n}`;
  test.each<[string, string, string]>([
    ['a list', '[]', "1:1: 'the file' is no object."],
    ['null', 'null', "1:1: 'the file' is no object."],
    ['no schema version', '{ "images": {} }', "1:1: 'schemaVersion' is missing, not 1."],
    ['another schema version', '{\n  "schemaVersion": 2,\n  "images": {}\n}', "2:3: 'schemaVersion' is 2, not 1."],
    ['no images', '{ "schemaVersion": 1 }', "1:1: 'images' is no object."],
    ['the key __proto__', '{\n  "schemaVersion": 1,\n  "images": {},\n  "__proto__": { "tag": "x" }\n}', "4:3: '__proto__' is unknown"],
    [
      'a workload named __proto__',
      '{\n  "schemaVersion": 1,\n  "images": {\n    "__proto__": { "tag": "x" }\n  }\n}',
      "4:5: '__proto__' is no workload of the form <app>/<workload>.",
    ],
    [
      'a workload without its app',
      '{\n  "schemaVersion": 1,\n  "images": {\n    "cart": { "tag": "x" }\n  }\n}',
      "4:5: 'cart' is no workload of the form <app>/<workload>.",
    ],
    ['a workload that could be none', '{"schemaVersion": 1, "images": {"shop/cart-": { "tag": "x" }}}', "'shop/cart-' is no workload"],
    ['an image that is a text', image('"v1"'), "4:5: 'images.shop/cart' is no object."],
    ['an image without a tag', image('{ "digest": "x" }'), "4:5: 'images.shop/cart.tag' is missing, not an image tag."],
    ['a tag that is none', image('{ "tag": "a b" }'), `4:20: 'images.shop/cart.tag' is "a b", not an image tag.`],
    ['a tag of 129 characters', image(`{ "tag": "${'a'.repeat(129)}" }`), 'not an image tag.'],
    ['a tag with a line end', image('{ "tag": "v1\\n" }'), 'not an image tag.'],
    [
      'a short digest',
      image('{ "tag": "v1", "digest": "sha256:abc" }'),
      `4:33: 'images.shop/cart.digest' is "sha256:abc", not 'sha256:' and 64 hexadecimal digits.`,
    ],
    ['a digest in capitals', image(`{ "tag": "v1", "digest": "${digest.toUpperCase()}" }`), '4:33: '],
    [
      'an unknown key of an image',
      image('{ "tag": "v1", "digset": "x" }'),
      "4:33: 'digset' is unknown (known: tag, digest, source, from).",
    ],
    [
      'a source without a commit',
      image('{ "tag": "v1", "source": { "repository": "x" } }'),
      "4:33: 'images.shop/cart.source.commit' is missing, not a commit.",
    ],
    [
      'a name with the end of a line',
      '{"schemaVersion": 1, "images": {"shop/\\n::error::x": { "tag": "x" }}}',
      "1:33: 'shop/ ::error::x' is no workload of the form <app>/<workload>.",
    ],
    [
      'a key with the end of a line',
      image('{ "tag": "v1", "di\\ngest": "x" }'),
      "4:33: 'di gest' is unknown (known: tag, digest, source, from).",
    ],
    [
      'a source with a control character',
      image('{ "tag": "v1", "source": { "repository": "x", "commit": "a\\u001b[2J" } }'),
      "source.commit' is",
    ],
    [
      'a source of 501 characters',
      image(`{ "tag": "v1", "source": { "repository": "${'a'.repeat(501)}", "commit": "a" } }`),
      "source.repository' is",
    ],
    [
      'a revision with a control character',
      '{\n  "schemaVersion": 1,\n  "images": {},\n  "revision": "a\\u0000"\n}',
      `4:3: 'revision' is "a\\u0000", not a commit, by all of its 40 or 64 hexadecimal digits.`,
    ],
    [
      'a revision that is no commit',
      '{\n  "schemaVersion": 1,\n  "images": {},\n  "revision": 7\n}',
      "4:3: 'revision' is 7, not a commit, by all",
    ],
    [
      'a revision that is a branch, which moves',
      '{\n  "schemaVersion": 1,\n  "images": {},\n  "revision": "main"\n}',
      `4:3: 'revision' is "main"`,
    ],
    [
      'a revision that may be the name of a tag',
      '{\n  "schemaVersion": 1,\n  "images": {},\n  "revision": "abc1234"\n}',
      `4:3: 'revision' is "abc1234"`,
    ],
    [
      'an origin that is no blob',
      image('{ "tag": "v1", "from": "main" }'),
      `4:33: 'images.shop/cart.from' is "main", not the hash of a blob`,
    ],
    ['holds that are a list', held('[]'), "4:3: 'holds' is no object."],
    [
      'a hold of nothing that there can be',
      held('{ "shop/": {} }'),
      "4:14: 'shop/' is not a workload '<app>/<workload>', a container beside its own, '<app>/<workload>.<container>', an app, or '*'.",
    ],
    ['a hold without a reason', held('{ "shop": {} }'), "4:14: 'holds.shop.reason' is missing, not a reason, on one line."],
    ['a hold whose reason says nothing', held('{ "*": { "reason": "  " } }'), `4:21: 'holds.*.reason' is "  ", not a reason, on one line.`],
    ['a hold by nobody', held('{ "*": { "reason": "x", "by": 7 } }'), "4:36: 'holds.*.by' is 7, not a name, on one line."],
    [
      'a hold since no day',
      held('{ "*": { "reason": "x", "by": "ops", "since": "monday" } }'),
      `4:49: 'holds.*.since' is "monday", not a day: YYYY-MM-DD.`,
    ],
    [
      'a hold with another key',
      held('{ "*": { "reason": "x", "by": "ops", "since": "2026-11-29", "to": "" } }'),
      "4:72: 'to' is unknown (known: reason, by, since, until).",
    ],
    [
      'a workload twice, of which only one could count',
      '{\n  "schemaVersion": 1,\n  "images": {\n    "shop/cart": { "tag": "v1" },\n    "shop/cart": { "tag": "v2" }\n  }\n}',
      "5:5: 'shop/cart' is there twice.",
    ],
    ['a tag twice', image('{ "tag": "v1", "tag": "v2" }'), "4:33: 'tag' is there twice."],
  ])('%s', (_what, content, message) => {
    expect(refusal(content)).toContain(message);
    expect(refusal(content)).toMatch(/^production\.json:\d+:\d+: [^\n]*$/);
  });

  test('with a value that is long cut to what a person reads', () => {
    expect(refusal(image(`{ "tag": ${JSON.stringify('a '.repeat(10_000))} }`)).length).toBeLessThan(500);
  });
});

test('a file that is missing, a folder or too large is refused by name', () => {
  expect(() => readRelease(path.join(folder, 'none.json'))).toThrow(
    /Release file '.*none\.json' does not exist\. Write it: \{ "schemaVersion": 1, "images": \{\} \}\./,
  );
  expect(() => readRelease(folder)).toThrow(UserError);
  expect(refusal(`"${'a'.repeat(5 * 1024 * 1024)}"`)).toContain('more than the 5242880 that are read');
});

test('keys of an object prototype are harmless', () => {
  // WHEN
  expect(() => read('{"schemaVersion":1,"images":{"__proto__":{"tag":"polluted"}}}')).toThrow(UserError);
  // THEN
  expect(({} as { tag?: string }).tag).toBeUndefined();
  expect(read('{"schemaVersion":1,"images":{"constructor/constructor":{"tag":"v1"}}}').images).toHaveProperty(
    ['constructor/constructor', 'tag'],
    'v1',
  );
});

describe('whatever a file holds, it is a release or refused', () => {
  const readable = (content: string): void => {
    try {
      expect(read(content).schemaVersion).toBe(1);
    } catch (error) {
      expect(error).toBeInstanceOf(UserError);
    }
  };

  test('any text', () => check(fc.property(anyText, readable)));

  test('any JSON', () => check(fc.property(fc.json(), readable)));

  test('a release with any JSON somewhere in it', () => {
    const almost = fc.record(
      {
        schemaVersion: fc.oneof(fc.constant(1), fc.jsonValue()),
        images: fc.oneof(
          fc.dictionary(
            fc.oneof(fc.constant('shop/cart'), fc.constant('__proto__'), fc.string()),
            fc.oneof(
              fc.jsonValue(),
              fc.record(
                {
                  tag: fc.oneof(fc.constant('v1'), fc.jsonValue()),
                  digest: fc.oneof(fc.constant(digest), fc.jsonValue()),
                  source: fc.jsonValue(),
                },
                { requiredKeys: [] },
              ),
            ),
          ),
          fc.jsonValue(),
        ),
        revision: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    check(fc.property(almost, (value) => readable(JSON.stringify(value))));
  });

  test('a release that was cut or changed at one place', () => {
    const whole = JSON.stringify({ schemaVersion: 1, images: { 'shop/cart': { tag: 'v1', digest } } }, undefined, 2);
    check(
      fc.property(fc.nat(whole.length), fc.nat(3), fc.string({ maxLength: 3 }), (at, gone, more) =>
        readable(whole.slice(0, at) + more + whole.slice(at + gone)),
      ),
    );
  });

  test('JSON a hundred thousand levels deep', () => {
    for (const [open, close] of [
      ['[', ']'],
      ['{"a":', '}'],
    ] as const)
      for (const depth of [10_000, 100_000]) {
        readable(`${open.repeat(depth)}1${close.repeat(depth)}`);
        readable(`{"schemaVersion":1,"images":{"shop/cart":{"tag":${open.repeat(depth)}1${close.repeat(depth)}}}}`);
        readable(open.repeat(depth));
      }
  });
});

describe('a release in code is checked as one in a file is', () => {
  const { regions } = environment();
  const released = (release: unknown) => () =>
    new Environment({ name: 'production', regions, provisioners: [], release: release as Release });
  const image = (value: unknown) => released({ schemaVersion: 1, images: { 'shop/cart': value } });

  test.each<[string, () => unknown, string]>([
    ['nothing', released(undefined), "'release' of environment 'production' is missing."],
    ['a number', released(5), "'release' of environment 'production' is 5. Write an object with 'schemaVersion', 'images'."],
    ['a list', released([]), "'release' of environment 'production' is an empty list. Write an object with 'schemaVersion', 'images'."],
    ['no schema version', released({ images: {} }), 'release.schemaVersion'],
    ['another schema version', released({ schemaVersion: 2, images: {} }), 'Choose 1.'],
    ['no images', released({ schemaVersion: 1 }), 'release.images'],
    ['a tag as the image', image('1.0'), "'release.images['shop/cart']' of environment 'production' is '1.0'. Write an object with 'tag'."],
    ['a number as the image', image(1), "'release.images['shop/cart']' of environment 'production' is 1."],
    ['a tag with a blank', image({ tag: 'a b' }), "tag' of environment 'production' is 'a b'. Write an image tag, such as '1.2.3'."],
    ['a number as the tag', image({ tag: 1.2 }), "tag' of environment 'production' is 1.2. Write it as a text: tag: '1.2'."],
    ['no tag', image({}), "'release.images['shop/cart'].tag' of environment 'production' is missing."],
    ['a function', image({ tag: () => '1' }), 'is the function tag. Write an image tag'],
    ['a digest that is none', image({ tag: '1', digest: 'latest' }), "is 'latest'. Write 'sha256:' and 64 hexadecimal digits."],
    ['an unknown key', image({ tag: '1', digset: '' }), "is unknown (known: tag, digest, source, from). Did you mean 'digest'?"],
    [
      'a workload without app',
      released({ schemaVersion: 1, images: { cart: { tag: '1' } } }),
      "'release.images' of environment 'production' has the entry 'cart'. Write a workload, '<app>/<workload>', or a container beside its own, '<app>/<workload>.<container>'.",
    ],
    ['a source that is none', image({ tag: '1', source: { repository: 'x' } }), "source.commit' of environment 'production' is missing."],
    ['a commit of two words', image({ tag: '1', source: { repository: 'x', commit: 'a b' } }), "is 'a b'. Write a commit."],
  ])('%s is refused', (_what, define, message) => {
    expect(define).toThrow(UserError);
    expect(define).toThrow(message);
  });

  test('what is undefined is as if it were not written', () => {
    const images = { 'shop/cart': { tag: '1', digest: undefined, source: undefined }, 'shop/orders': undefined };
    expect(released({ schemaVersion: 1, images, revision: undefined })).not.toThrow();
  });
});
