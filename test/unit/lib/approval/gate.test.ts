import * as fc from 'fast-check';
import { acknowledgements } from '../../../../lib/approval/acknowledgement';
import type { ApprovalRule } from '../../../../lib/approval/approval-rule';
import type { Approver, Approvers } from '../../../../lib/approval/approvers';
import { type Bundle, digestOf } from '../../../../lib/approval/bundle';
import type { GivenStatement } from '../../../../lib/approval/counted';
import { gateConditions } from '../../../../lib/approval/gate';
import type { GateFacts } from '../../../../lib/approval/gate-facts';
import type { Statement } from '../../../../lib/approval/statement';

const now = new Date('2026-11-29T12:00:00Z');
const zeros = '0'.repeat(64);
const bundle: Bundle = {
  organization: 'acme',
  environment: 'production',
  revision: 'a'.repeat(40),
  release: { file: 'releases/production.json', blob: 'b'.repeat(40) },
  files: { 'dist/production/blue/shop/orders.k8s.yaml': zeros },
  plans: {},
  plan: { sha256: zeros, acknowledge: [] },
  policies: { sha256: zeros, packs: ['baseline@1'] },
};
const rule: ApprovalRule = { count: 2, roles: ['operator'], acknowledgedBy: { dataLoss: ['dba'] }, maxAgeSeconds: 3 * 86_400, windows: [] };
const person = (...roles: readonly string[]): Approver => ({ keys: [], roles, emails: [] });
const approvers: Approvers = new Map([
  ['ann', person('operator')],
  ['bob', person('operator')],
  ['cyn', person('operator', 'dba')],
  ['dev', person('developer')],
]);

function said(approver: string, changes: Partial<Statement> = {}, of = bundle): GivenStatement {
  const statement: Statement = {
    bundle: digestOf(of),
    environment: 'production',
    approver,
    decision: 'approve',
    time: now,
    acknowledges: [],
    ...changes,
  };
  return { file: `${approver}.json`, statement };
}

function conditions(changes: Partial<GateFacts>) {
  const facts: GateFacts = {
    bundle,
    differences: [],
    rules: [rule],
    approvers,
    statements: [said('ann'), said('bob')],
    authors: [],
    holds: [],
    policies: { passed: true, words: 'nothing' },
    branch: 'origin/main at 0123456789ab',
    isAsked: true,
    stacks: 1,
    now,
    ...changes,
  };
  return gateConditions(facts);
}

/** The conditions that stop it. */
function stops(changes: Partial<GateFacts>): readonly string[] {
  return conditions(changes)
    .filter(({ passed }) => !passed)
    .map(({ name }) => name);
}

const planned: Bundle = { ...bundle, plans: { shop: zeros } };
const losing: Bundle = { ...bundle, plan: { ...bundle.plan, acknowledge: ['dataLoss'] } };

test('two people of the role let it pass', () => {
  expect(stops({})).toEqual([]);
});

test.each<[said: string, statements: readonly GivenStatement[]]>([
  ['ann, bob', [said('bob'), said('ann')]],
  ['ann', [said('ann'), said('ann')]],
  ['nobody', []],
])('that %s approved is said', (words, statements) => {
  expect(conditions({ statements }).find(({ name }) => name === 'approvals')!.found).toBe(words);
});

