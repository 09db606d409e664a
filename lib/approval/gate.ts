import { canonicalJson } from '../documents/hash';
import type { Acknowledgement } from './acknowledgement';
import type { ApprovalRule } from './approval-rule';
import type { Approvers } from './approvers';
import { bundleDifferences, digestOf } from './bundle';
import { type Counted, countStatements, durationWords } from './counted';
import type { GateFacts } from './gate-facts';
import { printInstant } from './instant';
import { isOpen, windowWords } from './window';

/** What must hold before an environment is deployed. */
export interface Condition {
  readonly name: string;
  readonly passed: boolean;
  readonly wanted: string;
  readonly found: string;
  /** What to do; only where it did not pass. */
  readonly cure?: string;
}

/** What stands before an environment is deployed, in the order in which people look at it. It may pass where all passed. */
export function gateConditions(facts: GateFacts): readonly Condition[] {
  return [output(facts), freshness(facts), chain(facts), plans(facts), ...ofRules(facts), holds(facts), soak(facts), policies(facts)];
}

/** Where a rule stands, where there are two. */
const ruleNames = [' (by the revision)', ' (by the protected branch)'];

function condition(name: string, passed: boolean, wanted: string, found: string, cure: string): Condition {
  return { name, passed, wanted, found, ...(!passed && { cure }) };
}

function output({ differences }: GateFacts): Condition {
  return condition(
    'output',
    differences.length === 0,
    'what the revision renders',
    differences.length === 0 ? 'that' : shortened(differences).join('; '),
    'Run `slipway render` into an empty folder, and deploy that.',
  );
}

/** It is said, and stops nothing: who may leave the remote out is for those who wrote the job. */
function freshness({ branch, isAsked }: GateFacts): Condition {
  return condition('fresh', true, 'what the remote holds', `${branch}${isAsked ? ', asked just now' : ', not asked: --offline'}`, '');
}

function chain({ bundle, replayed }: GateFacts): Condition {
  const follows = bundle.follows === undefined ? 'is the first' : `follows ${bundle.follows.slice(0, 12)}`;
  return condition(
    'chain',
    replayed === undefined,
    'follows the newest that was approved',
    replayed === undefined ? follows : `it is what ${replayed.slice(0, 12)} was, and others followed that`,
    'What was deployed once is looked at before it is deployed again: `slipway bundle` makes a bundle of it that follows the newest.',
  );
}

function plans({ bundle, stacks }: GateFacts): Condition {
  const count = Object.keys(bundle.plans).length;
  return condition(
    'plans',
    count === 0 || count === stacks,
    'of all stacks, or of none',
    count === 0 ? 'none: Terraform would make its own' : `of ${count} of ${stacks} stacks`,
    'Save a plan of each stack, and give them all: `--plans <folder>`.',
  );
}

/** What two rules ask alike, and find alike, stands there once. */
function ofRules(facts: GateFacts): readonly Condition[] {
  const all = facts.rules.map((rule) => ofRule(rule, facts));
  const isShared = (one: Condition) => all.every((other) => other.some((each) => canonicalJson(each) === canonicalJson(one)));
  return all.flatMap((own, index) =>
    own.flatMap((one) => {
      if (!isShared(one)) return { ...one, name: `${one.name}${ruleNames[index] ?? ''}` };
      return index === 0 ? one : [];
    }),
  );
}

function ofRule(rule: ApprovalRule, facts: GateFacts): readonly Condition[] {
  const { bundle, approvers, authors, statements, now } = facts;
  const signed = rule.requireSigned ? (facts.signatures ?? { signers: [], unsigned: [] }) : undefined;
  const known = new Set([...authors.flatMap(({ approver }) => approver ?? []), ...(signed?.signers ?? [])]);
  // Where all is signed, everybody is known.
  const unknown = signed ? [] : authors.filter(({ approver }) => approver === undefined);
  const strangers = [...new Set(unknown.map(({ email }) => email))].sort();
  const counted = countStatements(statements, {
    digest: digestOf(bundle),
    environment: bundle.environment,
    approvers,
    authors: known,
    rule,
    now,
  });
  return [
    approvals(rule, counted, strangers, facts),
    ...(rule.requireSigned ? [signatures(facts)] : []),
    rejections(counted),
    ...bundle.plan.acknowledge.map((what) => acknowledged(what, rule, counted, approvers)),
    windows(rule, now),
  ];
}

