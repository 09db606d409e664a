import { allOf, Policy, told, whereProtected } from '../../../lib/rules';
import { type Attribute, demandRules } from '../attributes';

/** How many days backups are kept by an attribute, and how many where it is not set. */
const kept: readonly (readonly [field: string, types: string, otherwise: number])[] = [
  ['backup_retention_period', 'docdb_cluster docdbelastic_cluster neptune_cluster', 1],
  ['automated_snapshot_retention_period', 'redshift_cluster', 1],
  ['automatic_backup_retention_days', 'fsx_openzfs_file_system fsx_ontap_file_system', 0],
  ['automatic_backup_retention_days', 'fsx_windows_file_system', 7],
  ['snapshot_retention_limit', 'memorydb_cluster', 0],
];

/** Days that backups are kept at least where data is protected. */
const least = 7;

export const storesBackup: Policy = {
  name: 'aws/stores/backup',
  description: 'Stores of data are backed up, for a week where data is protected.',
  remediation: `Set backup_retention_period, or what the finding names, to ${least} or more.`,
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/documentdb-controls.html#documentdb-2',
  rationale:
    'What a faulty release or an intruder overwrites is noticed days later; a store that kept no older copy has only the wrong one.',
  severity: 'medium',
  controls: { fsbp: ['DocumentDB.2', 'Neptune.5', 'Redshift.3'], checkov: ['CKV_AWS_343', 'CKV_AWS_360', 'CKV_AWS_361'] },
  rule: demandRules([
    ...kept.map(([field, types, otherwise]) => ({
      types,
      field,
      holds: (days: Attribute) =>
        allOf(
          told(days.orElse(otherwise).atLeast(1), `has no backups: ${field} is ${otherwise === 0 ? 'not set, or ' : ''}0`, [
            `Set ${field} to ${least} or more.`,
          ]),
          whereProtected(days.orElse(otherwise).atLeast(least)),
        ),
      message: `keeps backups for less than ${least} days, where data is protected: ${field}`,
      cure: `Set ${field} to ${least} or more.`,
    })),
    {
      types: 'lightsail_database',
      field: 'backup_retention_enabled',
      holds: (isKept) => isKept.isNot(false),
      message: 'has no backups: backup_retention_enabled is false',
      cure: 'Leave out backup_retention_enabled.',
    },
    {
      types: 'keyspaces_table',
      field: 'point_in_time_recovery.status',
      holds: (status) => whereProtected(status.is('ENABLED')),
      message: 'has no backups, where data is protected: point_in_time_recovery.status is not ENABLED',
      cure: 'Set status to ENABLED in point_in_time_recovery.',
    },
  ]),
};
