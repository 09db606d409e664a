import * as fs from 'node:fs';
import * as path from 'node:path';
import { refusalOf } from '../../../../../lib/plan/facts/custom-refusal';
import { CustomTypes } from '../../../../../lib/plan/facts/custom-types';
import { customTypes } from '../../../../../lib/plan/facts/tables/custom-types';
import { kubernetesTypes } from '../../../../../lib/plan/facts/tables/kubernetes-types';
import { withDefaults } from '../../../../../lib/plan/facts/with-defaults';
import { customTypes as record } from '../../../../../scripts/record/custom-types';
import { root } from '../../../../kit/root';

const types = new CustomTypes();
const definition = (openAPIV3Schema: object, names: object = { kind: 'Shelf' }) => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  spec: { group: 'example.com', names, versions: [{ name: 'v1', served: true, schema: { openAPIV3Schema } }] },
});
const shelf = (spec: object) => ({ apiVersion: 'example.com/v1', kind: 'Shelf', spec });

test('the definition of every custom resource that constructs make was asked', () => {
  const folder = path.join(root, 'constructs');
  const texts = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const kinds = texts.flatMap((file) => [...fs.readFileSync(path.join(folder, file), 'utf8').matchAll(/kind: '([A-Z]\w+)'/g)]);
  const own = new Set(kubernetesTypes.text.split('\n').map((line) => /^\S*\.(\w+)=/.exec(line)?.[1]));
  const custom = new Set(customTypes.text.split('\n').map((line) => /^\S+\/(\w+) /.exec(line)?.[1]));
  const made = [...new Set(kinds.map(([, kind]) => kind!))].filter((kind) => !own.has(kind));
  expect(made).toEqual(expect.arrayContaining(['ExternalSecret', 'ScaledObject', 'ServiceMonitor', 'SecurityGroupPolicy']));
  // GKE and EKS Auto Mode publish no definition of these.
  const closed = ['FQDNNetworkPolicy', 'ApplicationNetworkPolicy'];
  expect(made.filter((kind) => !custom.has(kind))).toEqual(closed);
});

test('what a route of the Gateway API does not state is filled in, whatever stands around it', () => {
  const route = (rules: readonly object[]) => ({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    spec: { parentRefs: [{ name: 'edge' }], rules },
  });
  const { spec } = withDefaults(route([{ name: 'all', backendRefs: [{ name: 'orders', port: 80 }] }]), types);
  expect(spec).toEqual({
    parentRefs: [{ name: 'edge', group: 'gateway.networking.k8s.io', kind: 'Gateway' }],
    rules: [
      {
        name: 'all',
        matches: [{ path: { type: 'PathPrefix', value: '/' } }],
        backendRefs: [{ name: 'orders', port: 80, group: '', kind: 'Service', weight: 1 }],
      },
    ],
  });
});

test('a definition beside what is compared goes before one that was asked, and only that of its own group, version and kind', () => {
  const fills = (value: string) => ({ properties: { spec: { properties: { a: { default: value } } } } });
  const other = new CustomTypes(() => [definition(fills('first')), definition(fills('second')), definition(fills('x'), { kind: 'Other' })]);
  expect(withDefaults(shelf({}), other)['spec']).toEqual({ a: 'first' });
  expect(withDefaults(shelf({ a: null }), other)['spec']).toEqual({ a: 'first' });
  expect(withDefaults(shelf({ a: 'given' }), other)['spec']).toEqual({ a: 'given' });
  expect(other.of('example.com/v1', 'Shelf')?.isDefined).toBe(true);
  expect(other.of('example.com/v2', 'Shelf')).toBeUndefined();
  expect(other.of('keda.sh/v1alpha1', 'ScaledObject')?.isDefined).toBe(false);
  expect(other.of('apps/v1', 'Deployment')).toBeUndefined();
  expect(other.of('v1', 'Secret')).toBeUndefined();
});

test.each([
  [{}],
  [{ spec: null }],
  [{ spec: { versions: 'x' } }],
  [
    {
      spec: {
        group: 'example.com',
        names: { kind: 'Shelf' },
        versions: [null, { name: 'v1' }, { name: 'v1', schema: { openAPIV3Schema: 7 } }],
      },
    },
  ],
  [definition({ properties: { spec: { properties: 7, items: [], additionalProperties: true, default: [] } } })],
  [definition(JSON.parse('{"properties":{"__proto__":{"default":{}},"spec":{"properties":{"constructor":{"default":1}}}}}'))],
])('whatever somebody wrote as a definition is read: %j', (document) => {
  const found = new CustomTypes(() => [document]);
  expect(() => withDefaults(shelf({ a: [1, { b: null }] }), found)).not.toThrow();
  expect(({} as Record<string, unknown>)['default']).toBeUndefined();
});

