import { isResource } from '../noun-of';
import type { PlannedObject } from '../read/planned-object';
import { dataTypes } from './rules/kinds-of-data';

/** Settings whose type does not begin with that of what they are settings of. */
const others: Readonly<Record<string, string>> = {
  aws_efs_mount_target: 'aws_efs_file_system',
  aws_kms_alias: 'aws_kms_key',
  aws_security_group_rule: 'aws_security_group',
  aws_vpc_security_group_egress_rule: 'aws_security_group',
  aws_vpc_security_group_ingress_rule: 'aws_security_group',
};

/**
 * Addresses of the resources that a block is a setting of: `aws_s3_bucket_versioning` of the `aws_s3_bucket` that it names. What holds data by
 * itself is a setting of nothing.
 */
export function settingOf({ engine, type, values, stated = values }: PlannedObject): readonly string[] {
  if (engine !== 'terraform' || !isResource(type) || dataTypes.test(type)) return [];
  return Object.values(stated).flatMap((value) => {
    const [, address = '', owner = ''] = typeof value === 'string' ? (/^\$\{(([a-z0-9]+_\w+)\.[\w-]+)\.\w+\}$/.exec(value) ?? []) : [];
    return owner !== '' && (type.startsWith(`${owner}_`) || others[type] === owner) ? [address] : [];
  });
}
