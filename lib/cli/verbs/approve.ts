import * as fs from 'node:fs';
import * as path from 'node:path';
import { type Acknowledgement, acknowledgements } from '../../approval/acknowledgement';
import { bundleDifferences } from '../../approval/bundle';
import { wholeSeconds } from '../../approval/instant';
import { printStatement, type Statement } from '../../approval/statement';
import { canonicalJson } from '../../documents/hash';
import { UserError } from '../../errors';
import { textPlan } from '../../plan/formats/text-plan';
import { nearestFirst } from '../../wording/nearest';
import { printable } from '../../wording/printable';
import { approversOn } from '../approval/approvers-on';
import { ask } from '../approval/ask';
import { checkedOutText } from '../approval/checked-out-text';
import { type MadeBundle, makeBundle, planText } from '../approval/make-bundle';
import { Renderings } from '../approval/renderings';
import { signingKey } from '../approval/signing-key';
import { signText } from '../approval/ssh-keygen';
import { bundleFolder, writeStatement } from '../approval/statement-files';
import { storedBundles } from '../approval/stored-bundles';
import { ReleaseFiles, repositoryHere } from '../release/release-files';
import { slashes } from '../slashes';
import { paintFor } from '../terminal/paint';

/** Flags of the command line. */
export interface ApproveFlags {
  readonly env: string;
  readonly reject?: true;
  readonly acknowledge?: readonly string[];
  readonly key?: string;
  readonly yes?: true;
  readonly branch?: string;
  readonly verbose?: true;
  readonly quiet?: true;
}

/** A plan of a large platform. */
const mostBytes = 256 * 1024 * 1024;

/** `slipway approve`: shows what would be deployed, asks, and signs. */
export async function runApprove(flags: ApproveFlags, now: Date, version: string): Promise<void> {
  const { env, reject, key, branch, quiet } = flags;
  const tell = (text: string) => {
    if (!quiet) process.stderr.write(`${printable(text)}\n`);
  };
  const stated = acknowledged(flags.acknowledge ?? []);
  const options = { quiet: quiet ?? false, version, tell, ...(branch !== undefined && { branch }) };
  const made = await madeAsStored(env, options);
  refuseOtherPlan(made);
  const { approvers } = await approversOn(made.branch, made.file, made.repository);
  const signer = signingKey(key, approvers);
  const style = paintFor(process.stdout);
  process.stdout.write(textPlan(made.plan, { columns: process.stdout.columns || 80, style, verbose: flags.verbose ?? false }));
  process.stdout.write(plansLine(made));
  process.stdout.write(`\nBundle ${made.digest}\nof ${env} at ${made.bundle.revision.slice(0, 12)}, as ${signer.approver}.\n`);
  const decision = reject ? 'reject' : 'approve';
  const open = reject ? [] : made.bundle.plan.acknowledge.filter((name) => !stated.includes(name));
  const accepted = flags.yes ? [] : await acceptedOf(open);
  if (!flags.yes && (await ask(`${reject ? 'Reject' : 'Approve'} it? Type yes: `, '--yes')).trim().toLowerCase() !== 'yes')
    throw new UserError('Nothing was signed.', 'Answer yes to sign.');
  const acknowledges = reject ? [] : made.bundle.plan.acknowledge.filter((name) => stated.includes(name) || accepted.includes(name));
  const statement: Statement = {
    bundle: made.digest,
    environment: env,
    approver: signer.approver,
    decision,
    time: wholeSeconds(now),
    acknowledges,
  };
  const signature = await signText(printStatement(statement), signer.file);
  const file = writeStatement(bundleFolder(made.file, made.digest), statement, signature);
  const missing = made.bundle.plan.acknowledge.filter((name) => !acknowledges.includes(name));
  if (!reject && missing.length > 0) tell(`Not acknowledged: ${missing.join(', ')}. Somebody of the right role must.`);
  tell(`Signed ${slashes(file)}, and its signature beside it: commit and push both.`);
}

/** Nobody can read a saved plan here: whose it is has to be known. */
function plansLine({ bundle, stacks }: MadeBundle): string {
  const plans = Object.keys(bundle.plans);
  if (plans.length === 0) return '';
  return `\nWith plans that Terraform saved, which are not shown here: ${plans.join(', ')} (${plans.length} of ${stacks} stacks).\n`;
}

/** @throws UserError where somebody changed what the bundle shows */
function refuseOtherPlan({ bundle, digest, plan, file: release }: MadeBundle): void {
  const file = path.join(bundleFolder(release, digest), 'plan.json');
  if (!fs.existsSync(file) || checkedOutText(file, mostBytes) === planText(plan)) return;
  throw new UserError(
    `'${slashes(file)}' is not the plan of this bundle.`,
    `Make it again: \`slipway bundle --env ${bundle.environment}\`.`,
  );
}

/** @throws UserError if a plan holds nothing of that name */
function acknowledged(names: readonly string[]): readonly Acknowledgement[] {
  const known: readonly string[] = acknowledgements;
  const all = names.flatMap((name) => name.split(',')).map((name) => name.trim());
  const wrong = all.find((name) => !known.includes(name));
  if (wrong === undefined) return all as readonly Acknowledgement[];
  throw new UserError(
    `'${printable(wrong)}' of --acknowledge is nothing that a plan holds (${known.join(', ')}).`,
    `Did you mean ${nearestFirst(wrong, known)[0]}?`,
  );
}

const questions: Readonly<Record<Acknowledgement, string>> = {
  dataLoss: 'It destroys data, keys or names',
  permissions: 'Somebody may do more than before',
  exposure: 'Something is reached from more places than before',
};

/** What a person says they have seen. */
async function acceptedOf(open: readonly Acknowledgement[]): Promise<readonly Acknowledgement[]> {
  const accepted: Acknowledgement[] = [];
  for (const name of open)
    if (
      (await ask(`${questions[name]}: do you acknowledge that? Type yes: `, `--acknowledge ${name} --yes`)).trim().toLowerCase() === 'yes'
    )
      accepted.push(name);
  return accepted;
}

/**
 * What is there today, where the newest bundle is of that. Plans that Terraform saved are taken from the bundle, because nobody makes the same
 * again.
 *
 * @throws UserError saying what differs
 */
async function madeAsStored(environment: string, options: Parameters<typeof makeBundle>[1]): Promise<MadeBundle> {
  const stored = [...storedBundles((await ReleaseFiles.of(await repositoryHere())).fileOf(environment))];
  const renderings = new Renderings(options);
  const last = stored.filter(([digest]) => !stored.some(([, { follows }]) => follows === digest));
  // Of those that were made of the same plans, and left behind, one run decides.
  const newest = [...new Map(last.map((each) => [canonicalJson(each[1].plans), each])).values()];
  const digests = new Set(last.map(([digest]) => digest));
  let differences: readonly string[] = [];
  for (const [, bundle] of newest) {
    const made = await makeBundle(environment, { ...options, renderings, plans: bundle.plans });
    if (digests.has(made.digest)) return made;
    differences = bundleDifferences(bundle, made.bundle);
  }
  throw new UserError(
    newest.length > 0
      ? `What is there today is in no bundle:\n${differences
          .slice(0, 8)
          .map((line) => `  ${line}`)
          .join('\n')}`
      : `There is no bundle of '${environment}'.`,
    `Make one: \`slipway bundle --env ${environment}\`, and commit it.`,
  );
}
