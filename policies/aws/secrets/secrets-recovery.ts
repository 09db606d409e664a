import { Policy, whereProtected } from '../../../lib/rules';
import { demandRules } from '../attributes';

export const secretsRecovery: Policy = {
  name: 'aws/secrets/recovery',
  description: 'Where the environment protects its data, a deleted secret can be had back for a while.',
  remediation: 'Leave out recovery_window_in_days, or set it to 7 to 30.',
  source: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/manage_delete-secret.html',
  rationale:
    'A renamed resource is enough to delete it, at once and for ever: programs that start afterwards cannot log in, and nobody has the value.',
  severity: 'medium',
  rule: demandRules([
    {
      types: 'secretsmanager_secret',
      field: 'recovery_window_in_days',
      holds: (days) => whereProtected(days.orElse(30).atLeast(1)),
      message: 'is gone at once when it is deleted: recovery_window_in_days is 0',
      cure: 'Leave out recovery_window_in_days, or set it to 7 to 30.',
    },
  ]),
};
