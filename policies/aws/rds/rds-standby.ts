import { expression, Policy } from '../../../lib/rules';

export const rdsStandby: Policy = {
  name: 'aws/rds/standby',
  description: 'Another availability zone takes over when a database fails, wherever it is.',
  remediation: 'Set multi_az to true.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-5',
  rationale:
    'A broken machine, or a change of its size, stops everybody who works with the database for many minutes, testers and colleagues too.',
  severity: 'medium',
  controls: { cisAws: ['3.2.4'], fsbp: ['RDS.5'], checkov: ['CKV_AWS_157'] },
  cure: 'AwsPostgres.multiAz',
  rule: expression('aws_db_instance', (database) => database.multi_az.is(true)),
};
