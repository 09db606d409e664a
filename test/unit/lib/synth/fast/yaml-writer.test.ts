import * as fc from 'fast-check';
import { YamlWriter } from '../../../../../lib/synth/fast/yaml-writer';
import { stockYaml } from '../../../../../lib/synth/render/yaml';
import { check } from '../../../../kit/property';
import { trickyText } from '../../../../kit/texts';

const writer = new YamlWriter(stockYaml);

const word = fc.string({ unit: fc.constantFrom(...'abcxyzABC019-./_=,:@+ '), minLength: 1, maxLength: 12 });
const text = fc.oneof(
  { weight: 4, arbitrary: word },
  { weight: 2, arbitrary: trickyText },
  { weight: 1, arbitrary: fc.array(word, { minLength: 2, maxLength: 4 }).map((lines) => lines.join('\n')) },
  { weight: 1, arbitrary: word.map((each) => each.repeat(20)) },
);
const key = fc.oneof({ weight: 8, arbitrary: word.map((each) => `k${each.replace(/[^\w./-]/g, '')}`) }, { weight: 1, arbitrary: text });
const scalar = fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null), fc.constantFrom(0, -0, 1.5, 1e21, Number.MAX_SAFE_INTEGER));
const { value } = fc.letrec<{ value: unknown; map: unknown }>((tie) => ({
  value: fc.oneof({ maxDepth: 5, depthSize: 'small' }, scalar, tie('map'), fc.array(tie('value'), { maxLength: 4 })),
  map: fc.dictionary(key, tie('value'), { maxKeys: 5 }),
}));

test('documents are written as the stock writer writes them', () => {
  check(
    fc.property(fc.dictionary(key, value, { minKeys: 1, maxKeys: 6 }), (document) => {
      expect(writer.write(document)).toBe(stockYaml(document));
    }),
    { short: 500, long: 10_000 },
  );
});

test('what stands twice in a document is written as the stock writer does', () => {
  check(
    fc.property(value, fc.boolean(), (shared, nested) => {
      const document = { first: shared, second: nested ? { again: [shared] } : shared };
      expect(writer.write(document)).toBe(stockYaml(document));
    }),
    { short: 50, long: 2_000 },
  );
});

class Named {
  readonly name = 'a';
}

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['null', null],
  ['a text', 'text'],
  ['a list', [{ a: 1 }]],
  ['an empty map', {}],
  ['an entry without a value', { a: undefined }],
  ['an item without a value', { a: [undefined, 1] }],
  ['a class', { a: new Named() }],
  ['a map without a prototype', { a: Object.assign(Object.create(null), { b: 1 }) }],
  ['a date', { a: new Date(0) }],
  ['a sparse list', { a: Object.assign(new Array(2), { 1: 1 }) }],
  ['lists of lists', { a: [[1, [2]], []] }],
  ['empty lists and maps', { a: [], b: {}, c: [{}, []], d: { e: {} } }],
  ['blocks at several depths', { a: 'x\ny\n', b: { c: 'x\ny\n', d: ['x\ny\n', { e: 'x\ny\n', f: 'x\ny' }] } }],
  ['blocks that begin with blanks', { a: '  x\ny', b: { c: '\n  x', d: [' x\ny'] } }],
])('%s', (_what, document) => {
  expect(writer.write(document)).toBe(stockYaml(document));
});
