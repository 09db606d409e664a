/** A step into a document: a field, or an item of a list. */
export interface Step {
  readonly key: string | number;
  /** The name that an item gives itself; empty for the only block of a list, which people do not count. */
  readonly name?: string;
  /** Whether it leads into another resource, whose address it is. */
  readonly elsewhere?: true;
}

/** RFC 6901: `/spec/containers/0/image`. */
export function jsonPointer(steps: readonly Step[]): string {
  let pointer = '';
  for (const { key } of steps) {
    const text = String(key);
    pointer += `/${/[~/]/.test(text) ? text.replace(/~/g, '~0').replace(/\//g, '~1') : text}`;
  }
  return pointer;
}

/** For people, and the same after an item was inserted above: `spec.containers[server].image`. */
export function fieldPath(steps: readonly Step[]): string {
  let path = '';
  for (let index = 0; index < steps.length; index++) {
    const { key, name } = steps[index]!;
    if (typeof key === 'number') path += name === '' ? '' : `[${name ?? key}]`;
    else if (!/^[\w.-]+$/.test(key)) path += `['${key}']`;
    else path += index === 0 ? key : `.${key}`;
  }
  return path;
}

/** The step to an item of a list, by index. */
export function itemStep(item: unknown, index: number): Step {
  const name = typeof item === 'object' && item !== null ? (item as { readonly name?: unknown }).name : undefined;
  return typeof name === 'string' ? { key: index, name } : { key: index };
}

/** What all of some paths have in common. */
export function commonSteps([first = [], ...others]: readonly (readonly Step[])[]): readonly Step[] {
  const end = first.findIndex(({ key }, index) => others.some((other) => other[index]?.key !== key));
  return end < 0 ? first : first.slice(0, end);
}
