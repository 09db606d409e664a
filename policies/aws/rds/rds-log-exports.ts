import { expression, Policy, told } from '../../../lib/rules';

export const rdsLogExports: Policy = {
  name: 'aws/rds/log-exports',
  description: 'Databases send their logs to CloudWatch.',
  remediation: 'List the logs in enabled_cloudwatch_logs_exports.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-9',
  rationale:
    "Logs on the database's own machine are deleted after days or weeks, and together with it: nothing is left to tell what happened.",
  severity: 'medium',
  controls: { fsbp: ['RDS.9', 'RDS.36', 'RDS.37'], checkov: ['CKV_AWS_129', 'CKV_AWS_324'] },
  cure: 'AwsPostgres',
  rule: expression(['aws_db_instance', 'aws_rds_cluster'], (database) =>
    told(
      database.enabled_cloudwatch_logs_exports.count().atLeast(1),
      'sends no log to CloudWatch: enabled_cloudwatch_logs_exports is empty, or not set',
      'List the logs in enabled_cloudwatch_logs_exports: postgresql for PostgreSQL, error for MySQL.',
    ),
  ),
};
