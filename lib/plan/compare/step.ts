import { isObject } from '../../documents/shape';

/** A step into a document: a field, an item by its place, an item by its keys, or into JSON that stands in a text. */
export type Step = string | number | ItemKey | typeof embedded | typeof order;

/** An item of a list that Kubernetes knows by some of its fields. */
export interface ItemKey {
  readonly keys: Readonly<Record<string, unknown>>;
}

/** What stands as JSON in a text. */
export const embedded = { embedded: 'json' } as const;

/** The order of the items of a list whose items are known by keys. */
export const order = { order: true } as const;

/** For people, and the same after an item was inserted above: `spec.template.spec.containers[server].image`. */
export function printSteps(steps: readonly Step[]): string {
  return steps
    .map((step, index) => {
      if (typeof step === 'number') return `[${step}]`;
      if (typeof step === 'string') return /^[\w-]+$/.test(step) ? `${index === 0 ? '' : '.'}${step}` : `[${step}]`;
      if ('keys' in step) return `[${Object.values(step.keys).map(String).join('/')}]`;
      return 'embedded' in step ? '' : ' order';
    })
    .join('');
}

/** The fields on the way, without items: `spec`, `template`, `spec`, `containers`, `image`. */
export function fieldsOf(steps: readonly Step[]): readonly string[] {
  return steps.filter((step): step is string => typeof step === 'string');
}

/** What a field, or an item by its place, holds. */
export function inside(value: unknown, step: string | number): unknown {
  if (Array.isArray(value)) return typeof step === 'number' ? value[step] : undefined;
  return isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}

/** An item of a list; of its keys, some may be filled in too, as the protocol of a port. */
export function itemBy(list: unknown, keys: Readonly<Record<string, unknown>>): unknown {
  const items = Array.isArray(list) ? list.filter(isObject) : [];
  const names = Object.keys(keys);
  const isThis = (item: Readonly<Record<string, unknown>>, name: string) => item[name] === keys[name];
  return (
    items.find((item) => names.every((name) => isThis(item, name))) ??
    items.find((item) => names.every((name) => item[name] === undefined || isThis(item, name)))
  );
}
