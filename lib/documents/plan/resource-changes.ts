import { blockAddress, printAddress } from '../address';
import type { Resource } from '../resource';
import { type Json, list } from './plan-document';

/**
 * What a plan destroys or replaces, as resources of a type such as `plan.aws_db_instance`: only what is done and why, no value.
 *
 * @see https://developer.hashicorp.com/terraform/internals/json-format#change-representation
 */
export function resourceChanges(plan: Json): readonly Resource[] {
  return list(plan['resource_changes'])
    .filter(({ mode, type, change }) => mode !== 'data' && typeof type === 'string' && actionsOf(change).includes('delete'))
    .map(({ type, name, index, address, module_address: module, deposed, change }) => ({
      type: `plan.${type}`,
      address: printAddress({
        ...blockAddress('change', type, String(name)),
        ...(module !== undefined && { module: String(module) }),
        ...(index !== undefined && { key: typeof index === 'number' ? index : String(index) }),
        ...(deposed !== undefined && { deposed: String(deposed) }),
      }),
      path: `plan.${address}`,
      values: {
        change: { actions: actionsOf(change), ...(Array.isArray(change.replace_paths) && { replace_paths: change.replace_paths }) },
      },
    }));
}

function actionsOf(change: unknown): readonly unknown[] {
  const { actions } = (change ?? {}) as Json;
  return Array.isArray(actions) ? actions : [];
}
