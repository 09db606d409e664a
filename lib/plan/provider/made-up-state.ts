import { blockAddress, printAddress } from '../../documents/address';
import { child, type Json, list } from '../../documents/plan/plan-document';
import { isObject } from '../../documents/shape';
import { madeUp, type SchemaBlock } from './made-up-values';

/** `provider_schemas` of `terraform providers schema -json`. */
export type ProviderSchemas = Readonly<
  Record<string, { readonly resource_schemas?: Readonly<Record<string, { readonly version: number; readonly block: SchemaBlock }>> }>
>;

/** A resource as a state has it. */
export interface StateResource {
  /** Module of the batch that its stack is. */
  readonly module: string;
  readonly address: string;
  readonly provider: string;
  readonly type: string;
  readonly name: string;
  readonly index?: string | number;
  readonly version: number;
  readonly attributes: Json;
  /** Paths of what is sensitive, as a state writes them. */
  readonly sensitive: readonly unknown[];
}

/** A block of one of the stacks. */
export interface OpenBlock {
  readonly module: string;
  readonly block: string;
}

/** What a plan of the base says would be there, as if it were. */
export class MadeUpState {
  private readonly resources = new Map<string, StateResource>();

  constructor(private readonly schemas: ProviderSchemas) {}

  /** Takes in what is known already. */
  add(resources: readonly StateResource[]): void {
    for (const resource of resources) this.resources.set(resource.address, resource);
  }

  of(module: string): readonly StateResource[] {
    return [...this.resources.values()].filter((resource) => resource.module === module);
  }

  /**
   * Takes in what a plan of the base adds. What waits for a value that another resource tells first is left for the next plan: a placeholder
   * for an argument is one that a provider may refuse.
   *
   * @returns the blocks that are not as the state has them: a further plan may settle them
   */
  settle(plan: Json): readonly OpenBlock[] {
    const changes = list(plan['resource_changes']).filter(({ mode, change }) => mode === 'managed' && !isDone(change));
    for (const entry of changes) {
      const address = String(entry['address']);
      if (!isObject(entry['change']?.after) || (!this.resources.has(address) && waits(entry, plan))) continue;
      const own = this.made(entry);
      if (own) this.resources.set(address, own);
    }
    return changes.map((entry) => ({ module: moduleOf(entry), block: blockOf(entry) }));
  }

  /** As a state file of Terraform. */
  print(): Json {
    const blocks = new Map<string, { readonly head: StateResource; readonly instances: Json[] }>();
    for (const resource of this.resources.values()) {
      const { module, type, name, index, version, attributes, sensitive } = resource;
      const key = `${module} ${type}.${name}`;
      const block = blocks.get(key) ?? { head: resource, instances: [] };
      blocks.set(key, block);
      block.instances.push({
        ...(index !== undefined && { index_key: index }),
        schema_version: version,
        attributes,
        sensitive_attributes: sensitive,
      });
    }
    const resources = [...blocks.values()].map(({ head: { module, type, name, provider }, instances }) => ({
      module: `module.${module}`,
      mode: 'managed',
      type,
      name,
      provider: `provider["${provider}"]`,
      instances,
    }));
    return { version: 4, terraform_version: '1.11.0', serial: 1, lineage: 'made-up', outputs: {}, resources };
  }

  private made(entry: Json): StateResource | undefined {
    const { address, type, name, index, provider_name: provider, change } = entry;
    const schema = this.schemas[provider]?.resource_schemas?.[type];
    if (!schema) return undefined;
    const { after, after_unknown: unknown, after_sensitive: marks } = change;
    const known = madeUp(String(address), after, unknown, schema.block, this.resources.get(address)?.attributes);
    const absent = Object.keys(schema.block.attributes ?? {}).filter((attribute) => !Object.hasOwn(known, attribute));
    return {
      module: moduleOf(entry),
      address,
      provider,
      type,
      name,
      ...(index !== undefined && { index }),
      version: schema.version,
      attributes: { ...known, ...Object.fromEntries(absent.map((attribute) => [attribute, null])) },
      sensitive: paths(marks),
    };
  }
}

function moduleOf(entry: Json): string {
  return String(entry['module_address']).replace('module.', '');
}

function blockOf({ type, name }: Json): string {
  return printAddress(blockAddress('resource', String(type), String(name)));
}

function isDone(change: unknown): boolean {
  const actions = child(change, 'actions');
  return Array.isArray(actions) && actions.join() === 'no-op';
}

/** Whether something that it states refers to what is not known yet. */
function waits(entry: Json, plan: Json): boolean {
  const unknown: Json = entry['change'].after_unknown ?? {};
  const block = blockOf(entry);
  const module = plan['configuration']?.root_module?.module_calls?.[moduleOf(entry)]?.module;
  const expressions = list(module?.resources).find(({ address }) => address === block)?.['expressions'] ?? {};
  return Object.keys(unknown).some((name) => isOpen(unknown[name]) && refers(expressions[name]));
}

function isOpen(unknown: unknown): boolean {
  return unknown === true || (typeof unknown === 'object' && unknown !== null && Object.values(unknown).some(isOpen));
}

function refers(expression: unknown): boolean {
  if (Array.isArray(expression)) return expression.some(refers);
  return isObject(expression) && (Object.hasOwn(expression, 'references') || Object.values(expression).some(refers));
}

/** `{ a: [true] }` as the path of `a[0]`. */
function paths(mark: unknown, at: readonly unknown[] = []): readonly unknown[] {
  if (mark === true) return [at];
  if (Array.isArray(mark))
    return mark.flatMap((inner, index) => paths(inner, [...at, { type: 'index', value: { value: index, type: 'number' } }]));
  return isObject(mark) ? Object.entries(mark).flatMap(([name, inner]) => paths(inner, [...at, { type: 'get_attr', value: name }])) : [];
}
