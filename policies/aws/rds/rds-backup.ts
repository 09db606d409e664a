import { allOf, anyOf, expression, NumberTerm, Parameter, Policy, told, unless, whereProtected } from '../../../lib/rules';

export const minimumDays = new Parameter<number>('minimumDays', 'Days that backups are kept at least where data is protected, 1 to 35.', 7);

const isKept = (days: NumberTerm) =>
  allOf(
    told(days.orElse(0).atLeast(1), 'has no backups: backup_retention_period is not set, or 0'),
    whereProtected(
      told(anyOf(days.orElse(0).is(0), days.atLeast(minimumDays)), [
        'keeps backups for ',
        days,
        ' of at least ',
        minimumDays,
        ' days, where data is protected',
      ]),
    ),
    days.orElse(0).atMost(35),
  );

export const rdsBackup: Policy = {
  name: 'aws/rds/backup',
  description: 'Databases are backed up: for at least a day, and for longer where data is protected.',
  remediation: 'Set backup_retention_period to 1 to 35 days.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-11',
  rationale:
    'A mistaken statement, a faulty migration or a broken disk takes the rows with it, and there is nothing old enough to go back to.',
  severity: 'high',
  controls: { fsbp: ['RDS.11'], checkov: ['CKV_AWS_133'] },
  cure: 'AwsPostgres.backupRetentionDays',
  parameters: [minimumDays],
  rule: [
    // A replica is backed up with its source.
    expression('aws_db_instance', (database) => unless(database.replicate_source_db.isSet(), isKept(database.backup_retention_period))),
    // A cluster keeps its backups for a day unless it is told otherwise.
    expression('aws_rds_cluster', (cluster) => isKept(cluster.backup_retention_period.orElse(1))),
  ],
};
