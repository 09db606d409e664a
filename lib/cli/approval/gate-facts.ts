import type { ApprovalRule } from '../../approval/approval-rule';
import type { Bundle } from '../../approval/bundle';
import type { GateFacts } from '../../approval/gate-facts';
import { canonicalJson } from '../../documents/hash';
import { UserError } from '../../errors';
import { plural } from '../../plan/formats/plan-words';
import { isBlocked } from '../../policy/report/blocking';
import type { Report } from '../../policy/report/report';
import { approversOn } from './approvers-on';
import { authorsOf } from './authors';
import { signaturesOf } from './commit-signatures';
import { heldAgainst } from './held-against';
import type { MadeBundle } from './make-bundle';
import { soakOf } from './soak-of';
import { bundleFolder, inFolder, onBranch, readStatements, type Shelf, saidFolder } from './statement-files';
import { storedBundles } from './stored-bundles';

/** Where people's words about a bundle lie: what is checked out, and what the protected branch has. */
export function shelvesOf({ file, digest, branch, repository }: MadeBundle): { readonly here: Shelf; readonly branch: Shelf } {
  const folder = bundleFolder(file, digest);
  return { here: inFolder(folder), branch: onBranch(folder, branch, repository) };
}

/**
 * All that a gate looks at.
 *
 * @param isAsked whether the remote was asked just now
 * @throws UserError where the environment asks for no approvals, or nobody says who may approve
 */
export async function gateFacts(made: MadeBundle, now: Date, isAsked: boolean): Promise<GateFacts> {
  const { bundle, digest, repository, branch, former, replayed, report, rendered, askedNow, file } = made;
  const { environment, revision } = bundle;
  const list = await approversOn(branch, file, repository);
  const stored = storedBundles(file);
  const approved = [...stored.values()].find((each) => each.revision === revision);
  const rules = rulesOf(rendered.asked?.approvals, askedNow?.approvals);
  if (rules.length === 0)
    throw new UserError(
      `Environment '${environment}' asks for no approvals.`,
      'State them in code: `approvals: { count: 2 }` of the environment.',
    );
  const after = former?.bundle.revision ?? list.since;
  const edited = former?.commit ?? list.since;
  const shelves = shelvesOf(made);
  const ranges = [
    // What people say of bundles is signed by itself, and no part of what is deployed.
    { ...(after !== undefined && { after }), upTo: revision, aside: saidFolder(file, repository) },
    { ...(edited !== undefined && { after: edited }), upTo: 'HEAD', file: file.path },
  ];
  return {
    bundle,
    differences: made.differences,
    ...(approved && { approved }),
    rules,
    approvers: list.approvers,
    statements: await readStatements([shelves.here, shelves.branch], list.approvers, now),
    authors: await authorsOf(ranges, list, repository.top),
    ...(rules.some(({ requireSigned }) => requireSigned) && { signatures: await signaturesOf(ranges, list.approvers, repository.top) }),
    ...(replayed !== undefined && !stored.has(digest) && { replayed }),
    stacks: made.stacks,
    holds: await heldAgainst(made, now),
    ...(await soakOf(made, now)),
    policies: policiesOf(bundle, report),
    branch: `${branch.name} at ${branch.commit.slice(0, 12)}`,
    isAsked,
    now,
  };
}

/** What the pinned revision asks, and what the protected branch does: both hold, and what is the same is one. */
export function rulesOf(...asked: readonly (ApprovalRule | undefined)[]): readonly ApprovalRule[] {
  const rules = asked.flatMap((rule) => (rule ? [rule] : []));
  return [...new Map(rules.map((rule) => [canonicalJson(rule), rule])).values()];
}

/** A program whose packs found nothing leaves a report that says so. */
export function policiesOf(
  { policies }: Pick<Bundle, 'policies'>,
  report: Report | undefined,
): { readonly passed: boolean; readonly words: string } {
  if (report) return { passed: !isBlocked(report), words: plural(report.findings.length, 'finding') };
  return policies.packs.length === 0
    ? { passed: true, words: 'no policies' }
    : { passed: false, words: 'no report, though there are packs' };
}
