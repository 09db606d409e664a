import { Graph, Subject } from '../../lib/rules';
import type { AccountName } from './pod-role';

/** Construct paths of what each service account's workload shares with others, by the account's name. */
export const sharedBy = (stack: Graph): ReadonlyMap<AccountName, ReadonlySet<string>> => noted(stack, 'slipway.dev/shared', ',');

/** Resources that are none of the platform, to which operators approved the permissions of each service account's workload. */
export const approvedFor = (stack: Graph): ReadonlyMap<AccountName, ReadonlySet<string>> => noted(stack, 'slipway.dev/approved', ' ');

/** What the library notes on service accounts, a list with something between its entries. */
function noted(stack: Graph, annotation: string, between: string): ReadonlyMap<AccountName, ReadonlySet<string>> {
  const found = new Map<AccountName, Set<string>>();
  for (const { namespace, name, raw } of stack.all('v1/ServiceAccount')) {
    const value: unknown = raw.metadata?.annotations?.[annotation];
    if (typeof value !== 'string') continue;
    const account = `${namespace}/${name}`;
    found.set(account, new Set([...(found.get(account) ?? []), ...value.split(between).filter(Boolean)]));
  }
  return found;
}

/** Whether a resource is a part of something shared. */
export function isPartOf({ path }: Subject, shared: string): boolean {
  return path === shared || path.startsWith(`${shared}/`);
}
