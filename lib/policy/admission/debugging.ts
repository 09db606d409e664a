import { toCel } from '../expression/cel';
import type { ConditionNode, LiteralNode, TermNode } from '../expression/node';
import { resolve, type Settings } from '../expression/resolve';
import { partsOf } from './reads';

/** The ephemeral containers that a request adds to a pod: those that stand there already cannot change. */
export const addedContainers = {
  name: 'added',
  expression:
    'object.spec.?ephemeralContainers.orValue([]).filter(container, !oldObject.spec.?ephemeralContainers.orValue([]).exists(old, old.name == container.name))',
} as const;

/**
 * A condition on pods as `kubectl debug` meets it: of the containers only the added ones are judged, and a pod that does not
 * comply by itself may be debugged.
 *
 * @returns nothing where the condition looks at no ephemeral container
 */
export function debuggingCel(condition: ConditionNode, settings: Settings): string | undefined {
  if (!looksAtEphemeral(condition)) return undefined;
  const withAdded = toCel(resolve(replaceContainers(condition, added), settings), 'variables.pod');
  const without = toCel(resolve(replaceContainers(condition, none), settings), 'variables.pod');
  if (withAdded === undefined || without === undefined || withAdded === 'true' || without === 'false') return undefined;
  const cel = withAdded.replaceAll(JSON.stringify(added.value), `variables.${addedContainers.name}`);
  return without === 'true' ? cel : `(${cel}) || !(${without})`;
}

const none: LiteralNode = { kind: 'literal', value: [] };
/** Stands for the variable, which no node can name, until the text is printed. */
const added = { kind: 'literal', value: [`variables.${addedContainers.name}`] } as const;

const lists = ['containers', 'initContainers', 'ephemeralContainers'];

/** `spec.ephemeralContainers` and its like, of the subject. */
function containerList(node: ConditionNode | TermNode): string | undefined {
  const isList = node.kind === 'field' && node.of.kind === 'field' && node.of.name === 'spec' && node.of.of.kind === 'subject';
  return isList && lists.includes(node.name) ? node.name : undefined;
}

function looksAtEphemeral(node: ConditionNode | TermNode): boolean {
  return containerList(node) === 'ephemeralContainers' || partsOf(node).some(looksAtEphemeral);
}

/** Without the containers that the pod was made with, and with others for its ephemeral ones. */
function replaceContainers(node: ConditionNode, ephemeral: LiteralNode): ConditionNode {
  const condition = (part: ConditionNode) => replaceContainers(part, ephemeral);
  const term = (part: TermNode) => replaceInTerm(part, ephemeral);
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
    case 'quantifier': {
      const list = term(node.list);
      if (isEmpty(list)) return { kind: node.quantifier === 'every' ? 'all' : 'any', conditions: [] };
      return { ...node, list, condition: condition(node.condition) };
    }
    case 'isSet':
      return { ...node, of: term(node.of) };
    case 'oneOf':
      return { ...node, of: term(node.of) };
    case 'text':
      return { ...node, of: term(node.of), with: term(node.with) };
  }
}

function replaceInTerm(node: TermNode, ephemeral: LiteralNode): TermNode {
  const term = (part: TermNode) => replaceInTerm(part, ephemeral);
  const list = containerList(node);
  if (list) return list === 'ephemeralContainers' ? ephemeral : none;
  switch (node.kind) {
    case 'join': {
      const parts = node.lists.map(term).filter((part) => !isEmpty(part));
      return parts.length > 1 ? { ...node, lists: parts } : (parts[0] ?? none);
    }
    case 'where': {
      const of = term(node.of);
      return isEmpty(of) ? none : { ...node, of, condition: replaceContainers(node.condition, ephemeral) };
    }
    case 'field':
    case 'keys':
    case 'count':
    case 'cast':
      return { ...node, of: term(node.of) };
    case 'entry':
      return { ...node, of: term(node.of), key: term(node.key) };
    case 'fallback':
      return { ...node, of: term(node.of), otherwise: term(node.otherwise) };
    case 'concat':
      return { ...node, parts: node.parts.map(term) };
    default:
      return node;
  }
}

function isEmpty(node: TermNode): boolean {
  return node.kind === 'literal' && Array.isArray(node.value) && node.value.length === 0;
}
