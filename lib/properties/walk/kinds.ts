import type { Kind, Property } from '../property';

/** The kinds as one: values of texts together, nothing twice. */
export function either(kinds: readonly Kind[]): Kind {
  const flat = kinds.flatMap((kind) => (kind.is === 'either' ? kind.of : [kind]));
  if (flat.some(({ is }) => is === 'anything')) return { is: 'anything' };
  const texts = flat.filter((kind): kind is Kind & { readonly is: 'text' } => kind.is === 'text');
  const numbers = flat.filter((kind): kind is Kind & { readonly is: 'number' } => kind.is === 'number');
  const others = flat.filter(({ is }) => is !== 'text' && is !== 'number');
  const text = valuesOf(texts.map(({ values }) => values));
  const number = valuesOf(numbers.map(({ values }) => values));
  const scalars: readonly Kind[] = [
    ...(text ? [{ is: 'text' as const, ...text }] : []),
    ...(number ? [{ is: 'number' as const, ...number }] : []),
  ];
  // In an order of their own: the compiler's is that in which it met them.
  const distinct = [...new Map([...scalars, ...others].map((kind) => [JSON.stringify(kind), kind])).entries()]
    .sort(byKey)
    .map(([, kind]) => kind);
  return distinct.length === 1 ? distinct[0]! : { is: 'either', of: distinct };
}

/** Of several, all values together, unless one of them takes any; nothing of none. */
function valuesOf<T extends string | number>(all: readonly (readonly T[] | undefined)[]): { readonly values?: readonly T[] } | undefined {
  if (all.length === 0) return undefined;
  const values = all.flatMap((one) => one ?? []);
  return all.includes(undefined) ? {} : { values: [...new Set(values)].sort((a, b) => (a < b ? -1 : 1)) };
}

/** The kind, its texts in an order that is given, the others behind. */
export function inOrder(kind: Kind, order: readonly string[]): Kind {
  const place = (text: string) => (order.includes(text) ? order.indexOf(text) : order.length);
  if (kind.is === 'text' && kind.values) return { ...kind, values: [...kind.values].sort((a, b) => place(a) - place(b)) };
  if (kind.is === 'list' || kind.is === 'map') return { ...kind, of: inOrder(kind.of, order) };
  return kind.is === 'either' ? { ...kind, of: kind.of.map((one) => inOrder(one, order)) } : kind;
}

/** One property of two alternatives. */
export function joined(one: Property, other: Property): Property {
  const [first, second] = [one, other].map(kindIn);
  return {
    ...withoutKind(one),
    ...withoutKind(other),
    ...either([first!, second!]),
    ...((one.optional || other.optional) && { optional: true as const }),
  } as Property;
}

const ofKind = ['is', 'values', 'name', 'has', 'of', 'type'];

function kindIn(property: Property): Kind {
  return Object.fromEntries(Object.entries(property).filter(([name]) => ofKind.includes(name))) as unknown as Kind;
}

function withoutKind(property: Property): Partial<Property> {
  return Object.fromEntries(Object.entries(property).filter(([name]) => !ofKind.includes(name)));
}

export function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
