import type { Bundle } from '../../approval/bundle';
import { type Condition, gateConditions } from '../../approval/gate';
import { canonicalJson } from '../../documents/hash';
import { UserError } from '../../errors';
import { plural } from '../../plan/formats/plan-words';
import { isBlocked } from '../../policy/report/blocking';
import type { Report } from '../../policy/report/report';
import { printable, printableJson } from '../../wording/printable';
import { approversOn } from '../approval/approvers-on';
import { authorsOf } from '../approval/authors';
import { conditionTable } from '../approval/condition-table';
import { heldAgainst } from '../approval/held-against';
import { type MadeBundle, makeBundle } from '../approval/make-bundle';
import { soakOf } from '../approval/soak-of';
import { bundleFolder, inFolder, onBranch, readStatements } from '../approval/statement-files';
import { storedBundles } from '../approval/stored-bundles';
import { PlanExit } from '../plan-exit';
import { paintFor } from '../terminal/paint';

/** Flags of the command line. */
export interface GateFlags {
  readonly env: string;
  readonly from: string;
  readonly plans?: string;
  readonly branch?: string;
  readonly explain?: true;
  readonly offline?: true;
  readonly output: 'text' | 'json';
  readonly quiet?: true;
}

/** What the exit code says where a condition is not met. */
const closed = 4;

/**
 * `slipway gate`: whether what lies in a folder may be deployed.
 *
 * @throws PlanExit where it may not
 */
export async function runGate(flags: GateFlags, now: Date, version: string): Promise<void> {
  const { env, from, plans, branch, quiet, offline = false } = flags;
  const tell = (text: string) => {
    if (!quiet) process.stderr.write(`${printable(text)}\n`);
  };
  const options = {
    quiet: quiet ?? false,
    version,
    tell,
    from,
    ...(plans !== undefined && { plans }),
    ...(branch !== undefined && { branch }),
    isAsked: !offline,
  };
  const made = await makeBundle(env, options);
  const conditions = await conditionsOf(made, now, !offline);
  const passed = conditions.every((each) => each.passed);
  if (flags.output === 'json')
    process.stdout.write(`${printableJson({ schemaVersion: 1, environment: env, digest: made.digest, passed, conditions })}\n`);
  else if (flags.explain || !passed)
    process.stdout.write(conditionTable(conditions, process.stdout.columns || 80, paintFor(process.stdout)));
  else if (!quiet) process.stdout.write(`${env}: bundle ${made.digest.slice(0, 12)} may be deployed.\n`);
  if (!passed) throw new PlanExit(closed);
}

async function conditionsOf(made: MadeBundle, now: Date, isAsked: boolean): Promise<readonly Condition[]> {
  const { bundle, digest, repository, branch, former, replayed, report, rendered, askedNow, file } = made;
  const { environment, revision } = bundle;
  const list = await approversOn(branch, file, repository);
  const stored = storedBundles(file);
  const approved = [...stored.values()].find((each) => each.revision === revision);
  const rules = [rendered.asked?.approvals, askedNow?.approvals].flatMap((rule) => (rule ? [rule] : []));
  if (rules.length === 0)
    throw new UserError(
      `Environment '${environment}' asks for no approvals.`,
      'State them in code: `approvals: { count: 2 }` of the environment.',
    );
  const after = former?.bundle.revision ?? list.since;
  const folder = bundleFolder(file, digest);
  return gateConditions({
    bundle,
    differences: made.differences,
    ...(approved && { approved }),
    rules: [...new Map(rules.map((rule) => [canonicalJson(rule), rule])).values()],
    approvers: list.approvers,
    statements: await readStatements([inFolder(folder), onBranch(folder, branch, repository)], list.approvers, now),
    authors: await authorsOf(
      [
        { ...(after !== undefined && { after }), upTo: revision },
        { ...((former?.commit ?? list.since) !== undefined && { after: former?.commit ?? list.since }), upTo: 'HEAD', file: file.path },
      ],
      list,
      repository.top,
    ),
    ...(replayed !== undefined && !stored.has(digest) && { replayed }),
    stacks: made.stacks,
    holds: await heldAgainst(made, now),
    ...(await soakOf(made, now)),
    policies: policiesOf(bundle, report),
    branch: `${branch.name} at ${branch.commit.slice(0, 12)}`,
    isAsked,
    now,
  });
}

/** A program whose packs found nothing leaves a report that says so. */
function policiesOf({ policies }: Bundle, report: Report | undefined): { readonly passed: boolean; readonly words: string } {
  if (report) return { passed: !isBlocked(report), words: plural(report.findings.length, 'finding') };
  return policies.packs.length === 0
    ? { passed: true, words: 'no policies' }
    : { passed: false, words: 'no report, though there are packs' };
}
