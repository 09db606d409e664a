import type { ConditionNode, TermNode } from './node';

/** A condition in words, for documentation. Choices and parameters may be unresolved: they are named. */
export function prose(node: ConditionNode): string {
  switch (node.kind) {
    case 'all':
      return node.conditions.length === 0 ? 'anything' : node.conditions.map(grouped).join(' and ');
    case 'any':
      return node.conditions.length === 0 ? 'nothing' : node.conditions.map(grouped).join(' or ');
    case 'not':
      return denied(node.condition);
    case 'isSet':
      return `${words(node.of)} is set`;
    case 'compare':
      return `${words(node.left)} ${comparisons[node.operator]} ${words(node.right)}`;
    case 'oneOf':
      return `${words(node.of)} is one of ${words(node.values)}`;
    case 'text':
      return `${words(node.of)} ${texts[node.operator]} ${words(node.with)}`;
    case 'quantifier':
      return `for ${node.quantifier === 'every' ? 'every' : 'some'} ${node.variable.name} of ${words(node.list)}: ${prose(node.condition)}`;
    case 'choice': {
      const otherwise = isAnything(node.otherwise) ? '' : `; ${node.elsewhere}: ${prose(node.otherwise)}`;
      return `${node.here}: ${prose(node.condition)}${otherwise}`;
    }
  }
}

const comparisons = { '==': 'is', '<': 'is below', '<=': 'is at most', '>': 'is above', '>=': 'is at least' };
const texts = { startsWith: 'starts with', endsWith: 'ends with', contains: 'contains', matches: 'matches' };

function denied(node: ConditionNode): string {
  switch (node.kind) {
    case 'isSet':
      return `${words(node.of)} is not set`;
    case 'compare':
      return node.operator === '==' ? `${words(node.left)} is not ${words(node.right)}` : `not (${prose(node)})`;
    case 'oneOf':
      return `${words(node.of)} is none of ${words(node.values)}`;
    case 'quantifier':
      return node.quantifier === 'some'
        ? `for no ${node.variable.name} of ${words(node.list)}: ${prose(node.condition)}`
        : `not ${prose(node)}`;
    default:
      return `not (${prose(node)})`;
  }
}

function isAnything(node: ConditionNode): boolean {
  return node.kind === 'all' && node.conditions.length === 0;
}

/** In parentheses where it would run into its neighbours. */
function grouped(node: ConditionNode): string {
  const joins =
    node.kind === 'quantifier' || node.kind === 'choice' || ((node.kind === 'all' || node.kind === 'any') && node.conditions.length > 1);
  return joins ? `(${prose(node)})` : prose(node);
}

function words(node: TermNode): string {
  switch (node.kind) {
    case 'subject':
      return '';
    case 'variable':
      return node.name;
    case 'literal':
      return Array.isArray(node.value) ? node.value.map((value) => JSON.stringify(value)).join(', ') : JSON.stringify(node.value);
    case 'parameter':
      return `the parameter '${node.parameter.name}'`;
    case 'field': {
      const of = words(node.of);
      return of ? `${of}.${node.name}` : node.name;
    }
    case 'entry':
      return `${words(node.of)}[${words(node.key)}]`;
    case 'keys':
      return `the keys of ${words(node.of)}`;
    case 'join':
      return node.lists.map(words).join(', ');
    case 'where':
      return `${words(node.of)} with ${prose(node.condition)}`;
    case 'count':
      return `the number of ${words(node.of)}`;
    case 'fallback':
      return `${words(node.of)} (where it is not set: ${words(node.otherwise)})`;
    case 'concat':
      return node.parts.map(words).join(' + ');
    case 'cast':
      return words(node.of);
    case 'related':
      return `${node.type} whose ${node.field} refers to it`;
  }
}
