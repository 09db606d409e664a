import { Duration } from 'cdk8s';
import { properties } from '../../../../constructs/properties';
import { Kind, libProperties, Property, UserError } from '../../../../lib';
import { keyOf, kindsIn, sample, sampleOf } from '../../../kit/samples';

const types = [...Object.keys(libProperties.types), ...Object.keys(properties.types)];
const all = types.flatMap((type) => [...properties.propertiesOf(type)].map(([name, property]) => ({ type, name, property })));
const named = (chosen: typeof all) => chosen.map((one) => [`${one.type}.${one.name}`, one] as const);

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
    expect(removable.map(({ type, name }) => `${type}.${name}`)).toEqual(['Difference.env', 'Placement.env']);
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
