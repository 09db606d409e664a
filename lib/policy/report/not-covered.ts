import { printable } from '../../wording/printable';
import type { Report } from './report';

/** How many resources no rule covers, by type, in all stacks that have policies. */
export function notCovered({ stacks }: Report): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const stack of stacks.filter(({ packs }) => packs.length > 0))
    for (const [type, count] of Object.entries(stack.notCovered)) counts.set(type, (counts.get(type) ?? 0) + count);
  return new Map([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The same as a sentence; nothing where everything is covered. */
export function notCoveredLines(report: Report): readonly string[] {
  const counts = notCovered(report);
  const types = [...counts].map(([type, count]) => printable(count > 1 ? `${type} (${count})` : type));
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return total === 0 ? [] : [`Not covered by any rule: ${total} ${total === 1 ? 'resource' : 'resources'} of ${types.join(', ')}.`];
}
