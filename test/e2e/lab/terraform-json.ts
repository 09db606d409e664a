// biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
export type TerraformDocument = Record<string, any>;

/** Kinds of blocks that have a type and a name, with what stands before these in a reference. */
const BLOCKS = { resource: '', data: 'data.', ephemeral: 'ephemeral.' } as const;

/** Kinds of blocks that say of an address what becomes of it, by what names it. */
const STEPS = { moved: 'from', removed: 'from', import: 'to' } as const;

/**
 * A document without some resources, data sources and ephemeral blocks, and without the providers that nobody uses then.
 *
 * @param literals what their references become, by reference
 * @throws Error if what remains still refers to one of them
 */
export function withoutAddresses(
  original: TerraformDocument,
  isOut: (address: string) => boolean,
  literals: Readonly<Record<string, unknown>>,
): { readonly document: TerraformDocument; readonly out: string[] } {
  const document = structuredClone(original);
  const out = addressesOf(document).filter(isOut);
  for (const address of out) removeAddress(document, address);
  for (const [block, names] of Object.entries(STEPS))
    if (document[block]) document[block] = document[block].filter((step: Record<string, string>) => !isOut(step[names]!));
  removeUnusedProviders(document);
  const remaining = mapEntries(document, (key, value) => {
    if (key === 'depends_on') return (value as string[]).filter((address) => !out.includes(address));
    return typeof value === 'string' && value.includes('${') ? inserted(value, literals) : value;
  }) as TerraformDocument;
  const text = JSON.stringify(mapEntries(remaining, (key, value) => (key === '//' ? null : value)));
  const referred = out.filter((address) => referenceTo(address).test(text));
  if (referred.length > 0) throw new Error(`What remains still refers to ${referred.join(', ')}. Give literals for these references.`);
  return { document: remaining, out };
}

function addressesOf(document: TerraformDocument): string[] {
  return Object.entries(BLOCKS).flatMap(([block, prefix]) =>
    Object.entries<object>(document[block] ?? {}).flatMap(([type, named]) => Object.keys(named).map((name) => `${prefix}${type}.${name}`)),
  );
}

function removeAddress(document: TerraformDocument, address: string): void {
  const [block, prefix] = Object.entries(BLOCKS).find(([, each]) => each !== '' && address.startsWith(each)) ?? ['resource', ''];
  const [type = '', name = ''] = address.slice(prefix.length).split('.');
  delete document[block][type][name];
  if (Object.keys(document[block][type]).length === 0) delete document[block][type];
  if (Object.keys(document[block]).length === 0) delete document[block];
}

function removeUnusedProviders(document: TerraformDocument): void {
  const forgotten: string[] = (document['removed'] ?? []).map(({ from }: { from: string }) => from);
  const used = new Set([...addressesOf(document), ...forgotten].map((address) => address.replace(/^(data|ephemeral)\./, '').split('_')[0]));
  for (const provider of Object.keys(document.provider ?? {})) {
    if (used.has(provider)) continue;
    delete document.provider[provider];
    delete document.terraform?.required_providers?.[provider];
  }
  if (Object.keys(document.provider ?? {}).length === 0) delete document.provider; // Terraform refuses an empty one
}

function inserted(text: string, literals: Readonly<Record<string, unknown>>): string {
  return Object.entries(literals).reduce(
    (each, [reference, literal]) => each.replace(referenceTo(reference), () => JSON.stringify(literal)),
    text,
  );
}

/** An address where it stands alone, not as the end or the beginning of a longer one. */
function referenceTo(address: string): RegExp {
  return new RegExp(`(?<![\\w.-])${address.replaceAll(/[.[\]]/g, '\\$&')}(?![\\w-])`, 'g');
}

function mapEntries(value: unknown, map: (key: string, value: unknown) => unknown, key = ''): unknown {
  const mapped = map(key, value);
  if (Array.isArray(mapped)) return mapped.map((each) => mapEntries(each, map));
  if (mapped === null || typeof mapped !== 'object') return mapped;
  return Object.fromEntries(Object.entries(mapped).map(([name, each]) => [name, mapEntries(each, map, name)]));
}
