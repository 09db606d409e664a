import type { Policy, Setting } from '../../../lib';
import { ruleExamples } from '../../../lib/cli/validate/rule-examples';
import { policies, registries } from '../../../policies';
import { verdictOfFiles } from './rule-examples';

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
