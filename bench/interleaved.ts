import type { Cost } from './cost';
import { inFolders, type RunOptions, run } from './processes';
import type { Program } from './run';

/** Of several runs. */
export interface Spread {
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

/** Two programs beside each other, run by run. */
export interface Beside {
  readonly beside: Program;
  readonly workloads: number;
  readonly stacks: number;
  readonly runner: string;
  readonly rounds: number;
  /** How many times the processor time of slipway the other takes, of each round. */
  readonly cpuRatio: Spread;
  readonly secondsRatio: Spread;
  /** Of the processor, in seconds. */
  readonly cpu: readonly [ours: Spread, other: Spread];
  /** Largest resident set, in MB. */
  readonly peak: readonly [ours: number, other: number];
}

/** Runs slipway and another program by turns: a ratio is of two runs that follow each other, on a machine that does other things too. */
export function interleaved(beside: Program, workloads: number, rounds: number, options: RunOptions = {}): Beside {
  const { size = workloads, runner = 'compiled' } = options;
  const pairs = inFolders((left, right) =>
    Array.from({ length: rounds }, () => [run('slipway', workloads, left, options), run(beside, workloads, right, options)] as const),
  );
  const of = (side: 0 | 1, value: (cost: Cost) => number) => pairs.map((pair) => value(pair[side]));
  const ratio = (value: (cost: Cost) => number) => spread(pairs.map(([ours, other]) => value(other) / value(ours)));
  const peak = (side: 0 | 1) => Math.round(Math.max(...of(side, ({ megabytes }) => megabytes)));
  return {
    beside,
    workloads,
    stacks: Math.ceil(workloads / size),
    runner,
    rounds,
    cpuRatio: ratio(({ cpuSeconds }) => cpuSeconds),
    secondsRatio: ratio(({ seconds }) => seconds),
    cpu: [spread(of(0, ({ cpuSeconds }) => cpuSeconds)), spread(of(1, ({ cpuSeconds }) => cpuSeconds))],
    peak: [peak(0), peak(1)],
  };
}

/** Rounded to hundredths. */
export function spread(numbers: readonly number[]): Spread {
  const sorted = [...numbers].sort((a, b) => a - b);
  const at = (place: number) => Math.round(sorted[place]! * 100) / 100;
  return { min: at(0), median: at(Math.floor(sorted.length / 2)), max: at(sorted.length - 1) };
}