test.each<[why: string, condition: string, facts: Partial<GateFacts>]>([
  ['one person', 'approvals', { statements: [said('ann')] }],
  ['one person twice', 'approvals', { statements: [said('ann'), { ...said('ann'), file: 'again.json' }] }],
  ['a person of another role', 'approvals', { statements: [said('ann'), said('dev')] }],
  ['somebody who is not listed', 'approvals', { statements: [said('ann'), said('eve')] }],
  [
    'a signature that is not believed',
    'approvals',
    { statements: [said('ann'), { ...said('bob'), fault: 'its signature is of another text' }] },
  ],
  ['an author', 'approvals', { authors: [{ email: 'bob@acme.example', approver: 'bob' }] }],
  ['an author whom nobody knows', 'approvals', { authors: [{ email: 'bot@acme.example' }] }],
  ['another environment', 'approvals', { statements: [said('ann'), said('bob', { environment: 'staging' })] }],
  ['another bundle', 'approvals', { statements: [said('ann'), said('bob', { bundle: zeros })] }],
  ['an approval that is too old', 'approvals', { statements: [said('ann'), said('bob', { time: new Date('2026-11-26T11:59:59Z') })] }],
  ['an approval from the future', 'approvals', { statements: [said('ann'), said('bob', { time: new Date('2026-11-29T12:05:01Z') })] }],
  ['a rejection beside enough approvals', 'rejections', { statements: [said('ann'), said('bob'), said('cyn', { decision: 'reject' })] }],
  [
    'a rejection that is old',
    'rejections',
    { statements: [said('ann'), said('bob'), said('cyn', { decision: 'reject', time: new Date('2026-10-01T00:00:00Z') })] },
  ],
  [
    'data that is lost, acknowledged by nobody',
    'dataLoss',
    { bundle: losing, statements: [said('ann', {}, losing), said('cyn', {}, losing)] },
  ],
  [
    'data that is lost, acknowledged by another role',
    'dataLoss',
    { bundle: losing, statements: [said('ann', { acknowledges: ['dataLoss'] }, losing), said('cyn', {}, losing)] },
  ],
  ['a file that is another', 'output', { differences: ['dist/a.yaml is another'] }],
  ['what an older bundle was', 'chain', { replayed: zeros }],
  [
    'plans of some of its stacks',
    'plans',
    { stacks: 2, bundle: planned, statements: [said('ann', {}, planned), said('bob', {}, planned)] },
  ],
  ['a hold', 'holds', { holds: ["'*' by ops: freeze"] }],
  ['a soak that goes on', 'soak', { soak: 'until 2026-11-30T00:00:00Z' }],
  ['policies that fail today', 'policies', { policies: { passed: false, words: '1 mandatory' } }],
  ['a window that is closed', 'window', { rules: [{ ...rule, windows: [{ closed: true, first: '2026-11-29', last: '2026-11-29' }] }] }],
])('%s stops it, by the condition %s', (_why, name, facts) => {
  expect(stops(facts)).toEqual([name]);
});

describe('where commits must be signed', () => {
  const rules = [{ ...rule, requireSigned: true as const }];

  test('each of them is, and who signed is an author', () => {
    expect(stops({ rules, signatures: { signers: ['dev'], unsigned: [] } })).toEqual([]);
    expect(stops({ rules, signatures: { signers: ['bob'], unsigned: [] } })).toEqual(['approvals']);
    expect(stops({ rules, signatures: { signers: ['dev'], unsigned: ['c'.repeat(40)] } })).toEqual(['signatures']);
    expect(stops({ rules })).toEqual(['signatures']);
  });

  test('an address that is nobody’s asks for nobody more, and one of an approver counts all the same', () => {
    const signatures = { signers: ['dev'], unsigned: [] };
    expect(stops({ rules, signatures, authors: [{ email: 'bot@acme.example' }] })).toEqual([]);
    expect(stops({ rules, signatures, authors: [{ email: 'bob@acme.example', approver: 'bob' }] })).toEqual(['approvals']);
  });

  test('of two rules, the one that asks for it', () => {
    const signatures = { signers: [], unsigned: ['c'.repeat(40)] };
    expect(stops({ rules: [rule, ...rules], signatures })).toEqual(['signatures (by the protected branch)']);
  });
});

test('who acknowledges for a role need not be of a role whose approval counts', () => {
  const dba: Approvers = new Map([...approvers, ['dan', person('dba')]]);
  const statements = [said('ann', {}, losing), said('bob', {}, losing), said('dan', { acknowledges: ['dataLoss'] }, losing)];
  expect(stops({ bundle: losing, approvers: dba, statements })).toEqual([]);
  expect(stops({ bundle: losing, approvers: dba, statements: statements.slice(1) })).toEqual(['approvals']);
});

