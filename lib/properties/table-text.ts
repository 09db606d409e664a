import type { PropertyType } from './property';

/** Types as they stand in a table of TypeScript, by name. */
export function tableText(types: readonly (readonly [string, PropertyType])[]): string {
  return types
    .flatMap(([key, { extends: parents, properties }]) => [
      `  ${nameText(key)}: {`,
      ...(parents ? [`    extends: ${valueText(parents)},`] : []),
      '    properties: {',
      ...Object.entries(properties).map(([name, property]) => `      ${nameText(name)}: ${valueText(property)},`),
      '    },',
      '  },',
    ])
    .map((line) => `${line}\n`)
    .join('');
}

function valueText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(valueText).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{ ${Object.entries(value)
    .map(([name, child]) => `${nameText(name)}: ${valueText(child)}`)
    .join(', ')} }`;
}

/** `__proto__` of a literal is no property. */
function nameText(name: string): string {
  if (name === '__proto__') return "['__proto__']";
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}
