import { expression, implies, Policy, unless } from '../../../lib/rules';

export const rdsIamAuth: Policy = {
  name: 'aws/rds/iam-auth',
  description: 'Databases whose engine can take IAM credentials do.',
  remediation: 'Set iam_database_authentication_enabled to true.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-10',
  rationale:
    'A password of a database is passed on and stays for years: who still knows it, and who it was that connected, nobody can tell.',
  severity: 'low',
  controls: { fsbp: ['RDS.10', 'RDS.12'], checkov: ['CKV_AWS_161', 'CKV_AWS_162'] },
  rule: [
    expression('aws_db_instance', (database) =>
      implies(database.engine.isOneOf(['mariadb', 'mysql', 'postgres']), database.iam_database_authentication_enabled.is(true)),
    ),
    expression('aws_rds_cluster', (cluster) =>
      unless(cluster.engine.isOneOf(['docdb', 'neptune']), cluster.iam_database_authentication_enabled.is(true)),
    ),
  ],
};
