import { expression, Policy, told } from '../../../lib/rules';

export const rdsEnhancedMonitoring: Policy = {
  name: 'aws/rds/enhanced-monitoring',
  description: 'Databases are watched from their operating system.',
  remediation: 'Set monitoring_interval to 60, with a monitoring_role_arn.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-6',
  rationale: 'When the database is slow, nobody sees which process of the machine takes its processor, its memory or its disk.',
  severity: 'low',
  controls: { fsbp: ['RDS.6'], checkov: ['CKV_AWS_118'] },
  cure: 'AwsPostgres.monitoringRole',
  rule: expression(['aws_db_instance', 'aws_rds_cluster_instance'], (database) =>
    told(
      database.monitoring_interval.above(0),
      'is not watched from its operating system: monitoring_interval is 0, or not set',
      'Set monitoring_interval to 60, with a monitoring_role_arn.',
    ),
  ),
};
