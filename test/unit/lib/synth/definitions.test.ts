import { Chart, App as KubernetesApp } from 'cdk8s';
import { Workload } from '../../../../constructs';
import { DeploymentStack, Platform, UserError } from '../../../../lib';
import { synthesizePlatform } from '../../../../lib/testing';
import { environment } from '../../../kit/places';

const production = environment();
const orders = (stack: DeploymentStack) => new Workload(stack, 'orders', { image: 'ghcr.io/acme/orders' });
// biome-ignore lint/suspicious/noExplicitAny: what plain JavaScript may give
const untyped = production as any;
const stamped = (define: unknown) => (platform: Platform) => untyped.stamp(platform, 'shop', define);
// biome-ignore lint/suspicious/noExplicitAny: as above
const placed = (define: unknown, placement: unknown = {}) => stamped((stack: any) => stack.place(define, placement));

describe('what defines a stack', () => {
  test.each<[string, (platform: Platform) => void, string]>([
    ['nothing', stamped(undefined), "The stamp of 'shop' is given undefined, which is no function. Write a function of the stack"],
    ['an object', stamped({}), "The stamp of 'shop' is given an object, which is no function."],
    [
      'a workload that is placed',
      (platform) => stamped((stack: DeploymentStack) => untypedPlace(stack, orders(stack)))(platform),
      'is given an object',
    ],
    ['null, placed', placed(null), "A place of 'shop-production-eu-west-1' is given null, which is no function."],
  ])('is refused: %s', (_what, define, message) => {
    expect(() => synthesizePlatform(define)).toThrow(UserError);
    expect(() => synthesizePlatform(define)).toThrow(message);
  });

  test('may give back whatever else it likes', () => {
    for (const result of [undefined, null, 1, 'then', {}]) {
      const define = (stack: DeploymentStack) => {
        orders(stack);
        return result;
      };
      expect(() => synthesizePlatform(stamped(define))).not.toThrow();
    }
  });
});

describe('what a place states', () => {
  test.each<[string, unknown, string]>([
    [
      'a property that there is not',
      { replica: 3 },
      "'replica' of a place of 'shop-production-eu-west-1' is unknown (known: scale, resources, env, hosts, data)",
    ],
    ['a list of variables', { env: [] }, "'env' of a place of 'shop-production-eu-west-1' is an empty list"],
    ['another word on data', { data: { db: 'shared' } }, "'data.db' of a place of 'shop-production-eu-west-1' is 'shared'"],
    ['nothing', null, "The properties of a place of 'shop-production-eu-west-1' are null"],
  ])('is refused: %s', (_what, placement, message) => {
    const define = placed(orders, placement);
    expect(() => synthesizePlatform(define)).toThrow(UserError);
    expect(() => synthesizePlatform(define)).toThrow(message);
  });
});

describe('a platform', () => {
  test.each<[string, unknown]>([
    ['undefined', undefined],
    ['null', null],
    ['an object', {}],
    ['a class', Platform],
    ['shop', 'shop'],
  ])('is no platform: %s', (given, platform) => {
    for (const call of [() => untyped.stamp(platform, 'shop', orders), () => untyped.adopt(platform, {}, { region: 'eu-west-1' })]) {
      expect(call).toThrow(UserError);
      expect(call).toThrow(`something in ${given}, which is no platform.`);
    }
  });

  test('writes nothing but by its own `synth()`: that of its Terraform App would pass by all checks', () => {
    const define = (platform: Platform) => {
      production.stamp(platform, 'shop', orders);
      platform.terraform.synth();
    };
    expect(() => synthesizePlatform(define)).toThrow(UserError);
    expect(() => synthesizePlatform(define)).toThrow('Call `platform.synth()`, once, when everything is stamped.');
  });

  test('takes nothing more once it is synthesized', () => {
    let late: Platform | undefined;
    synthesizePlatform((platform) => {
      late = platform;
    });
    const message = /after `platform\.synth\(\)`, which would not be written\. Call `platform\.synth\(\)` last\./;
    expect(() => production.stamp(late!, 'shop', orders)).toThrow(message);
    expect(() => production.adopt(late!, new Chart(new KubernetesApp(), 'c'), { region: 'eu-west-1' })).toThrow(message);
  });
});

// biome-ignore lint/suspicious/noExplicitAny: as above
function untypedPlace(stack: any, workload: unknown): void {
  stack.place(workload, {});
}
