import { Policy } from '../../../lib/rules';
import { rdsAuditLog } from './rds-audit-log';
import { rdsLogExports } from './rds-log-exports';

export const rdsLogs: Policy = {
  name: 'aws/rds/logs',
  description: 'Databases send their logs to CloudWatch, clusters of MySQL their audit log too.',
  remediation: 'List the logs in enabled_cloudwatch_logs_exports: postgresql for PostgreSQL, audit and error for MySQL.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-9',
  rationale: "What led to an outage, or who read what before a leak, stood in logs that the database's own machine has deleted since.",
  severity: 'medium',
  controls: { fsbp: ['RDS.9', 'RDS.34', 'RDS.36', 'RDS.37'] },
  cure: 'AwsPostgres',
  supersedes: ['aws/rds/log-exports', 'aws/rds/audit-log'],
  rule: [rdsLogExports, rdsAuditLog].flatMap(({ rule }) => rule),
};
