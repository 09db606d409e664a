import { blockAddress, printAddress } from '../address';
import { isObject } from '../shape';
import { child, type Json, list } from './plan-document';
import { readData } from './read-data';

/** What a plan knows of a stack's Terraform blocks: by address, a document for each instance. */
export type PlannedValues = ReadonlyMap<string, readonly Json[]>;

/** Of a plan's root module; what is known only after apply, or sensitive, is left out. */
export function plannedValues(plan: Json): PlannedValues {
  const unknown = new Map<string, unknown>(
    list(plan['resource_changes']).map(({ address, change }) => [String(address), change?.after_unknown]),
  );
  const values = new Map<string, Json[]>();
  const resources = [...list(plan['planned_values']?.root_module?.resources), ...(readData(plan).get('') ?? [])];
  for (const { mode, type, name, address, values: planned, sensitive_values: sensitive } of resources) {
    const block = printAddress(blockAddress(mode === 'data' ? 'data' : 'resource', String(type), String(name)));
    const known = knownOf(planned ?? {}, unknown.get(String(address)), sensitive);
    values.set(block, [...(values.get(block) ?? []), isObject(known) ? known : {}]);
  }
  return values;
}

/** Nothing where it is unknown or sensitive, as a whole or, in lists, at its place. Documents are at most 100 levels deep. */
function knownOf(value: unknown, unknown: unknown, sensitive: unknown): unknown {
  if (unknown === true || (sensitive === true && value !== null)) return undefined;
  if (Array.isArray(value)) {
    const length = Math.max(value.length, Array.isArray(unknown) ? unknown.length : 0);
    return Array.from({ length }, (_, index) => knownOf(value[index], child(unknown, index), child(sensitive, index)));
  }
  if (!isObject(value)) return value === null && isObject(unknown) ? undefined : value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, knownOf(inner, child(unknown, name), child(sensitive, name))]),
  );
}
