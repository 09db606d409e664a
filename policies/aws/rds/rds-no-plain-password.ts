import { expression, Policy, told } from '../../../lib/rules';

export const rdsNoPlainPassword: Policy = {
  name: 'aws/rds/no-plain-password',
  description: 'No password of a database stands in a file, or in the state.',
  remediation: 'Set password_wo (master_password_wo) to an ephemeral value, or manage_master_user_password to true.',
  source: 'https://developer.hashicorp.com/terraform/language/manage-sensitive-data/write-only',
  rationale: 'Whoever reads the state, or the repository and its history, logs in to the database with it, and sees every row.',
  severity: 'critical',
  cure: 'AwsPostgres',
  showsValues: false,
  rule: [
    expression('aws_db_instance', (database) =>
      told(
        database.password.isUnset(),
        'password is in the state, and a literal in the file too',
        'Set password_wo to an ephemeral value in place of password, or manage_master_user_password to true.',
      ),
    ),
    expression('aws_rds_cluster', (cluster) =>
      told(
        cluster.master_password.isUnset(),
        'master_password is in the state, and a literal in the file too',
        'Set master_password_wo to an ephemeral value in place of master_password, or manage_master_user_password to true.',
      ),
    ),
  ],
};
