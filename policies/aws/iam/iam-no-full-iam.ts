import { Policy } from '../../../lib/rules';
import { names } from '../actions/action';
import { statementRules } from './statement-rules';

export const iamNoFullIam: Policy = {
  name: 'aws/iam/no-full-iam',
  description: 'No policy allows everything in IAM.',
  remediation: 'List the actions that are needed.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege',
  rationale:
    'Whoever may do everything in IAM makes an administrator and logs in as it: the limits in the rest of the policy mean nothing.',
  severity: 'critical',
  controls: { checkov: ['CKV2_AWS_40'] },
  cure: 'PodIdentity',
  rule: statementRules(({ actions }) => (actions.some((action) => names(action, 'iam:*')) ? 'allows every action of IAM' : undefined)),
};
