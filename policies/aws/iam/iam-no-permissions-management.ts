import { Policy } from '../../../lib/rules';
import { dangerRules, permissionChanging } from './dangers';

export const iamNoPermissionsManagement: Policy = {
  name: 'aws/iam/no-permissions-management',
  description: 'Nobody changes who may do what, on every resource.',
  remediation: 'Name the resources of these actions, or leave the actions out.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege',
  rationale: 'The holder opens buckets, keys and queues of others to itself or to the world, or shuts their owners out.',
  severity: 'critical',
  controls: { checkov: ['CKV_AWS_109', 'CKV_AWS_289'] },
  cure: 'PodIdentity',
  rule: dangerRules(permissionChanging),
};
