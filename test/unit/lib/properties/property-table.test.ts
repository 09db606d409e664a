import { Duration } from 'cdk8s';
import { PropertyTable, PropertyTypes, UserError } from '../../../../lib';

const types: PropertyTypes = {
  Named: { properties: { name: { is: 'text', format: 'object-name' } } },
  Shop: {
    extends: ['Named'],
    properties: {
      size: { is: 'text', values: ['large', 'small'], optional: true },
      pods: { is: 'number', minimum: 1, maximum: 6, optional: true },
      timeout: { is: 'instance', name: 'Duration', has: ['toSeconds'], unit: 'seconds', minimum: 1, optional: true },
      hours: { is: 'list', of: { is: 'number' }, minItems: 1, uniqueItems: true, optional: true },
      shelves: { is: 'map', of: { is: 'object', type: 'Named' }, propertyNames: 'label-key', optional: true },
      env: {
        is: 'either',
        of: [{ is: 'function' }, { is: 'map', of: { is: 'text' } }],
        entries: 'stated',
        optional: true,
      },
      changes: { is: 'map', of: { is: 'text' }, removable: true, optional: true },
    },
  },
};
const table = new PropertyTable(types);
const check = (props: object, subject?: string): object => table.check('Shop', { name: 'corner', ...props }, subject);

test('what is given is handed back as it is', () => {
  const props = { name: 'corner', shelves: { a: { name: 'a' } }, hours: [1, 2], env: () => ({}) };
  expect(table.check('Shop', props)).toBe(props);
});

test('an optional property and an entry of a map that are undefined are as if they were not written', () => {
  expect(check({ size: undefined, shelves: { a: undefined, b: { name: 'b' } } })).toEqual({
    name: 'corner',
    shelves: { b: { name: 'b' } },
  });
  expect(Object.keys(check({ size: undefined }))).toEqual(['name']);
});

test('where undefined removes, it stays', () => {
  expect(Object.keys((check({ changes: { a: undefined } }) as { changes: object }).changes)).toEqual(['a']);
});

test('what is left out stays in what was given', () => {
  const props = { name: 'corner', size: undefined };
  table.check('Shop', props);
  expect('size' in props).toBe(true);
});

test.each<[string, object, string, string]>([
  ['a required property that is undefined', { name: undefined }, "'name' is missing.", 'State it: the name of an object'],
  ['an entry that must be stated', { env: { A: undefined } }, "'env.A' is undefined.", 'State it: a text; or leave it out.'],
  ['an item of a list that is undefined', { hours: [1, undefined] }, "'hours[1]' is undefined.", 'Leave it out of the list'],
  ['another value', { size: 'huge' }, "'size' is 'huge'.", 'Choose one of: large, small.'],
  ['a number out of range', { pods: 7 }, "'pods' is 7.", 'Choose a whole number from 1 to 6.'],
  ['a number that is none', { pods: Number.NaN }, "'pods' is NaN.", 'Choose a whole number from 1 to 6.'],
  ['a number without bounds that is infinite', { hours: [Number.POSITIVE_INFINITY] }, "'hours[0]' is Infinity.", 'Choose a number.'],
  ['a text for a number', { pods: '3' }, "'pods' is '3'.", 'Write a whole number from 1 to 6.'],
  [
    'a duration that is not whole',
    { timeout: Duration.millis(1500) },
    /^'timeout' is 1 second 500/ as never,
    'Choose whole seconds from 1 second',
  ],
  ['a number for a duration', { timeout: 30 }, "'timeout' is 30.", 'Write whole seconds from 1 second, such as Duration.seconds(1).'],
  ['a text for a list', { hours: '8' }, "'hours' is '8'.", 'Write a list'],
  ['too few', { hours: [] }, "'hours' lists nothing.", 'List 1 or more.'],
  ['one twice', { hours: [8, 8] }, "'hours[1]' is 8.", "List it once: 'hours[0]' is the same."],
  ['a key that is none', { shelves: { 'a b': { name: 'a' } } }, "'shelves' has the entry 'a b'.", 'Write a key such as'],
  ['a text without its form', { shelves: { a: { name: 'A' } } }, "'shelves.a.name' is 'A'.", 'Write the name of an object'],
  ['null', { shelves: { a: null } }, "'shelves.a' is null.", "Write an object with 'name'."],
])('%s is refused with its path and the cure', (_what, props, what, cure) => {
  const error = thrownBy(() => check(props));
  expect(error.what).toEqual(typeof what === 'string' ? what : expect.stringMatching(what));
  expect(error.cure).toContain(cure);
});

test('an error says whose properties they are', () => {
  expect(thrownBy(() => check({ pods: 0 }, "shop 'corner'")).what).toBe("'pods' of shop 'corner' is 0.");
});

test.each([undefined, null, 3, 'a', []])('properties that are no object are refused: %p', (props) => {
  expect(thrownBy(() => table.check('Shop', props as never)).what).toMatch(/^The properties of Shop are /);
});

function thrownBy(act: () => unknown): UserError {
  try {
    act();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
