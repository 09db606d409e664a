import { Policy } from '../../../lib/rules';
import { dangerRules, escalating } from './dangers';

export const iamNoPrivilegeEscalation: Policy = {
  name: 'aws/iam/no-privilege-escalation',
  description: 'Nobody can give themselves more permissions, on every resource.',
  remediation: 'Name the resources of these actions, or leave the actions out.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege',
  rationale:
    "A small role makes itself a big one, such as by starting a machine with an administrator's role: its other limits are worth nothing.",
  severity: 'critical',
  controls: { checkov: ['CKV_AWS_110', 'CKV_AWS_286'] },
  cure: 'PodIdentity',
  rule: dangerRules(escalating),
};
