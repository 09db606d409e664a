import { expression, Policy } from '../../../lib/rules';

export const logsKms: Policy = {
  name: 'aws/logs/kms',
  description: 'Log groups are encrypted with a KMS key of ours.',
  remediation: 'Set kms_key_id.',
  source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html',
  rationale: 'Logs hold more than anybody meant to write, such as names and tokens: after a leak there is no key that could be taken away.',
  severity: 'info',
  controls: { checkov: ['CKV_AWS_158'] },
  cure: 'Region.keys.logs',
  rule: expression('aws_cloudwatch_log_group', (group) => group.kms_key_id.isSet()),
};
