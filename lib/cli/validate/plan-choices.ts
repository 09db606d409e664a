import * as path from 'node:path';
import type { AssembledStack } from '../../assembly/assembly';
import { Plan } from '../../documents/plan/plan';
import type { PlanChoice } from '../../documents/plan/plan-choice';
import { UserError } from '../../errors';
import type { Report } from '../../policy/report/report';
import { selectStacks } from '../project/selection';

/** A file of a stack on the command line. */
export interface GivenFile extends PlanChoice {
  /** Whether its stack was named. */
  readonly named: boolean;
}

/** A plan of `--plan`, which was read once. */
export interface GivenPlan extends GivenFile {
  readonly sha256: string;
}

/**
 * What `--plan` gives, as `givenFile` takes it.
 *
 * @param stack the only one that is judged
 * @throws UserError if it is no plan, or of another major version
 */
export function readPlans(values: readonly string[], stack: string | undefined): readonly GivenPlan[] {
  return values.map((value) => {
    const given = givenFile(value, stack);
    const { sha256 } = new Plan(given.file, given.name);
    return { ...given, sha256 };
  });
}

/**
 * `<stack>=<file>`, or a file whose name, or a folder of which, is that of the stack.
 *
 * @param stack the only one that is asked for
 */
export function givenFile(value: string, stack: string | undefined): GivenFile {
  const [, named, name = value] = /^([\w.-]+)=(.+)$/s.exec(value) ?? [undefined, stack];
  const file = path.resolve(name);
  return { file, name, stacks: named === undefined ? namesOn(file) : [named], named: named !== undefined };
}

/** What a plan in a file may be called by: the folders that lead to it, and its own name without what it ends in. */
export function namesOn(file: string): readonly string[] {
  const names = path.relative(process.cwd(), file).split(path.sep);
  const last = names.at(-1)!;
  return [...names, last.replace(/\.json$/, ''), last.replace(/\.(tf)?plan\.json$/, '')];
}

/** @throws UserError if one of the plans settled nothing */
export function requireUsed(plans: readonly GivenPlan[], report: Report, stacks: readonly AssembledStack[]): void {
  const used = new Set(report.stacks.map(({ plan }) => plan));
  const lost = plans.find(({ sha256 }) => !used.has(sha256));
  if (!lost) return;
  if (!lost.named)
    throw new UserError(
      `Which stack '${lost.name}' is a plan of does not show.`,
      `Write --plan <stack>=${lost.name}, with one of: ${stacks.map(({ id }) => id).join(', ')}.`,
    );
  selectStacks({ stacks }, { env: [], stack: lost.stacks });
  throw new UserError(`The project read no plan of '${lost.stacks[0]}'.`, 'Update slipway in the project.');
}
