import type { Parameter } from '../parameter';
import type { Scalar } from '../values/scalar';
import type { Facts } from './facts';
import type { ConditionNode, TermNode } from './node';
import { mapCondition, mapTerm } from './parts';

/** Where and how a rule is applied. */
export interface Settings {
  readonly facts: Facts;
  /** What packs set; what is missing has the parameter's own value. */
  readonly parameters: ReadonlyMap<Parameter, Scalar | readonly Scalar[]>;
}

/** A condition without facts and parameters: they are the same for every document of a place. */
export function resolve(node: ConditionNode, settings: Settings): ConditionNode {
  const resolved = resolveNode(node, settings);
  const { excuses, told } = node;
  if (!excuses && !told) return resolved;
  const words = (terms: readonly TermNode[]) => terms.map((word) => resolveTerm(word, settings));
  return {
    ...resolved,
    ...(excuses && { excuses }),
    ...(told && {
      told: { message: words(told.message), ...(told.remediation && { remediation: words(told.remediation) }) },
    }),
  };
}

function resolveNode(node: ConditionNode, settings: Settings): ConditionNode {
  const condition = (part: ConditionNode) => resolve(part, settings);
  switch (node.kind) {
    case 'choice':
      return condition(node.holds(settings.facts) ? node.condition : node.otherwise);
    case 'not':
      return negate(condition(node.condition));
    case 'all':
    case 'any':
      return join(node.kind, node.conditions.map(condition));
    default:
      return mapCondition(node, { condition, term: (part) => resolveTerm(part, settings) });
  }
}

function resolveTerm(node: TermNode, settings: Settings): TermNode {
  if (node.kind === 'parameter') return { kind: 'literal', value: settings.parameters.get(node.parameter) ?? node.parameter.value };
  return mapTerm(node, { condition: (part) => resolve(part, settings), term: (part) => resolveTerm(part, settings) });
}

const isConstant = (node: ConditionNode, kind: 'all' | 'any') => node.kind === kind && node.conditions.length === 0;

function negate(condition: ConditionNode): ConditionNode {
  if (isConstant(condition, 'all')) return { kind: 'any', conditions: [] };
  if (isConstant(condition, 'any')) return { kind: 'all', conditions: [] };
  return condition.kind === 'not' ? condition.condition : { kind: 'not', condition };
}

/** `all` without what always holds, `any` without what never does; nested ones are spread. */
function join(kind: 'all' | 'any', conditions: readonly ConditionNode[]): ConditionNode {
  const other = kind === 'all' ? 'any' : 'all';
  if (conditions.some((condition) => isConstant(condition, other))) return { kind: other, conditions: [] };
  const spread = conditions.flatMap((condition): readonly ConditionNode[] => {
    if (condition.kind !== kind || condition.told) return [condition];
    return condition.excuses ? condition.conditions.map((part) => ({ ...part, excuses: true })) : condition.conditions;
  });
  return spread.length === 1 ? spread[0]! : { kind, conditions: spread };
}
