import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { readPlanDocument } from '../../documents/plan/read-plan-document';
import { isObject } from '../../documents/shape';
import { parseUntrustedJson } from '../../documents/untrusted';
import { type Source, UserError } from '../../errors';
import { plural } from '../../plan/formats/plan-words';
import { terraformStacks } from '../../plan/read/changed-stacks';
import type { Side, SideFile } from '../../plan/read/side';
import type { RealPlan } from '../../plan/real/real-plan';
import { inTemporaryFolder } from '../temporary-folder';
import { Progress } from '../terminal/progress';
import { inParallel } from './in-parallel';
import { Terraform } from './terraform';

export interface TerraformPlansOptions {
  readonly quiet: boolean;
  tell(text: string): void;
  /** Where a file of the head usually lies: a state beside it, and the lock file of its providers. */
  placeOf(file: string): string;
}

/**
 * Has Terraform plan stacks of the head, each in a folder of its own that is gone afterwards, and without secrets: such a plan cannot be
 * applied.
 *
 * @throws UserError where Terraform is missing, or one of them cannot be planned; Interrupted at Ctrl-C
 */
export function terraformPlans(stacks: readonly string[], head: Side, options: TerraformPlansOptions): Promise<readonly RealPlan[]> {
  const terraform = new Terraform({ env: { TF_VAR_slipway_secrets: 'false' } });
  const progress = new Progress(planning(0, stacks), options.quiet);
  let done = 0;
  const work = inTemporaryFolder('slipway-terraform', async (folder) => {
    const folders = stacks.map((stack, index) => [stack, copied(stack, head, path.join(folder, `${index}`), options)] as const);
    // The cache of providers takes one at a time.
    for (const [stack, at] of folders) {
      const { code, said } = await terraform.run(at, ['init', '-input=false', '-no-color']);
      if (code !== 0) throw cannot(stack, 'be initialized', said);
    }
    return inParallel(folders, atOnce(), async ([stack, at]) => {
      const plan = await planned(terraform, stack, at, importedAt(head, stack));
      progress.say(planning(++done, stacks));
      if (!process.stderr.isTTY) options.tell(`Terraform planned '${stack}' (${done} of ${stacks.length}).`);
      return plan;
    });
  });
  return work.finally(() => progress.stop());
}

/** Each starts a provider of half a gigabyte. */
function atOnce(): number {
  return Math.max(1, Math.min(4, os.availableParallelism(), Math.floor(os.freemem() / (768 * 1024 * 1024))));
}

function planning(done: number, stacks: readonly string[]): string {
  return `Terraform plans ${plural(stacks.length, 'stack')}, ${done} done`;
}

/** The line of the program that has an address of a stack imported. */
function importedAt({ assembly }: Side, stack: string): (address: string) => Source | undefined {
  const resources = assembly?.stacks.find(({ id }) => id === stack)?.resources ?? [];
  return (address) => resources.find((resource) => resource.engine === 'terraform' && resource.address === address)?.imported;
}

async function planned(
  terraform: Terraform,
  stack: string,
  folder: string,
  imported: (address: string) => Source | undefined,
): Promise<RealPlan> {
  const { code, said } = await terraform.run(folder, ['plan', '-input=false', '-no-color', '-out=plan.out'], undefined, imported);
  // What Terraform refuses it still saves, as far as it got.
  if (!fs.existsSync(path.join(folder, 'plan.out'))) throw cannot(stack, 'be planned', said);
  const file = path.join(folder, 'plan.json');
  const shown = await terraform.run(folder, ['show', '-json', 'plan.out'], file);
  if (shown.code !== 0) throw cannot(stack, 'be shown', shown.said);
  const document = readPlanDocument(file, `the plan of ${stack}`);
  return { stack, name: 'terraform plan', by: 'terraform', document, ...(code !== 0 && said !== '' && { said }) };
}

function cannot(stack: string, what: string, said: string): UserError {
  return new UserError(
    `'${stack}' cannot ${what} by Terraform${said ? `: ${said.replace(/\.$/, '')}` : ''}.`,
    'Mend that, or plan it elsewhere and give what `terraform show -json` prints: `slipway plan --plan-json <stack>=<file>`.',
  );
}

/** A copy of the files of a stack that uses the same state. */
function copied(stack: string, head: Side, folder: string, { placeOf }: TerraformPlansOptions): string {
  const files = terraformStacks(head).get(stack)!;
  const usual = path.dirname(placeOf(files[0]!.file));
  const foreign = head.passedOver.find(({ file }) => path.dirname(placeOf(file)) === usual);
  if (foreign)
    throw new UserError(
      `'${foreign.file}' ${foreign.reason}: '${stack}' is not planned without it.`,
      'Plan it yourself, and give what `terraform show -json` prints: `slipway plan --plan-json <stack>=<file>`.',
    );
  fs.mkdirSync(folder, { mode: 0o700 });
  for (const file of files) fs.writeFileSync(path.join(folder, path.posix.basename(file.file)), file.text(), { mode: 0o600 });
  const lock = path.join(usual, lockFile);
  if (fs.existsSync(lock)) fs.copyFileSync(lock, path.join(folder, lockFile));
  const state = localState(files, usual);
  if (state !== undefined)
    fs.writeFileSync(path.join(folder, override), JSON.stringify({ terraform: { backend: { local: { path: state } } } }));
  return folder;
}

const lockFile = '.terraform.lock.hcl';
/** The last override is the one that counts. */
const override = 'zz_slipway_override.tf.json';

/** Where a state lies that is beside the files; nothing for one elsewhere. */
function localState(files: readonly SideFile[], usual: string): string | undefined {
  const backends = files.flatMap((file) => {
    const { value } = parseUntrustedJson(file.text(), file.file);
    const settings = isObject(value) ? [value['terraform']].flat().filter(isObject) : [];
    return settings.flatMap((one) => [one['backend'], one['cloud'] && { cloud: one['cloud'] }].flat()).filter(isObject);
  });
  if (backends.length === 0) return path.join(usual, 'terraform.tfstate');
  const local = backends.map((backend) => [backend['local']].flat()[0]).find(isObject);
  if (!local) return undefined;
  const state = local['path'];
  return path.resolve(usual, typeof state === 'string' ? state : 'terraform.tfstate');
}
