import { Graph, Subject } from '../../lib';
import type { AccountName } from './pod-role';

/** Where the library notes on a service account what its workload shares with others: construct paths, with commas between them. */
const annotation = 'slipway.dev/shared';

/** Construct paths of what each service account's workload shares with others, by the account's name. */
export const sharedBy = (stack: Graph): ReadonlyMap<AccountName, ReadonlySet<string>> => {
  const found = new Map<AccountName, Set<string>>();
  for (const { namespace, name, raw } of stack.all('v1/ServiceAccount')) {
    const noted: unknown = raw.metadata?.annotations?.[annotation];
    if (typeof noted !== 'string') continue;
    const account = `${namespace}/${name}`;
    found.set(account, new Set([...(found.get(account) ?? []), ...noted.split(',').filter(Boolean)]));
  }
  return found;
};

/** Whether a resource is a part of something shared. */
export function isPartOf({ path }: Subject, shared: string): boolean {
  return path === shared || path.startsWith(`${shared}/`);
}
