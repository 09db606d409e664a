import { documents, graph, Policy } from '../../../lib/rules';
import { blocks } from '../blocks';

export const iamNoUsers: Policy = {
  name: 'aws/iam/no-users',
  description: 'People and programs come in by roles: there are no users, nor policies for them.',
  remediation: 'Drop it for IAM Identity Center or a role; list roles in place of users where a policy is attached.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-2',
  rationale: "A user's key works from anywhere, until somebody deletes it: one that got into a repository or a chat is a way in for years.",
  severity: 'medium',
  controls: { cisAws: ['2.14'], fsbp: ['IAM.2'], checkov: ['CKV_AWS_273', 'CKV_AWS_40'] },
  rule: [
    graph('aws_iam_user', () => ['is a user']),
    graph(documents<unknown>('aws_iam_access_key', 'aws_iam_service_specific_credential'), () => ['is a key that does not expire']),
    graph(['aws_iam_user_policy', 'aws_iam_user_policy_attachment'], () => [{ message: 'gives a user permissions', at: ['user'] }]),
    graph('aws_iam_policy_attachment', ({ raw }) =>
      blocks(raw.users).length > 0 ? [{ message: 'gives users permissions', at: ['users'] }] : [],
    ),
  ],
};
