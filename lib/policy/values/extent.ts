import { sha256 } from '../../documents/hash';
import { anything, dropped, shut } from './extent-leaf';
import { networkLeaves } from './network-leaves';
import type { Step } from './pointer';

/** More than anybody reads; what goes beyond is told by one hash, which changes with every one of them. */
const most = 1000;

/**
 * How far what stands at a place of a document goes, one by one and sorted: `SYS_ADMIN`, `verbs: *`. What only narrows it counts too:
 * `not NET_RAW` of what is dropped, `resourceNames: (any)` where none are named.
 *
 * @param where at the place; in the item of a list that it belongs to, the outermost; or in the whole document, but its metadata
 */
export function extentAt(document: unknown, steps: readonly Step[], where: 'place' | 'item' | 'document' = 'place'): readonly string[] {
  if (steps.some(({ elsewhere }) => elsewhere)) return [];
  if (where === 'document') return isHolder(document) ? ofDocument(document) : [];
  let value: unknown = document;
  let list = '';
  for (const { key } of steps) {
    value = isHolder(value) && Object.hasOwn(value, key) ? value[key] : undefined;
    if (where === 'item' && typeof key === 'number' && isHolder(value)) return sorted(ofItem(value, list, document));
    if (typeof key === 'string') list = key;
  }
  const told = leaves(value, '');
  return sorted(narrowing.has(list) ? told.map(dropped) : told);
}

type Holder = Readonly<Record<string, unknown>>;

function isHolder(value: unknown): value is Holder {
  return typeof value === 'object' && value !== null;
}

/** Once each, in an order that is the same everywhere. */
export function sorted(extent: readonly string[]): readonly string[] {
  const all = [...new Set(extent)].sort();
  if (all.length <= most) return all;
  const rest = all.slice(most - 1);
  return [...all.slice(0, most - 1), `and ${rest.length} more: ${sha256(JSON.stringify(rest)).slice(0, 16)}`];
}

/** All but what names it. */
function ofDocument(document: Holder): readonly string[] {
  const { apiVersion: _version, kind: _kind, metadata: _metadata, status: _status, ...rest } = document;
  return sorted(leaves(rest, ''));
}

/** Of a rule of a NetworkPolicy, of a role, or of anything else. */
function ofItem(item: Holder, list: string, document: unknown): readonly string[] {
  const isNetwork = String((document as Holder)['apiVersion']).startsWith('networking.k8s.io/');
  if (isNetwork && (list === 'ingress' || list === 'egress')) return networkLeaves(item, list);
  const { resourceNames } = item;
  const isOpen = Object.hasOwn(item, 'verbs') && (!Array.isArray(resourceNames) || resourceNames.length === 0);
  return [...leaves(item, ''), ...(isOpen ? [`resourceNames: ${anything}`] : [])];
}

/** Fields whose items take something away. */
const narrowing = new Set(['drop', 'except']);

function leaves(value: unknown, path: string): readonly string[] {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return [path ? `${path}: ${shut(value)}` : String(shut(value))];
  if (Array.isArray(value)) return value.flatMap((item) => leaves(item, path));
  if (!isHolder(value) || Object.getPrototypeOf(value) !== Object.prototype) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const told = leaves(inner, path ? `${path}.${name}` : name);
    return narrowing.has(name) ? told.map(dropped) : told;
  });
}
