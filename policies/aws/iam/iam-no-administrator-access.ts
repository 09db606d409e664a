import { Policy } from '../../../lib/rules';
import { managedPolicyRules } from './managed-policy-rules';

export const iamNoAdministratorAccess: Policy = {
  name: 'aws/iam/no-administrator-access',
  description: 'Nobody has the managed policy AdministratorAccess.',
  remediation: 'Set policy_arn to a policy that lists the actions that are needed.',
  source: 'https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AdministratorAccess.html',
  rationale:
    'One stolen credential of this kind is the whole account: its data, its keys, its bill, and the logs that would show the theft.',
  severity: 'critical',
  controls: { checkov: ['CKV_AWS_274'] },
  cure: 'PodIdentity',
  rule: managedPolicyRules(['AdministratorAccess']),
};
