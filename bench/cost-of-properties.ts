import * as path from 'node:path';
import { readAssembly } from '../lib/assembly/read-assembly';
import { outdirsIn } from './place';
import { inFolders, run } from './processes';

/** How much more an object may cost where a workload states nearly every property. */
const most = 1.5;
/** Numbers of workloads between which it is measured, so that starting does not count. */
const sizes = [100, 500] as const;

/** Compares what one more object takes of the processor between a workload that states little and one that states nearly everything. */
export function judgeProperties(rounds: number): number {
  const [plain, full] = inFolders((left, right) => {
    const runs = sizes.map((count) =>
      Array.from({ length: rounds }, () => [run('slipway', count, left), run('property-heavy', count, right)] as const),
    );
    const [small, large] = sizes;
    return [left, right].map((folder, side) => {
      const [before = 0, after = 0] = runs.map((ofSize) => middle(ofSize.map((pair) => pair[side]!.cpuSeconds)));
      const objects = objectsIn(folder) / large;
      const each = (after - before) / (large - small);
      return { objects, each, perObject: each / objects };
    });
  }) as [Marginal, Marginal];
  console.log(`\nOne more workload between ${sizes.join(' and ')}:\n\n| | objects | CPU | CPU for each object |\n|---|---:|---:|---:|`);
  for (const [name, { objects, each, perObject }] of Object.entries({ plain, 'property-heavy': full }))
    console.log(`| ${name} | ${objects.toFixed(0)} | ${(each * 1000).toFixed(1)} ms | ${(perObject * 1000).toFixed(2)} ms |`);
  const ratio = full.perObject / plain.perObject;
  console.log(`\nAn object of the property-heavy one costs × ${ratio.toFixed(2)}, at most × ${most}.`);
  return ratio <= most ? 0 : 1;
}

/** What one more workload costs. */
interface Marginal {
  readonly objects: number;
  /** Seconds. */
  readonly each: number;
  /** Seconds. */
  readonly perObject: number;
}

/** Terraform blocks and Kubernetes objects. */
function objectsIn(folder: string): number {
  const { stacks } = readAssembly(path.join(outdirsIn(folder).terraform, 'assembly.json'));
  return stacks.reduce((sum, { resources }) => sum + resources.length, 0);
}

function middle(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]!;
}
