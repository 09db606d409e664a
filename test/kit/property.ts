import * as fc from 'fast-check';

/** Set by the configuration of `npm run test:properties`. */
const isLong = (globalThis as { longProperties?: boolean }).longProperties ?? false;

/** At how many examples a property is looked. */
export interface Runs<T> {
  /**
   * By `npm test`, where all properties together take a quarter of a minute.
   *
   * @default 50
   */
  readonly short?: number;
  /**
   * By `npm run test:properties`.
   *
   * @default - ten times as many
   */
  readonly long?: number;
  /** Looked at before all others. */
  readonly examples?: T[];
}

/** Looks at a property: at the same examples in every run, at others with SEED=n, at as many as RUNS=n says. */
export function check<T>(property: fc.IProperty<T>, runs: Runs<T> = {}): void {
  fc.assert(property, parameters(runs));
}

/** The same of one that takes its time. */
export function checkLater<T>(property: fc.IAsyncProperty<T>, runs: Runs<T> = {}): Promise<void> {
  return fc.assert(property, parameters(runs));
}

/** All pairs of two lists: those first in which each stands beside another one. */
export function pairsOf<A, B>(some: readonly A[], others: readonly B[]): readonly (readonly [A, B])[] {
  return others.flatMap((_, shift) => some.map((one, index) => [one, others[(index + shift) % others.length]!] as const));
}

/** Rows of a table of tests: all by `npm run test:properties`, and by `npm test` the first in which each value of each column stands. */
export function rowsOf<Row extends readonly unknown[]>(rows: readonly Row[]): readonly Row[] {
  const seen = new Map<number, Set<unknown>>();
  return rows.filter((row) => {
    const isNew = row.map((value, column) => {
      const values = seen.get(column) ?? new Set();
      seen.set(column, values);
      return values.size !== values.add(value).size;
    });
    return isLong || isNew.includes(true);
  });
}

function parameters<T>({ short = 50, long = 10 * short, examples = [] }: Runs<T>): fc.Parameters<T> {
  const numRuns = Number(process.env.RUNS ?? (isLong ? long : short));
  return { seed: Number(process.env.SEED ?? 1), numRuns, examples } as fc.Parameters<T>;
}
