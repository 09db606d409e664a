import type { Parameter } from '../parameter';
import type { Scalar } from '../scalar';
import type { Facts } from './facts';
import type { ConditionNode, TermNode } from './node';

/** Where and how a rule is applied. */
export interface Settings {
  readonly facts: Facts;
  /** What packs set; what is missing has the parameter's own value. */
  readonly parameters: ReadonlyMap<Parameter, Scalar | readonly Scalar[]>;
}

/** A condition without facts and parameters: they are the same for every document of a place. */
export function resolve(node: ConditionNode, settings: Settings): ConditionNode {
  const resolved = resolveNode(node, settings);
  return node.excuses ? { ...resolved, excuses: true } : resolved;
}

function resolveNode(node: ConditionNode, settings: Settings): ConditionNode {
  const term = (of: TermNode) => resolveTerm(of, settings);
  switch (node.kind) {
    case 'choice':
      return resolve(node.holds(settings.facts) ? node.condition : node.otherwise, settings);
    case 'not':
      return negate(resolve(node.condition, settings));
    case 'all':
      return join(
        'all',
        node.conditions.map((condition) => resolve(condition, settings)),
      );
    case 'any':
      return join(
        'any',
        node.conditions.map((condition) => resolve(condition, settings)),
      );
    case 'quantifier':
      return { ...node, list: term(node.list), condition: resolve(node.condition, settings) };
    case 'isSet':
      return { ...node, of: term(node.of) };
    case 'compare':
      return { ...node, left: term(node.left), right: term(node.right) };
    case 'oneOf':
      return { ...node, of: term(node.of), values: term(node.values) };
    case 'text':
      return { ...node, of: term(node.of), with: term(node.with) };
  }
}

function resolveTerm(node: TermNode, settings: Settings): TermNode {
  const term = (of: TermNode) => resolveTerm(of, settings);
  switch (node.kind) {
    case 'parameter':
      return { kind: 'literal', value: settings.parameters.get(node.parameter) ?? node.parameter.value };
    case 'field':
    case 'keys':
    case 'count':
    case 'cast':
      return { ...node, of: term(node.of) };
    case 'entry':
      return { ...node, of: term(node.of), key: term(node.key) };
    case 'where':
      return { ...node, of: term(node.of), condition: resolve(node.condition, settings) };
    case 'fallback':
      return { ...node, of: term(node.of), otherwise: term(node.otherwise) };
    case 'join':
      return { ...node, lists: node.lists.map(term) };
    case 'concat':
      return { ...node, parts: node.parts.map(term) };
    default:
      return node;
  }
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
    if (condition.kind !== kind) return [condition];
    return condition.excuses ? condition.conditions.map((part) => ({ ...part, excuses: true })) : condition.conditions;
  });
  return spread.length === 1 ? spread[0]! : { kind, conditions: spread };
}
