/**
 * Those who listen to what libraries tell nobody: something of theirs is replaced as long as somebody does. Whoever is forgotten without having
 * stopped listens no longer.
 */
export class Listeners<T extends object> {
  private readonly known = new Set<WeakRef<T>>();
  private restore: readonly (() => void)[] = [];

  /** @param replace puts what tells them in place, and returns what puts the former back */
  constructor(private readonly replace: () => readonly (() => void)[]) {}

  /** @returns what ends it */
  add(listener: T): () => void {
    this.forget();
    const own = new WeakRef(listener);
    this.known.add(own);
    if (this.restore.length === 0) this.restore = this.replace();
    return () => {
      this.known.delete(own);
      this.forget();
    };
  }

  tell(to: (listener: T) => void): void {
    for (const known of this.known) {
      const listener = known.deref();
      if (listener) to(listener);
    }
  }

  private forget(): void {
    for (const known of this.known) if (!known.deref()) this.known.delete(known);
    if (this.known.size > 0) return;
    for (const put of this.restore) put();
    this.restore = [];
  }
}
