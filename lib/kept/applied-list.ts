import { withoutKeys } from '../documents/address';
import type { KeptEntry, KeptList } from './kept-list';

/**
 * A list without what was remembered for a state that needs it no longer: addresses that it does not have, what went to another stack and is forgotten, and ids of what
 * is taken in.
 *
 * @param addresses what the state of the stack has now
 */
export function appliedList({ resources, ...list }: KeptList, addresses: readonly string[]): KeptList {
  const has = new Set(addresses.map(withoutKeys));
  const entries = [...resources].flatMap(([address, { addresses: places = {}, besides = [], ...entry }]): [string, KeptEntry][] => {
    const known = Object.fromEntries(Object.entries(places).filter(([at]) => has.has(at)));
    const left = besides.filter((at) => has.has(at));
    const isNeeded = has.has(address) || Object.keys(known).length + left.length > 0;
    if (entry.departed && !isNeeded) return [];
    return [
      [
        address,
        {
          ...(entry.importId !== undefined && !entry.retired && has.has(address) ? withoutId(entry) : entry),
          ...(Object.keys(known).length > 0 && { addresses: known }),
          ...(left.length > 0 && { besides: left }),
        },
      ],
    ];
  });
  return { ...list, resources: new Map(entries) };
}

function withoutId({ importId: _importId, ...entry }: KeptEntry): KeptEntry {
  return entry;
}
