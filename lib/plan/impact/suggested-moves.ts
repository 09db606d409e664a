import { parseAddress } from '../../documents/address';
import { isResource } from '../noun-of';
import type { PlanChange } from '../plan';
import type { ImpactProject, SuggestedMove } from './impact';

/**
 * Resources of Terraform whose address alone changed, as far as that can be told: the only one of its type that a stack loses and the only one
 * that it gains, or one of the same name but for the hash at its end.
 */
export function suggestedMoves({ project, plan }: ImpactProject): readonly SuggestedMove[] {
  const byType = new Map<string, { lost: PlanChange[]; gained: PlanChange[] }>();
  for (const change of plan.changes) {
    if (change.engine !== 'terraform' || !isResource(change.type)) continue;
    if (change.kind !== 'deleted' && change.kind !== 'created') continue;
    const key = JSON.stringify([change.stack ?? '', change.type]);
    const both = byType.get(key) ?? { lost: [], gained: [] };
    byType.set(key, both);
    (change.kind === 'deleted' ? both.lost : both.gained).push(change);
  }
  return [...byType.values()].flatMap(({ lost, gained }) =>
    lost.flatMap((change) => {
      const [to, ...others] = lost.length === 1 && gained.length === 1 ? gained : gained.filter((one) => stem(one) === stem(change));
      const isOnly = lost.filter((one) => stem(one) === stem(change)).length === 1;
      return to && others.length === 0 && isOnly ? [{ project, stack: change.stack ?? '', from: change.address, to: to.address }] : [];
    }),
  );
}

/** cdktf ends addresses with a hash of the construct path. */
function stem({ address }: PlanChange): string {
  return parseAddress(address).name.replace(/_[0-9A-F]{8}$/, '');
}
