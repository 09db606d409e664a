import * as path from 'node:path';
import { compareSides } from '../../plan/compare-sides';
import { publicPlan } from '../../plan/formats/public-plan';
import type { Impact, ImpactProject } from '../../plan/impact/impact';
import { impactOf } from '../../plan/impact/impact-of';
import { markdownImpact } from '../../plan/impact/markdown-impact';
import { textImpact } from '../../plan/impact/text-impact';
import type { Side } from '../../plan/read/side';
import { printable, printableJson } from '../../wording/printable';
import { packageSource } from '../impact/package-source';
import { Installation } from '../impact/with-package';
import { commentLimits } from '../plan/comment-limits';
import { failingClasses, planHolds } from '../plan/failing-classes';
import { PlanExit } from '../plan-exit';
import { inTemporaryFolder } from '../temporary-folder';
import { paintFor } from '../terminal/paint';

export const impactFormats = ['text', 'markdown', 'json'] as const;

/** Flags of the command line. */
export interface ImpactFlags {
  readonly from: string;
  readonly to: string;
  readonly package: string;
  readonly failOn?: readonly string[];
  readonly detailedExitcode?: true;
  readonly maxChars?: string;
  readonly public?: true;
  readonly verbose?: true;
  readonly output: (typeof impactFormats)[number];
  readonly quiet?: true;
}

/**
 * `slipway impact`: what another version of a library does to the projects that use it.
 *
 * @throws PlanExit where the exit code says what is in it; UserError where a project does not synthesize
 */
export async function runImpact(projects: readonly string[], flags: ImpactFlags): Promise<void> {
  const failing = failingClasses(flags.failOn ?? []);
  const limits = commentLimits(flags.maxChars);
  const tell = (text: string) => {
    if (!flags.quiet) process.stderr.write(`${printable(text)}\n`);
  };
  const impact = await inTemporaryFolder('slipway-impact', (folder) => impactIn(folder, projects, flags, tell));
  process.stdout.write(rendered(impact, flags, limits));
  if (impact.projects.some(({ plan }) => planHolds(plan, failing))) throw new PlanExit(3);
  if (flags.detailedExitcode && impact.projects.some(({ plan }) => plan.summary.items + plan.notCompared.length > 0)) throw new PlanExit(2);
}

async function impactIn(folder: string, projects: readonly string[], flags: ImpactFlags, tell: (text: string) => void): Promise<Impact> {
  const { from, to, package: packageName } = flags;
  const tops = projects.map((project) => Installation.topOf(project, packageName));
  const sides = { from: new Map<string, Side>(), to: new Map<string, Side>() };
  for (const [which, spec] of [
    ['from', from],
    ['to', to],
  ] as const) {
    const source = await packageSource(packageName, spec, path.join(folder, which, 'package'));
    for (const [index, top] of [...new Set(tops)].entries()) {
      const installation = Installation.of(top, path.join(folder, which, String(index)), source, packageName);
      for (const [at, project] of projects.entries())
        if (tops[at] === top)
          sides[which].set(
            project,
            await installation.synthesize(project, path.join(folder, which, `output-${at}`), tell, sides.from.get(project)),
          );
    }
  }
  const compared = projects.map((project): ImpactProject => {
    const plan = compareSides(sides.from.get(project)!, sides.to.get(project)!);
    return { project, plan: flags.public ? publicPlan(plan) : plan };
  });
  return impactOf({ package: packageName, from, to }, compared);
}

function rendered(impact: Impact, { output, verbose }: ImpactFlags, limits: ReturnType<typeof commentLimits>): string {
  switch (output) {
    case 'text':
      return textImpact(impact, { verbose: verbose === true, columns: process.stdout.columns || 80, style: paintFor(process.stdout) });
    case 'markdown':
      return markdownImpact(impact, limits);
    case 'json':
      return `${printableJson(impact)}\n`;
  }
}
