import { expression, Policy } from '../../lib';

export const rdsTagsMonitoring: Policy = {
  name: 'aws/rds/tags-monitoring',
  description: 'Databases hand their tags to their snapshots, and are watched from their operating system.',
  remediation: 'Set copy_tags_to_snapshot to true, and monitoring_interval to 60 with a monitoring_role_arn.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-6',
  severity: 'low',
  controls: { fsbp: ['RDS.6', 'RDS.16', 'RDS.17'], checkov: ['CKV2_AWS_60', 'CKV_AWS_118', 'CKV_AWS_313'] },
  rule: [
    expression(['aws_db_instance', 'aws_rds_cluster'], (database) => database.copy_tags_to_snapshot.is(true)),
    expression(['aws_db_instance', 'aws_rds_cluster_instance'], (database) => database.monitoring_interval.above(0)),
  ],
};
