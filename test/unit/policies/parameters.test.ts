import { Parameter } from '../../../lib';
import * as index from '../../../policies';

test('whatever a policy compares with can be set: each parameter has a name of its own in slipway/policies', () => {
  const offered = new Set<unknown>(Object.values(index).filter((value) => value instanceof Parameter));
  const asked = new Set(index.policies.flatMap(({ parameters = [] }) => parameters));
  expect([...asked].filter((parameter) => !offered.has(parameter)).map(({ name }) => name)).toEqual([]);
  expect(offered.size).toBe(asked.size);
});
