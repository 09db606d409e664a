import { toCel } from '../expression/cel';
import type { ConditionNode } from '../expression/node';
import { resolve, type Settings } from '../expression/resolve';
import { Policy, type Rule, rulesOf } from '../policy';
import type { ExpressionRule } from '../rules/expression-rule';
import type { Validation } from './admission-objects';
import { makesPods } from './changed';
import { debuggingCel } from './debugging';
import { ObjectType } from './object-type';
import { isQuadratic } from './quadratic';
import { readsOf } from './reads';

/** A rule that the cluster can enforce, for a place. */
export class ExportedRule {
  /** Whether a large object may cost more than the API server grants. */
  readonly costly: boolean;
  private readonly message: string;

  constructor(
    policy: Policy,
    readonly rule: ExpressionRule,
    private readonly condition: ConditionNode,
    private readonly settings: Settings,
  ) {
    this.costly = isQuadratic(condition);
    // A line break is refused.
    this.message = `${policy.name}: ${policy.description} ${policy.remediation}`.replace(/\s+/g, ' ');
  }

  /** For objects of a type, as they are made and changed: what nothing is changed of is let through. */
  validation(type: string): Validation {
    const expression = this.rule.target.part[type]
      ? `!variables.changed || (${toCel(this.condition, 'variables.pod')})`
      : [`(${toCel(this.condition, 'variables.self')})`, ...this.untouched(type)].join(' || ');
    return { expression, message: this.message };
  }

  /** For `kubectl debug`; nothing where the rule does not look at what that adds. */
  debugging(): Validation | undefined {
    if (!this.rule.target.part['v1/Pod']) return undefined;
    const expression = debuggingCel(this.condition, this.settings);
    return expression === undefined ? undefined : { expression, message: this.message };
  }

  /** An update of nothing that the rule reads; and, of what did not comply before, one that makes no other pods. */
  private untouched(type: string): readonly string[] {
    const update = 'request.operation == "UPDATE"';
    const same = readsOf(this.condition)?.map((read) => `variables.self${read} == variables.before${read}`);
    const scaled = type !== 'v1/Pod' && makesPods(type);
    return [
      ...(same ? [`(${[update, ...same].join(' && ')})`] : []),
      ...(scaled ? [`(${update} && !variables.changed && !(${toCel(this.condition, 'variables.before')}))`] : []),
    ];
  }
}

/** The rules of a policy that the cluster can enforce, and why it cannot enforce the others. */
export function exportPolicy(
  policy: Policy,
  settings: Settings,
): { readonly exported: readonly ExportedRule[]; readonly reasons: readonly string[] } {
  const exported: ExportedRule[] = [];
  const reasons = new Set<string>();
  for (const rule of rulesOf(policy)) {
    const result = exportRule(policy, rule, settings);
    if (result instanceof ExportedRule) exported.push(result);
    else if (result !== undefined) reasons.add(result);
  }
  return { exported, reasons: [...reasons] };
}

/** @returns why not; nothing where it asks for nothing in a cluster */
function exportRule(policy: Policy, rule: Rule, settings: Settings): ExportedRule | string | undefined {
  if (rule.target.types.every((type) => !type.includes('/'))) return undefined;
  if (!('condition' in rule)) return 'it is TypeScript over the resources of a stack, and admission reads one object';
  if (rule.notInAdmission) return rule.notInAdmission;
  if (rule.target.types.some((type) => new ObjectType(type).group === 'admissionregistration.k8s.io'))
    return 'it is about admission itself, and could lock the cluster';
  const condition = resolve(rule.condition.node, settings);
  const cel = toCel(condition, 'object');
  if (cel === undefined) return 'its expression needs other resources, and admission sees one object';
  return cel === 'true' ? undefined : new ExportedRule(policy, rule, condition, settings);
}
