/** JSON with sorted keys, as cdktf writes it: what its library `json-stable-stringify` gives for two blanks. */
export function stableJson(value: unknown): string {
  return printed(value, '\n')!;
}

/** @param indent the end of a line, and what the next one begins with */
function printed(given: unknown, indent: string): string | undefined {
  const value = hasToJson(given) ? given.toJSON() : given;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  if (Array.isArray(value)) return `[${Array.from(value, (item) => `${inner}${printed(item, inner) ?? 'null'}`).join(',')}${indent}]`;
  let entries = '';
  for (const key of Object.keys(value).sort()) {
    const entry = printed((value as Readonly<Record<string, unknown>>)[key], inner);
    if (entry !== undefined) entries += `${entries === '' ? '' : ','}${inner}${JSON.stringify(key)}: ${entry}`;
  }
  return `{${entries}${indent}}`;
}

function hasToJson(value: unknown): value is { toJSON(): unknown } {
  return typeof value === 'object' && value !== null && 'toJSON' in value && typeof value.toJSON === 'function';
}
