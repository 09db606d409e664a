import { Policy } from '../../../lib/rules';
import { names } from '../actions/action';
import { statementRules } from './statement-rules';

export const iamNoAllActions: Policy = {
  name: 'aws/iam/no-all-actions',
  description: 'No policy allows every action.',
  remediation: 'List the actions that are needed.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege',
  rationale:
    'The star also covers deleting, changing who has access, and every action that AWS adds next year: nobody has looked at those.',
  severity: 'critical',
  controls: { checkov: ['CKV_AWS_49', 'CKV_AWS_63'] },
  cure: 'PodIdentity',
  rule: statementRules(({ actions }) => (actions.some((action) => names(action, '*')) ? 'allows every action' : undefined)),
};
