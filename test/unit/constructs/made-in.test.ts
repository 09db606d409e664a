import { Bucket, Queue, Workload } from '../../../constructs';
import { madeIn } from '../../../constructs/made-in';
import { DeploymentStack } from '../../../lib';
import { isProvided } from '../../../lib/provided';
import { synthesize } from '../../../lib/testing';
import { cloudless } from '../../kit/environments';

const inStack = (use: (stack: DeploymentStack) => void) =>
  synthesize(cloudless(), (stack) => {
    use(stack);
    new Workload(stack, 'orders', { image: 'ghcr.io/acme/orders' });
  });

test('what is made in a stack counts as what provisioners make from then on: whoever makes it by hand is asked for', () => {
  class Part {}
  class Other {}
  expect(isProvided(new Part())).toBe(false);
  inStack((stack) => expect(madeIn(stack, Part)).toBe(stack));
  expect([isProvided(new Part()), isProvided(new Other())]).toEqual([true, false]);
});

test.each<[what: string, given: Readonly<Record<string, unknown>>, message: string]>([
  ['no dependency', { dependency: undefined }, "Part is made without 'dependency'. Write new Part(scope, id, dependency); or list"],
  ['something else for one', { dependency: {} }, "Part is made without 'dependency'."],
  ['one of another class', { dependency: new Queue() }, 'Part is made for Queue, and fulfils Bucket.'],
  ['no key', { dependency: new Bucket(), key: null }, "Part is made without 'key'. Write new Part(scope, id, dependency, key);"],
  ['a text for a key', { dependency: new Bucket(), key: 'arn' }, "Part is made without 'key'."],
])('with %s it is refused', (_what, given, message) => {
  class Part {}
  inStack((stack) => {
    expect(() => madeIn(stack, Part, given, Bucket)).toThrow(message);
    expect(() => madeIn(stack, Part, { dependency: new Bucket(), key: {} }, Bucket)).not.toThrow();
  });
});
