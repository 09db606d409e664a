/** Names, each of which is given once: `orders`, then `orders-2`. */
export class FreeNames {
  private readonly taken = new Set<string>();
  private readonly counts = new Map<string, number>();

  /** @param between stands before the number of a name that is taken */
  constructor(private readonly between = '-') {}

  of(wanted: string): string {
    let count = this.counts.get(wanted) ?? 1;
    let name = count === 1 ? wanted : `${wanted}${this.between}${count}`;
    while (this.taken.has(name)) name = `${wanted}${this.between}${++count}`;
    this.counts.set(wanted, count);
    this.taken.add(name);
    return name;
  }
}
