import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { S3BucketLifecycleConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';
import { ApiObject, JsonPatch, Lazy as LazyValue } from 'cdk8s';
import { Aspects, Fn, Lazy, TerraformOutput, TerraformResource, Token } from 'cdktf';
import { UserError } from '../../../../lib';
import type { DeploymentStack } from '../../../../lib/synth/deployment-stack';
import { synthesize } from '../../../../lib/testing';
import { environment, TerraformData } from '../../../kit/places';

const file = 'test/unit/lib/synth/unwritable.test.ts';

class Money {
  constructor(readonly amount = 1) {}
}

const values: readonly (readonly [string, unknown, string])[] = [
  ['NaN', Number.NaN, 'NaN'],
  ['Infinity', Number.POSITIVE_INFINITY, 'Infinity'],
  ['-Infinity', Number.NEGATIVE_INFINITY, '-Infinity'],
  ['a BigInt', 7n, 'the BigInt 7'],
  ['a symbol', Symbol('size'), "the symbol 'size'"],
  ['a function', function sizeOf() {}, "the function 'sizeOf'"],
  ['a date', new Date(0), "an object of the class 'Date'"],
  ['a map', new Map([['a', 1]]), "an object of the class 'Map'"],
  ['a set', new Set([1]), "an object of the class 'Set'"],
  ['bytes', Buffer.from('a'), "an object of the class 'Buffer'"],
  ['a regular expression', /a/, "an object of the class 'RegExp'"],
  ['an object of a class', new Money(), "an object of the class 'Money'"],
];

function errorOf(define: (stack: DeploymentStack) => unknown): UserError {
  try {
    synthesize(environment(), (stack) => void define(stack));
  } catch (error) {
    return error as UserError;
  }
  throw new Error('nothing was refused');
}

const raw = (stack: DeploymentStack) =>
  new TerraformResource(stack, 'raw', { terraformResourceType: 'aws_thing', terraformGeneratorMetadata: { providerName: 'aws' } });
const settings = (stack: DeploymentStack, data: unknown) =>
  new ApiObject(stack.chartScope(stack, stack.clusters[0]!), 'settings', {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'settings' },
    data,
  });

const ways: Readonly<Record<string, readonly [string, (stack: DeploymentStack, value: never) => unknown]>> = {
  'a property of a binding': ['bucket', (stack, value) => new S3Bucket(stack, 'raw', { bucket: value })],
  'an entry of a map of a binding': ['tags.a', (stack, value) => new S3Bucket(stack, 'raw', { tags: { a: value } })],
  'a whole map of a binding': ['tags', (stack, value) => new S3Bucket(stack, 'raw', { tags: value })],
  'a block of a binding': ['rule.0.expiration.0.days', (stack, value) => lifecycle(stack, value)],
  'attributes that are made by hand': ['input.0.size', (stack, value) => new TerraformData(stack, 'raw', { input: [{ size: value }] })],
  'an override of a resource': ['size.a', (stack, value) => raw(stack).addOverride('size.a', value)],
  'an override of a stack': [
    'resource.aws_thing.x.size',
    (stack, value) => {
      raw(stack);
      stack.addOverride('resource.aws_thing.x.size', value);
    },
  ],
  'an output': ['value', (stack, value) => new TerraformOutput(stack, 'raw', { value })],
  'a field of an object': ['data.a', (stack, value) => settings(stack, { a: value })],
  'an item of a list of an object': ['data.a.1', (stack, value) => settings(stack, { a: [0, value] })],
  'a lazy field of an object': ['data.a', (stack, value) => settings(stack, { a: LazyValue.any({ produce: () => value }) })],
  'a patch of an object': [
    '/data/a',
    (stack, value) => settings(stack, {}).addJsonPatch(JsonPatch.add('/data', {}), JsonPatch.add('/data/a', value)),
  ],
};

function lifecycle(stack: DeploymentStack, days: never) {
  return new S3BucketLifecycleConfiguration(stack, 'raw', { bucket: 'x', rule: [{ id: 'a', status: 'Enabled', expiration: [{ days }] }] });
}

describe.each(Object.entries(ways))('what no file can hold is refused in %s, with the field and the line', (_way, [field, define]) => {
  test.each(values)('%s', (_what, value, words) => {
    const error = errorOf((stack) => define(stack, value as never));
    expect(error).toBeInstanceOf(UserError);
    expect(error.what).toContain(`has ${words} in '${field}', which no file can hold.`);
    expect(error.at?.file).toBe(file);
  });
});

test.each(values.filter(([, value]) => typeof value !== 'object' && typeof value !== 'function'))(
  '%s is refused where it comes late: of a lazy value, of an aspect',
  (_what, value, words) => {
    const late = errorOf((stack) => new TerraformData(stack, 'raw', { input: Lazy.anyValue({ produce: () => value }) }));
    expect([late.what, late.at?.file]).toEqual([
      `'terraform_data.raw' (shop-production-eu-west-1/raw) has ${words} in 'input', which no file can hold.`,
      file,
    ]);
    const aspect = errorOf((stack) => {
      const resource = raw(stack);
      Aspects.of(resource).add({ visit: () => resource.addOverride('size', value) });
    });
    expect(aspect.what).toContain(`has ${words} in 'size'`);
  },
);

test('what holds itself is refused', () => {
  const loop: Record<string, unknown> = {};
  loop.again = loop;
  expect(errorOf((stack) => new TerraformData(stack, 'raw', { input: loop }))).toBeInstanceOf(UserError);
});

test('what the engines resolve, null and objects without a prototype are written', () => {
  // WHEN
  const { resources } = synthesize(environment(), (stack) => {
    const one = new TerraformData(stack, 'one', { input: Object.assign(Object.create(null), { a: null, b: 1.5 }) });
    new TerraformData(stack, 'two', {
      input: [one.getStringAttribute('id'), Fn.upper('a'), Lazy.stringValue({ produce: () => 'late' }), Token.asAny({ a: 1 })],
    });
    settings(stack, Object.assign(Object.create(null), { a: LazyValue.any({ produce: () => '1' }), b: { value: 'either' } }));
  });
  // THEN
  const [one, two] = resources.all.filter(({ type }) => type === 'terraform_data');
  expect(one!.values.input).toEqual({ a: null, b: 1.5 });
  expect(two!.values.input).toEqual(['${terraform_data.one.id}', '${upper("a")}', 'late', { a: 1 }]);
  expect(resources.only('v1/ConfigMap').values.data).toEqual({ a: '1', b: { value: 'either' } });
});
