import { stacks } from '../../apps/stacks';
import { synthesizePlatform } from '../../lib/testing';
import { schemaErrors } from '../kubernetes-schema';

test('every object of the example is one that Kubernetes knows, field by field', () => {
  const { resources } = synthesizePlatform(stacks);
  const objects = resources.all.filter(({ type }) => type.includes('/') && !type.startsWith('external-secrets.io/'));
  expect(objects.length).toBeGreaterThan(300);
  expect(objects.flatMap(({ address, values }) => schemaErrors(values).map((error) => `${address}: ${error}`))).toEqual([]);
});
