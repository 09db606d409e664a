import { Policy } from '../../../lib/rules';
import { names } from '../actions/action';
import { statementRules } from './statement-rules';

export const iamNoFullAccess: Policy = {
  name: 'aws/iam/no-full-access',
  description: 'No policy allows every action on every resource.',
  remediation: 'List the actions that are needed.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-1',
  rationale:
    'This is an administrator by another name, in a policy that no list of administrators shows: a single leak gives away the account.',
  severity: 'critical',
  controls: { cisAws: ['2.15'], fsbp: ['IAM.1'], checkov: ['CKV_AWS_1', 'CKV_AWS_62'] },
  cure: 'PodIdentity',
  rule: statementRules(({ actions, resources }) =>
    resources.includes('*') && actions.some((action) => names(action, '*')) ? 'allows every action on every resource' : undefined,
  ),
};
