import { holdsSecret } from '../../../../lib/plan/provider/holds-secret';

const attribute = (value: string) => ({ type: 'get_attr', value });
const index = (value: number) => ({ type: 'index', value: { value, type: 'number' } });
const holds = (attributes: object, ...sensitive: readonly (readonly object[])[]) => holdsSecret({ attributes, sensitive });

test.each([
  ['a text', { password: 'hunter2' }, [attribute('password')]],
  ['a number', { pin: 0 }, [attribute('pin')]],
  ['a list', { keys: ['a'] }, [attribute('keys')]],
  ['a text in a list of blocks', { user: [{}, { password: 'hunter2' }] }, [attribute('user'), index(1), attribute('password')]],
  ['all of it', { name: 'it' }, []],
])('%s that is sensitive is a secret', (_, attributes, path) => expect(holds(attributes, path)).toBe(true));

test.each([
  ['what is not there', {}],
  ['null', { password: null }],
  ['an empty text', { password: '' }],
  ['an empty list', { password: [] }],
])('%s is none', (_, attributes) => expect(holds(attributes, [attribute('password')])).toBe(false));

test('one of several is enough, and what is not sensitive is none', () => {
  expect(holds({ a: '', b: 'hunter2' }, [attribute('a')], [attribute('b')])).toBe(true);
  expect(holds({ name: 'it' })).toBe(false);
});
