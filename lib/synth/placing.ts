import { UserError } from '../errors';
import { nearestFirst } from '../wording/nearest';
import { mergePlacements, type Placement } from './placement';

/** What the lines say that place workloads in a stack, and whether a workload asked for it: what nobody asks for would change nothing. */
export class Placing {
  private current: Placement = {};
  private workloads = 0;
  private shared = 0;
  private readonly data: string[] = [];

  /** @param stack its id, for errors */
  constructor(private readonly stack: string) {}

  /**
   * Runs what defines workloads with a placement, within that of a line around it.
   *
   * @throws UserError if it states what concerns none of them
   */
  with(placement: Placement, define: () => void): void {
    const { current, workloads, shared } = this;
    const known = this.data.length;
    this.current = mergePlacements(current, placement);
    try {
      define();
    } finally {
      this.current = current;
    }
    const stated = Object.keys(placement).filter((property) => shared === this.shared || property !== 'data');
    if (workloads === this.workloads && stated.length > 0)
      throw new UserError(
        `A place of '${this.stack}' states ${stated.join(', ')} and places no workload.`,
        'Define the workload in the function that `place` is given.',
      );
    const asked = [...new Set(this.data.slice(known))];
    const typo = Object.keys(placement.data ?? {}).find((name) => !asked.includes(name));
    if (typo === undefined) return;
    throw new UserError(
      `A place of '${this.stack}' states the data of '${typo}', which is no stateful dependency of what it places (${asked.join(', ') || 'there is none'}).`,
      asked.length > 0 ? `Name one of them, such as '${nearestFirst(typo, asked)[0]}', or leave it out.` : 'Leave it out.',
    );
  }

  /** For a workload that is defined now. */
  difference(): Placement {
    this.workloads++;
    return this.current;
  }

  /** For something shared, of which a line says only what its data has to do with that of another region. */
  share(): void {
    this.shared++;
  }

  /** Of a stateful dependency of a workload that is defined now. */
  dataOf(dependency: string): 'independent' | undefined {
    this.data.push(dependency);
    const { data = {} } = this.current;
    return Object.hasOwn(data, dependency) ? data[dependency] : undefined;
  }
}
