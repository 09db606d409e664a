import { nestedPaths } from '../../documents/terraform/nested-paths';
import { awsReplacement } from './tables/aws-replacement';

/** What the provider hands on, and what it makes of tags: never a reason to replace. */
const ofTerraform: ReadonlySet<string> = new Set(['timeouts', 'tags_all']);

/** What a changed attribute does to a resource. */
export type Replacing = 'replaces' | 'in-place' | 'unknown';

/** The version of the AWS provider that was asked. */
export const providerAsked: string = awsReplacement.version;

const answers: ReadonlyMap<string, string> = new Map(
  awsReplacement.text.split('\n').map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)] as const),
);

/** Whether anybody asked the provider about a type. */
export function isAsked(type: string): boolean {
  return answers.has(type);
}

/**
 * Whether a change of an attribute replaces the resource, as the provider itself answered. `unknown` where nobody asked.
 *
 * @param type of Terraform, such as `aws_db_instance`
 * @param attribute dotted path without indexes, such as `encryption_options.kms_key_id`; of what is in a map or a list, the attribute decides
 */
export function replacing(type: string, attribute: string): Replacing {
  const [replaces, inPlace] = (answers.get(type) ?? '|').split('|').map(nestedPaths);
  const parts = attribute.split('.');
  if (answers.has(type) && ofTerraform.has(parts[0]!)) return 'in-place';
  const above = parts.map((_, index) => parts.slice(0, parts.length - index).join('.'));
  for (const path of above) {
    if (replaces!.has(path)) return 'replaces';
    if (inPlace!.has(path)) return 'in-place';
  }
  return 'unknown';
}
