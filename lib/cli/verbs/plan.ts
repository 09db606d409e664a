import { UserError } from '../../errors';
import { compareSides } from '../../plan/compare-sides';
import { publicPlan } from '../../plan/formats/public-plan';
import type { Plan } from '../../plan/plan';
import { printable } from '../../wording/printable';
import { isUserError } from '../../wording/report-user-errors';
import { HeldLists } from '../kept/held-lists';
import { withKnownLists } from '../kept/with-known-lists';
import { OnDefaultBranch } from '../plan/base-commit';
import { commentLimits } from '../plan/comment-limits';
import { failingClasses, planHolds } from '../plan/failing-classes';
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
  readonly provider?: true | string;
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
  const failing = failingClasses(flags.failOn ?? []);
  const limits = commentLimits(flags.maxChars);
  const quiet = flags.quiet ?? false;
  const tell = (text: string) => {
    if (!quiet) process.stderr.write(`${printable(text)}\n`);
  };
  let sides: Awaited<ReturnType<typeof planSides>>;
  let compared: Plan;
  let isLost = false;
  try {
    const { head, terraform = false, provider = false } = flags;
    if (terraform && provider)
      throw new UserError('Both --terraform and --provider are given.', 'Give one: --terraform knows what is there.');
    if (typeof provider === 'string' && !/^[<>=!~ ]*\d[\w.<>=!~, +-]*$/.test(provider))
      throw new UserError(
        `'${provider}' of --provider is no version.`,
        'Write one, such as 6.25.0, or --provider alone: then it is the one that the stack asks for.',
      );
    const given = readGivenPlans(flags.planJson ?? []);
    sides = await planSides(flags.base, head, { quiet, version, tell, isPlanned: given.length > 0 || terraform });
    const real = await realPlans(given, sides, { head, terraform, provider, quiet, tell });
    const notes = { ...sides.notes, head: [...(sides.notes.head ?? []), ...real.notes] };
    if (real.plans.length > 0)
      isLost = await withKnownLists({ strict: false, tell }, async (commits) =>
        new HeldLists(commits).tellLosses(real.plans.map(({ name, stack, document }) => ({ name, stacks: [stack], document }))),
      );
    compared = compareSides(sides.base, sides.head, notes, real.plans);
  } catch (error) {
    if (isUserError(error)) process.stdout.write(renderFailure(error, flags.output, limits));
    if (!(error instanceof OnDefaultBranch)) throw error;
    process.stderr.write(
      `Nothing to compare: what is checked out is the last commit of '${printable(error.branch)}'. \`slipway plan --base HEAD^\` compares with the commit before.\n`,
    );
    return;
  }
  const plan = flags.public ? publicPlan(compared) : compared;
  process.stdout.write(renderPlan(plan, flags.output, { limits, verbose: flags.verbose ?? false, tell }));
  if (sides.failed) throw sides.failed;
  if (isLost || planHolds(plan, failing)) throw new PlanExit(3);
  if (flags.detailedExitcode && plan.summary.items + plan.notCompared.length > 0) throw new PlanExit(2);
}
