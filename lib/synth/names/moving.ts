import { isBlockAddress } from '../../kept/block-address';
import type { Releases } from '../../kept/releases';

/** A `moved` block. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/**
 * `moved` blocks beside those of a program. Terraform takes one block to each address, and none from what is made: a further one leads to where the first of the line
 * begins.
 */
export class Moving {
  readonly added: Move[] = [];
  private readonly moved: Map<string, string>;
  private readonly sources: Map<string, string>;
  /** Where the line to an address begins. */
  private readonly heads = new Map<string, string>();

  /** @param made what stays where it is, by address */
  constructor(
    private readonly made: ReadonlyMap<string, unknown>,
    { moved }: Releases,
  ) {
    this.moved = new Map(moved);
    this.sources = new Map([...moved].map(([from, to]) => [to, from]));
  }

  /** Those of the program, and what was added. */
  get blocks(): readonly Move[] {
    return [...this.moved].map(([from, to]) => ({ from, to }));
  }

  /** Unless somebody says already what becomes of it. */
  add(from: string, to: string): void {
    if (from === to || !isBlockAddress(from) || this.made.has(from) || this.moved.has(from)) return;
    const head = this.headOf(to);
    if (head === undefined || head === from) return;
    this.added.push({ from, to: head });
    this.moved.set(from, head);
    this.sources.set(head, from);
    this.heads.set(to, from);
  }

  /** Nothing where the blocks of a program lead in a circle. */
  private headOf(to: string): string | undefined {
    const known = this.heads.get(to);
    if (known !== undefined) return known;
    const passed = new Set<string>();
    let head = to;
    for (let source = this.sources.get(head); source !== undefined; source = this.sources.get(head)) {
      if (passed.has(source)) return undefined;
      passed.add(source);
      head = source;
    }
    this.heads.set(to, head);
    return head;
  }
}
