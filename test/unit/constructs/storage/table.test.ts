import { Table, TableProps } from '../../../../constructs';

const id = { name: 'id' };
const table = (props: object) => () => new Table({ partitionKey: id, ...props } as TableProps);

test('a table is read and written, and its keys are strings, where nothing else is said', () => {
  const { access, attributes, stateful } = new Table({ partitionKey: id });
  expect([access, stateful]).toEqual(['readWrite', true]);
  expect([...attributes]).toEqual([['id', 'string']]);
});

test('the attributes of a table are those of all its keys, each once', () => {
  const { attributes } = new Table({
    partitionKey: id,
    sortKey: { name: 'at', type: 'number' },
    indexes: { byOwner: { partitionKey: { name: 'owner' }, sortKey: { name: 'at', type: 'number' } }, byId: { partitionKey: id } },
  });
  expect([...attributes]).toEqual([
    ['id', 'string'],
    ['at', 'number'],
    ['owner', 'string'],
  ]);
});

test.each<[string, object, string]>([
  ['no partition key', { partitionKey: undefined }, "'partitionKey' is missing."],
  ['a partition key that is a text', { partitionKey: 'id' }, "'partitionKey' is 'id'. Write an object with 'name'."],
  ['a key without a name', { partitionKey: {} }, "'partitionKey.name' is missing."],
  ['a name of no character', { sortKey: { name: '' } }, "'sortKey.name' is ''."],
  ['a name of 256 characters', { sortKey: { name: 'a'.repeat(256) } }, "'sortKey.name' is"],
  [
    'a type that there is not',
    { partitionKey: { name: 'id', type: 'S' } },
    "'partitionKey.type' is 'S'. Choose one of: string, number, binary.",
  ],
  ['an access that there is not', { access: 'admin' }, "'access' is 'admin'"],
  ['one attribute for both keys', { sortKey: id }, "'sortKey' is 'id', as is the partition key."],
  [
    'two types of one attribute',
    { indexes: { byOther: { partitionKey: { name: 'id', type: 'number' } } } },
    "Attribute 'id' of a table's keys",
  ],
  ['an index without keys', { indexes: { byOwner: {} } }, "'indexes.byOwner.partitionKey' is missing."],
  ['an index with a short name', { indexes: { by: { partitionKey: id } } }, "'indexes' has the name 'by'."],
  [
    'an index too many',
    { indexes: Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`by${index}${index}`, { partitionKey: id }])) },
    "'indexes' has 21 entries.",
  ],
  ['a time to live that is a text', { timeToLiveAttribute: 'id' }, "'timeToLiveAttribute' is 'id', which is a string in the keys."],
])('%s is refused', (_, props, message) => {
  expect(table(props)).toThrow(message);
});

test('an index that is not defined is as if not written', () => {
  expect(table({ indexes: { byOwner: undefined } })().indexes).toEqual({});
});
