import { UserError } from '../../errors';
import type { Resource } from '../resource';
import { Plan } from './plan';
import type { PlannedValues } from './planned-values';

/** A plan and the stacks that it may be of. */
export interface PlanChoice {
  /** Absolute. */
  readonly file: string;
  /** Path of the plan as somebody wrote it. */
  readonly name: string;
  /** An id that was given; otherwise every name on the way to the file. */
  readonly stacks: readonly string[];
}

/** What a plan tells of a stack. */
export interface PlannedStack {
  /** How its values are known. */
  readonly place: { readonly plan?: string; readonly planned?: PlannedValues };
  /** What is destroyed or replaced, as resources of types such as `plan.aws_db_instance`. */
  readonly destroyed: readonly Resource[];
}

/**
 * What the plan of a stack tells of it; nothing where none was given.
 *
 * @param blocks of its `cdk.tf.json`
 * @throws UserError if several plans are of it, or one is none, or of something else
 */
export function plannedStack(stack: string, blocks: readonly Resource[], choices: readonly PlanChoice[]): PlannedStack {
  const [choice, second] = choices.filter(({ stacks }) => stacks.includes(stack));
  if (!choice) return { place: {}, destroyed: [] };
  if (second) throw new UserError(`Both '${choice.name}' and '${second.name}' are plans of '${stack}'.`, 'Give one of them.');
  const plan = new Plan(choice.file, choice.name);
  plan.requireOf(stack, blocks);
  const paths = new Map(blocks.map(({ address, path }) => [address, path]));
  return { place: { plan: plan.sha256, planned: plan.values }, destroyed: plan.destroyed((address) => paths.get(address)) };
}
