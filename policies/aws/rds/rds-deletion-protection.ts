import { allOf, expression, Policy, told, whereProtected } from '../../../lib/rules';

export const rdsDeletionProtection: Policy = {
  name: 'aws/rds/deletion-protection',
  description: 'Where data is protected, databases cannot be deleted, and leave a last snapshot.',
  remediation: 'Set deletion_protection to true, and skip_final_snapshot to false with a final_snapshot_identifier.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-8',
  rationale: 'A wrong plan, or a click, deletes the database in a minute; what was written since the last backup is gone.',
  severity: 'high',
  controls: { fsbp: ['RDS.8', 'RDS.7'] },
  cure: 'Environment.protected',
  supersedes: ['aws/rds/deletion-lock'],
  rule: expression(['aws_db_instance', 'aws_rds_cluster'], (database) =>
    whereProtected(
      allOf(
        told(
          database.deletion_protection.is(true),
          'may be deleted, where data is protected: deletion_protection is not true',
          'Set deletion_protection to true.',
        ),
        told(
          database.skip_final_snapshot.isNot(true),
          'leaves nothing when it is deleted, where data is protected: skip_final_snapshot is true',
          'Set skip_final_snapshot to false, with a final_snapshot_identifier.',
        ),
      ),
    ),
  ),
};
