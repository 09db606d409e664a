import { Policy } from '../../../lib/rules';
import { demandRules } from '../attributes';

export const kmsLockout: Policy = {
  name: 'aws/kms/lockout',
  description: 'AWS checks that somebody may still change a key before it takes its policy.',
  remediation: 'Leave out bypass_policy_lockout_safety_check.',
  source: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html',
  rationale:
    'A policy that names nobody who may change it makes the key unmanageable: only the support of AWS helps then, after days without the data.',
  severity: 'medium',
  rule: demandRules([
    {
      types: 'kms_external_key kms_key kms_key_policy kms_replica_external_key kms_replica_key',
      field: 'bypass_policy_lockout_safety_check',
      holds: (bypasses) => bypasses.isNot(true),
      message: 'may lock everybody out: bypass_policy_lockout_safety_check is true',
      cure: 'Leave out bypass_policy_lockout_safety_check.',
    },
  ]),
};
