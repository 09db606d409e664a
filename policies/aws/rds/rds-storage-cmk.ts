import { expression, Policy, told } from '../../../lib/rules';

export const rdsStorageCmk: Policy = {
  name: 'aws/rds/storage-cmk',
  description: 'Databases are encrypted with a KMS key of ours.',
  remediation: 'Set kms_key_id.',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.Keys.html',
  rationale: "A snapshot under the key of AWS cannot be shared: no copy can lie in another account, out of an intruder's reach.",
  severity: 'info',
  controls: { checkov: ['CKV_AWS_327'] },
  cure: 'AwsPostgres',
  rule: expression(['aws_db_instance', 'aws_rds_cluster'], (database) =>
    told(database.kms_key_id.isSet(), 'is encrypted with a key of AWS: kms_key_id is not set', 'Set kms_key_id.'),
  ),
};
