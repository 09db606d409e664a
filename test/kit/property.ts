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
   * @default - ten times as many as stated for `npm test`; 1,000 where nothing is
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

function parameters<T>({ short, long = 10 * (short ?? 100), examples = [] }: Runs<T>): fc.Parameters<T> {
  const numRuns = Number(process.env.RUNS ?? (isLong ? long : (short ?? 50)));
  return { seed: Number(process.env.SEED ?? 1), numRuns, examples } as fc.Parameters<T>;
}
