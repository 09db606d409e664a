import { type Source, UserError } from '../errors';
import type { KeptEntry, KeptList } from './kept-list';
import type { Fresh } from './lost';

/**
 * Refuses what is made again although it is there: Terraform forgot it, and would make a second one, or stop half-way at its name.
 *
 * @param here the list in the working tree
 * @param at the nearest line of a resource
 * @throws UserError with the ways to take it back
 */
export function refusePutBack(here: KeptList | undefined, fresh: Fresh, at: (entry: KeptEntry) => Source | undefined): void {
  for (const [address, entry] of here?.resources ?? []) {
    const now = fresh.list.resources.get(address);
    if (!entry.retired || !entry.keeps || !now || fresh.releases.imported.has(address) || address.includes('/')) continue;
    const id = entry.importId ?? '<id>';
    throw new UserError(
      `${address} of '${here!.stack}' is made again, and is there already: it was retired ('${entry.retired.reason}'), and Terraform knows it no longer.`,
      `Have it imported, with what belongs to it: stack.addOverride('import', [{ to: '${address}', id: '${id}' }]). Where no state forgot it, take \`retired\` out of its entry in ids/${here!.stack}.json.`,
      at(now),
    );
  }
}
