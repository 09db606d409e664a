import { ruleExamples } from '../../lib/cli/validate/rule-examples';
import { explainRule } from '../../lib/policy/explain/explained-rule';
import { rulesTable } from '../../lib/policy/explain/rules-table';
import { baseline, cisAws, cisKubernetes, fsbp, nsa, podSecurityBaseline, podSecurityRestricted, policies, strict } from '../../policies';

const frameworks = { podSecurityBaseline, podSecurityRestricted, cisKubernetes, cisAws, fsbp, nsa };
const examples = ruleExamples();
const packs = [baseline, strict, ...Object.entries(frameworks).map(([name, held]) => ({ name, version: '0.0.0', policies: held }))];

/** Policies whose names begin so, as a table. */
export function rulesOf(prefix: string): string {
  const chosen = policies.filter(({ name }) => name.startsWith(`${prefix}/`)).sort((a, b) => (a.name < b.name ? -1 : 1));
  if (chosen.length === 0) throw new Error(`No policy's name begins with '${prefix}/'.`);
  return rulesTable(chosen.map((policy) => explainRule(policy, packs, examples.get(policy.name))));
}