test('a rejection counts at any time', () => {
  expect(
    stops({ statements: [said('ann'), said('bob'), said('cyn', { decision: 'reject', time: new Date('2030-01-01T00:00:00Z') })] }),
  ).toEqual(['rejections']);
});

test('the stricter of two rules holds, whichever it is', () => {
  const lax = { ...rule, count: 1 };
  const one = [said('ann')];
  expect(stops({ rules: [lax, rule], statements: one })).toEqual(['approvals (by the protected branch)']);
  expect(stops({ rules: [rule, lax], statements: one })).toEqual(['approvals (by the revision)']);
});

test('what two rules ask and find alike is told once', () => {
  const names = conditions({ rules: [rule, { ...rule, count: 1 }], statements: [said('ann'), said('cyn', { decision: 'reject' })] }).map(
    ({ name }) => name,
  );
  expect(names).toEqual([
    'output',
    'fresh',
    'chain',
    'plans',
    'approvals (by the revision)',
    'rejections',
    'window',
    'approvals (by the protected branch)',
    'holds',
    'soak',
    'policies',
  ]);
});

test('the last word of a person counts; of two at one time, the one that rejects', () => {
  const earlier = new Date(now.getTime() - 60_000);
  const no = said('bob', { decision: 'reject', time: earlier });
  expect(stops({ statements: [said('ann'), no, said('bob')] })).toEqual([]);
  expect(stops({ statements: [said('ann'), said('bob'), said('bob', { decision: 'reject' })] })).toEqual(['approvals', 'rejections']);
});

test('where nobody approved what is there, what differs from what was approved is told', () => {
  const changed = { ...bundle, files: { ...bundle.files, 'dist/extra.yaml': zeros } };
  const [told] = conditions({ bundle: changed, approved: bundle }).filter(({ name }) => name === 'approvals');
  expect(told!.found).toContain('file dist/extra.yaml was added');
  expect(told!.cure).toMatch(/^What is there is not what was approved/);
});

/** The same rule, said in another way: is there a set of people who may, who did, and who said nothing else? */
function naive({
  bundle: found,
  rules,
  approvers: listed,
  statements,
  authors,
  signatures,
  replayed,
  holds,
  soak,
  policies,
  now: at,
}: GateFacts): boolean {
  const digest = digestOf(found);
  const words = (who: string) =>
    statements
      .flatMap(({ statement, fault }) => (statement && !fault ? [statement] : []))
      .filter((one) => one.approver === who && one.environment === found.environment && one.bundle === digest)
      .filter((one) => one.decision === 'reject' || one.time.getTime() <= at.getTime() + 300_000);
  return (
    replayed === undefined &&
    holds.length === 0 &&
    soak === undefined &&
    policies.passed &&
    rules.every((each) => {
      if (each.requireSigned && (!signatures || signatures.unsigned.length > 0)) return false;
      const fresh = (one: Statement) =>
        one.decision === 'reject' || each.maxAgeSeconds === undefined || at.getTime() - one.time.getTime() <= each.maxAgeSeconds * 1_000;
      const people = [...listed.keys()].map((who) => ({ who, all: words(who).filter(fresh) }));
      const newestOf = (all: readonly Statement[]) => all.filter((one) => all.every((other) => other.time <= one.time));
      if (people.some(({ all }) => newestOf(all).some(({ decision }) => decision === 'reject'))) return false;
      const willing = people
        .filter(({ who }) => !authors.some(({ approver }) => approver === who))
        .filter(({ who }) => !each.requireSigned || !signatures?.signers.includes(who))
        .filter(({ all }) => newestOf(all).length > 0);
      const isOneOf = (who: string, roles: readonly string[]) =>
        roles.length === 0 || roles.some((role) => listed.get(who)!.roles.includes(role));
      const yes = willing.filter(({ who }) => isOneOf(who, each.roles));
      const strangers = each.requireSigned
        ? 0
        : new Set(authors.filter(({ approver }) => approver === undefined).map(({ email }) => email)).size;
      const acknowledged = found.plan.acknowledge.every((what) => {
        const roles = each.acknowledgedBy[what] ?? [];
        return (roles.length === 0 ? yes : willing).some(
          ({ who, all }) => all.find((one) => newestOf(all).includes(one))!.acknowledges.includes(what) && isOneOf(who, roles),
        );
      });
      return yes.length >= each.count + strangers && acknowledged;
    })
  );
}

