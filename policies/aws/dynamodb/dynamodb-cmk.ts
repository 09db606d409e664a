import { allOf, expression, Policy, told } from '../../../lib/rules';

export const dynamodbCmk: Policy = {
  name: 'aws/dynamodb/cmk',
  description: 'Tables and their replicas are encrypted with a KMS key of ours.',
  remediation: 'Add a server_side_encryption block with enabled set to true and a kms_key_arn; set kms_key_arn of replicas.',
  source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.howitworks.html',
  rationale:
    'A key of AWS cannot be taken away: after a leak nobody can lock the table by its key, or see in CloudTrail who had it decrypted.',
  severity: 'info',
  controls: { checkov: ['CKV_AWS_119', 'CKV_AWS_271'] },
  cure: 'AwsTable',
  rule: [
    expression('aws_dynamodb_table', ({ server_side_encryption }) =>
      allOf(
        told(server_side_encryption.enabled.is(true), [], 'Set enabled to true in server_side_encryption, with a kms_key_arn.'),
        told(server_side_encryption.kms_key_arn.isSet(), [], 'Set kms_key_arn in server_side_encryption.'),
      ),
    ),
    expression('aws_dynamodb_table_replica', (replica) => told(replica.kms_key_arn.isSet(), [], 'Set kms_key_arn.')),
  ],
};
