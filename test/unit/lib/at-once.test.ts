import { Workload } from '../../../constructs';
import { DeploymentStack, Environment, UserError } from '../../../lib';
import { currentSource } from '../../../lib/source/source';
import { synthesizePlatform } from '../../../lib/testing';
import { callbacks, type Turn } from '../../kit/callbacks';
import { environment, region, TerraformData } from '../../kit/places';

type Any = (...args: never[]) => unknown;

/** Ways to make a function late: what it would return comes as a promise, or from a generator. */
const lates: Readonly<Record<string, Turn>> = {
  'an async function': ((run: Any) =>
    async (...args: never[]) =>
      run(...args)) as unknown as Turn,
  'a function that returns a promise': ((run: Any) =>
    (...args: never[]) =>
      Promise.resolve(run(...args))) as unknown as Turn,
  'one that fails late': ((_run: Any) => () => Promise.reject(new Error('late'))) as unknown as Turn,
  'a generator': ((run: Any) =>
    function* (...args: never[]) {
      yield run(...args);
    }) as unknown as Turn,
};

describe.each(Object.entries(lates))('%s is refused, whatever calls it', (_how, late) => {
  test.each(callbacks)('%s', (_what, run) => {
    // WHEN
    const error = thrown(() => run(late));
    // THEN
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).what).toMatch(
      / (returned|is) (a promise|a generator|an async function)( as '\w+')?, and nothing waits for it\.$/,
    );
    expect((error as UserError).cure).toMatch(/^Write it without `async`/);
    expect((error as UserError).stack).toContain(__filename);
  });
});

test.each(callbacks)('%s is taken where it is there at once', (_what, run) => {
  expect(String((thrown(() => run((now) => now)) as Partial<UserError> | undefined)?.what)).not.toMatch(/waits for it/);
});

function thrown(run: () => unknown): unknown {
  try {
    run();
    return undefined;
  } catch (error) {
    return error;
  }
}

describe('a stamp that makes nothing', () => {
  const stamp = (on: Environment, define: (stack: DeploymentStack) => void, options?: object) =>
    synthesizePlatform((platform) => on.stamp(platform, 'shop', define, options));
  const two = environment({ regions: [region('eu-west-1'), region('eu-central-1')] });

  test('is refused at its line, with the cure', () => {
    const error = thrown(() => stamp(environment(), () => undefined)) as UserError;
    expect(error.what).toBe(
      "The function that is stamped as 'shop' in environment 'production' makes nothing, and what it made before would be removed.",
    );
    expect(error.cure).toContain('`{ empty: true }`');
    expect(currentSource()?.file).toBe('test/unit/lib/at-once.test.ts');
  });

  test('is taken where it says so', () => {
    expect(stamp(environment(), () => undefined, { empty: true }).resources).toBeDefined();
  });

  test.each<[string, (stack: DeploymentStack) => void]>([
    ['a resource of Terraform alone', (stack) => void new TerraformData(stack, 'data')],
    [
      'a workload in one of its regions',
      (stack) => void (stack.region.region === 'eu-west-1' && new Workload(stack, 'orders', { image: 'ghcr.io/acme/orders' })),
    ],
  ])('is none where it makes %s', (_what, define) => {
    expect(() => stamp(two, define)).not.toThrow();
  });

  test('is one where every region is left without anything', () => {
    expect(() => stamp(two, (stack) => void (stack.region.region === 'mars' && new TerraformData(stack, 'data')))).toThrow(/makes nothing/);
  });
});
