import { parseAddress } from '../documents/address';
import { type Source, UserError } from '../errors';
import type { KeptEntry, KeptList } from './kept-list';
import type { Fresh, Known } from './lost';
import { whereNow } from './releases';

/**
 * Refuses what is made again, at its former address or at another, although it is there: Terraform forgot it, and would make a second one, or
 * stop half-way at its name. An older checkout makes again what was retired since.
 *
 * @param known that of the working tree first, where there is one: what it lists and does not call retired is no orphan, whatever commits say that are
 * not newer
 * @param at the nearest line of a resource
 * @throws UserError with the ways to take it back
 */
export function refusePutBack(known: readonly Known[], fresh: Fresh, at: (entry: KeptEntry) => Source | undefined): void {
  const here = known.find(({ commit }) => commit === undefined)?.list;
  const { resources } = fresh.list;
  const byName = new Map([...resources].flatMap(([address, entry]) => namedAs(address, entry).map((name) => [name, address] as const)));
  for (const { list, file, commit, isNewer } of known) {
    for (const [former, entry] of list.resources) {
      const moved = whereNow(former, fresh.releases, resources);
      const address = resources.has(moved) ? moved : namedAs(former, entry).flatMap((name) => byName.get(name) ?? [])[0];
      const now = address === undefined ? undefined : resources.get(address);
      if (!entry.retired || !entry.keeps || address === undefined || !now || !isOfTerraform(address)) continue;
      if (fresh.releases.imported.has(address) || (!isNewer && isKnownAsMade(here, [former, address]))) continue;
      throw new UserError(
        `${address} of '${list.stack}' is made again, and is there already${former === address ? '' : `, as ${former}`}: it was retired ('${entry.retired.reason}'), and Terraform knows it no longer.`,
        isNewer
          ? `${commit} is newer than what is checked out, and has it retired: bring it up to date, and synthesize again.`
          : `Have it imported, with what belongs to it: stack.addOverride('import', [{ to: '${address}', id: '${entry.importId ?? '<id>'}' }]). Where no state forgot it, take \`retired\` out of its entry in ${file}.`,
        at(now),
      );
    }
  }
}

/** Whether the list has one of them that is no orphan, and none that is. */
function isKnownAsMade(here: KeptList | undefined, addresses: readonly string[]): boolean {
  const entries = addresses.flatMap((address) => here?.resources.get(address) ?? []);
  return entries.length > 0 && entries.every(({ retired }) => !retired);
}

/** What its service knows it by, where that is stated. */
function namedAs(text: string, { name }: KeptEntry): readonly string[] {
  const address = parseAddress(text);
  return address.engine === 'terraform' && name !== undefined ? [`${address.type} ${name}`] : [];
}

function isOfTerraform(address: string): boolean {
  return parseAddress(address).engine === 'terraform';
}
