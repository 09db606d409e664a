import { toCel } from '../expression/cel';
import type { ConditionNode, LiteralNode, TermNode } from '../expression/node';
import { mapCondition, mapTerm, type PartMapping, partsOf } from '../expression/parts';
import { resolve, type Settings } from '../expression/resolve';

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

/** The condition without the containers that the pod was made with, and with others for its ephemeral ones. */
function replaceContainers(node: ConditionNode, ephemeral: LiteralNode): ConditionNode {
  const mapped = mapCondition(node, mappingTo(ephemeral));
  if (mapped.kind !== 'quantifier' || !isEmpty(mapped.list)) return mapped;
  return { kind: mapped.quantifier === 'every' ? 'all' : 'any', conditions: [] };
}

function replaceInTerm(node: TermNode, ephemeral: LiteralNode): TermNode {
  const list = containerList(node);
  if (list) return list === 'ephemeralContainers' ? ephemeral : none;
  const mapped = mapTerm(node, mappingTo(ephemeral));
  if (mapped.kind === 'where') return isEmpty(mapped.of) ? none : mapped;
  if (mapped.kind !== 'join') return mapped;
  const lists = mapped.lists.filter((part) => !isEmpty(part));
  return lists.length > 1 ? { ...mapped, lists } : (lists[0] ?? none);
}

function mappingTo(ephemeral: LiteralNode): PartMapping {
  return { condition: (part) => replaceContainers(part, ephemeral), term: (part) => replaceInTerm(part, ephemeral) };
}

function isEmpty(node: TermNode): boolean {
  return node.kind === 'literal' && Array.isArray(node.value) && node.value.length === 0;
}
