import * as fs from 'node:fs';
import * as path from 'node:path';
import { stacksFolder } from '../../assembly/layout';
import { child, incompletePlan, type Json } from '../../documents/plan/plan-document';
import { requirePlanOf } from '../../documents/plan/plan-of-stack';
import { readPlanDocument } from '../../documents/plan/read-plan-document';
import { UserError } from '../../errors';
import { isResource } from '../../plan/noun-of';
import type { Side } from '../../plan/read/side';
import { stackBlocks } from '../../plan/read/stack-blocks';
import { Terraform } from '../plan/terraform';
import { inTemporaryFolder } from '../temporary-folder';
import { planFile } from './deployed-files';

/** The variable without which no secret is read. */
const secrets = 'slipway_secrets';

/**
 * Has Terraform show saved plans, and refuses those that cannot be applied: of a run that failed, of a stack as it was, and without its secrets.
 * What it prints holds secrets in clear: nobody else can read it, and it is gone afterwards.
 *
 * @param folder of the plans, as `<stack>.tfplan`
 * @param rendered what would be deployed: Terraform needs the providers that were installed beside a stack
 * @param stacks whose plans are there
 * @param side what is rendered
 * @throws UserError where one is refused, or cannot be shown
 */
export function refuseUnappliable(folder: string, rendered: string, stacks: readonly string[], side: Side): Promise<void> {
  if (stacks.length === 0) return Promise.resolve();
  const terraform = new Terraform({ env: {} });
  return inTemporaryFolder('slipway-plans', async (temporary) => {
    for (const [index, stack] of stacks.entries()) {
      const file = path.resolve(folder, planFile(stack));
      const usual = path.resolve(rendered, 'cdktf.out', stacksFolder, stack);
      const shown = path.join(temporary, `${index}.json`);
      const { code, said } = await terraform.run(fs.existsSync(usual) ? usual : temporary, ['show', '-json', '-no-color', file], shown);
      if (code !== 0)
        throw new UserError(
          `Terraform cannot show '${path.join(folder, planFile(stack))}'${said ? `: ${said.replace(/\.$/, '')}` : ''}.`,
          `It needs the providers of the stack: \`terraform -chdir=${path.join(rendered, 'cdktf.out', stacksFolder, stack)} init\`, and plan again if that does not help.`,
        );
      refuse(readPlanDocument(shown, path.join(folder, planFile(stack))), path.join(folder, planFile(stack)), stack, side);
      fs.rmSync(shown);
    }
  });
}

function refuse(plan: Json, name: string, stack: string, side: Side): void {
  const incomplete = incompletePlan(plan);
  if (incomplete) throw new UserError(`'${name}' ${incomplete}.`, 'Mend what Terraform said, then plan again.');
  const given = child(child(plan['variables'], secrets), 'value');
  // As somebody wrote it on a command line, or as Terraform takes it.
  if (given !== undefined && !['true', '1'].includes(String(given)))
    throw new UserError(
      `'${name}' was made with ${secrets}=false: it holds no secrets, and cannot be applied.`,
      `Plan again with \`-var ${secrets}=true\`, in a job that may read them.`,
    );
  const blocks = [...stackBlocks(side, stack).values()].filter(({ type }) => isResource(type) || type.startsWith('data.'));
  requirePlanOf(plan, name, stack, blocks);
}
