import { expression, implies, Policy, told } from '../../../lib/rules';

export const rdsAuditLog: Policy = {
  name: 'aws/rds/audit-log',
  description: 'Clusters of MySQL send their audit log to CloudWatch.',
  remediation: 'List audit in enabled_cloudwatch_logs_exports.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-34',
  rationale: 'After a leak nobody can tell who connected and which tables they read: on the machine itself such logs are soon replaced.',
  severity: 'medium',
  controls: { fsbp: ['RDS.34'], checkov: ['CKV_AWS_325'] },
  rule: expression('aws_rds_cluster', (cluster) =>
    implies(
      cluster.engine.orElse('aurora').isOneOf(['aurora', 'aurora-mysql', 'mysql']),
      told(
        cluster.enabled_cloudwatch_logs_exports.includes('audit'),
        'sends no audit log to CloudWatch: enabled_cloudwatch_logs_exports does not list audit',
        'List audit in enabled_cloudwatch_logs_exports.',
      ),
    ),
  ),
};
