import * as path from 'node:path';
import type { Json } from '../../documents/plan/plan-document';
import { requirePlanOf } from '../../documents/plan/plan-of-stack';
import { readPlanDocument } from '../../documents/plan/read-plan-document';
import { UserError } from '../../errors';
import { isResource } from '../../plan/noun-of';
import type { Side } from '../../plan/read/side';
import { stackBlocks } from '../../plan/read/stack-blocks';
import type { RealPlan } from '../../plan/real/real-plan';
import { isUserError } from '../../wording/report-user-errors';

/** A plan of `--plan-json`, of which it is not known yet what stack it is of. */
export interface GivenPlan {
  /** As somebody wrote it. */
  readonly name: string;
  /** Absolute. */
  readonly file: string;
  /** The stack that was named. */
  readonly stack?: string;
  readonly document: Json;
}

/**
 * What `--plan-json` gives: `<stack>=<file>`, or a file.
 *
 * @throws UserError if one is no plan, cut off, too large, or of another major version
 */
export function readGivenPlans(values: readonly string[]): readonly GivenPlan[] {
  return values.map((value) => {
    const [, stack, name = value] = /^([\w.-]+)=(.+)$/s.exec(value) ?? [];
    const file = path.resolve(name);
    return { name, file, ...(stack !== undefined && { stack }), document: readPlanDocument(file, name) };
  });
}

/**
 * Finds the stack of each: the one that was named, the one that the file or a folder of it is called by, or the only one whose blocks it holds.
 *
 * @throws UserError where none or several are, and where two plans are of one stack
 */
export function givenPlans(plans: readonly GivenPlan[], head: Side): readonly RealPlan[] {
  const stacks = [...new Set(head.files.filter(({ format }) => format === 'terraform').map(({ place }) => place.stack ?? ''))];
  const found = plans.map(
    (plan): RealPlan => ({ stack: stackOf(plan, stacks, head), name: plan.name, by: 'terraform', document: plan.document }),
  );
  for (const [index, { stack, name }] of found.entries()) {
    const other = found.slice(0, index).find((one) => one.stack === stack);
    if (other) throw new UserError(`Both '${other.name}' and '${name}' are plans of '${stack}'.`, 'Give one of them.');
  }
  return found;
}

function stackOf({ name, file, stack, document }: GivenPlan, stacks: readonly string[], head: Side): string {
  if (stack !== undefined) {
    if (stacks.includes(stack) || !head.assembly) return stack;
    throw new UserError(`There is no stack '${stack}', which --plan-json names.`, `Name one of: ${stacks.join(', ')}.`);
  }
  const parts = path.relative(process.cwd(), file).split(path.sep);
  const names = [...parts, parts.at(-1)!.replace(/(?:\.(?:tf)?plan)?\.json$/, '')];
  const called = stacks.filter((one) => names.includes(one));
  if (called.length === 1) return called[0]!;
  const [only, ...others] = stacks.length > 1 ? stacks.filter((one) => isOf(document, name, one, head)) : stacks;
  if (only !== undefined && others.length === 0) return only;
  if (stacks.length === 0) return '';
  throw new UserError(
    `Which stack '${name}' is a plan of does not show.`,
    `Write --plan-json <stack>=${name}, with one of: ${stacks.join(', ')}.`,
  );
}

function isOf(document: Json, name: string, stack: string, head: Side): boolean {
  try {
    const blocks = [...stackBlocks(head, stack).values()].filter(({ type }) => isResource(type) || type.startsWith('data.'));
    requirePlanOf(document, name, stack, blocks);
    return blocks.length > 0;
  } catch (error) {
    if (!isUserError(error)) throw error;
    return false;
  }
}