test('the gate passes exactly where a second, naive reading of the rule does', () => {
  const roles = ['operator', 'dba', 'security'];
  const names = ['ann', 'bob', 'cyn', 'dan'];
  const found = fc.subarray([...acknowledgements]).map((acknowledge): Bundle => ({ ...bundle, plan: { ...bundle.plan, acknowledge } }));
  const people = fc
    .array(fc.subarray(roles, { minLength: 1 }), { minLength: names.length, maxLength: names.length })
    .map((all): Approvers => new Map(names.slice(0, 3).map((name, index) => [name, person(...all[index]!)])));
  const rules = fc.array(
    fc.record({
      count: fc.constantFrom(1, 1, 2, 3),
      roles: fc.constantFrom([], roles, ['dba'], ['operator', 'security']),
      acknowledgedBy: fc.record({ dataLoss: fc.subarray(roles), permissions: fc.subarray(roles) }, { requiredKeys: [] }),
      maxAgeSeconds: fc.constantFrom(3_600, 86_400),
      windows: fc.constant([]),
      requireSigned: fc.constantFrom(undefined, undefined, true as const),
    }),
    { minLength: 1, maxLength: 2 },
  );
  const minutes = fc.constantFrom(-7 * 60, -120, -61, -60, -1, 0, 4, 6);
  const facts = found.chain((of) => {
    // No two words of one person at one time with other acknowledgements: which of them is the last is nobody's to say.
    const statement = fc.record({
      file: fc.constant('a.json'),
      fault: fc.constantFrom(...Array<undefined>(9).fill(undefined), 'forged'),
      statement: fc.record({
        bundle: fc.constantFrom(digestOf(of), digestOf(of), digestOf(of), zeros),
        environment: fc.constantFrom('production', 'production', 'production', 'staging'),
        approver: fc.constantFrom(...names),
        decision: fc.constantFrom(...Array<'approve'>(12).fill('approve'), 'reject' as const),
        time: minutes.map((minute) => new Date(now.getTime() + minute * 60_000)),
        acknowledges: fc.constantFrom([], [...acknowledgements], [...acknowledgements]),
      }),
    });
    return fc.record({
      bundle: fc.constant(of),
      differences: fc.constant([]),
      rules,
      approvers: people,
      statements: fc.uniqueArray(statement, {
        maxLength: 8,
        selector: ({ statement: { approver, time, decision } }) => `${approver} ${time.getTime()} ${decision}`,
      }),
      authors: fc.array(fc.constantFrom({ email: 'ann@a.example', approver: 'ann' }, { email: 'bot@a.example' }), { maxLength: 1 }),
      signatures: fc.constantFrom(
        undefined,
        { signers: [], unsigned: [] },
        { signers: ['ann'], unsigned: [] },
        { signers: ['bob', 'cyn'], unsigned: [] },
        { signers: ['ann'], unsigned: ['c'.repeat(40)] },
      ),
      holds: fc.constant([]),
      policies: fc.constant({ passed: true, words: '' }),
      stacks: fc.constant(1),
      branch: fc.constant('origin/main'),
      isAsked: fc.constant(true),
      now: fc.constant(now),
    });
  });
  let passed = 0;
  let passedSigned = 0;
  fc.assert(
    fc.property(facts, (given) => {
      const stated = given as unknown as GateFacts;
      const passes = gateConditions(stated).every((each) => each.passed);
      passed += Number(passes);
      passedSigned += Number(passes && stated.rules.some(({ requireSigned }) => requireSigned));
      expect(passes).toBe(naive(stated));
    }),
    { numRuns: 1_000, seed: 20 },
  );
  expect(passed).toBeGreaterThan(50);
  expect(passedSigned).toBeGreaterThan(10);
});
