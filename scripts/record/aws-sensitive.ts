import { nested } from './aws-replacement';
import type { RecordedTable } from './recorded-file';

// biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
type Json = Readonly<Record<string, any>>;

/**
 * The attributes that the provider's schema calls sensitive.
 *
 * @param schemas `resource_schemas` of the provider
 */
export function awsSensitive(schemas: Json, version: string): RecordedTable {
  return {
    name: 'aws-sensitive',
    folder: 'lib/documents/terraform',
    comment: 'What the schema of the AWS provider calls sensitive: `<type> <attribute> <block>{<attribute>…}`.',
    version,
    lines: Object.entries(schemas)
      .map(([type, { block }]) => [type, sensitivePaths(block, [])] as const)
      .filter(([, paths]) => paths.length > 0)
      .map(([type, paths]) => `${type} ${nested(paths)}`)
      .sort(),
  };
}

function sensitivePaths({ attributes = {}, block_types: blocks = {} }: Json, at: readonly string[]): readonly string[] {
  return [
    ...Object.entries<Json>(attributes).flatMap(([name, { sensitive }]) => (sensitive ? [[...at, name].join('.')] : [])),
    ...Object.entries<Json>(blocks).flatMap(([name, { block }]) => sensitivePaths(block, [...at, name])),
  ];
}
