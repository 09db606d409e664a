import { graph, Policy } from '../../../lib/rules';
import { managedByAws } from '../managed-key';

export const secretsCmk: Policy = {
  name: 'aws/secrets/cmk',
  description: 'Secrets are encrypted with a KMS key of ours.',
  remediation: 'Set kms_key_id to a key of yours, not to alias/aws/secretsmanager.',
  source: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html',
  rationale:
    'The key of AWS decrypts for everybody who may read the secret: no other team holds a second lock, and no other account can be let in.',
  severity: 'info',
  controls: { checkov: ['CKV_AWS_149'] },
  cure: 'AwsPostgres',
  rule: graph('aws_secretsmanager_secret', ({ raw: { kms_key_id: key } }) =>
    key === undefined ? [{ message: 'has no key of ours: kms_key_id is not set', at: ['kms_key_id'] }] : managedByAws(key, ['kms_key_id']),
  ),
};
