import { UserError } from '../../errors';
import { compareSides } from '../../plan/compare-sides';
import { forges, mostCharacters } from '../../plan/formats/forges';
import { markdownPlan } from '../../plan/formats/markdown-plan';
import { publicPlan } from '../../plan/formats/public-plan';
import { textPlan } from '../../plan/formats/text-plan';
import { type Plan, planVerdicts } from '../../plan/plan';
import { ruleClasses } from '../../plan/verdicts/rule';
import { nearestFirst } from '../../wording/nearest';
import { printable, printableJson } from '../../wording/printable';
import { OnDefaultBranch } from '../plan/base-commit';
import { planSides } from '../plan/plan-sides';
import { PlanExit } from '../plan-exit';
import { paintFor } from '../terminal/paint';

/** Flags of the command line. */
export interface PlanFlags {
  readonly base?: string;
  readonly head?: string;
  readonly failOn?: readonly string[];
  readonly detailedExitcode?: true;
  readonly maxChars?: string;
  readonly public?: true;
  readonly verbose?: true;
  readonly output: 'json' | 'markdown' | 'text';
  readonly quiet?: true;
}

/**
 * `slipway plan`: what changes, in both worlds.
 *
 * @throws PlanExit where the exit code says what is in it
 */
export async function runPlan(flags: PlanFlags, version: string): Promise<void> {
  const failing = classesIn(flags.failOn ?? []);
  const most = charactersIn(flags.maxChars);
  const quiet = flags.quiet ?? false;
  const tell = (text: string) => {
    if (!quiet) process.stderr.write(`${printable(text)}\n`);
  };
  let sides: Awaited<ReturnType<typeof planSides>>;
  try {
    sides = await planSides(flags.base, flags.head, { quiet, version, tell });
  } catch (error) {
    if (!(error instanceof OnDefaultBranch)) throw error;
    process.stderr.write(
      `Nothing to compare: '${printable(error.branch)}' is the default branch itself. \`slipway plan --base HEAD^\` compares with the commit before.\n`,
    );
    return;
  }
  const compared = compareSides(sides.base, sides.head, sides.notes);
  const plan = flags.public ? publicPlan(compared) : compared;
  process.stdout.write(render(plan, flags, most));
  if (sides.failed) throw sides.failed;
  if (holds(plan, failing)) throw new PlanExit(3);
  if (flags.detailedExitcode && plan.summary.items + plan.notCompared.length > 0) throw new PlanExit(2);
}

function render(plan: Plan, { output, verbose }: PlanFlags, most: number): string {
  if (output === 'json') return `${printableJson(plan)}\n`;
  if (output === 'markdown') return markdownPlan(plan, most);
  return textPlan(plan, { verbose: verbose ?? false, columns: process.stdout.columns || 80, style: paintFor(process.stdout) });
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

/** @throws UserError if it is no number, and no forge */
function charactersIn(text: string | undefined): number {
  if (text === undefined) return mostCharacters;
  if (Object.hasOwn(forges, text)) return forges[text as keyof typeof forges];
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1_000) return number;
  throw new UserError(
    `'${printable(text)}' of --max-chars is no number from 1000, and no forge (${Object.keys(forges).join(', ')}).`,
    'Name how many characters a comment may have, such as 60000.',
  );
}
