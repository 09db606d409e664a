import { pathsOf } from './replacing';
import { awsSensitive } from './tables/aws-sensitive';

const attributes: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  awsSensitive.text.split('\n').map((line) => [line.slice(0, line.indexOf(' ')), pathsOf(line.slice(line.indexOf(' ') + 1))] as const),
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
