import { graph, Policy } from '../../../lib/rules';
import { policyIn } from '../iam/policy-document';
import { letsEverybodyIn } from '../iam/problems';

export const kmsPolicy: Policy = {
  name: 'aws/kms/policy',
  description: 'No policy of a key lets everybody use it.',
  remediation: 'Name the principals, or add a condition on kms:CallerAccount or aws:PrincipalOrgID.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/kms-controls.html#kms-5',
  rationale:
    'Anybody with an AWS account may ask the key to decrypt, as far as the policy goes: what leaked in encrypted form is then readable.',
  severity: 'critical',
  controls: { fsbp: ['KMS.5'], checkov: ['CKV_AWS_33'] },
  rule: graph(['aws_kms_key', 'aws_kms_key_policy'], (holder, stack) => letsEverybodyIn(policyIn(holder, 'policy', stack), ['policy'])),
};
