import { blockAddress, printAddress, withoutKeys } from '../address';
import { sha256 } from '../hash';
import type { Resource } from '../resource';
import { isObject } from '../shape';
import { checkVersion, child, type Json, list } from './plan-document';
import { readData } from './read-data';
import { resourceChanges } from './resource-changes';

/** What a module holds, and the address of the module. */
export interface PlannedModule {
  /** Empty for the root. */
  readonly address: string;
  readonly resources: readonly Resource[];
}

/**
 * The resources and data sources that a plan leaves behind, module by module, as their configuration would state them: what is known only
 * after apply is the reference that the configuration makes, what is sensitive is unknown. A module sees the providers above it. What the
 * plan destroys stands with the root. What is there already, the prior state, is left out, but for the data that was read.
 *
 * @see https://developer.hashicorp.com/terraform/internals/json-format
 * @throws UserError if the plan is of another major version
 */
export function planResources(plan: Json, file: string): readonly PlannedModule[] {
  checkVersion(plan, file);
  const unknown = new Map<string, unknown>(
    list(plan['resource_changes']).map(({ address, change }) => [String(address), change?.after_unknown]),
  );
  const providers = providersOf(plan);
  const data = readData(plan);
  const modules: PlannedModule[] = [];
  const open: Open[] = [
    { planned: plan['planned_values']?.root_module ?? {}, configured: plan['configuration']?.root_module ?? {}, seen: new Map() },
  ];
  for (let next = open.pop(); next; next = open.pop()) {
    const { planned, configured } = next;
    const address = String(planned['address'] ?? '');
    const block = withoutKeys(address);
    const own = providers.filter(({ module }) => module === block).map(({ name, resource }) => [name, resource] as const);
    const seen = new Map([...next.seen, ...own]);
    const held = [...list(planned['resources']), ...(data.get(address) ?? [])];
    const resources = moduleResources(held, configured, unknown);
    const around = [...seen.values()].map((provider) => below(provider, address));
    modules.push({ address, resources: resources.length > 0 ? [...resources, ...around] : [] });
    for (const inner of list(planned['child_modules'])) {
      const call = /(?:^|\.)module\.([\w-]+)$/.exec(withoutKeys(String(inner['address'])))?.[1] ?? '';
      open.push({ planned: inner, configured: (child(configured['module_calls'], call) as Json | undefined)?.['module'] ?? {}, seen });
    }
  }
  const [{ address, resources }, ...others] = modules as [PlannedModule, ...PlannedModule[]];
  return [{ address, resources: [...resources, ...resourceChanges(plan)] }, ...others].filter((module) => module.resources.length > 0);
}

/** A module that is still to be looked at. */
interface Open {
  readonly planned: Json;
  readonly configured: Json;
  /** Providers of the modules around it, by name. */
  readonly seen: ReadonlyMap<string, Resource>;
}

function below(provider: Resource, module: string): Resource {
  return module ? { ...provider, path: `${module}.${provider.path}` } : provider;
}

/** The provider blocks of the configuration. */
function providersOf(plan: Json): readonly { readonly module: string; readonly name: string; readonly resource: Resource }[] {
  return list(Object.values(plan['configuration']?.provider_config ?? {})).map(({ name, alias, module_address: module, expressions }) => {
    const address = printAddress(blockAddress('provider', name, String(alias ?? '')));
    const values = { ...(stated(expressions ?? {}) as Json), ...(alias !== undefined && { alias }) };
    return { module: String(module ?? ''), name: address, resource: { type: `provider.${name}`, address, path: address, values } };
  });
}

/** What an expression of the configuration states: its value, what it refers to, or blocks of such. */
function stated(expression: unknown): unknown {
  if (Array.isArray(expression)) return expression.map(stated);
  if (!isObject(expression)) return expression;
  if (Object.hasOwn(expression, 'constant_value')) return expression['constant_value'];
  if (Object.hasOwn(expression, 'references')) return `\${${String(child(expression['references'], 0))}}`;
  return Object.fromEntries(Object.entries(expression).map(([name, inner]) => [name, stated(inner)]));
}

