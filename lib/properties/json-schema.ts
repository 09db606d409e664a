import { isCounted } from './check-value';
import { formats } from './formats';
import type { Bounds, Kind, Property } from './property';
import type { PropertyTable } from './property-table';
import { type Documented, saidOf, type TypeDocs } from './type-docs';

/** A schema of JSON Schema 2020-12, or a part of one. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * What types take, as JSON Schema 2020-12: what it takes, a program that reads it from a file may pass on. What only code makes, such as a
 * Duration or a function, no file states, and it is refused.
 *
 * @param roots types of the table; several are alternatives
 * @param docs what their doc comments say, by type
 */
export function jsonSchemaOf(table: PropertyTable, roots: readonly string[], docs: ReadonlyMap<string, TypeDocs> = new Map()): JsonSchema {
  const reached = new Map<string, JsonSchema>();
  const pending: string[] = [...roots];
  for (let type = pending.shift(); type !== undefined; type = pending.shift()) {
    if (reached.has(type)) continue;
    reached.set(
      type,
      objectOf(table, type, docs, (found) => pending.push(found)),
    );
  }
  const $defs = Object.fromEntries([...reached].sort(([a], [b]) => (a < b ? -1 : 1)));
  const references = roots.map(reference);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    ...(references.length === 1 ? references[0] : { anyOf: references }),
    $defs,
  };
}

function objectOf(table: PropertyTable, type: string, docs: ReadonlyMap<string, TypeDocs>, reach: (type: string) => void): JsonSchema {
  const properties = [...table.propertiesOf(type)];
  const said = docs.get(type);
  const required = properties.filter(([, { optional }]) => !optional).map(([name]) => name);
  return {
    ...described(said?.text),
    type: 'object',
    properties: Object.fromEntries(
      properties.map(([name, property]) => [name, propertyOf(property, saidOf(table, docs, type, name), reach)]),
    ),
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  };
}

function propertyOf(property: Property, said: Documented | undefined, reach: (type: string) => void): JsonSchema {
  const preset = said?.default ?? '';
  const words = [said?.text, preset.startsWith('- ') ? `By default ${preset.slice(2)}.` : undefined].filter(Boolean).join(' ');
  const value = literalOf(preset);
  return { ...described(words), ...kindOf(property, property, reach), ...(value !== undefined && { default: value }) };
}

/** A text, number or truth as it is written in code; nothing else, such as prose after a hyphen. */
function literalOf(code: string): unknown {
  if (/^'[^'\\]*'$/.test(code)) return code.slice(1, -1);
  if (/^(true|false)$/.test(code)) return code === 'true';
  return /^-?\d+(\.\d+)?$/.test(code) ? Number(code) : undefined;
}

function described(text: string | undefined): { readonly description?: string } {
  const words = text?.replace(/\s+/g, ' ').trim();
  return words ? { description: words } : {};
}

function kindOf(kind: Kind, bounds: Bounds, reach: (type: string) => void): JsonSchema {
  switch (kind.is) {
    case 'text':
      return textOf(kind.values, bounds);
    case 'number':
      return {
        type: isCounted(bounds) ? 'integer' : 'number',
        ...(kind.values && { enum: kind.values }),
        ...(bounds.minimum !== undefined && { minimum: bounds.minimum }),
        ...(bounds.maximum !== undefined && { maximum: bounds.maximum }),
      };
    case 'flag':
      return { type: 'boolean' };
    case 'list':
      return {
        type: 'array',
        items: kindOf(kind.of, bounds, reach),
        ...(bounds.minItems !== undefined && { minItems: bounds.minItems }),
        ...(bounds.uniqueItems && { uniqueItems: true }),
      };
    case 'map':
      return {
        type: 'object',
        ...(bounds.propertyNames !== undefined && { propertyNames: { pattern: formats[bounds.propertyNames]!.pattern.source } }),
        additionalProperties: kindOf(kind.of, bounds, reach),
      };
    case 'object':
      reach(kind.type);
      return reference(kind.type);
    case 'either':
      return { anyOf: kind.of.map((one) => kindOf(one, bounds, reach)) };
    case 'anything':
      return {};
    default:
      return { $comment: `${kind.is === 'instance' ? kind.name : 'A function'}: only code makes it.`, not: {} };
  }
}

function textOf(values: readonly string[] | undefined, { format, pattern }: Bounds): JsonSchema {
  const patterns = [format === undefined ? undefined : formats[format]!.pattern.source, pattern].filter((one) => one !== undefined);
  return {
    type: 'string',
    ...(values && { enum: values }),
    ...(patterns.length === 1 && { pattern: patterns[0] }),
    ...(patterns.length > 1 && { allOf: patterns.map((one) => ({ pattern: one })) }),
  };
}

/** https://datatracker.ietf.org/doc/html/rfc6901#section-6 */
function reference(type: string): { readonly $ref: string } {
  return { $ref: `#/$defs/${encodeURIComponent(type.replaceAll('~', '~0').replaceAll('/', '~1'))}` };
}
