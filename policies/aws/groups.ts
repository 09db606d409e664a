import { Policy } from '../../lib/rules';
import { elasticacheMinorUpgrades } from './elasticache/elasticache-minor-upgrades';
import { elasticacheSubnet } from './elasticache/elasticache-subnet';
import { rdsCopyTags } from './rds/rds-copy-tags';
import { rdsEnhancedMonitoring } from './rds/rds-enhanced-monitoring';
import { s3Events } from './s3/s3-events';
import { s3ObjectLock } from './s3/s3-object-lock';
import { s3Replication } from './s3/s3-replication';

export const elasticacheUpgradesSubnet: Policy = {
  name: 'aws/elasticache/upgrades-subnet',
  description: 'Caches get minor upgrades by themselves, and do not lie in the default subnets.',
  remediation: 'Leave out auto_minor_version_upgrade, and set subnet_group_name.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html#elasticache-2',
  rationale:
    'An old minor version keeps published holes; and in a default subnet the neighbours are whatever nobody placed, with a way to the internet.',
  severity: 'low',
  cure: 'AwsRedis',
  ...allOfThem(elasticacheMinorUpgrades, elasticacheSubnet),
};

export const rdsTagsMonitoring: Policy = {
  name: 'aws/rds/tags-monitoring',
  description: 'Databases hand their tags to their snapshots, and are watched from their operating system.',
  remediation: 'Set copy_tags_to_snapshot to true, and monitoring_interval to 60 with a monitoring_role_arn.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-6',
  rationale: 'Nobody can say whose an old snapshot is or, of a slow database, which process of its machine takes the memory.',
  severity: 'low',
  cure: 'AwsPostgres.monitoringRole',
  ...allOfThem(rdsCopyTags, rdsEnhancedMonitoring),
};

export const s3ReplicationLockEvents: Policy = {
  name: 'aws/s3/replication-lock-events',
  description: 'Buckets replicate their objects, can lock them, and tell of changes.',
  remediation:
    'Add an aws_s3_bucket_replication_configuration, an aws_s3_bucket_object_lock_configuration and an aws_s3_bucket_notification.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-7',
  rationale: "Objects exist once, can be deleted by whoever steals an administrator's login, or vanish without anybody being told.",
  severity: 'info',
  ...allOfThem(s3Replication, s3ObjectLock, s3Events),
};

/** What other policies ask for, together, as a standard groups it: told once, and instead of them. */
function allOfThem(...policies: readonly Policy[]): Pick<Policy, 'controls' | 'supersedes' | 'rule'> {
  return {
    controls: { fsbp: policies.flatMap(({ controls }) => controls?.fsbp ?? []) },
    supersedes: policies.map(({ name }) => name),
    rule: policies.flatMap(({ rule }) => rule),
  };
}
