import { Policy } from '../../../lib/rules';
import { demandRules } from '../attributes';

export const cloudfrontFirewall: Policy = {
  name: 'aws/cloudfront/firewall',
  description: 'A firewall stands before distributions.',
  remediation: 'Set web_acl_id to the ARN of an aws_wafv2_web_acl whose scope is CLOUDFRONT.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html#cloudfront-6',
  rationale:
    'Programs that try known holes, stolen passwords or just many requests reach the origin as they are; without rules nobody can stop them in a hurry.',
  severity: 'medium',
  controls: { fsbp: ['CloudFront.6'], checkov: ['CKV_AWS_68'] },
  rule: demandRules([
    {
      types: 'cloudfront_distribution',
      field: 'web_acl_id',
      holds: (acl) => acl.isSet(),
      message: 'has no firewall: web_acl_id is not set',
      cure: 'Set web_acl_id to the ARN of an aws_wafv2_web_acl whose scope is CLOUDFRONT.',
    },
  ]),
};
