import { child, type Json } from '../../documents/plan/plan-document';
import { isObject } from '../../documents/shape';

/** A block of a provider's schema. */
export interface SchemaBlock {
  readonly attributes?: Readonly<Record<string, SchemaAttribute>>;
  readonly block_types?: Readonly<Record<string, { readonly block: SchemaBlock }>>;
}

interface SchemaAttribute {
  /** Left out where attributes nest. */
  readonly type?: unknown;
  readonly optional?: boolean;
  readonly computed?: boolean;
}

/**
 * Planned values with a placeholder for each that is known after apply; what was made up before stays.
 *
 * @param address makes placeholders differ
 */
export function madeUp(address: string, values: Json, unknown: unknown, block: SchemaBlock | undefined, former: unknown): Json {
  const all: Record<string, unknown> = { ...values };
  if (!isObject(unknown)) return all;
  for (const [name, open] of Object.entries(unknown)) {
    const attribute = block?.attributes?.[name];
    const nested = block?.block_types?.[name]?.block;
    const known = child(former, name);
    if (open === true) all[name] = isThere(known) ? known : attribute ? placeholder(address, name, attribute) : nested ? [] : null;
    else if (Array.isArray(open) && Array.isArray(all[name])) all[name] = items(`${address}-${name}`, all[name], open, nested, known);
    else if (isObject(open) && isObject(all[name])) all[name] = madeUp(`${address}-${name}`, all[name], open, nested, known);
  }
  return all;
}

function items(
  address: string,
  values: readonly unknown[],
  open: readonly unknown[],
  block: SchemaBlock | undefined,
  former: unknown,
): unknown {
  return values.map((value, index) => {
    const known = child(former, index);
    if (isObject(value)) return madeUp(address, value, open[index], block, known);
    return open[index] === true ? (known ?? `made-up-${plain(address)}-${index}`) : value;
  });
}

/** What a provider may take for a value of its own. */
function placeholder(address: string, name: string, { type, optional, computed }: SchemaAttribute): unknown {
  if (type === 'string') {
    if (optional && computed && name !== 'id') return '';
    return name === 'arn' ? `arn:aws:made-up:eu-west-1:111122223333:${plain(address)}` : `made-up-${plain(address)}-${name}`;
  }
  if (type === 'number') return 0;
  if (type === 'bool') return false;
  return Array.isArray(type) ? (type[0] === 'map' ? {} : type[0] === 'object' ? null : []) : null;
}

function isThere(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

/** Letters, digits, underscores and hyphens of a text. */
function plain(text: string): string {
  return text.replace(/[^\w-]+/g, '-');
}
