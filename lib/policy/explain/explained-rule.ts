import type { Controls } from '../controls';
import { type Level, levelIn, type Pack } from '../pack';
import { type Policy, rulesOf } from '../policy';
import type { PolicyExample, RuleExample } from '../policy-example';
import type { Severity } from '../severity';
import type { Scalar } from '../values/scalar';

/** What a rule is, for people who meet its name in a report. */
export interface ExplainedRule {
  readonly name: string;
  readonly severity: Severity;
  readonly description: string;
  /** What goes wrong where it does not hold. */
  readonly rationale?: string;
  readonly remediation: string;
  /** What to set in the user's code, such as `Workload.resources`. */
  readonly cure?: string;
  readonly source: string;
  /** Resource types that it judges; `*` is all. */
  readonly types: readonly string[];
  /** Packs that hold it, with what they make of a finding. */
  readonly packs: readonly { readonly name: string; readonly level: Level }[];
  readonly parameters: readonly { readonly name: string; readonly description: string; readonly value: Scalar | readonly Scalar[] }[];
  readonly controls: Controls;
  readonly supersedes: readonly string[];
  /** What it says nothing of, although by its description it would. */
  readonly excuses: readonly string[];
  /** What complies, and what does not, as it stands in a file. */
  readonly example?: PolicyExample;
}

/**
 * @param packs those that may hold it, in the order in which they are told
 * @param drawn from the table of its test, where the policy states none of it itself
 */
export function explainRule(policy: Policy, packs: readonly Pack[], drawn?: RuleExample): ExplainedRule {
  const { name, severity, description, rationale, remediation, cure, source, parameters = [], controls = {}, supersedes = [] } = policy;
  const { example = drawn, excuses = drawn?.excuses ?? [] } = policy;
  const types = rulesOf(policy).flatMap(({ target }) => target.types);
  return {
    name,
    severity,
    description,
    ...(rationale !== undefined && { rationale }),
    remediation,
    ...(cure !== undefined && { cure }),
    source,
    types: [...new Set(types)].sort(),
    packs: packs
      .filter(({ policies }) => policies.some((held) => held.name === name))
      .map((pack) => ({ name: pack.name, level: levelIn(pack, policy) })),
    parameters: parameters.map((parameter) => ({ name: parameter.name, description: parameter.description, value: parameter.value })),
    controls,
    supersedes,
    excuses,
    ...(example && { example: { fails: example.fails, passes: example.passes } }),
  };
}
