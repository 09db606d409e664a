import { expression, Policy } from '../../../lib/rules';

export const rdsNotPublic: Policy = {
  name: 'aws/rds/not-public',
  description: 'No database has a public address.',
  remediation: 'Leave out publicly_accessible, or set it to false.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-2',
  rationale: 'From anywhere, strangers try passwords and each new flaw of the engine: one security group that is too wide lets them.',
  severity: 'critical',
  controls: { cisAws: ['3.2.3'], fsbp: ['RDS.2'], checkov: ['CKV_AWS_17'] },
  cure: 'AwsPostgres',
  rule: expression(['aws_db_instance', 'aws_rds_cluster_instance'], (database) => database.publicly_accessible.isNot(true)),
};
