import { expression, Policy } from '../../lib';

export const iamNoUsers: Policy = {
  name: 'aws/iam/no-users',
  description: 'People come in by roles: there are no users, nor policies for them.',
  remediation: 'Use IAM Identity Center or roles, and attach policies to roles.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-2',
  severity: 'medium',
  controls: { cisAws: ['2.14'], fsbp: ['IAM.2'], checkov: ['CKV_AWS_273', 'CKV_AWS_40'] },
  rule: [
    expression('aws_iam_user', (user) => user.isUnset()),
    expression('aws_iam_access_key', (key) => key.isUnset()),
    expression(['aws_iam_user_policy', 'aws_iam_user_policy_attachment'], (policy) => policy.user.isUnset()),
    expression('aws_iam_policy_attachment', (attachment) => attachment.users.count().is(0)),
  ],
};
