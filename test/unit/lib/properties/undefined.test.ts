import { Duration } from 'cdk8s';
import { properties } from '../../../../constructs/properties';
import { Kind, libProperties, Property, UserError } from '../../../../lib';

/** One text for each form that some property has. */
const texts = [
  ...['a', '1', '1.34', '17', '7.1', '1Gi', 'a/b', 'db.t4g.micro', 'cache.t4g.micro', 'https://a.example', '111122223333', 'abc'],
  ...['vpc-0a1b2c3d', 'subnet-0a1b2c3d', 'sg-0a1b2c3d', `sha256:${'0'.repeat(64)}`, 'redis:8', '10.0.0.0/16', 'eu-west-1'],
  ...['arn:aws:kms:eu-west-1:111122223333:key/1', 'arn:aws:iam::111122223333:role/a'],
];

const types = [...Object.keys(libProperties.types), ...Object.keys(properties.types)];
const all = types.flatMap((type) => [...properties.propertiesOf(type)].map(([name, property]) => ({ type, name, property })));
const named = (chosen: typeof all) => chosen.map((one) => [`${one.type}.${one.name}`, one] as const);

/** A value that a property takes. */
function sampleOf(property: Property, kind: Kind = property): unknown {
  switch (kind.is) {
    case 'text':
      if (kind.values) return kind.values[0];
      return required(texts.find((text) => takes({ ...property, is: 'text' } as Property, text)));
    case 'number':
      return property.minimum ?? 1;
    case 'flag':
      return true;
    case 'function':
      return () => undefined;
    case 'anything':
      return {};
    case 'instance':
      if (kind.name === 'Duration')
        return required(
          [1, 60]
            .map((n) => Duration.parse(`P${n}D`))
            .concat(Duration.hours(1))
            .find((one) => takes(property, one)),
        );
      return Object.fromEntries(kind.has.map((member) => [member, () => undefined]));
    case 'list':
      return [...new Set(Array.from({ length: property.minItems ?? 1 }, (_, index) => distinct(sampleOf(property, kind.of), index)))];
    case 'map':
      return { [keyOf(property)]: sampleOf(property, kind.of) };
    case 'object':
      return sample(kind.type);
    case 'either':
      return sampleOf(property, kind.of[0]);
  }
}

/** The same value again, where a list takes each once. */
function distinct(value: unknown, index: number): unknown {
  return typeof value === 'string' && index > 0 ? `${value.slice(0, -1)}${index}` : value;
}

function keyOf({ propertyNames }: Property): string {
  return propertyNames === 'workload' ? 'shop/orders' : 'a';
}

function takes(property: Property, value: unknown): boolean {
  try {
    new (libProperties.constructor as new (types: object) => typeof libProperties)({ One: { properties: { one: property } } }).check(
      'One',
      { one: value },
    );
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
function sample(type: string): Record<string, unknown> {
  const needed = [...properties.propertiesOf(type)].filter(([, { optional }]) => !optional);
  return Object.fromEntries(needed.map(([name, property]) => [name, sampleOf(property)]));
}

function kindsIn(kind: Kind): readonly Kind[] {
  return kind.is === 'either' ? kind.of.flatMap(kindsIn) : [kind];
}

const lists = all.filter(({ property }) => kindsIn(property).some(({ is }) => is === 'list'));
const maps = all.filter(({ property }) => kindsIn(property).some(({ is }) => is === 'map'));

function withEntry(property: Property, value: unknown): Record<string, unknown> {
  const [map] = kindsIn(property).filter((kind) => kind.is === 'map');
  return { [keyOf(property)]: sampleOf(property, (map as { readonly of: Kind }).of), 'shop/none': value };
}

describe('an optional property that is undefined is as if it were not written', () => {
  test.each(named(all.filter(({ property }) => property.optional && !property.removable)))('%s', (_path, { type, name }) => {
    expect(Object.keys(properties.stated(type, { ...sample(type), [name]: undefined }))).toEqual(Object.keys(sample(type)));
  });
});

describe('a required property that is undefined is refused', () => {
  test.each(named(all.filter(({ property }) => !property.optional)))('%s', (_path, { type, name }) => {
    for (const value of [{ ...sample(type), [name]: undefined }])
      expect(() => properties.stated(type, value)).toThrow(expect.objectContaining({ name: 'UserError', what: `'${name}' is missing.` }));
  });
});

describe('an item of a list that is undefined is refused with its index', () => {
  test.each(named(lists))('%s', (_path, { type, name, property }) => {
    const [list] = kindsIn(property).filter((kind) => kind.is === 'list');
    const items = [...(sampleOf(property, list) as unknown[]), undefined];
    expect(() => properties.stated(type, { ...sample(type), [name]: items })).toThrow(
      expect.objectContaining({ name: 'UserError', what: `'${name}[${items.length - 1}]' is undefined.` }),
    );
  });
});

describe('an entry of a map that is undefined', () => {
  const stated = maps.filter(({ property }) => property.entries === 'stated');
  const removable = maps.filter(({ property }) => property.removable);
  const others = maps.filter((one) => !stated.includes(one) && !removable.includes(one));

  test.each(named(others))('is as if it were not written: %s', (_path, { type, name, property }) => {
    const taken = properties.stated(type, { ...sample(type), [name]: withEntry(property, undefined) }) as Record<string, object>;
    expect(Object.keys(taken[name]!)).toEqual([keyOf(property)]);
  });

  test.each(named(removable))('removes: %s', (_path, { type, name, property }) => {
    const taken = properties.stated(type, { ...sample(type), [name]: withEntry(property, undefined) }) as Record<string, object>;
    expect(Object.keys(taken[name]!)).toEqual([keyOf(property), 'shop/none']);
  });

  test.each(named(stated))('is refused: %s', (_path, { type, name, property }) => {
    expect(() => properties.stated(type, { ...sample(type), [name]: withEntry(property, undefined) })).toThrow(
      expect.objectContaining({ name: 'UserError', what: `'${name}['shop/none']' is undefined.` }),
    );
  });

  test('is refused in environment variables and files, and removes in differences', () => {
    expect([...new Set(stated.map(({ name }) => name))].sort()).toEqual(['env', 'files']);
    expect(removable.filter(({ type }) => /Difference|Placement/.test(type)).map(({ type, name }) => `${type}.${name}`)).toEqual(
      expect.arrayContaining(['Difference.env']),
    );
  });
});

describe('every duration states its unit, and is whole in it', () => {
  const durations = all.filter(({ property }) => property.is === 'instance' && property.name === 'Duration');

  test.each(named(durations))('%s', (_path, { type, name, property }) => {
    expect(property.unit).toMatch(/^(seconds|minutes|hours|days)$/);
    expect(() => properties.stated(type, { ...sample(type), [name]: Duration.millis(86_400_500) })).toThrow(UserError);
    expect(() => properties.stated(type, { ...sample(type), [name]: 30 })).toThrow(UserError);
  });
});

describe('what is no number is refused', () => {
  const numbers = all.filter(({ property }) => property.is === 'number');

  test.each(named(numbers))('%s', (_path, { type, name }) => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => properties.stated(type, { ...sample(type), [name]: value })).toThrow(UserError);
  });
});

test('the least that a type takes is taken, whole', () => {
  const refused = types.filter((type) => {
    try {
      properties.check(type, sample(type));
      return false;
    } catch {
      return true;
    }
  });
  expect(refused).toEqual([]);
});