test('of a definition, a table holds list keys, sets, quantities, defaults and rules about what was there before', () => {
  const pattern = String.raw`^(\+|-)?(([0-9]+(\.[0-9]*)?)|(\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\+|-)?(([0-9]+(\.[0-9]*)?)|(\.[0-9]+))))?$`;
  const schema = {
    description: 'left out',
    properties: {
      kind: { default: 'left out' },
      spec: {
        'x-kubernetes-validations': [{ rule: 'self.a > 0' }, { rule: 'self == oldSelf', message: 'left out' }],
        properties: {
          plain: { type: 'string' },
          size: { 'x-kubernetes-int-or-string': true, pattern },
          tags: { type: 'array', 'x-kubernetes-list-type': 'set', items: { type: 'string' } },
          rows: { 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['name'], items: { properties: { a: { default: 1 } } } },
        },
      },
    },
  };
  expect(record([definition(schema)], '1').lines).toEqual([
    `example.com/v1/Shelf ${JSON.stringify({
      properties: {
        spec: {
          'x-kubernetes-validations': [{ rule: 'self == oldSelf' }],
          properties: {
            rows: { 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['name'], items: { properties: { a: { default: 1 } } } },
            size: { format: 'quantity' },
            tags: { 'x-kubernetes-list-type': 'set' },
          },
        },
      },
    })}`,
  ]);
});

const rule = (text: string, more: object = {}) => ({ 'x-kubernetes-validations': [{ rule: text, ...more }] });

test.each([
  ['self == oldSelf', { a: 1 }, { a: 2 }, ['a'], 'refused'],
  ['oldSelf == self', 'x', 'y', [], 'refused'],
  ['self == oldSelf', undefined, { a: 2 }, [], 'accepted'],
  ['self == oldSelf', { a: 2 }, undefined, [], 'accepted'],
  ['self.a == oldSelf.a', { a: 1, b: 1 }, { a: 1, b: 2 }, ['b'], 'accepted'],
  ['self.a == oldSelf.a', { a: 1 }, { a: 2 }, ['a'], 'refused'],
  ['self.a.b == oldSelf.a.b', { a: { b: 1 } }, { a: { b: 2 } }, ['a', 'b'], 'refused'],
  ['self.a == oldSelf.a && self.b == oldSelf.b', { a: 1, b: 1 }, { a: 1, b: 2 }, ['b'], 'refused'],
  ['self >= oldSelf', 1, 2, [], 'accepted'],
  ['self >= oldSelf', 2, 1, [], 'refused'],
  ['oldSelf.a <= self.a', { a: 2 }, { a: 1 }, ['a'], 'refused'],
  ['self >= oldSelf', '1', '2', [], 'unknown'],
  ['has(self.a) == has(oldSelf.a)', { a: 1 }, {}, ['a'], 'refused'],
  ['has(self.a) == has(oldSelf.a)', { a: 1 }, { a: 2 }, ['a'], 'accepted'],
  ['!has(oldSelf.a) || has(self.a)', { a: 1 }, {}, ['a'], 'refused'],
  ['!has(oldSelf.a) || has(self.a)', {}, { a: 1 }, ['a'], 'accepted'],
  ["oldSelf.a == 'x' || self.a != 'x'", { a: 'y' }, { a: 'x' }, ['a'], 'unknown'],
  ['size(self.a) >= size(oldSelf.a)', { a: [1] }, { a: [] }, ['a'], 'unknown'],
  ['size(self.a) >= size(oldSelf.a)', { b: 1 }, { b: 2 }, ['b'], 'accepted'],
  ['self.a__dot__b == oldSelf.a__dot__b', { 'a.b': 1 }, { 'a.b': 2 }, ['a__dot__b'], 'unknown'],
  ['self.all(x, oldSelf.exists(y, x == y))', [1], [2], [], 'unknown'],
  ['self.a > 0', { a: 1 }, { a: -1 }, ['a'], 'accepted'],
] as const)('the rule %s refuses %j → %j at %j: %s'.replace('%s refuses', '%s says of'), (text, before, after, at, answer) => {
  expect(refusalOf(rule(text), before, after, at)).toBe(answer);
});

test('a rule that is told of what was not there before is asked about it, too', () => {
  expect(refusalOf(rule('!oldSelf.hasValue() || self == oldSelf.value()', { optionalOldSelf: true }), undefined, 1, [])).toBe('unknown');
});

test('a rule of a thousand parts is read in linear time', () => {
  const text = Array.from({ length: 20_000 }, (_, index) => `self.a${index} == oldSelf.a${index}`).join(' && ');
  const started = process.cpuUsage();
  expect(refusalOf(rule(text), { a1: 1 }, { a1: 2 }, ['a1'])).toBe('refused');
  expect(process.cpuUsage(started).user).toBeLessThan(2_000_000);
});
