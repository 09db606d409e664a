import { Policy } from '../../../lib/rules';
import { managedPolicyRules } from './managed-policy-rules';

export const iamNoIamFullAccess: Policy = {
  name: 'aws/iam/no-iam-full-access',
  description: 'Nobody has the managed policy IAMFullAccess.',
  remediation: 'Set policy_arn to a policy that lists the actions that are needed.',
  source: 'https://docs.aws.amazon.com/aws-managed-policy/latest/reference/IAMFullAccess.html',
  rationale: 'Its holder attaches AdministratorAccess to itself in one call, and until then nobody sees an administrator there.',
  severity: 'critical',
  controls: { checkov: ['CKV2_AWS_56'] },
  cure: 'PodIdentity',
  rule: managedPolicyRules(['IAMFullAccess']),
};
