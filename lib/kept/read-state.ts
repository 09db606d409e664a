import type { GivenResource } from '../assembly/run-request';
import { isIdText } from '../documents/id-text';
import { physicalNameOf } from './physical-name-of';
import { type StateInstance, stateInstances } from './state-instances';

/**
 * The managed resources of a Terraform state, as `terraform state pull` or `terraform show -json` prints it: their addresses, ids and names. Nothing else of it is kept, and no
 * error quotes it. Modules are opaque, as at synthesis; what is deposed, and about to go, is not there.
 *
 * @param name what errors call it
 * @throws UserError if it is no state, too large, or of a version that this does not know
 */
export function readState(file: string, name = file): readonly GivenResource[] {
  const byAddress = new Map<string, GivenResource>();
  for (const instance of stateInstances(file, name)) {
    if (instance.isInModule) continue;
    const one = resourceOf(instance);
    const { id: _, ...other } = byAddress.get(one.address) ?? {};
    byAddress.set(one.address, byAddress.has(one.address) ? (other as GivenResource) : one);
  }
  return [...byAddress.values()];
}

function resourceOf({ type, label, isOneOfSeveral, attributes }: StateInstance): GivenResource {
  const [id, name] = [attributes['id'], physicalNameOf(attributes)].map(idText);
  return { address: `${type}.${label}`, type, ...(id !== undefined && !isOneOfSeveral && { id }), ...(name !== undefined && { name }) };
}

/** Whatever else stands there is no id and no name. */
function idText(value: unknown): string | undefined {
  return isIdText(value) ? value : undefined;
}
