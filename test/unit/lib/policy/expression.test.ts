import {
  allOf,
  anyOf,
  concat,
  documents,
  expression,
  implies,
  joined,
  not,
  Parameter,
  since,
  verdictOf,
  whereProtected,
} from '../../../../lib';
import { Condition } from '../../../../lib/policy/expression/condition';
import { prose } from '../../../../lib/policy/expression/prose';
import type { Term } from '../../../../lib/policy/expression/term';
import { policyOf } from './policy-of';

interface Widget {
  readonly on?: boolean;
  readonly size?: number;
  readonly port?: number | string;
  readonly color?: string;
  readonly memory?: string;
  readonly parts?: readonly { readonly name?: string; readonly size?: number }[];
  readonly spares?: readonly { readonly name?: string; readonly size?: number }[];
  readonly codes?: readonly string[];
  readonly labels?: Readonly<Record<string, string>>;
  readonly core?: { readonly kind?: string; readonly toString?: string };
  readonly twin?: { readonly kind?: string };
}

const widgets = documents<Widget>('widget');
type Holds = (widget: Term<Widget>) => Condition;

/** What a condition says of a widget, with what stands where. */
function judged(holds: Holds, values: object) {
  return verdictOf(policyOf(expression(widgets, holds)), {
    type: 'widget',
    address: 'widget.it',
    path: 'stack/it',
    values: values as Record<string, unknown>,
  });
}

const verdict = (holds: Holds, values: object) => judged(holds, values).verdict;

test.each<[values: object, isSet: boolean]>([
  [{}, false],
  [{ color: undefined }, false],
  [{ color: null }, false],
  [{ color: '' }, true],
  [{ color: 'red' }, true],
  [{ color: 0 }, true],
  [{ color: false }, true],
  [{ color: [] }, true],
])('of %j it is %p that the color is set', (values, isSet) => {
  expect(verdict(({ color }) => color.isSet(), values)).toBe(isSet ? 'pass' : 'fail');
  expect(verdict(({ color }) => color.isUnset(), values)).toBe(isSet ? 'fail' : 'pass');
});

describe('a field that is not set', () => {
  test.each<[string, Holds, string]>([
    ['is equal to nothing', ({ on }) => on.is(false), 'fail'],
    ['is different from everything', ({ on }) => on.isNot(false), 'pass'],
    ['is one of nothing', ({ color }) => color.isOneOf(['', 'red']), 'fail'],
    ['is none of everything', ({ color }) => color.isNoneOf(['', 'red']), 'pass'],
    ['is not set', ({ color }) => color.isUnset(), 'pass'],
    ['has the value that is given instead', ({ color }) => color.orElse('red').is('red'), 'pass'],
    ['has the value of another field instead', ({ color, core }) => color.orElse(core.kind).isUnset(), 'pass'],
    ['is neither above nor below anything', ({ size }) => anyOf(size.above(0), size.atMost(0)), 'fail'],
    ['starts with nothing', ({ color }) => color.startsWith(''), 'fail'],
    ['is a list of which everything holds', ({ parts }) => parts.every(({ size }) => size.is(1)), 'pass'],
    ['is a list of which nothing exists', ({ parts }) => parts.some(({ size }) => size.isUnset()), 'fail'],
    ['counts 0', ({ parts }) => parts.count().is(0), 'pass'],
    ['makes text with it unset too', ({ color }) => concat('a', color).isUnset(), 'pass'],
    ['is the same as nothing', ({ core, twin }) => core.isSameAs(twin), 'fail'],
  ])('%s', (_sentence, holds, expected) => {
    expect(verdict(holds, {})).toBe(expected);
    expect(verdict(holds, { on: null, color: null, size: null, parts: null, core: null, twin: null })).toBe(expected);
  });
});

describe('a value', () => {
  test.each<[string, Holds, object]>([
    ['is true, also as text', ({ on }) => on.is(true), { on: 'true' }],
    ['is a number, also as text', ({ size }) => allOf(size.is(5), size.above(4), size.below(6)), { size: '5' }],
    ['is text, also as a number', ({ color }) => color.is('5'), { color: 5 }],
    [
      'is compared with another field',
      ({ size, parts }) => parts.every((part) => part.size.atMost(size)),
      { size: 2, parts: [{ size: 1 }, { size: 2 }] },
    ],
    ['is a number where it may be text', ({ port }) => port.asNumber().is(80), { port: 80 }],
    ['is no number where it is text', ({ port }) => port.asNumber().isUnset(), { port: 'http' }],
    ['is a quantity', ({ memory }) => memory.asQuantity().atLeast(1024 ** 3), { memory: '1Gi' }],
    ['is read in small letters', ({ color }) => color.lowerCase().is('red'), { color: 'RED' }],
    ['matches an expression', ({ color }) => color.matches(/^r.d$/), { color: 'red' }],
    ['is the same as another in every field', ({ core, twin }) => core.isSameAs(twin), { core: { kind: 'a' }, twin: { kind: 'a' } }],
    ['is an entry of a map', ({ labels, color }) => labels.at(concat('x/', color)).is('1'), { color: 'red', labels: { 'x/red': '1' } }],
    ['is a key of a map', ({ labels }) => labels.keys().some((key) => key.endsWith('/red')), { labels: { 'x/red': '1' } }],
    [
      'is among several lists',
      ({ parts, spares }) => joined(parts, spares).some(({ name }) => name.is('b')),
      { parts: [{ name: 'a' }], spares: [{ name: 'b' }] },
    ],
    [
      'is among chosen items',
      ({ parts }) =>
        parts
          .where(({ size }) => size.is(1))
          .count()
          .is(2),
      { parts: [{ size: 1 }, { size: 2 }, { size: 1 }] },
    ],
    ['is included', ({ codes }) => codes.includes('x'), { codes: ['a', 'x'] }],
    ['stands in the only block of a list', ({ core }) => core.kind.is('a'), { core: [{ kind: 'a' }] }],
    ['is the item of a list, where a block stands alone', ({ parts }) => parts.some(({ name }) => name.is('a')), { parts: { name: 'a' } }],
    ['is no property that every JavaScript object has', ({ core }) => core.toString.isUnset(), { core: {} }],
  ])('%s', (_sentence, holds, values) => {
    expect(judged(holds, values)).toEqual({ verdict: 'pass', messages: [] });
    expect(verdict((widget) => not(holds(widget)), values)).toBe('fail');
  });
});

