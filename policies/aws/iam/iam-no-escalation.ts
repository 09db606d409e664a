import { Policy } from '../../../lib/rules';
import { credentialGiving, dangerRules, escalating, exfiltrating, permissionChanging } from './dangers';

export const iamNoEscalation: Policy = {
  name: 'aws/iam/no-escalation',
  description: 'Nobody can give themselves permissions, get credentials, or read whatever is stored, on every resource.',
  remediation: 'Name the resources of these actions, or leave the actions out.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege',
  rationale:
    'One stolen credential grows into the whole account: it takes rights, logins of others, or all that is stored, whichever it finds first.',
  severity: 'critical',
  cure: 'PodIdentity',
  supersedes: ['aws/iam/no-privilege-escalation', 'aws/iam/no-credentials', 'aws/iam/no-exfiltration', 'aws/iam/no-permissions-management'],
  rule: dangerRules(escalating, credentialGiving, exfiltrating, permissionChanging),
};