function moduleResources(held: readonly Json[], configured: Json, unknown: ReadonlyMap<string, unknown>): readonly Resource[] {
  const all = held.filter(({ type, name }) => typeof type === 'string' && typeof name === 'string');
  const instances = new Map<string, Set<string>>();
  for (const resource of all) {
    const base = baseOf(resource);
    instances.set(base, (instances.get(base) ?? new Set()).add(keyOf(resource)));
  }
  const expressions = new Map(list(configured['resources']).map((resource) => [String(resource['address']), resource['expressions']]));
  return all.map((resource) => {
    const base = baseOf(resource);
    const key = keyOf(resource);
    /** The address that a reference means: the instance with the same key, where there is one. */
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
      expressions.has(base) ? expressions.get(base) : nobodyKnows,
      refer,
    );
    return {
      type: resource['mode'] === 'data' ? `data.${resource['type']}` : String(resource['type']),
      address: printAddress(
        blockAddress(resource['mode'] === 'data' ? 'data' : 'resource', String(resource['type']), `${resource['name']}${key}`),
      ),
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
  if (index === undefined) return '';
  const text = String(index);
  const plain = text.replace(/[^\w-]/g, '_');
  return plain === text ? `-${plain}` : `-${plain}-${sha256(text).slice(0, 8)}`;
}

/** A value of the plan, where it is known; what the configuration refers to, where it is not. Documents are at most 100 levels deep. */
function known(value: unknown, unknown: unknown, sensitive: unknown, expression: unknown, refer: (reference: string) => string): unknown {
  // What is not set is no secret.
  if (sensitive === true && (unknown === true || value !== null)) return '${var.sensitive}';
  if (unknown === true) return templateOf(expression, refer);
  if (typeof value === 'string') return value.replace(/([$%])\{/g, '$1$1{');
  if (typeof value !== 'object' || value === null) {
    if (typeof unknown !== 'object' || unknown === null) return value;
    return known(Array.isArray(unknown) ? [] : {}, unknown, sensitive, expression, refer);
  }
  if (Array.isArray(value)) {
    const length = Math.max(value.length, Array.isArray(unknown) ? unknown.length : 0);
    return Array.from({ length }, (_, index) =>
      known(
        value[index],
        child(unknown, index),
        child(sensitive, index),
        isWhole(expression) ? expression : child(expression, index),
        refer,
      ),
    );
  }
  const names = new Set([...Object.keys(value), ...(isObject(unknown) ? Object.keys(unknown) : [])]);
  return Object.fromEntries(
    [...names].map((name) => [
      name,
      known(
        child(value, name),
        child(unknown, name),
        child(sensitive, name),
        isWhole(expression) ? expression : child(expression, name),
        refer,
      ),
    ]),
  );
}

/** Of a resource that the plan has no configuration of: whatever is unknown may be stated there. */
const nobodyKnows = { references: [] };

/** What a plan says nothing of until it is applied. */
const afterApply = '${known_after_apply}';

/**
 * An expression as Terraform JSON writes it: a configuration in JSON keeps the text, one in HCL tells only what it refers to. Nothing where
 * the configuration states none: the provider chooses then, as it does where there is no plan.
 */
function templateOf(expression: unknown, refer: (reference: string) => string): string | undefined {
  if (expression === undefined) return undefined;
  const text = child(expression, 'constant_value');
  if (typeof text === 'string' && text.includes('${') && !/^\$\{[^}]*\}$/.test(text)) return text;
  const references = [child(expression, 'references')].flat().filter((reference) => typeof reference === 'string');
  // Of each attribute, what holds it stands behind it: `aws_s3_bucket.a.arn`, `aws_s3_bucket.a`.
  const attributes = references.filter((one, index) => !references.slice(0, index).some((other) => other.startsWith(`${one}.`)));
  const templates = attributes.map((reference) => `\${${refer(reference)}}`);
  return templates.length === 1 ? templates[0] : [...templates, afterApply].join('');
}

/** Whether a configuration says by one expression what a list or map holds. */
function isWhole(expression: unknown): boolean {
  return isObject(expression) && (Array.isArray(expression['references']) || Object.hasOwn(expression, 'constant_value'));
}
