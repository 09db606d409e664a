import { expression, Policy } from '../../../lib/rules';

export const rdsDeletionLock: Policy = {
  name: 'aws/rds/deletion-lock',
  description: 'Databases cannot be deleted, wherever they are.',
  remediation: 'Set deletion_protection to true.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-8',
  rationale: "One wrong plan, or a click in the wrong window, and the database is gone; one for tests holds weeks of somebody's work too.",
  severity: 'high',
  controls: { fsbp: ['RDS.7', 'RDS.8'], checkov: ['CKV_AWS_139', 'CKV_AWS_293'] },
  cure: 'Environment.protected',
  rule: expression(['aws_db_instance', 'aws_rds_cluster'], (database) => database.deletion_protection.is(true)),
};
