import { UserError } from '../../errors';
import { compareSides } from '../../plan/compare-sides';
import { publicPlan } from '../../plan/formats/public-plan';
import { type Plan, planVerdicts } from '../../plan/plan';
import { ruleClasses } from '../../plan/verdicts/rule';
import { nearestFirst } from '../../wording/nearest';
import { printable } from '../../wording/printable';
import { isUserError } from '../../wording/report-user-errors';
import { OnDefaultBranch } from '../plan/base-commit';
import { commentLimits } from '../plan/comment-limits';
import { readGivenPlans } from '../plan/given-plans';
import type { PlanFormat } from '../plan/plan-formats';
import { planSides } from '../plan/plan-sides';
import { realPlans } from '../plan/real-plans';
import { renderFailure, renderPlan } from '../plan/render-plan';
import { PlanExit } from '../plan-exit';

/** Flags of the command line. */
export interface PlanFlags {
  readonly base?: string;
  readonly head?: string;
  readonly planJson?: readonly string[];
  readonly terraform?: true;
  readonly failOn?: readonly string[];
  readonly detailedExitcode?: true;
  readonly maxChars?: string;
  readonly public?: true;
  readonly verbose?: true;
  readonly output: PlanFormat;
  readonly quiet?: true;
}

/**
 * `slipway plan`: what changes, in both worlds.
 *
 * @throws PlanExit where the exit code says what is in it
 */
export async function runPlan(flags: PlanFlags, version: string): Promise<void> {
  const failing = classesIn(flags.failOn ?? []);
  const limits = commentLimits(flags.maxChars);
  const quiet = flags.quiet ?? false;
  const tell = (text: string) => {
    if (!quiet) process.stderr.write(`${printable(text)}\n`);
  };
  let sides: Awaited<ReturnType<typeof planSides>>;
  let compared: Plan;
  try {
    const given = readGivenPlans(flags.planJson ?? []);
    sides = await planSides(flags.base, flags.head, { quiet, version, tell, isPlanned: given.length > 0 || flags.terraform === true });
    const { head, terraform = false } = flags;
    const real = await realPlans(given, sides, { head, terraform, quiet, tell });
    compared = compareSides(sides.base, sides.head, sides.notes, real);
  } catch (error) {
    if (isUserError(error)) process.stdout.write(renderFailure(error, flags.output, limits));
    if (!(error instanceof OnDefaultBranch)) throw error;
    process.stderr.write(
      `Nothing to compare: '${printable(error.branch)}' is the default branch itself. \`slipway plan --base HEAD^\` compares with the commit before.\n`,
    );
    return;
  }
  const plan = flags.public ? publicPlan(compared) : compared;
  process.stdout.write(renderPlan(plan, flags.output, { limits, verbose: flags.verbose ?? false, tell }));
  if (sides.failed) throw sides.failed;
  if (holds(plan, failing)) throw new PlanExit(3);
  if (flags.detailedExitcode && plan.summary.items + plan.notCompared.length > 0) throw new PlanExit(2);
}

const known = ['danger', 'review', ...ruleClasses];

/** @throws UserError if one is none */
function classesIn(texts: readonly string[]): ReadonlySet<string> {
  const names = texts.flatMap((text) => text.split(',')).map((name) => name.trim());
  for (const name of names)
    if (!known.includes(name))
      throw new UserError(
        `'${printable(name)}' of --fail-on is nothing that a plan holds (${known.join(', ')}).`,
        `Did you mean ${nearestFirst(name, known)[0]}?`,
      );
  return new Set(names);
}

/** Whether something in a plan is of a class, or judged so; what is for review is so where danger is, too. */
function holds(plan: Plan, failing: ReadonlySet<string>): boolean {
  const judgements = [...plan.notices, ...plan.changes.flatMap(({ items }) => items)];
  const unread = plan.notCompared.length > 0 && failing.has('review');
  const verdicts = planVerdicts.filter(
    (verdict, index) => planVerdicts.slice(index).some((worse) => failing.has(worse)) && verdict !== 'routine',
  );
  return unread || judgements.some(({ verdict, classes }) => verdicts.includes(verdict) || classes.some((name) => failing.has(name)));
}
