import { Workload } from '../../../constructs';
import { synthesize } from '../../../lib/testing';
import { cloudless } from '../../kit/environments';

const { resources } = synthesize(cloudless(), (stack) => {
  for (const id of ['orders', 'cart']) new Workload(stack, id, { image: `ghcr.io/acme/${id}`, replicas: 1 });
});
const type = 'apps/v1/Deployment';

test('one of several is chosen by its name, or by its path itself', () => {
  const cart = resources.only(type, { name: 'cart' });
  expect(cart.values.metadata.name).toBe('cart');
  expect(resources.only(type, { path: cart.path })).toBe(cart);
});

test('by nothing else', () => {
  expect(() => resources.only(type, { named: 'cart' } as object)).toThrow("'named' chooses no resource: choose by 'name' or 'path'");
});

test('where there is not one, the error lists what is there', () => {
  expect(() => resources.only(type)).toThrow(
    /^2 resources of type 'apps\/v1\/Deployment', not one \(there: kind\/shop\/Deployment\/\w+ at /,
  );
  expect(() => resources.only(type, { name: 'carts' })).toThrow(
    /^0 resources of type 'apps\/v1\/Deployment' with name 'carts', not one \(there: kind/,
  );
  expect(() => resources.only('apps/v1/StatefulSet')).toThrow(
    /^0 resources of type 'apps\/v1\/StatefulSet', not one \(there: .*apps\/v1\/Deployment/,
  );
});
