import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { plural } from '../../../plan/formats/plan-words';
import type { Side } from '../../../plan/read/side';
import type { RealPlan } from '../../../plan/real/real-plan';
import { inTemporaryFolder } from '../../temporary-folder';
import { Progress } from '../../terminal/progress';
import { Terraform } from '../terraform';
import { CannotPlan, ProviderBatch } from './provider-batch';
import { type ProviderStack, providerStack } from './provider-stack';

/** Stacks that one provider plans at once: it takes some ten seconds and a gigabyte. */
const mostStacks = 40;

/** What providers say, and of what they say nothing. */
export interface ProviderPlans {
  readonly plans: readonly RealPlan[];
  /** For people: by what it is known, and which stacks are predicted. */
  readonly notes: readonly string[];
}

export interface ProviderPlansOptions {
  /** Version of the AWS provider; that which each stack asks for, by default. */
  readonly version: string | undefined;
  readonly quiet: boolean;
}

/**
 * Has providers say what changes from base to head, without state, network to any cloud, and credentials. What they cannot say stays predicted.
 *
 * @throws UserError where Terraform is missing, Interrupted at Ctrl-C
 */
export async function providerPlans(
  stacks: readonly string[],
  base: Side,
  head: Side,
  options: ProviderPlansOptions,
): Promise<ProviderPlans> {
  const { version, quiet } = options;
  const terraform = new Terraform({
    env: { AWS_EC2_METADATA_DISABLED: 'true', AWS_CONFIG_FILE: os.devNull, AWS_SHARED_CREDENTIALS_FILE: os.devNull },
    without: /^(?:AWS_|TF_VAR_)/,
  });
  const found = stacks.map((stack) => [stack, providerStack(stack, base, head, version)] as const);
  const notes = found.flatMap(([stack, one]) => (typeof one === 'string' ? [`${stack} is predicted: ${one}`] : []));
  const plans: RealPlan[] = [];
  const versions = new Set<string>();
  const progress = new Progress(`Asking the provider about ${plural(stacks.length, 'stack')}`, quiet);
  try {
    await inTemporaryFolder('slipway-provider', async (folder) => {
      let number = 0;
      const plan = async (batch: readonly ProviderStack[]): Promise<void> => {
        const own = path.join(folder, `${number++}`);
        fs.mkdirSync(own, { mode: 0o700 });
        try {
          const planned = await new ProviderBatch(terraform, own, batch).plan();
          plans.push(...planned.plans);
          versions.add(planned.version);
        } catch (error) {
          if (!(error instanceof CannotPlan)) throw error;
          // One that cannot be planned keeps the others from it.
          const half = Math.ceil(batch.length / 2);
          if (batch.length === 1) notes.push(`${batch[0]!.stack} is predicted: the provider cannot plan it: ${error.said}`);
          else for (const some of [batch.slice(0, half), batch.slice(half)]) await plan(some);
        } finally {
          fs.rmSync(own, { recursive: true, force: true });
        }
      };
      for (const batch of batches(found.flatMap(([, one]) => (typeof one === 'string' ? [] : [one])))) await plan(batch);
    });
  } finally {
    progress.stop();
  }
  const open = plans.reduce((sum, { unsettled }) => sum + (unsettled?.size ?? 0), 0);
  return {
    plans,
    notes: [
      ...(plans.length > 0 ? [`exact for ${plural(plans.length, 'stack')}, as planned by ${[...versions].sort().join('; ')}`] : []),
      ...(open > 0
        ? [
            `${plural(open, 'resource is', 'resources are')} predicted: the provider says nothing of ${open === 1 ? 'it' : 'them'} without an account`,
          ]
        : []),
      ...notes,
    ],
  };
}

/** Stacks of one provider, as many as are planned at once. */
function batches(stacks: readonly ProviderStack[]): readonly (readonly ProviderStack[])[] {
  const byProvider = new Map<string, ProviderStack[]>();
  for (const stack of stacks) {
    const key = JSON.stringify(stack.provider);
    byProvider.set(key, [...(byProvider.get(key) ?? []), stack]);
  }
  return [...byProvider.values()].flatMap((own) =>
    Array.from({ length: Math.ceil(own.length / mostStacks) }, (_, index) => own.slice(index * mostStacks, (index + 1) * mostStacks)),
  );
}
