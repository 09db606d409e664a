import { Subject, Unknown } from '../../../lib/rules';

/** Address of the security group whose permissions a resource makes; nothing where it is not of this stack. */
export function groupOf({ type, address, raw }: Subject): string | undefined {
  if (type === 'aws_security_group') return address;
  const group: unknown = raw.security_group_id;
  return group instanceof Unknown ? group.references[0] : undefined;
}
