import { documents, expression, Policy, told } from '../../../lib/rules';

export const transferSecurityPolicy: Policy = {
  name: 'aws/transfer/security-policy',
  description: 'Servers of Transfer Family take no ciphers of 2018: those of SSH with SHA-1 among them.',
  remediation: 'Set security_policy_name to TransferSecurityPolicy-2024-01, or one that is newer.',
  source: 'https://docs.aws.amazon.com/transfer/latest/userguide/security-policies.html',
  rationale:
    'Old ciphers and SHA-1 are broken, or soon will be: who records a session today may read or change it. Clients of the last years take newer ones.',
  severity: 'medium',
  rule: expression(documents<{ readonly security_policy_name?: string }>('aws_transfer_server'), (server) =>
    told(
      server.security_policy_name.orElse('TransferSecurityPolicy-2018-11').isNot('TransferSecurityPolicy-2018-11'),
      'takes ciphers of 2018: security_policy_name is TransferSecurityPolicy-2018-11, or not set',
    ),
  ),
};
