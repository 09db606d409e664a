import { allOf, anyOf, Condition, documents, expression, Policy, ScalarTerm, told, unless } from '../../../lib/rules';

interface Copy {
  readonly storage_encrypted?: boolean;
  readonly snapshot_identifier?: string;
  readonly restore_to_point_in_time?: object;
}

interface Database extends Copy {
  readonly replicate_source_db?: string;
}

interface Cluster extends Copy {
  readonly engine_mode?: string;
  readonly global_cluster_identifier?: string;
  readonly replication_source_identifier?: string;
}

export const rdsEncryption: Policy = {
  name: 'aws/rds/encryption',
  description: 'Databases encrypt their storage.',
  remediation: 'Set storage_encrypted to true.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-3',
  rationale:
    'Its snapshots and copies lie in the clear as well: whoever gets one reads every row. It cannot be turned on for a database that exists.',
  severity: 'high',
  controls: { cisAws: ['3.2.1'], fsbp: ['RDS.3', 'RDS.27'], checkov: ['CKV_AWS_16', 'CKV_AWS_96'] },
  cure: 'AwsPostgres',
  rule: [
    expression(documents<Database>('aws_db_instance'), (database) =>
      isEncrypted(database.storage_encrypted, [
        database.replicate_source_db.isSet(),
        database.snapshot_identifier.isSet(),
        database.restore_to_point_in_time.isSet(),
      ]),
    ),
    expression(documents<Cluster>('aws_rds_cluster'), (cluster) =>
      unless(
        // Aurora Serverless is always encrypted.
        cluster.engine_mode.is('serverless'),
        isEncrypted(cluster.storage_encrypted, [
          cluster.global_cluster_identifier.isSet(),
          cluster.replication_source_identifier.isSet(),
          cluster.snapshot_identifier.isSet(),
          cluster.restore_to_point_in_time.isSet(),
        ]),
      ),
    ),
  ],
};

/** What is made of another is encrypted as that is, unless it says otherwise. */
function isEncrypted(storage: ScalarTerm<boolean>, copied: readonly Condition[]): Condition {
  return unless(
    allOf(storage.isUnset(), anyOf(...copied)),
    told(storage.is(true), 'keeps its data in the clear: storage_encrypted is not true'),
  );
}
