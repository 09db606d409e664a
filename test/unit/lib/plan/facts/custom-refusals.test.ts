import { customRefusal } from '../../../../../lib/plan/compare/custom-refusals';
import { CustomTypes } from '../../../../../lib/plan/facts/custom-types';
import { withDefaults } from '../../../../../lib/plan/facts/with-defaults';
import { customChanges } from '../../../../kit/custom-changes';
import { changed } from '../../../../kit/kubernetes-changes';

const types = new CustomTypes();

test.each(
  customChanges.map((change) => [change.object['kind'], change.path.join('.'), change.refused ? 'refused' : 'accepted', change] as const),
)('%s %s is %s', (kind, _path, answer, change) => {
  const custom = types.of(change.object['apiVersion'], kind);
  expect(custom).toBeDefined();
  const [before, after] = [change.object, changed(change)].map((object) => withDefaults(object, types));
  expect(customRefusal(custom!.schema, change.path, before, after)).toBe(answer);
});

const schema = (inner: object) => ({ properties: { spec: { properties: { rows: inner } } } });
const frozen = { properties: { value: { 'x-kubernetes-validations': [{ rule: 'self == oldSelf' }] } } };
const rows = (...values: readonly number[]) => ({ spec: { rows: values.map((value, index) => ({ name: `${index}`, value })) } });

test('an item is held against the one that has its keys; by its place alone it is another one', () => {
  const keyed = schema({ 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['name'], items: frozen });
  const path = ['spec', 'rows', { keys: { name: '1' } }, 'value'];
  expect(customRefusal(keyed, path, rows(1, 2), rows(1, 3))).toBe('refused');
  expect(customRefusal(keyed, path, rows(1), rows(1, 3))).toBe('accepted');
  expect(customRefusal(schema({ items: frozen }), ['spec', 'rows', 1, 'value'], rows(1, 2), rows(1, 3))).toBe('accepted');
});

test('a rule about the whole refuses what differs in it, and one about a map what differs in its values', () => {
  const whole = { properties: { spec: { 'x-kubernetes-validations': [{ rule: 'self == oldSelf' }] } } };
  expect(customRefusal(whole, ['spec', 'a', 'b'], { spec: { a: { b: 1 } } }, { spec: { a: { b: 2 } } })).toBe('refused');
  const map = { properties: { spec: { additionalProperties: frozen } } };
  expect(customRefusal(map, ['spec', 'x', 'value'], { spec: { x: { value: 1 } } }, { spec: { x: { value: 2 } } })).toBe('refused');
});
