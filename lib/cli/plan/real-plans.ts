import * as fs from 'node:fs';
import * as path from 'node:path';
import { UserError } from '../../errors';
import { changedStacks, terraformStacks } from '../../plan/read/changed-stacks';
import { readProject } from '../project/project';
import { type GivenPlan, givenPlans } from './given-plans';
import { isFolder } from './is-folder';
import type { PlanSides } from './plan-sides';
import { type ProviderPlans, providerPlans } from './provider/provider-plans';
import { terraformPlans } from './terraform-plans';

export interface RealPlansOptions {
  /** What `--head` names. */
  readonly head: string | undefined;
  /** Whether Terraform plans the others that changed. */
  readonly terraform: boolean;
  /** Whether the provider plans them without knowing what is there; its version, where that is named. */
  readonly provider: boolean | string;
  readonly quiet: boolean;
  tell(text: string): void;
}

/**
 * What Terraform says: the plans that were given, and those that it makes of the other stacks that changed.
 *
 * @throws UserError where one is of something else or cannot be made, Interrupted at Ctrl-C
 */
export async function realPlans(given: readonly GivenPlan[], sides: PlanSides, options: RealPlansOptions): Promise<ProviderPlans> {
  const { base, head, isSame } = sides;
  const plans = givenPlans(given, head);
  const { terraform, provider } = options;
  if (!terraform && !provider) return { plans, notes: [] };
  const known = new Set(plans.map(({ stack }) => stack));
  const changed = isSame ? [...terraformStacks(head).keys()] : changedStacks(base, head);
  const stacks = changed.filter((stack) => !known.has(stack));
  if (stacks.length === 0) return { plans, notes: [] };
  if (terraform)
    return { plans: [...plans, ...(await terraformPlans(stacks, head, { ...options, placeOf: places(options.head) }))], notes: [] };
  const version = typeof provider === 'string' ? provider : undefined;
  const asked = await providerPlans(stacks, base, head, { ...options, version });
  return { plans: [...plans, ...asked.plans], notes: asked.notes };
}

/** Where files of the head usually lie. */
function places(head: string | undefined): (file: string) => string {
  if (head !== undefined && !isFolder(head))
    throw new UserError(
      `'${head}' is a git ref, whose files lie nowhere.`,
      'Check it out, and leave out --head; or plan elsewhere, and give --plan-json.',
    );
  const output = (file: string) => file.replace(/^cdktf\.out\//, '');
  if (head === undefined) {
    const { terraformOut } = readProject();
    return (file) => path.resolve(terraformOut, output(file));
  }
  return (file) =>
    [path.resolve(head, file), path.resolve(head, output(file))].find((place) => fs.existsSync(place)) ?? path.resolve(head, file);
}
