import { expression, Policy } from '../../../lib';

export const rdsNoPlainPassword: Policy = {
  name: 'aws/rds/no-plain-password',
  description: 'No password of a database stands in a file, or in the state.',
  remediation: 'Set password_wo (master_password_wo) to an ephemeral value, or manage_master_user_password to true.',
  source: 'https://developer.hashicorp.com/terraform/language/manage-sensitive-data/write-only',
  severity: 'critical',
  cure: 'AwsPostgres',
  showsValues: false,
  rule: [
    expression('aws_db_instance', (database) => database.password.isUnset()),
    expression('aws_rds_cluster', (cluster) => cluster.master_password.isUnset()),
  ],
};
