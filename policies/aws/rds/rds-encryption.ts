import { anyOf, expression, Policy, told } from '../../../lib';

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
    expression('aws_db_instance', (database) =>
      told(database.storage_encrypted.is(true), 'keeps its data in the clear: storage_encrypted is not true'),
    ),
    // Aurora Serverless is always encrypted.
    expression('aws_rds_cluster', (cluster) =>
      told(
        anyOf(cluster.storage_encrypted.is(true), cluster.engine_mode.is('serverless')),
        'keeps its data in the clear: storage_encrypted is not true',
      ),
    ),
  ],
};
