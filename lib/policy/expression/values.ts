import { Unknown } from '../values/unknown';

/** A document that no API server and no Terraform would take. */
export class Malformed extends Error {}

type Json = Readonly<Record<string, unknown>>;

/** A field of an object, or of the only block in a list of blocks. */
export function fieldOf(of: unknown, name: string): unknown {
  if (of === undefined || of === null) return undefined;
  if (typeof of === 'object') {
    if (!Array.isArray(of)) return of instanceof Unknown ? of : (own(of as Json, name) ?? undefined);
    if (of.length <= 1) return fieldOf(of[0], name);
    throw new Malformed(`'${name}' is read from ${of.length} items, not from one`);
  }
  throw new Malformed(`'${name}' is read from the ${typeof of} ${JSON.stringify(of).slice(0, 40)}, not from an object`);
}

/** Reads a field of a field of a field, from the outermost on. */
export function reader(names: readonly string[]): (around: unknown) => unknown {
  // Asked once: names of what every object has are rare, and looked at with care.
  const areOwn = !names.some((name) => name in Object.prototype);
  return (around) => {
    let value = around;
    for (let index = 0; index < names.length; index++) {
      if (value === undefined) return undefined;
      const name = names[index]!;
      value =
        areOwn && typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
          ? ((value as Json)[name] ?? undefined)
          : fieldOf(value, name);
    }
    return value;
  };
}

/** Keys that every JavaScript object has are no fields of a document. */
function own(of: Json, name: string): unknown {
  const value = of[name];
  return value === undefined || (name in Object.prototype && !Object.hasOwn(of, name)) ? undefined : value;
}

const none: readonly unknown[] = [];

/** The items of a list; a block that stands alone is a list of one. */
export function itemsOf(list: unknown): readonly unknown[] | Unknown {
  if (Array.isArray(list)) return list;
  if (list === undefined || list === null) return none;
  if (typeof list === 'object') return list instanceof Unknown ? list : [list];
  throw new Malformed(`the ${typeof list} ${JSON.stringify(list).slice(0, 40)} is no list`);
}

/** Equal as the API server and Terraform would read them: `"true"` is true, `"5"` is 5; objects and lists by what is in them. */
export function equal(value: unknown, other: unknown): boolean {
  if (value === other) return true;
  if (typeof value === 'object' && typeof other === 'object') return sameContent(value, other);
  return typeof value !== typeof other && typeof value !== 'object' && typeof other !== 'object' && String(value) === String(other);
}

/** Without recursion: a document may be as deep as it likes. */
function sameContent(value: unknown, other: unknown): boolean {
  const open: [unknown, unknown][] = [[value, other]];
  for (let pair = open.pop(); pair; pair = open.pop()) {
    const [one, two] = pair;
    if (one === two) continue;
    if (typeof one !== 'object' || typeof two !== 'object' || one === null || two === null || Array.isArray(one) !== Array.isArray(two))
      return false;
    const keys = Object.keys(one);
    if (keys.length !== Object.keys(two).length) return false;
    for (const key of keys) {
      if (!Object.hasOwn(two, key)) return false;
      open.push([(one as Json)[key], (two as Json)[key]]);
    }
  }
  return true;
}

/** A number, or text that is one. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : undefined;
}

const factors: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/** @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/ */
export function quantityOf(value: unknown): number | undefined {
  const [, number, suffix, exponent] = /^([+-]?(?:\d+\.?\d*|\.\d+))(?:([numkMGTPE]|[KMGTPE]i)?|[eE]([+-]?\d+))$/.exec(String(value)) ?? [];
  if (number === undefined) return undefined;
  return exponent === undefined ? Number(number) * factors[suffix ?? '']! : Number(`${number}e${exponent}`);
}
