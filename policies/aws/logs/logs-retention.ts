import { allOf, anyOf, expression, Parameter, Policy, told, whereProtected } from '../../../lib/rules';

export const minimumDays = new Parameter<number>(
  'minimumDays',
  'Days that events are kept at least where data is protected; 0 is for ever.',
  365,
);

export const logsRetention: Policy = {
  name: 'aws/logs/retention',
  description: 'Log groups keep their events for long enough, not by chance.',
  remediation: 'Set retention_in_days to the days that are asked for, or to 0, which is for ever.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-16',
  rationale:
    'By default events are kept for ever, and the bill grows each month; kept too briefly, those of an intrusion are gone before it comes to light.',
  severity: 'low',
  controls: { fsbp: ['CloudWatch.16'] },
  cure: 'Region.logRetentionDays',
  parameters: [minimumDays],
  supersedes: ['aws/logs/retention-set', 'aws/logs/retention-year'],
  rule: expression('aws_cloudwatch_log_group', ({ retention_in_days }) =>
    allOf(
      told(
        retention_in_days.isSet(),
        'does not say how long it keeps its events: retention_in_days is not set',
        'Set retention_in_days to the days that are needed, such as 365, or to 0, which is for ever.',
      ),
      whereProtected(
        told(
          anyOf(retention_in_days.isUnset(), retention_in_days.is(0), retention_in_days.atLeast(minimumDays)),
          ['keeps events for ', retention_in_days, ' of at least ', minimumDays, ' days, where data is protected'],
          ['Set retention_in_days to ', minimumDays, ' or more, or to 0, which is for ever.'],
        ),
      ),
    ),
  ),
};
