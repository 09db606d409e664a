import { Policy } from '../../../lib/rules';
import { dangerRules, exfiltrating } from './dangers';

export const iamNoExfiltration: Policy = {
  name: 'aws/iam/no-exfiltration',
  description: 'Nobody reads whatever is stored, on every resource.',
  remediation: 'Name the resources of these actions, or leave the actions out.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege',
  rationale: 'A flaw in one program is enough to carry away files, parameters or secrets of all the others, and each read looks permitted.',
  severity: 'critical',
  controls: { checkov: ['CKV_AWS_108', 'CKV_AWS_288'] },
  cure: 'PodIdentity',
  rule: dangerRules(exfiltrating),
};
