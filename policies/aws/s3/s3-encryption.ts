import { AwsDocuments, allOf, anyOf, expression, ObjectTerm, Policy, related, told } from '../../../lib/rules';

type EncryptionRule = NonNullable<AwsDocuments['aws_s3_bucket_server_side_encryption_configuration']['rule']>[number];

const algorithms = ['AES256', 'aws:kms', 'aws:kms:dsse'];

const isStrong = ({ apply_server_side_encryption_by_default: byDefault }: ObjectTerm<EncryptionRule>) =>
  told(anyOf(byDefault.isUnset(), byDefault.sse_algorithm.isOneOf(algorithms)), [
    'encrypts by what S3 does not know: sse_algorithm is ',
    byDefault.sse_algorithm,
  ]);

export const s3Encryption: Policy = {
  name: 'aws/s3/encryption',
  description: 'Buckets that state how they encrypt use AES256, as S3 does by itself, or a KMS key.',
  remediation: 'Set sse_algorithm to aws:kms, aws:kms:dsse or AES256.',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-encryption.html',
  rationale: 'S3 refuses an algorithm that it does not know: the apply stops there, and objects are not encrypted as their owner believes.',
  severity: 'medium',
  controls: { checkov: ['CKV_AWS_19'] },
  cure: 'AwsBucket',
  rule: expression('aws_s3_bucket', (bucket) =>
    allOf(
      isStrong(bucket.server_side_encryption_configuration.rule),
      related('aws_s3_bucket_server_side_encryption_configuration', 'bucket').every(({ rule }) => rule.every(isStrong)),
    ),
  ),
};
