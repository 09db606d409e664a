import type { Policy, Setting } from '../../../lib';
import { ruleExamples } from '../../../lib/cli/validate/rule-examples';
import { explainRule } from '../../../lib/policy/explain/explained-rule';
import { rulePage } from '../../../lib/policy/explain/rule-page';
import { ruleText } from '../../../lib/policy/explain/rule-text';
import { rulesTable } from '../../../lib/policy/explain/rules-table';
import { policies, registries } from '../../../policies';
import { hasRow } from './row-names';
import { verdictOfFiles } from './rule-examples';
import { withoutExcuse } from './without-excuse';

const examples = ruleExamples();

/** Of what no file shows: whose code it is, what was written before, and what is in another cluster. */
const inWords = ['k8s/job/repeatable', 'x/approved-origin', 'x/as-written'];
/** What a platform says before anything can fail. */
const parameters: Readonly<Record<string, readonly Setting[]>> = { 'k8s/image/registries': [registries.set(['registry.example.com/'])] };

const rows = policies.map((policy): readonly [string, Policy] => [policy.name, policy]);

test.each(rows)('%s says why, and not what it asks once more', (_name, { rationale = '', description }) => {
  expect(rationale).toMatch(/^[A-Z].{50,240}\.$/);
  expect(rationale).not.toContain(description);
});

test('no two rules have the same reason', () => {
  const reasons = policies.map(({ rationale }) => rationale);
  expect(reasons.filter((reason, index) => reasons.indexOf(reason) !== index)).toEqual([]);
});

test('every rule has an example, and no other name has', () => {
  expect([...examples.keys()].sort()).toEqual(policies.map(({ name }) => name).sort());
});

test.each(rows.filter(([name]) => !inWords.includes(name)))('%s finds something in its example that fails alone', (name, policy) => {
  const { fails, passes } = examples.get(name)!;
  expect([verdictOfFiles(policy, fails, parameters[name]), verdictOfFiles(policy, passes, parameters[name])]).toEqual(['fails', 'passes']);
});

test.each(rows)('%s says nothing of what a row of its table shows, or has no excuse', (name, policy) => {
  const { excuses = [] } = examples.get(name)!;
  expect(excuses.filter((excuse) => !hasRow(policy, excuse))).toEqual([]);
  expect(excuses.length === 0).toBe(withoutExcuse.has(name));
});

test('what a rule says nothing of is told so that it stands alone', () => {
  const told = policies.flatMap(({ name }) => examples.get(name)!.excuses ?? []);
  expect(told.filter((excuse) => !/^(?!it |they |that |one (?:that|by|with) )\S.{3,110}[^.]$/.test(excuse))).toEqual([]);
});

test('text, page and table tell each excuse of a rule', () => {
  const plain = { bold: (text: string) => text, dim: (text: string) => text };
  for (const policy of policies) {
    const rule = explainRule(policy, [], examples.get(policy.name));
    const [text, page, table] = [ruleText(rule, Number.POSITIVE_INFINITY, plain), rulePage(rule), rulesTable([rule])];
    for (const excuse of rule.excuses) {
      expect(text).toContain(`\n  - ${excuse}\n`);
      expect(page).toContain(`\n- ${excuse}\n`);
      expect(table).toContain(excuse);
    }
    expect(text.includes('says nothing of')).toBe(rule.excuses.length > 0);
  }
});

test('a policy that names its own excuses is told by those', () => {
  const own = { ...policies[0]!, excuses: ['an old widget'] };
  expect(explainRule(own, [], { fails: '', passes: '', excuses: ['another'] }).excuses).toEqual(['an old widget']);
});
