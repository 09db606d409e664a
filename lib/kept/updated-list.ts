import type { KeptEntry, KeptList } from './kept-list';
import { type Fresh, leftBy } from './lost';
import { madeAt, madeIn } from './made-at';
import { whereNow } from './releases';
import { withPlaces } from './with-places';

/**
 * The list of a stack as it is to be committed, once nothing of it would be lost: what is made now, and what is left where it is. What people and newer
 * versions wrote into an entry goes with it where it moves, and what its state may still know it by stays in it.
 *
 * @param former the list in the working tree
 * @param elsewhere id of the other stack that makes what an entry is about, or takes it in
 */
export function updatedList(
  former: KeptList | undefined,
  fresh: Fresh,
  elsewhere: (address: string, entry: KeptEntry) => string | undefined,
): KeptList {
  const { list, releases } = fresh;
  const made = madeIn(list);
  const entries = new Map<string, KeptEntry>();
  const leaving = new Set<string>();
  /** Where what is made was, by the address that it has. */
  const places = new Map<string, Map<string, string>>();
  for (const [address, entry] of former?.resources ?? []) {
    const now = madeAt(address, entry, releases, made);
    const at = whereNow(address, releases, list.resources);
    const other = elsewhere(address, entry);
    const retired = leftBy(at, entry, fresh);
    if (now !== undefined) {
      entries.set(now, { ...entries.get(now), ...written(entry) });
      const known = places.get(now) ?? new Map<string, string>();
      for (const [each, path] of [...Object.entries(entry.addresses ?? {}), [address, entry.path] as const]) known.set(each, path);
      places.set(now, known);
    } else if (entry.departed) entries.set(address, entry);
    else if (other !== undefined && (!entry.keeps || other === list.stack)) continue;
    else if (other !== undefined) {
      entries.set(address, departing(entry, other));
      leaving.add(address);
    } else if (entry.retired) entries.set(address, { ...entry, retired: retired ?? entry.retired });
    else if (entry.keeps && retired) {
      entries.set(at, { ...entry, retired, ...addressesOf(at, { ...entry.addresses, [address]: entry.path }) });
      leaving.add(at);
    } else if (entry.destroyed) entries.set(address, entry);
    else if (releases.released.has(at) && entry.keeps)
      entries.set(address, { ...entry, retired: { reason: 'a removed block took it out of the state' } });
  }
  for (const [address, path] of fresh.forgotten ?? []) {
    const retired = leftBy(address, { path }, fresh);
    if (!retired || list.resources.has(address)) continue;
    if (!entries.has(address)) leaving.add(address);
    entries.set(address, { ...entries.get(address), path, retired });
  }
  for (const [address, entry] of entries) {
    const importId = fresh.ids?.get(address);
    if (entry.retired && entry.importId === undefined && importId !== undefined) entries.set(address, { ...entry, importId });
  }
  for (const [address, entry] of list.resources) {
    const known = places.get(address) ?? fresh.former?.get(address) ?? [];
    entries.set(address, { ...entries.get(address), ...addressesOf(address, Object.fromEntries(known)), ...entry });
  }
  const resources = withPlaces(entries, leaving, fresh);
  return { stack: list.stack, resources, ...(former?.others && { others: former.others }) };
}

/** What is not known from synthesis; what is made again is no orphan. */
function written(entry: KeptEntry): KeptEntry {
  const {
    path: _path,
    keeps: _keeps,
    name: _name,
    claims: _claims,
    immutable: _immutable,
    retired: _retired,
    stored: _stored,
    addresses: _addresses,
    besides: _besides,
    departed: _departed,
    ...others
  } = entry;
  return others as KeptEntry;
}

/** The addresses that something may have beside the one that it has. */
function addressesOf(now: string, places: Readonly<Record<string, string>>): Pick<KeptEntry, 'addresses'> {
  const { [now]: _now, ...addresses } = places;
  return Object.keys(addresses).length > 0 ? { addresses } : {};
}

/** What is to be imported elsewhere is told there. */
function departing(entry: KeptEntry, departed: string): KeptEntry {
  const { retired: _retired, stored: _stored, importId: _importId, ...others } = entry;
  return { ...others, departed };
}
