import type { KeptEntry } from './kept-list';
import type { LeftResource } from './left-resource';
import type { Fresh } from './lost';

/**
 * Notes of what leaves a stack every address that its state may know, and with the first entry of each dependency what belongs to it and is listed nowhere. Noted
 * once, when it leaves: what a state has forgotten since is not noted again.
 *
 * @param leaving addresses of entries
 */
export function withPlaces(
  entries: ReadonlyMap<string, KeptEntry>,
  leaving: ReadonlySet<string>,
  { left = [], releases }: Fresh,
): ReadonlyMap<string, KeptEntry> {
  const byAddress = new Map(left.flatMap((one) => [...one.places.keys()].map((address) => [address, one] as const)));
  const ofDependency = new Map<string, LeftResource[]>();
  for (const one of left) ofDependency.set(one.dependency, [...(ofDependency.get(one.dependency) ?? []), one]);
  const isListed = ({ places }: LeftResource) => [...places.keys()].some((address) => entries.has(address));
  const all = new Map(entries);
  for (const address of [...leaving].sort()) {
    const own = byAddress.get(address);
    const entry = all.get(address);
    if (!own || !entry) continue;
    const { [address]: _address, ...addresses } = { ...entry.addresses, ...Object.fromEntries(own.places) };
    const others = entry.keeps ? (ofDependency.get(own.dependency) ?? []).filter((one) => !isListed(one)) : [];
    if (entry.keeps) ofDependency.delete(own.dependency);
    const besides = [...new Set([...(entry.besides ?? []), ...others.flatMap(({ places }) => [...places.keys()])])].filter((each) =>
      releases.released.has(each),
    );
    all.set(address, {
      ...entry,
      ...(Object.keys(addresses).length > 0 && { addresses }),
      ...(besides.length > 0 && { besides: besides.sort() }),
    });
  }
  return all;
}
