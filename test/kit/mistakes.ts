import { Duration } from 'cdk8s';
import { properties } from '../../constructs/properties';
import { Kind, Property } from '../../lib';
import { fullSample, keyOf, kindsIn, takes } from './samples';

/** One thing that is wrong with what somebody gives. */
export interface Mistake {
  readonly mistake: 'an unknown name' | 'a wrong kind' | 'out of range';
  /** Where it is, as errors say it. */
  readonly path: string;
  /** All that is given, right but for this. */
  readonly given: object;
  /** The name that was meant. */
  readonly meant?: string;
}

type Keys = readonly (string | number)[];

/** For every property below a type one unknown name, one wrong kind and, where there is such a thing, one value out of range. */
export function mistakesIn(type: string): readonly Mistake[] {
  const given = fullSample(type);
  return mistakesBelow(given, type, [], []);
}

function mistakesBelow(given: object, type: string, at: Keys, around: readonly string[]): readonly Mistake[] {
  if (around.includes(type)) return [];
  return [...properties.propertiesOf(type)].flatMap(([name, property]) => {
    const keys = [...at, name];
    const here = (mistake: Mistake['mistake'], where: Keys, value: unknown): Mistake => ({
      mistake,
      path: pathOf(where),
      given: changed(given, where, value),
    });
    const unknown = here('an unknown name', [...at, `${name}z`], 1);
    return [
      { ...unknown, meant: name },
      ...wrongKinds(property).map((value) => here('a wrong kind', keys, value)),
      ...outOfRange(property).map(([more, value]) => here('out of range', [...keys, ...more], value)),
      ...below(property, property).flatMap(([inner, more]) => mistakesBelow(given, inner, [...keys, ...more], [...around, type])),
    ];
  });
}

/** The types that stand in the sample of a property, and where in it. */
function below(property: Property, kind: Kind): readonly (readonly [string, Keys])[] {
  const [first] = kindsIn(kind);
  if (first!.is === 'object') return [[first!.type, []]];
  const key = first!.is === 'list' ? 0 : keyOf(property);
  return first!.is === 'list' || first!.is === 'map' ? below(property, first!.of).map(([type, keys]) => [type, [key, ...keys]]) : [];
}

function wrongKinds(property: Property): readonly unknown[] {
  const kinds = kindsIn(property);
  if (kinds.some(({ is }) => is === 'anything')) return [];
  const fitting = (value: unknown) =>
    kinds.some(({ is }) => is === kindOf(value) || (is === 'instance' && typeof value === 'object' && takes(property, value)));
  const isByName = kinds.some(({ is }) => is === 'map' || is === 'object') && !kinds.some(({ is }) => is === 'instance');
  return [
    ...[7, 'seven', true, [], null].filter((value) => !fitting(value)).slice(0, 1),
    ...(isByName ? [new Map([['a', 'b']])] : []),
    // What cannot be made a text stands where an error would name it.
    ...(kinds.every(({ is }) => is === 'text') ? [{ toString: 5 }] : []),
  ];
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'list';
  return { string: 'text', number: 'number', boolean: 'flag', function: 'function' }[typeof value as string] ?? 'nothing';
}

/** Values of the right kind that a property does not take, each with its place below it. */
function outOfRange(property: Property, kind: Kind = property): readonly (readonly [Keys, unknown])[] {
  const [first] = kindsIn(kind);
  const few: readonly (readonly [Keys, unknown])[] = first!.is === 'list' && property.minItems ? [[[], []]] : [];
  if (first!.is !== 'list' && first!.is !== 'map') return scalars(first!, property).map((value) => [[], value]);
  const key = first!.is === 'list' ? 0 : keyOf(property);
  return [...few, ...outOfRange({ ...property, minItems: 0 }, first!.of).map(([keys, value]) => [[key, ...keys], value] as const)];
}

function scalars(kind: Kind, { minimum, maximum, format, pattern }: Property): readonly unknown[] {
  if (kind.is === 'text') return kind.values || format !== undefined || pattern !== undefined ? ['? !\n'] : [];
  if (kind.is === 'number')
    return [Number.NaN, ...(minimum === undefined ? [] : [minimum - 1]), ...(maximum === undefined ? [] : [maximum + 1])];
  return kind.is === 'instance' && kind.name === 'Duration' ? [Duration.millis(86_400_500)] : [];
}

function changed(given: object, [key, ...rest]: Keys, value: unknown): object {
  const copy = (Array.isArray(given) ? [...given] : { ...given }) as Record<string | number, unknown>;
  copy[key!] = rest.length === 0 ? value : changed(copy[key!] as object, rest, value);
  return copy;
}

function pathOf(keys: Keys): string {
  return keys
    .map((key) => (typeof key === 'number' ? `[${key}]` : /^[A-Za-z_$][\w$-]*$/.test(key) ? `.${key}` : `['${key}']`))
    .join('')
    .replace(/^\./, '');
}
