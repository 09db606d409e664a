import { graph, isCredential, Policy } from '../../../lib/rules';

export const secretsParameterType: Policy = {
  name: 'aws/secrets/parameter-type',
  description: 'Parameters that by their names are secrets are encrypted.',
  remediation: 'Set type to SecureString, with a key_id.',
  source: 'https://docs.aws.amazon.com/systems-manager/latest/userguide/secure-string-parameter-kms-encryption.html',
  rationale:
    'Whoever may list parameters, which many roles may, reads a plain one as it is; of an encrypted one they need the key as well.',
  severity: 'high',
  controls: { checkov: ['CKV2_AWS_34'] },
  cure: 'AwsPostgres',
  rule: graph('aws_ssm_parameter', ({ raw }) =>
    raw.type !== undefined && raw.type !== 'SecureString' && isSecret(String(raw.name ?? ''))
      ? [
          {
            message: `keeps a secret in the clear: type is ${String(raw.type)}`,
            at: ['type'],
            remediation: 'Set type to SecureString, with a key_id.',
          },
        ]
      : [],
  ),
};

/** Whether what is called so is a secret, whatever it holds: of a path the last name counts. */
function isSecret(name: string): boolean {
  return isCredential(name.split('/').at(-1)!, 'aZ4kQ9vT2mX7');
}
