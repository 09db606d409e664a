import { Duration } from 'cdk8s';
import { properties } from '../../constructs/properties';
import { Kind, libProperties, Property, PropertyTable } from '../../lib';

/** One text for each form that some property has. */
const texts = [
  ...[
    'a',
    '1',
    '1.34',
    '17',
    '7.1',
    '1Gi',
    'a/b',
    'db.t4g.micro',
    'cache.t4g.micro',
    'https://a.example',
    '111122223333',
    'abc',
    '1.0.0',
    'http://a:1',
    'v1',
    'Ingress',
  ],
  ...[
    '2026-11-29',
    'vpc-0a1b2c3d',
    'subnet-0a1b2c3d',
    'sg-0a1b2c3d',
    `sha256:${'0'.repeat(64)}`,
    '0'.repeat(40),
    'redis:8',
    '10.0.0.0/16',
    'eu-west-1',
  ],
  ...['arn:aws:kms:eu-west-1:111122223333:key/1', 'arn:aws:iam::111122223333:role/a', 'sun:03:00-sun:04:00', '09:00'],
];

/** A value that a property takes. */
export function sampleOf(property: Property, kind: Kind = property, of: (type: string) => object = sample): unknown {
  switch (kind.is) {
    case 'text':
      if (kind.values) return kind.values[0];
      return required(texts.find((text) => takes({ ...property, is: 'text' } as Property, text)));
    case 'number':
      return kind.values?.[0] ?? property.minimum ?? 1;
    case 'flag':
      return true;
    case 'function':
      return () => undefined;
    case 'anything':
      return {};
    case 'instance':
      if (kind.name === 'Duration')
        return required([Duration.days(1), Duration.days(60), Duration.hours(1)].find((one) => takes(property, one)));
      return Object.fromEntries(kind.has.map((member) => [member, () => undefined]));
    case 'list':
      return Array.from({ length: property.minItems ?? 1 }, (_, index) => distinct(sampleOf(property, kind.of, of), index));
    case 'map':
      return { [keyOf(property)]: sampleOf(property, kind.of, of) };
    case 'object':
      return of(kind.type);
    case 'either':
      return sampleOf(property, kind.of[0], of);
  }
}

/** The same value again, where a list takes each once. */
function distinct(value: unknown, index: number): unknown {
  return typeof value === 'string' && index > 0 ? `${value.slice(0, -1)}${index}` : value;
}

/** A key that a map takes. */
export function keyOf({ propertyNames }: Property): string {
  const names: Readonly<Record<string, string>> = {
    'release-line': 'shop/orders',
    workload: 'shop/orders',
    workloads: 'shop/*',
    dependency: 'shop/orders.db',
    adopted: 'shop/orders',
  };
  return names[propertyNames ?? ''] ?? 'a';
}

/** Whether a property takes a value. */
export function takes(property: Property, value: unknown): boolean {
  try {
    new PropertyTable({ One: { properties: { one: property } } }, libProperties).check('One', { one: value });
    return true;
  } catch {
    return false;
  }
}

function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('No text here has the form of a new property: add one.');
  return value;
}

/** The least that a type takes. */
export function sample(type: string): Record<string, unknown> {
  const needed = [...properties.propertiesOf(type)].filter(([, { optional }]) => !optional);
  return Object.fromEntries(needed.map(([name, property]) => [name, sampleOf(property)]));
}

/** Everything that a type takes; of a type within itself, the least. */
export function fullSample(type: string, around: readonly string[] = []): Record<string, unknown> {
  if (around.includes(type)) return sample(type);
  const inner = (other: string) => fullSample(other, [...around, type]);
  return Object.fromEntries([...properties.propertiesOf(type)].map(([name, property]) => [name, sampleOf(property, property, inner)]));
}

/** The kinds of which a value is one. */
export function kindsIn(kind: Kind): readonly Kind[] {
  return kind.is === 'either' ? kind.of.flatMap(kindsIn) : [kind];
}
