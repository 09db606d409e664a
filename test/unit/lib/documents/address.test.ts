import * as fs from 'node:fs';
import * as path from 'node:path';
import * as fc from 'fast-check';
import { type Address, isAddress, objectAddress, parseAddress, printAddress } from '../../../../lib/documents/address';
import { isOfCluster } from '../../../../lib/documents/kubernetes-kinds';
import { root } from '../../../kit/root';

const names = fc.oneof(
  fc.stringMatching(/^[a-z][a-z0-9_-]{0,8}$/),
  fc.constantFrom('data', 'plan', 'module', 'provider', 'ephemeral', 'a.b', 'a/b', 'a[0]', '%2E', '$${x', 'Service', ''),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
);
const kinds = fc.oneof(fc.constantFrom('Service', 'Gateway', 'Ingress', 'Deployment', 'Namespace', 'ExternalSecret'), names);
const groups = fc.oneof(
  fc.constantFrom('', 'apps', 'extensions', 'networking.k8s.io', 'gateway.networking.k8s.io', 'serving.knative.dev'),
  names,
);
const keys = fc.option(fc.oneof(fc.nat(), names), { nil: undefined });
const modules = fc.option(fc.constantFrom('module.a', 'module.a["x.y/z"].module.b', 'module.a[0]'), { nil: undefined });

function defined<T extends object>(address: T): T {
  return Object.fromEntries(Object.entries(address).filter(([, value]) => value !== undefined)) as T;
}

const addresses: fc.Arbitrary<Address> = fc.oneof(
  fc
    .record({ cluster: names, group: groups, kind: kinds, namespace: fc.option(names, { nil: undefined }), name: names })
    .map((address) => defined({ engine: 'kubernetes', ...address }) as Address),
  fc
    .record({ module: modules, block: fc.constantFrom('resource', 'data', 'ephemeral'), type: names, name: names, key: keys })
    .map((address) => defined({ engine: 'terraform', ...address }) as Address),
  fc
    .record({ module: modules, type: names, name: names, key: keys, deposed: fc.option(names, { nil: undefined }) })
    .map((address) => defined({ engine: 'terraform', block: 'change', ...address }) as Address),
  fc
    .record({ module: modules, name: names, key: keys })
    .map((address) => defined({ engine: 'terraform', block: 'module', type: '', ...address }) as Address),
  fc.record({ type: names, name: names }).map((address): Address => ({ engine: 'terraform', block: 'provider', ...address })),
  names.map((type): Address => ({ engine: 'terraform', block: 'backend', type, name: '' })),
);

test('whatever an address holds, its text says it all: it is read back as it was', () => {
  fc.assert(fc.property(addresses, (address) => expect(parseAddress(printAddress(address))).toEqual(address)));
});

test('two addresses have one text only where they are the same', () => {
  fc.assert(
    fc.property(addresses, addresses, (one, other) => {
      const same = JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort());
      expect(printAddress(one) === printAddress(other)).toBe(same);
    }),
  );
});

test.each([
  [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } }, 'blue/Namespace/shop'],
  [{ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { namespace: 'shop', name: 'orders' } }, 'blue/shop/Deployment/orders'],
  [{ apiVersion: 'v1', kind: 'Service', metadata: { namespace: 'shop', name: 'web' } }, 'blue/shop/Service/web'],
  [
    { apiVersion: 'serving.knative.dev/v1', kind: 'Service', metadata: { namespace: 'shop', name: 'web' } },
    'blue/shop/Service.serving.knative.dev/web',
  ],
  [{ apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata: { namespace: 'shop', name: 'web' } }, 'blue/shop/Ingress/web'],
  [{ apiVersion: 'extensions/v1beta1', kind: 'Ingress', metadata: { namespace: 'shop', name: 'web' } }, 'blue/shop/Ingress.extensions/web'],
  [
    { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'Gateway', metadata: { name: 'web' } },
    'blue/Gateway.gateway.networking.k8s.io/web',
  ],
  [{ apiVersion: 'networking.istio.io/v1', kind: 'Gateway', metadata: { name: 'web' } }, 'blue/Gateway.networking.istio.io/web'],
])('the address of %j is %s', (object, text) => {
  expect(printAddress(objectAddress('blue', object))).toBe(text);
});

test('an object is the same in every version of its API', () => {
  const at = (version: string) =>
    objectAddress('blue', { apiVersion: `autoscaling/${version}`, kind: 'HorizontalPodAutoscaler', metadata: { name: 'a' } });
  expect(at('v1')).toEqual(at('v2'));
});

test.each([
  ['aws_s3_bucket.logs', { block: 'resource', type: 'aws_s3_bucket', name: 'logs' }],
  ['data.aws_region.current', { block: 'data', type: 'aws_region', name: 'current' }],
  ['module.shop', { block: 'module', type: '', name: 'shop' }],
  ['backend.s3', { block: 'backend', type: 's3', name: '' }],
  ['provider.aws.east', { block: 'provider', type: 'aws', name: 'east' }],
  ['aws_s3_bucket.logs["a.b/c"]', { block: 'resource', type: 'aws_s3_bucket', name: 'logs', key: 'a.b/c' }],
  [
    'module.a["x"].module.b.aws_sqs_queue.q[0]',
    { module: 'module.a["x"].module.b', block: 'resource', type: 'aws_sqs_queue', name: 'q', key: 0 },
  ],
  [
    'plan.aws_db_instance.db["eu.west"].abcd1234',
    { block: 'change', type: 'aws_db_instance', name: 'db', key: 'eu.west', deposed: 'abcd1234' },
  ],
])('%s is read as Terraform means it', (text, address) => {
  expect(parseAddress(text)).toEqual({ engine: 'terraform', ...address });
  expect(printAddress(parseAddress(text))).toBe(text);
});

test.each(['', 'orders', 'a/b', 'a/b/c/d/e', 'aws_s3_bucket.a.b', 'aws_s3_bucket.a['])("the text '%s' is no address", (text) => {
  expect(isAddress(text)).toBe(false);
  expect(() => parseAddress(text)).toThrow(`'${text}' is no address of a resource`);
});

test('only the parser takes an address apart', () => {
  const taken = /\baddress\w*!?\)?!?\.(?:split|slice|lastIndexOf|startsWith|replace)\(/;
  const files = ['lib', 'constructs', 'policies', 'bench', 'scripts'].flatMap((folder) =>
    fs.readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => path.join(folder, file)),
  );
  const taking = files.filter((file) => file.endsWith('.ts') && taken.test(fs.readFileSync(path.join(root, file), 'utf8')));
  expect(taking).toEqual([]);
});

test('a kind is of the whole cluster in its own group only', () => {
  expect(isOfCluster('', 'Node')).toBe(true);
  expect(isOfCluster('longhorn.io', 'Node')).toBe(false);
  expect(isOfCluster('constructor', 'Node')).toBe(false);
});

test.each([
  ['aws_sqs_queue.a["a\\"b"]', 'a"b'],
  ['aws_sqs_queue.a["$${x}"]', '${x}'],
  ['aws_sqs_queue.a["a\\d"]', 'a\\d'],
  ['aws_sqs_queue.a[7]', 7],
])('the key of %s is %j, also where it is no text of JSON', (address, key) => {
  expect(parseAddress(address)).toMatchObject({ name: 'a', key });
});