function approvals(
  rule: ApprovalRule,
  { approvals: given, dismissed }: Counted,
  strangers: readonly string[],
  facts: GateFacts,
): Condition {
  const count = rule.count + strangers.length;
  const roles = rule.roles.length > 0 ? ` of ${rule.roles.join(' or ')}` : '';
  const more = strangers.length > 0 ? `, ${strangers.length} more for ${strangers.join(', ')}, whom nobody knows` : '';
  const age = rule.maxAgeSeconds === undefined ? '' : `, of the last ${durationWords(rule.maxAgeSeconds)}`;
  const names = [...given.keys()].sort();
  const others = dismissed.map(({ file, why }) => `${file}: ${why}`);
  const differing = given.size === 0 && facts.approved ? bundleDifferences(facts.approved, facts.bundle) : [];
  const found = [names.length > 0 ? names.join(', ') : 'nobody', ...others, ...shortened(differing)].join('; ');
  return condition(
    'approvals',
    given.size >= count,
    `${count}${roles}${more}${age}, none of them an author`,
    found,
    differing.length > 0
      ? 'What is there is not what was approved: deploy that, or have this approved.'
      : `\`slipway approve --env ${facts.bundle.environment}\`, by others than its authors.`,
  );
}

function signatures({ signatures: found }: GateFacts): Condition {
  const unsigned = (found?.unsigned ?? []).map((commit) => commit.slice(0, 12));
  return condition(
    'signatures',
    found !== undefined && unsigned.length === 0,
    'each commit signed by a key that is listed',
    found === undefined
      ? 'nobody looked'
      : unsigned.length > 0
        ? `not: ${shortened(unsigned).join(', ')}`
        : found.signers.join(', ') || 'no commits',
    'Sign it with a key of the list of approvers (`git commit -S` with `gpg.format=ssh`), or list the key.',
  );
}

/** As many as a person reads. */
const most = 5;

function shortened(texts: readonly string[]): readonly string[] {
  return texts.length > most ? [...texts.slice(0, most), `${texts.length - most} more`] : texts;
}

function rejections({ rejections: given }: Counted): Condition {
  return condition(
    'rejections',
    given.length === 0,
    'none',
    given.length === 0 ? 'none' : given.map(({ approver, time }) => `${approver} at ${printInstant(time)}`).join(', '),
    'Ask them: whoever rejected it can approve it later, or another change.',
  );
}

const said: Readonly<Record<Acknowledgement, string>> = {
  dataLoss: 'the loss of data',
  permissions: 'wider permissions',
  exposure: 'what is open to more',
};

function acknowledged(what: Acknowledgement, rule: ApprovalRule, { approvals: given, seen }: Counted, approvers: Approvers): Condition {
  const roles = rule.acknowledgedBy[what] ?? [];
  // A role that is asked to look need not be one whose approval counts.
  const who = [...(roles.length > 0 ? seen : given)]
    .filter(
      ([person, { acknowledges }]) =>
        acknowledges.includes(what) && (roles.length === 0 || (approvers.get(person)?.roles ?? []).some((role) => roles.includes(role))),
    )
    .map(([person]) => person)
    .sort();
  return condition(
    what,
    who.length > 0,
    `${said[what]} acknowledged${roles.length > 0 ? ` by ${roles.join(' or ')}` : ''}`,
    who.length > 0 ? who.join(', ') : 'nobody',
    `Somebody of them approves with \`--acknowledge ${what}\`.`,
  );
}

function windows({ windows: all }: ApprovalRule, now: Date): Condition {
  return condition(
    'window',
    isOpen(all, now),
    all.length === 0 ? 'any time' : all.map(windowWords).join('; '),
    printInstant(now),
    'Wait for it.',
  );
}

function holds({ holds: all }: GateFacts): Condition {
  return condition(
    'holds',
    all.length === 0,
    'none',
    all.length === 0 ? 'none' : all.join('; '),
    '`slipway release-hold` ends one, on the protected branch.',
  );
}

function soak({ soak: left }: GateFacts): Condition {
  return condition('soak', left === undefined, 'over', left ?? 'over', 'Wait for it.');
}

function policies({ policies: { passed, words } }: GateFacts): Condition {
  return condition(
    'policies',
    passed,
    'nothing mandatory is violated',
    words,
    'Mend what `slipway validate` tells, and have that approved.',
  );
}
