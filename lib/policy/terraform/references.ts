import type { Judged } from '../judge/judged';
import { Unknown } from '../values/unknown';

/** Terraform resources by what one of their attributes refers to. */
export class References {
  private readonly byTarget = new Map<string, Judged[]>();
  /** Some refer to what only Terraform can tell: a variable, a module. */
  private readonly unresolved: boolean;

  /** @param referring resources of one type */
  constructor(
    referring: readonly Judged[],
    private readonly field: string,
  ) {
    let unresolved = false;
    for (const judged of referring) {
      const stated = judged.resource.values[field];
      const value = judged.values[field];
      const addresses = typeof stated === 'string' ? new Unknown(stated).references : [];
      if (value instanceof Unknown && addresses.length === 0) unresolved = true;
      for (const target of new Set([...addresses, nameIn(value)])) {
        if (target === undefined) continue;
        const others = this.byTarget.get(target);
        if (others) others.push(judged);
        else this.byTarget.set(target, [judged]);
      }
    }
    this.unresolved = unresolved;
  }

  /** Those that refer to a resource by its address or its name; nothing where there is none and one of them might. */
  to({ resource, values }: Judged): readonly Judged[] | undefined {
    let found = none;
    if (this.byTarget.size > 0) {
      found = this.byTarget.get(resource.address) ?? none;
      for (const field of [this.field, 'name']) {
        const name = nameIn(values[field]);
        const others = name === undefined ? undefined : this.byTarget.get(name);
        if (others) found = found.length === 0 ? others : [...new Set([...found, ...others])];
      }
    }
    return found.length === 0 && this.unresolved ? undefined : found;
  }
}

const none: readonly Judged[] = [];

/** A name, told apart from addresses: as it stands, or the expression that makes it, which is the same wherever it stands. */
function nameIn(value: unknown): string | undefined {
  if (value instanceof Unknown) return `"${value.text}`;
  return typeof value === 'string' ? `'${value}` : undefined;
}
