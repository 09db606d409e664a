import { Policy } from '../../../lib/rules';
import { credentialGiving, dangerRules } from './dangers';

export const iamNoCredentials: Policy = {
  name: 'aws/iam/no-credentials',
  description: 'Nobody gets credentials of others, on every resource.',
  remediation: 'Name the resources of these actions, or leave the actions out.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege',
  rationale:
    'Whoever takes over the holder goes on as somebody else: with keys of users, passwords of machines, or any role that trusts the account.',
  severity: 'critical',
  controls: { checkov: ['CKV_AWS_107', 'CKV_AWS_287'] },
  cure: 'PodIdentity',
  rule: dangerRules(credentialGiving),
};
