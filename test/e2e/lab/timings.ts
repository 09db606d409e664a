import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/** What a step of the whole path cost, for people: printed when all tests have run. */
export interface Timing {
  /** What went down the path: `production/production-blue`. */
  readonly of: string;
  /** `synth`, `apply`, `ready` … */
  readonly step: string;
  readonly seconds: number;
  /** Most memory that was in use, of the largest process. */
  readonly megabytes?: number | undefined;
}

export function recordTiming(timing: Timing): void {
  const file = process.env.SLIPWAY_LAB_TIMINGS;
  if (file) appendFileSync(file, `${JSON.stringify(timing)}\n`);
}

/**
 * Does a step and records what it took.
 *
 * @param megabytes most memory that was in use, asked for when the step is done
 */
export async function timed<T>(of: string, step: string, run: () => Promise<T>, megabytes?: () => number | undefined): Promise<T> {
  const began = performance.now();
  const result = await run();
  recordTiming({ of, step, seconds: (performance.now() - began) / 1000, megabytes: megabytes?.() });
  return result;
}

/** A line per thing that went down the path, its steps in the order in which they were recorded; empty if nothing was. */
export function timingTable(file: string): string {
  const timings: Timing[] = existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line))
    : [];
  const names = [...new Set(timings.map(({ of }) => of))];
  const width = Math.max(0, ...names.map((name) => name.length));
  return names
    .map((name) => {
      const steps = timings.filter(({ of }) => of === name).map(printed);
      return `  ${name.padEnd(width)}  ${steps.join(', ')}\n`;
    })
    .join('');
}

function printed({ step, seconds, megabytes }: Timing): string {
  return `${step} ${seconds.toFixed(1)} s${megabytes === undefined ? '' : ` (${Math.round(megabytes)} MB)`}`;
}
