import { isResource } from '../noun-of';
import type { PlanChange, PlanNotice } from '../plan';
import { dataTypes } from './rules/kinds-of-data';

/** Resources of one name in one stack that are all made, or all destroyed. */
interface Whole {
  readonly name: string;
  readonly kind: 'created' | 'deleted';
  /** Types of its resources, sorted: what it is, but for its name. */
  readonly types: string;
  readonly size: number;
}

/**
 * What has another name as a whole: a workload, a dependency or something shared that holds data, of which everything is destroyed and the same
 * made anew. Where several could be meant, nobody guesses.
 */
export function renamedWholes(changes: readonly PlanChange[]): readonly PlanNotice[] {
  const times = new Map<string, number>();
  for (const wholes of wholesByStack(changes).values())
    for (const types of new Set(wholes.map((whole) => whole.types))) {
      const alike = wholes.filter((whole) => whole.types === types);
      const [gone, made] = (['deleted', 'created'] as const).map((kind) => alike.filter((whole) => whole.kind === kind)) as [
        Whole[],
        Whole[],
      ];
      if (gone.length !== 1 || made.length !== 1) continue;
      const text = `${gone[0]!.name} → ${made[0]!.name}: ${gone[0]!.size} resources are destroyed, and the same made anew`;
      times.set(text, (times.get(text) ?? 0) + 1);
    }
  return [...times].map(([text, count]) => ({ ...renamed, text: count === 1 ? text : `${text}, in ${count} stacks` }));
}

function wholesByStack(changes: readonly PlanChange[]): ReadonlyMap<string, readonly Whole[]> {
  const parts = new Map<string, PlanChange[]>();
  for (const change of changes) {
    if (change.engine !== 'terraform' || !isResource(change.type)) continue;
    const key = JSON.stringify([change.environment, change.stack, change.workload, change.subject]);
    parts.set(key, [...(parts.get(key) ?? []), change]);
  }
  const stacks = new Map<string, Whole[]>();
  for (const own of parts.values()) {
    const [{ environment, stack, kind, workload, subject }] = own as [PlanChange];
    if ((kind !== 'created' && kind !== 'deleted') || own.some((change) => change.kind !== kind)) continue;
    const types = own.map(({ type }) => type).sort();
    // What is known by its address only has no name that people gave it.
    if (own.length < 2 || !types.some((type) => dataTypes.test(type))) continue;
    const name = /\/shared\./.test(workload) ? workload : subject;
    const at = JSON.stringify([environment, stack]);
    stacks.set(at, [...(stacks.get(at) ?? []), { name, kind, types: types.join(' '), size: own.length }]);
  }
  return stacks;
}

const renamed = {
  verdict: 'danger',
  rule: 'terraform/renamed-whole',
  classes: ['destroy'],
  reason:
    'What it holds is gone: to Terraform another name is another thing. Where the construct takes `formerly`, the former name keeps it.',
  source: 'https://developer.hashicorp.com/terraform/language/moved',
} as const;
