import { allOf, anyOf, expression, Parameter, Policy, whereProtected } from '../../../lib';

export const minimumDays = new Parameter<number>(
  'minimumDays',
  'Days that events are kept at least where data is protected; 0 is for ever.',
  365,
);

export const logsRetention: Policy = {
  name: 'aws/logs/retention',
  description: 'Log groups keep their events for long enough, not by chance.',
  remediation: 'Set retention_in_days.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-16',
  severity: 'low',
  controls: { fsbp: ['CloudWatch.16'] },
  parameters: [minimumDays],
  supersedes: ['aws/logs/retention-set', 'aws/logs/retention-year'],
  rule: expression('aws_cloudwatch_log_group', ({ retention_in_days }) =>
    allOf(retention_in_days.isSet(), whereProtected(anyOf(retention_in_days.is(0), retention_in_days.atLeast(minimumDays)))),
  ),
};
