import { type Json, list } from './plan-document';

/** Data sources that were read before the plan was made, by the address of their module: a plan keeps them with the prior state. */
export function readData(plan: Json): ReadonlyMap<string, readonly Json[]> {
  const found = new Map<string, readonly Json[]>();
  const open: Json[] = list([plan['prior_state']?.values?.root_module]).slice();
  for (let next = open.pop(); next; next = open.pop()) {
    found.set(
      String(next['address'] ?? ''),
      list(next['resources']).filter(({ mode }) => mode === 'data'),
    );
    for (const module of list(next['child_modules'])) open.push(module);
  }
  return found;
}
