import { anyOf, expression, Policy } from '../../../lib/rules';

export const logsRetentionYear: Policy = {
  name: 'aws/logs/retention-year',
  description: 'Log groups keep their events for a year, wherever they are.',
  remediation: 'Set retention_in_days to 365 or more, or to 0, which is for ever.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-16',
  rationale:
    'An intrusion that is found after months cannot be traced: the events that show how it began, and what was taken, are deleted.',
  severity: 'low',
  controls: { fsbp: ['CloudWatch.16'], checkov: ['CKV_AWS_338'] },
  cure: 'Region.logRetentionDays',
  rule: expression('aws_cloudwatch_log_group', ({ retention_in_days }) => anyOf(retention_in_days.is(0), retention_in_days.atLeast(365))),
};
