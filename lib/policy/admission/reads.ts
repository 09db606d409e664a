import type { ConditionNode, TermNode } from '../expression/node';
import { partsOf } from '../expression/parts';

/**
 * What a resolved condition reads of its subject, as CEL behind the subject's name: `.?spec.?type`.
 *
 * @returns nothing where it reads the subject as a whole
 */
export function readsOf(condition: ConditionNode): readonly string[] | undefined {
  const found = new Set<string>();
  collect(condition, found);
  const reads = [...found].sort();
  return reads.includes('') ? undefined : reads.filter((read) => !reads.some((other) => read !== other && startsBelow(read, other)));
}

const startsBelow = (read: string, other: string) => read.startsWith(`${other}.`) || read.startsWith(`${other}[`);

function collect(node: ConditionNode | TermNode, found: Set<string>): void {
  const access = accessTo(node);
  if (access !== undefined) found.add(access);
  else for (const part of partsOf(node)) collect(part, found);
}

/** Fields and literal keys that lead from the subject to a term. */
function accessTo(node: ConditionNode | TermNode): string | undefined {
  if (node.kind === 'subject') return '';
  if (node.kind !== 'field' && !(node.kind === 'entry' && node.key.kind === 'literal')) return undefined;
  const of = accessTo(node.of);
  if (of === undefined) return undefined;
  return node.kind === 'field' ? `${of}.?${node.name}` : `${of}[?${JSON.stringify((node.key as { readonly value: unknown }).value)}]`;
}
