import { UserError } from '../../errors';
import { type ExplainedRule, explainRule } from '../../policy/explain/explained-rule';
import { rulePage } from '../../policy/explain/rule-page';
import { rulesText, ruleText } from '../../policy/explain/rule-text';
import { rulesTable } from '../../policy/explain/rules-table';
import type { Policy } from '../../policy/policy';
import { nearestFirst } from '../../wording/nearest';
import { printable, printableJson } from '../../wording/printable';
import { paintFor } from '../terminal/paint';
import { loadPolicies } from '../validate/policy-library';
import { ruleExamples } from '../validate/rule-examples';

/** Flags of the command line. */
export interface ExplainFlags {
  readonly pack?: readonly string[];
  readonly output: 'json' | 'markdown' | 'text';
}

/** Packs of the library that a rule may stand in. */
const ours = ['baseline', 'strict', 'pod-security-baseline', 'pod-security-restricted', 'cis-kubernetes', 'cis-aws', 'fsbp', 'nsa'];

/** `slipway explain`: what a rule asks, why, and what to do. */
export function runExplain(names: readonly string[], { pack = [], output }: ExplainFlags): void {
  const [all, ...packs] = loadPolicies(['policies', ...ours, ...pack]).packs;
  const known = new Map([all!, ...packs].flatMap(({ policies }) => policies.map((policy) => [policy.name, policy] as const)));
  const chosen = select(known, names);
  const examples = ruleExamples(chosen.map(({ name }) => name));
  const rules = chosen.map((policy) => explainRule(policy, packs, examples.get(policy.name)));
  process.stdout.write(render(rules, output, names.length > 0 && rules.length === names.length));
}

/** @throws UserError if a name is no rule and begins none */
function select(known: ReadonlyMap<string, Policy>, names: readonly string[]): readonly Policy[] {
  const all = [...known.keys()].sort();
  const chosen = names.flatMap((name) => {
    const found = known.has(name) ? [name] : all.filter((rule) => rule.startsWith(`${name.replace(/\/$/, '')}/`));
    if (found.length > 0) return found;
    throw new UserError(
      `There is no rule '${printable(name)}', and none whose name begins so.`,
      `Did you mean ${nearestFirst(name, all).slice(0, 3).join(', ')}? \`slipway explain\` lists all.`,
    );
  });
  return [...new Set(names.length > 0 ? chosen : all)].map((name) => known.get(name)!);
}

function render(rules: readonly ExplainedRule[], output: ExplainFlags['output'], whole: boolean): string {
  if (output === 'json') return `${printableJson({ schemaVersion: 1, rules })}\n`;
  if (output === 'markdown') return whole ? rules.map(rulePage).join('\n') : rulesTable(rules);
  const { columns } = process.stdout;
  const paint = paintFor(process.stdout);
  // Nothing is cut for a program that reads it.
  return whole ? rules.map((rule) => ruleText(rule, columns || 80, paint)).join('\n') : rulesText(rules, columns || Infinity, paint);
}
