import type { Judged } from './judged';
import { Unknown } from './unknown';

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
      const targets = [
        ...(typeof stated === 'string' ? new Unknown(stated).references : []),
        ...(typeof value === 'string' ? [named(value)] : []),
      ];
      if (value instanceof Unknown && targets.length === 0) unresolved = true;
      for (const target of targets) {
        const others = this.byTarget.get(target);
        if (others) others.push(judged);
        else this.byTarget.set(target, [judged]);
      }
    }
    this.unresolved = unresolved;
  }

  /** Those that refer to a resource by its address or its name; nothing where there is none and one of them might. */
  to({ resource, values }: Judged): readonly Judged[] | undefined {
    const names = [values[this.field], values['name']].filter((name): name is string => typeof name === 'string');
    const found = new Set([resource.address, ...names.map(named)].flatMap((target) => this.byTarget.get(target) ?? none));
    return found.size === 0 && this.unresolved ? undefined : [...found];
  }
}

const none: readonly Judged[] = [];

/** Told apart from addresses. */
function named(name: string): string {
  return `'${name}`;
}
