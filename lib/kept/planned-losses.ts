import { changedBlock, printAddress } from '../documents/address';
import { type Json, list } from '../documents/plan/plan-document';
import { resourceChanges } from '../documents/plan/resource-changes';
import type { KeptEntry } from './kept-list';
import { listedLoss, lossWords } from './kept-types';
import type { Known } from './lost';
import { asPath } from './lost-error';
import { physicalNameOf } from './physical-name-of';

/** Something that a plan destroys, and that nobody lets go. */
export interface PlannedLoss {
  /** Whether a list has it, and with the name that the plan says. */
  readonly isListed: boolean;
  /** A sentence. */
  readonly told: string;
}

/**
 * What a plan destroys or replaces of what must not vanish: each resource that a list of its stack has, unless every one says `destroyed`, since
 * what is retired is forgotten, and destroyed by no plan; and where its stack has a list, whatever else keeps data, since an older checkout does
 * not know it.
 *
 * @param known the lists of the stack that the plan is of: that of the working tree first, where there is one
 */
export function plannedLosses(plan: Json, known: readonly Known[]): readonly PlannedLoss[] {
  const [first] = known;
  if (!first) return [];
  const before = new Map(list(plan['resource_changes']).map((change) => [`plan.${change['address']}`, change]));
  return resourceChanges(plan).flatMap(({ type: changed, address: at, path, values }): PlannedLoss[] => {
    const type = changed.slice('plan.'.length);
    const change = before.get(path);
    const block = printAddress(changedBlock(at));
    const former =
      typeof change?.['previous_address'] === 'string' ? printAddress(changedBlock(`plan.${change['previous_address']}`)) : block;
    const entries = known.flatMap((one): { one: Known; entry: KeptEntry }[] => {
      const entry = one.list.resources.get(block) ?? one.list.resources.get(former);
      return entry?.keeps ? [{ one, entry }] : [];
    });
    // What is listed nowhere may be of a type that keeps something all the same.
    const keeps = entries[0]?.entry.keeps ?? listedLoss(type);
    if (!keeps || (entries.length > 0 && entries.every(({ entry }) => entry.destroyed))) return [];
    const listed = entries[0]?.entry.name;
    const planned = physicalNameOf(change?.['change']?.before ?? {});
    const name = planned ?? listed;
    const replaced = values['change'].actions.includes('create');
    const because = paths(values['change'].replace_paths);
    const where = entries[0]
      ? `which ${entries[0].one.file} lists${asPath(entries[0].entry)}`
      : `which ${first.file} does not know: is what is planned an older checkout`;
    return [
      {
        isListed: entries.length > 0 && (listed === undefined || planned === undefined || listed === planned),
        told: `${path.slice('plan.'.length)}${name === undefined ? '' : ` ('${name}')`} of '${first.list.stack}', ${where}, is ${replaced ? 'replaced' : 'destroyed'}${because}, and with it ${lossWords(keeps)}${entries[0] ? '.' : '?'}${tellNotForgotten(entries.map(({ entry }) => entry))}`,
      },
    ];
  });
}

/** What made the plan does not know it as left, such as an older checkout. */
function tellNotForgotten(entries: readonly KeptEntry[]): string {
  const departed = entries.find((entry) => entry.departed !== undefined)?.departed;
  if (departed !== undefined)
    return ` It went to '${departed}', and this state never forgot it: apply here what the list that says so was committed with, or later.`;
  return entries.some(({ retired }) => retired)
    ? ' It is retired, and this state never forgot it: apply a commit whose list has it retired, or let it be destroyed by `"destroyed": { "reason": "…" }` in its entry, on the default branch.'
    : '';
}

function paths(replacing: readonly (readonly (string | number)[])[] | undefined): string {
  const told = (replacing ?? []).map((path) => path.join('.')).join(', ');
  return told ? ` because of ${told}` : '';
}
