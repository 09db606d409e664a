import { Workload } from '../../../constructs';
import { synthesize } from '../../../lib/testing';
import { aws, awsRegion, cloudless, eksCluster, orders } from '../../kit/environments';

const { resources } = synthesize(cloudless(), (stack) => {
  for (const id of ['orders', 'cart']) new Workload(stack, id, { image: `ghcr.io/acme/${id}`, replicas: 1 });
});
const type = 'apps/v1/Deployment';

test('one of several is chosen by its name, or by its path itself', () => {
  const cart = resources.only(type, { name: 'cart' });
  expect(cart.values.metadata.name).toBe('cart');
  expect(resources.only(type, { path: cart.path })).toBe(cart);
});

test('of an object that stands in two clusters, by the cluster, or by its address', () => {
  const regions = [awsRegion({ clusters: [eksCluster('blue'), eksCluster('green')] })];
  const two = synthesize(
    aws({ regions }),
    orders(() => ({})),
  ).resources;
  expect(() => two.only(type)).toThrow('2 resources');
  const green = two.only(type, { cluster: 'green' });
  expect(green.address).toMatch(/^green\/shop\/Deployment\/orders$/);
  expect(two.only(type, { address: green.address })).toBe(green);
  expect(two.only(type, { name: 'orders', path: green.path, cluster: 'green' })).toBe(green);
  expect(() => two.only(type, { cluster: 'red' })).toThrow(
    /^0 resources of type 'apps\/v1\/Deployment' with cluster 'red', not one \(there: blue/,
  );
});

test('by nothing else', () => {
  expect(() => resources.only(type, { named: 'cart' } as object)).toThrow(
    "'named' chooses no resource: choose by 'name', 'path', 'cluster', 'address'",
  );
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