describe('what is unknown', () => {
  const values = { on: '${var.on}', color: '${aws_thing.it.color}', parts: [{ name: 'a' }, { name: '${var.name}' }] };

  test.each<[string, Holds, string]>([
    ['stays unknown', ({ on }) => on.is(true), 'unknown'],
    ['stays unknown when it is denied', ({ on }) => on.isNot(true), 'unknown'],
    ['does not matter where something else decides for', ({ on, size }) => anyOf(on.is(true), size.isUnset()), 'pass'],
    ['does not matter where something else decides against', ({ on, size }) => allOf(on.is(true), size.isSet()), 'fail'],
    ['decides where nothing else does', ({ on, size }) => implies(size.isUnset(), on.is(true)), 'unknown'],
    ['is set where it is an attribute of a resource', ({ color }) => color.isSet(), 'pass'],
    ['may be unset where it is a variable', ({ on }) => on.isSet(), 'unknown'],
    ['does not matter beside an item that decides', ({ parts }) => parts.some(({ name }) => name.is('a')), 'pass'],
    ['matters beside items that do not', ({ parts }) => parts.none(({ name }) => name.is('b')), 'unknown'],
  ])('%s', (_sentence, holds, expected) => expect(verdict(holds, values)).toBe(expected));

  test('is written with two signs where Terraform shall take it for text', () => {
    expect(verdict(({ color }) => color.is('${aws:username}'), { color: '$${aws:username}' })).toBe('pass');
  });

  test('is every block that a dynamic block makes', () => {
    expect(verdict(({ parts }) => parts.every(({ size }) => size.is(1)), { dynamic: { parts: { for_each: '${var.parts}' } } })).toBe(
      'unknown',
    );
  });
});

describe('what stands where', () => {
  test.each<[string, Holds, object, readonly string[]]>([
    [
      'names an item by its name',
      ({ parts }) => parts.every(({ size }) => size.is(1)),
      { parts: [{ name: 'left', size: 2 }, { size: 3 }] },
      ['parts[left].size is 2', 'parts[1].size is 3'],
    ],
    ['tells alternatives as one', ({ on, size }) => anyOf(on.is(true), size.is(1)), { size: 2 }, ['on is not set, size is 2']],
    ['tells what must hold each by itself', ({ on, size }) => allOf(on.is(true), size.is(1)), { size: 2 }, ['on is not set', 'size is 2']],
    [
      'tells both sides of a comparison',
      ({ memory, color }) => memory.is(color),
      { memory: 'a', color: 'b' },
      ['memory is a and color is b'],
    ],
    ['tells what is the same', ({ core, twin }) => not(core.isSameAs(twin)), { core: {}, twin: {} }, ['core is the same as twin']],
    ['tells of an empty list', ({ parts }) => parts.some(({ size }) => size.is(1)), { parts: [] }, ['parts is empty']],
    ['does not count the only block of a list', ({ core }) => core.kind.is('a'), { core: [{ kind: 'b' }] }, ['core.kind is b']],
    [
      'cuts what is long',
      ({ color }) => color.is(''),
      { color: `${'a'.repeat(100)}:latest` },
      [expect.stringMatching(/^color is a{39}…a{33}:latest$/)],
    ],
  ])('%s', (_sentence, holds, values, messages) => expect(judged(holds, values).messages).toEqual(messages));
});

test('a document that no engine would take fails, and it says where', () => {
  expect(judged(({ parts }) => parts.every(({ size }) => size.is(1)), { parts: 'many' })).toEqual({
    verdict: 'fail',
    messages: ['is incomplete or malformed: the string "many" is no list'],
  });
});

test('a regular expression that RE2 lacks is refused where the rule is written', () => {
  expect(() => expression(widgets, ({ color }) => color.matches(/(?=a)b/))).toThrow('RE2');
  expect(() => expression(widgets, ({ color }) => color.matches(/a/i))).toThrow('RE2');
});

test('a condition in words is documentation', () => {
  const least = new Parameter<number>('least', 'Least size.', 1);
  const { condition } = expression(widgets, ({ on, size, parts, color }) =>
    allOf(
      on.isNot(true),
      anyOf(size.atLeast(least), color.isOneOf(['red', 'blue'])),
      parts.none(({ name }) => name.is('a')),
      since('1.31', whereProtected(color.isSet())),
    ),
  );
  expect(prose(condition.node)).toBe(
    'on is not true and (size is at least the parameter \'least\' or color is one of "red", "blue") and for no part of parts: part.name is "a"' +
      ' and (from Kubernetes 1.31 on: where data is protected: color is set)',
  );
});
