import type { ConditionNode, TermNode } from './node';

/** The nodes directly below a node. */
export function partsOf(node: ConditionNode | TermNode): readonly (ConditionNode | TermNode)[] {
  switch (node.kind) {
    case 'all':
    case 'any':
      return node.conditions;
    case 'not':
      return [node.condition];
    case 'choice':
      return [node.condition, node.otherwise];
    case 'compare':
      return [node.left, node.right];
    case 'oneOf':
      return [node.of, node.values];
    case 'text':
      return [node.of, node.with];
    case 'quantifier':
      return [node.list, node.condition];
    case 'where':
      return [node.of, node.condition];
    case 'entry':
      return [node.of, node.key];
    case 'fallback':
      return [node.of, node.otherwise];
    case 'join':
      return node.lists;
    case 'concat':
      return node.parts;
    case 'isSet':
    case 'field':
    case 'keys':
    case 'count':
    case 'cast':
      return [node.of];
    default:
      return [];
  }
}

/** What becomes of the nodes directly below a node. */
export interface PartMapping {
  readonly condition: (node: ConditionNode) => ConditionNode;
  readonly term: (node: TermNode) => TermNode;
}

/** The condition with other parts. */
export function mapCondition(node: ConditionNode, { condition, term }: PartMapping): ConditionNode {
  switch (node.kind) {
    case 'all':
    case 'any':
      return { ...node, conditions: node.conditions.map(condition) };
    case 'not':
      return { ...node, condition: condition(node.condition) };
    case 'choice':
      return { ...node, condition: condition(node.condition), otherwise: condition(node.otherwise) };
    case 'compare':
      return { ...node, left: term(node.left), right: term(node.right) };
    case 'oneOf':
      return { ...node, of: term(node.of), values: term(node.values) };
    case 'text':
      return { ...node, of: term(node.of), with: term(node.with) };
    case 'quantifier':
      return { ...node, list: term(node.list), condition: condition(node.condition) };
    case 'isSet':
      return { ...node, of: term(node.of) };
  }
}

/** The term with other parts. */
export function mapTerm(node: TermNode, { condition, term }: PartMapping): TermNode {
  switch (node.kind) {
    case 'where':
      return { ...node, of: term(node.of), condition: condition(node.condition) };
    case 'entry':
      return { ...node, of: term(node.of), key: term(node.key) };
    case 'fallback':
      return { ...node, of: term(node.of), otherwise: term(node.otherwise) };
    case 'join':
      return { ...node, lists: node.lists.map(term) };
    case 'concat':
      return { ...node, parts: node.parts.map(term) };
    case 'field':
    case 'keys':
    case 'count':
    case 'cast':
      return { ...node, of: term(node.of) };
    default:
      return node;
  }
}
