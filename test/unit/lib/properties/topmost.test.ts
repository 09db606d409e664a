import type { PropertyType } from '../../../../lib/properties/property';
import { topmost } from '../../../../lib/properties/walk/topmost';

const having = (...types: readonly string[]): PropertyType => ({
  properties: Object.fromEntries(types.map((type) => [type, { is: 'list', of: { is: 'object', type } }])),
});

test('what no other type has stands at the top, and types that have each other stand there together', () => {
  const all = { TopicProps: having('Rule', 'Port'), Rule: having('Rule'), Base: having(), Other: { ...having(), extends: ['Base'] } };
  expect(topmost(new Map(Object.entries(all)))).toEqual(['Other', 'TopicProps']);
  expect(topmost(new Map(Object.entries({ ...all, One: having('Two'), Two: having('One', 'Rule') })))).toEqual([
    'One',
    'Other',
    'TopicProps',
    'Two',
  ]);
});
