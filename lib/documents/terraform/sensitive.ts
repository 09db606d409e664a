import { awsSensitive } from './aws-sensitive';
import { nestedPaths } from './nested-paths';

const attributes: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  awsSensitive.text.split('\n').map((line) => [line.slice(0, line.indexOf(' ')), nestedPaths(line.slice(line.indexOf(' ') + 1))] as const),
);

/**
 * Whether the provider's schema calls an attribute sensitive, or what it is in.
 *
 * @param type of Terraform, such as `aws_db_instance`
 * @param path of names, without indexes
 */
export function isSensitive(type: string, path: readonly string[]): boolean {
  const own = attributes.get(type);
  return own !== undefined && path.some((_, index) => own.has(path.slice(0, index + 1).join('.')));
}

/**
 * The attributes of a type that the provider's schema calls sensitive, as dotted paths without indexes.
 *
 * @see https://developer.hashicorp.com/terraform/plugin/framework/handling-data/attributes#sensitive
 */
export function sensitiveAttributes(type: string): readonly string[] {
  return [...(attributes.get(type) ?? [])];
}

/** Types of the AWS provider that have such attributes. */
export const sensitiveTypes: readonly string[] = [...attributes.keys()];
