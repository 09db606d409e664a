import type { KeptEntry, KeptList } from './kept-list';
import { type Fresh, leftBy } from './lost';
import { whereNow } from './releases';

/**
 * The list of a stack as it is to be committed, once nothing of it would be lost: what is made now, and the orphans. What people and newer
 * versions wrote into an entry goes with it where it moves.
 *
 * @param former the list in the working tree
 * @param isElsewhere whether another stack makes what an entry is about, or takes it in
 */
export function updatedList(
  former: KeptList | undefined,
  fresh: Fresh,
  isElsewhere: (address: string, entry: KeptEntry) => boolean,
): KeptList {
  const { list, releases } = fresh;
  const entries = new Map<string, KeptEntry>();
  for (const [address, entry] of former?.resources ?? []) {
    const at = whereNow(address, releases, list.resources);
    if (list.resources.has(at)) entries.set(at, written(entry));
    else if (isElsewhere(address, entry)) continue;
    else if (entry.retired) entries.set(address, { ...entry, retired: leftBy(at, entry, fresh) ?? entry.retired });
    else if (entry.keeps && leftBy(at, entry, fresh)) entries.set(at, { ...entry, retired: leftBy(at, entry, fresh)! });
    else if (entry.destroyed) entries.set(address, entry);
    else if (releases.released.has(at) && entry.keeps)
      entries.set(address, { ...entry, retired: { reason: 'a removed block took it out of the state' } });
  }
  for (const [address, path] of fresh.forgotten ?? []) {
    const retired = leftBy(address, { path }, fresh);
    if (retired && !list.resources.has(address)) entries.set(address, { ...entries.get(address), path, retired });
  }
  for (const [address, entry] of entries) {
    const importId = fresh.ids?.get(address);
    if (entry.retired && entry.importId === undefined && importId !== undefined) entries.set(address, { ...entry, importId });
  }
  for (const [address, entry] of list.resources) entries.set(address, { ...entries.get(address), ...entry });
  return { stack: list.stack, resources: entries, ...(former?.others && { others: former.others }) };
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
    ...others
  } = entry;
  return others as KeptEntry;
}
