import { expression, implies, Policy } from '../../lib';

export const rdsEncryptionCmk: Policy = {
  name: 'aws/rds/encryption-cmk',
  description: 'Databases, and their Performance Insights, are encrypted with a KMS key of ours.',
  remediation: 'Set kms_key_id, and performance_insights_kms_key_id where Performance Insights is on.',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.Keys.html',
  severity: 'info',
  controls: { checkov: ['CKV_AWS_327', 'CKV_AWS_354'] },
  cure: 'AwsPostgres',
  rule: [
    expression(['aws_db_instance', 'aws_rds_cluster'], (database) => database.kms_key_id.isSet()),
    expression(['aws_db_instance', 'aws_rds_cluster', 'aws_rds_cluster_instance'], (database) =>
      implies(database.performance_insights_enabled.is(true), database.performance_insights_kms_key_id.isSet()),
    ),
  ],
};
