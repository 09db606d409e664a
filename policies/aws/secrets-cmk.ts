import { allOf, expression, not, Policy } from '../../lib';

export const secretsCmk: Policy = {
  name: 'aws/secrets/cmk',
  description: 'Secrets are encrypted with a KMS key of ours.',
  remediation: 'Set kms_key_id to a key of yours, not to alias/aws/secretsmanager.',
  source: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html',
  severity: 'info',
  controls: { checkov: ['CKV_AWS_149'] },
  cure: 'AwsPostgres',
  rule: expression('aws_secretsmanager_secret', (secret) =>
    allOf(secret.kms_key_id.isSet(), not(secret.kms_key_id.contains('aws/secretsmanager'))),
  ),
};
