import { documents, graph, Policy } from '../../../lib/rules';

export const iamNoLoginProfile: Policy = {
  name: 'aws/iam/no-login-profile',
  description: 'People log in through IAM Identity Center or the directory of the organization, not by a password of their own here.',
  remediation: 'Drop the login profile, and assign a permission set of IAM Identity Center.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#bp-users-federation-idp',
  rationale:
    'Whoever leaves keeps this password: closing their login in the directory closes nothing here, and hardly anybody remembers to.',
  severity: 'medium',
  rule: graph(documents<unknown>('aws_iam_user_login_profile'), () => ['gives a user of IAM a password']),
};
