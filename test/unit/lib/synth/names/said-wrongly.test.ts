import { Bucket, Queue, StatefulWorkload, Workload } from '../../../../../constructs';
import { DeploymentStack, Service, Shared, UserError } from '../../../../../lib';
import { synthesize } from '../../../../../lib/testing';
import { aws, release } from '../../../../kit/environments';

const image = 'ghcr.io/acme/orders';
const bucket = () => new Bucket();

const long = 'o'.repeat(60);
const images = { ...release.images, [`shop/${long}`]: { tag: '1' } };

function refusal(define: (stack: DeploymentStack) => void): string {
  try {
    synthesize(aws({ release: { ...release, images } }), define);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  return 'nothing is refused';
}

test.each<[string, (stack: DeploymentStack) => void, RegExp]>([
  [
    'a workload that was another one, which is still there',
    (stack) => {
      new Workload(stack, 'orders', { image });
      new Workload(stack, 'checkout', { image, formerly: 'orders' });
    },
    /^'checkout' says that it was 'orders' formerly, which is still there at .*:\d+:\d+\. Drop 'formerly', or what is there/,
  ],
  [
    'the same, where that stands behind it',
    (stack) => {
      new Workload(stack, 'checkout', { image, formerly: 'orders' });
      new Workload(stack, 'orders', { image });
    },
    /^'checkout' says that it was 'orders' formerly, which is still there at/,
  ],
  [
    'two workloads that were one',
    (stack) => {
      new Workload(stack, 'checkout', { image, formerly: 'orders' });
      new Workload(stack, 'cart', { image, formerly: 'orders' });
    },
    /^'cart' and 'checkout' at .* both say that they were 'orders' formerly\. Drop 'formerly' of the one that is new\./,
  ],
  [
    'two workloads that are known as one',
    (stack) => {
      new Workload(stack, 'checkout', { image, knownAs: 'orders' });
      new Workload(stack, 'orders', { image });
    },
    /^'orders' and 'checkout' at .* are both known as 'orders' outside of the code\./,
  ],
  [
    'the same, where that stands before it',
    (stack) => {
      new Workload(stack, 'orders', { image });
      new Workload(stack, 'checkout', { image, knownAs: 'orders' });
    },
    /^'checkout' and 'orders' at .* are both known as 'orders' outside of the code\./,
  ],
  [
    'its own name',
    (stack) => new Workload(stack, 'orders', { image, formerly: 'orders' }),
    /^Workload 'orders' says that it was 'orders' formerly/,
  ],
  [
    'a dependency that was another one, which is still there',
    (stack) => new Workload(stack, 'orders', { image, dependencies: { files: bucket(), uploads: bucket().formerly('files') } }),
    /^'orders\/uploads' says that it was 'orders\/files' formerly, which is still there/,
  ],
  [
    'two names that are exchanged in one step',
    (stack) => new Workload(stack, 'orders', { image, dependencies: { a: bucket().formerly('b'), b: bucket().formerly('a') } }),
    /^'orders\/a' says that it was 'orders\/b' formerly, which is still there/,
  ],
  [
    'two dependencies that were one',
    (stack) =>
      new Workload(stack, 'orders', {
        image,
        dependencies: { a: bucket().formerly('files'), b: bucket().formerly('files') },
      }),
    /^'orders\/b' and 'orders\/a' at .* both say that they were 'orders\/files' formerly/,
  ],
  [
    'its own name, of a dependency',
    (stack) => new Workload(stack, 'orders', { image, dependencies: { a: bucket().formerly('a') } }),
    /^Dependency 'orders\/a' says that it was 'a' formerly/,
  ],
  [
    'a dependency of a workload that is renamed only behind it',
    (stack) => {
      new Workload(stack, 'checkout', { image, dependencies: { a: bucket().formerly('orders/files') } });
      new Workload(stack, 'orders', { image, knownAs: 'cart' });
    },
    /^'checkout\/a' was in 'orders' formerly, which is known as 'cart' and stands only behind it\. Define 'orders' first\./,
  ],
  [
    'a name that is none',
    (stack) => new Workload(stack, 'orders', { image, formerly: 'orders.v1' }),
    /^'formerly' is 'orders\.v1'\. Write the name of a workload/,
  ],
  [
    'an empty list',
    (stack) => new Workload(stack, 'orders', { image, formerly: [] }),
    /^'formerly' of workload 'orders' is an empty list\./,
  ],
  [
    'a StatefulWorkload that is known by a longer name than makes pods',
    (stack) =>
      new StatefulWorkload(stack, 'orders', {
        image,
        formerly: long,
        volumeClaimTemplates: { data: { mountPath: '/data', storage: '1Gi' } },
      }),
    /Use at most 52/,
  ],
])('refused: %s', (_, define, message) => {
  expect(refusal(define)).toMatch(message);
});

test.each<[string, () => unknown, RegExp]>([
  ['no name', () => bucket().formerly(), /^'formerly' of a dependency says no name\./],
  ['what is no text', () => bucket().formerly(7 as never), /^'formerly' of a dependency is 7\. Write the name of a dependency/],
  ['a path of constructs', () => bucket().formerly('a/shop/orders/files'), /^'formerly' of a dependency is 'a\/shop\/orders\/files'\./],
  ['two names to be known as', () => bucket().knownAs('a').knownAs('b'), /^'knownAs' of a dependency is 'a' and 'b'\. Say it once\./],
  [
    'what was said otherwise before',
    () => bucket().formerly('a').formerly('b'),
    /^'formerly' of a dependency is 'a' and 'b'\. Say it once, the oldest name first/,
  ],
  [
    'a use of what is shared',
    () => new Shared('jobs', new Queue()).as('send').formerly('a' as never),
    /^'formerly' is said of a use of the shared 'jobs'\./,
  ],
  [
    'a call',
    () => new Service('cart', { http: { port: 80 } }).at('http').knownAs('a' as never),
    /^'knownAs' is said of a call to 'cart', which keeps nothing\./,
  ],
])('a dependency refuses %s', (_, say, message) => {
  expect(say).toThrow(message);
});

test('a dependency that is stamped in several places says its names in each', () => {
  const files = bucket();
  expect(() => [1, 2].map(() => files.formerly('a', 'b').knownAs('a'))).not.toThrow();
});

test('a caller that uses the new name of a renamed workload is told the one that it has in the cluster', () => {
  const basket = new Service('cart', { http: { port: 80 } });
  expect(
    refusal((stack) => {
      new Workload(stack, 'orders', { image, dependencies: { basket: basket.at('http') } });
      new Workload(stack, 'cart', { image, knownAs: 'payments', ports: { http: { port: 80 } } });
    }),
  ).toMatch(
    /^Workload 'shop\/orders' calls 'shop\/cart', which is known as 'shop\/payments' in the cluster\. Call it by that name: new Service\('payments', …\)\./,
  );
});
