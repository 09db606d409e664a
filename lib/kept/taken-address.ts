import { type Source, UserError } from '../errors';
import { shown } from '../wording/shown';
import type { KeptEntry } from './kept-list';
import { lossWords } from './kept-types';
import type { Fresh, Known } from './lost';
import { madeAt, madeIn } from './made-at';

/**
 * Refuses something new at an address by which a state may still know something else: Terraform would take the one for the other, and replace it.
 *
 * @param known that of the working tree, and those of newer commits, count: who takes an address out of a list says that the state was applied
 * @param at the nearest line of a resource
 * @throws UserError with the way to tell that it was
 */
export function refuseTakenAddress(known: readonly Known[], fresh: Fresh, at: (entry: KeptEntry) => Source | undefined): void {
  const { resources } = fresh.list;
  const made = madeIn(fresh.list);
  for (const { list, file, commit, isNewer } of known) {
    if (commit !== undefined && !isNewer) continue;
    for (const [address, entry] of list.resources) {
      if (entry.destroyed || !entry.keeps) continue;
      const now = entry.departed === undefined ? madeAt(address, entry, fresh.releases, made) : undefined;
      const first = [...(entry.departed === undefined ? [] : [address]), ...Object.keys(entry.addresses ?? {})].find(
        (each) => each !== now && resources.has(each) && !fresh.releases.imported.has(each),
      );
      if (first === undefined) continue;
      throw new UserError(
        `${first} of '${list.stack}' is something new, and ${file} remembers that its state may still know ${what(first, address, entry)} by that address: Terraform would take one for the other, and lost would be ${lossWords(entry.keeps ?? 'data')}.`,
        `Apply first what is on the default branch. \`terraform state pull > state.json\`, and \`slipway synth --update-ids --state ${list.stack}=state.json\` then take the address out of the list. ${entry.departed === undefined ? 'Or give the new one another name' : 'Where it comes back, say with `formerly` in which app it is'}.`,
        at(resources.get(first)!),
      );
    }
  }
}

function what(first: string, address: string, { name, departed }: KeptEntry): string {
  const known = name === undefined ? '' : ` (${shown(name)})`;
  return departed === undefined || first !== address ? `${address}${known}` : `what went to '${departed}'${known}`;
}
