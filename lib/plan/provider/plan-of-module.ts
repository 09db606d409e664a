import { child, type Json, list } from '../../documents/plan/plan-document';

/** Of a plan of several stacks as modules, what it says of one, as if it were the root. */
export function planOfModule(plan: Json, module: string): Json {
  const prefix = `module.${module}`;
  const own = list(plan['resource_changes']).filter((entry) => entry['module_address'] === prefix);
  return {
    format_version: plan['format_version'],
    resource_changes: own.map(({ module_address: _module, address, previous_address: previous, ...entry }) => ({
      ...entry,
      address: below(address, prefix),
      ...(previous !== undefined && { previous_address: below(previous, prefix) }),
    })),
    configuration: { root_module: child(child(plan['configuration']?.root_module?.module_calls, module), 'module') ?? {} },
  };
}

function below(text: unknown, prefix: string): string {
  return String(text).slice(`${prefix}.`.length);
}
