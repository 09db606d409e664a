import { Policy } from '../../../lib';
import { rdsCopyTags } from './rds-copy-tags';
import { rdsEnhancedMonitoring } from './rds-enhanced-monitoring';

export const rdsTagsMonitoring: Policy = {
  name: 'aws/rds/tags-monitoring',
  description: 'Databases hand their tags to their snapshots, and are watched from their operating system.',
  remediation: 'Set copy_tags_to_snapshot to true, and monitoring_interval to 60 with a monitoring_role_arn.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-6',
  severity: 'low',
  controls: { fsbp: ['RDS.6', 'RDS.16', 'RDS.17'] },
  cure: 'AwsPostgres.monitoringRole',
  supersedes: ['aws/rds/copy-tags', 'aws/rds/enhanced-monitoring'],
  rule: [rdsCopyTags, rdsEnhancedMonitoring].flatMap(({ rule }) => rule),
};
