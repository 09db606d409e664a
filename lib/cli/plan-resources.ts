import type { Resource } from '../assembly/resource';
import { UserError } from '../errors';

// biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
type Json = Readonly<Record<string, any>>;

/** What a module holds, and the address of the module. */
export interface PlannedModule {
  readonly address: string;
  readonly resources: readonly Resource[];
}

/** Whether a document is what `terraform show -json` prints of a plan. */
export function isPlan(document: unknown): document is Json {
  const { format_version: version, planned_values: values, resource_changes: changes } = (document ?? {}) as Json;
  return typeof version === 'string' && (values !== undefined || changes !== undefined);
}

/**
 * The resources that a plan leaves behind, module by module, as their configuration would state them: what is known only after apply is
 * the reference that the configuration makes, what is sensitive is unknown.
 *
 * @see https://developer.hashicorp.com/terraform/internals/json-format
 * @throws UserError if the plan is of another major version
 */
export function planResources(plan: Json, file: string): readonly PlannedModule[] {
  if (!/^1\.\d+$/.test(plan['format_version']))
    throw new UserError(`'${file}' is a plan of the format ${plan['format_version']}, and this slipway reads 1.x.`, 'Update slipway.');
  const unknown = new Map<string, unknown>(
    list(plan['resource_changes']).map(({ address, change }) => [String(address), change?.after_unknown]),
  );
  const modules: PlannedModule[] = [];
  const open: { readonly planned: Json; readonly configured: Json }[] = [
    { planned: plan['planned_values']?.root_module ?? {}, configured: plan['configuration']?.root_module ?? {} },
  ];
  for (let next = open.pop(); next; next = open.pop()) {
    const { planned, configured } = next;
    modules.push({ address: String(planned['address'] ?? ''), resources: moduleResources(planned, configured, unknown) });
    for (const child of list(planned['child_modules'])) {
      const call = /(?:^|\.)module\.([\w-]+)(?:\[[^\]]*\])?$/.exec(String(child['address']))?.[1] ?? '';
      const calls = configured['module_calls'] ?? {};
      open.push({ planned: child, configured: (Object.hasOwn(calls, call) ? calls[call]?.module : undefined) ?? {} });
    }
  }
  return modules.filter(({ resources }) => resources.length > 0);
}

function moduleResources(planned: Json, configured: Json, unknown: ReadonlyMap<string, unknown>): readonly Resource[] {
  const all = list(planned['resources']).filter(({ type, name }) => typeof type === 'string' && typeof name === 'string');
  const instances = new Map<string, Set<string>>();
  for (const resource of all) {
    const base = baseOf(resource);
    instances.set(base, (instances.get(base) ?? new Set()).add(keyOf(resource)));
  }
  const expressions = new Map(list(configured['resources']).map((resource) => [String(resource['address']), resource['expressions']]));
  return all.map((resource) => {
    const base = baseOf(resource);
    const key = keyOf(resource);
    /** To the instance with the same key, where there is one. */
    const refer = (reference: string): string => {
      const [, target, rest] = /^((?:data\.)?[a-z][a-z0-9]*_\w*\.[\w-]+)(?:\[[^\]]*\])?(.*)$/.exec(reference) ?? [];
      const keys = target === undefined ? undefined : instances.get(target);
      if (!keys) return reference;
      return `${target}${keys.has(key) ? key : keys.size === 1 ? [...keys][0] : ''}${rest}`;
    };
    const values = known(
      resource['values'] ?? {},
      unknown.get(String(resource['address'])),
      resource['sensitive_values'],
      expressions.get(base),
      refer,
    );
    return {
      type: resource['mode'] === 'data' ? `data.${resource['type']}` : String(resource['type']),
      address: `${base}${key}`,
      path: String(resource['address']),
      values: (values ?? {}) as Json,
    };
  });
}

function baseOf({ mode, type, name }: Json): string {
  return `${mode === 'data' ? 'data.' : ''}${type}.${name}`;
}

/** Distinguishes the instances of `count` and `for_each`, in characters of a name. */
function keyOf({ index }: Json): string {
  return index === undefined ? '' : `-${String(index).replace(/[^\w-]/g, '_')}`;
}

/** A value of the plan, where it is known; what the configuration refers to, where it is not. Documents are at most 100 levels deep. */
function known(value: unknown, unknown: unknown, sensitive: unknown, expression: unknown, refer: (reference: string) => string): unknown {
  if (sensitive === true) return '${var.sensitive}';
  if (unknown === true) {
    const [reference] = list((expression as Json | undefined)?.['references']) as readonly unknown[];
    return typeof reference === 'string' ? `\${${refer(reference)}}` : undefined;
  }
  if (typeof value === 'string') return value.replace(/([$%])\{/g, '$1$1{');
  if (typeof value !== 'object' || value === null) {
    if (typeof unknown !== 'object' || unknown === null) return value;
    return known(Array.isArray(unknown) ? [] : {}, unknown, sensitive, expression, refer);
  }
  if (Array.isArray(value)) {
    const length = Math.max(value.length, Array.isArray(unknown) ? unknown.length : 0);
    return Array.from({ length }, (_, index) =>
      known(value[index], child(unknown, index), child(sensitive, index), child(expression, index), refer),
    );
  }
  const names = new Set([...Object.keys(value), ...(isObject(unknown) ? Object.keys(unknown) : [])]);
  return Object.fromEntries(
    [...names].map((name) => [
      name,
      known(child(value, name), child(unknown, name), child(sensitive, name), child(expression, name), refer),
    ]),
  );
}

function child(value: unknown, key: string | number): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Json)[key] : undefined;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function list(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value : [];
}
