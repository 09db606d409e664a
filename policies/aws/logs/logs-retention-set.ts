import { expression, Policy } from '../../../lib/rules';

export const logsRetentionSet: Policy = {
  name: 'aws/logs/retention-set',
  description: 'Log groups say how long they keep their events.',
  remediation: 'Set retention_in_days to the days that are needed, or to 0, which is for ever.',
  source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html#SettingLogRetention',
  rationale:
    'CloudWatch then keeps all events for ever: the bill grows each month, and data on people stays longer than anybody promised them.',
  severity: 'low',
  controls: { checkov: ['CKV_AWS_66'] },
  cure: 'Region.logRetentionDays',
  rule: expression('aws_cloudwatch_log_group', ({ retention_in_days }) => retention_in_days.isSet()),
};
