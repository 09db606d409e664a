import { anyOf, expression, Policy, related } from '../../../lib/rules';

export const kmsPolicySet: Policy = {
  name: 'aws/kms/policy-set',
  description: 'Keys say who may use them, rather than leave it to the account.',
  remediation: 'Set policy, or add an aws_kms_key_policy.',
  source: 'https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html',
  rationale: 'Whoever has a wide IAM policy in the account may then use the key, and delete it; nobody who reads the key sees who that is.',
  severity: 'medium',
  controls: { checkov: ['CKV2_AWS_64'] },
  rule: expression('aws_kms_key', (key) =>
    anyOf(
      key.policy.isSet(),
      related('aws_kms_key_policy', 'key_id').some(({ policy }) => policy.isSet()),
    ),
  ),
};
