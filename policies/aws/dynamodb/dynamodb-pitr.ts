import { expression, Policy } from '../../../lib/rules';
import { demandRules } from '../attributes';

export const dynamodbPitr: Policy = {
  name: 'aws/dynamodb/pitr',
  description: 'Tables can be restored to any moment.',
  remediation: 'Add a point_in_time_recovery block with enabled set to true.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/dynamodb-controls.html#dynamodb-2',
  rationale:
    'A faulty program overwrites thousands of items in a minute; what stood there before is lost, or as old as a backup that somebody made by hand.',
  severity: 'medium',
  controls: { fsbp: ['DynamoDB.2'], checkov: ['CKV_AWS_28'] },
  cure: 'AwsTable',
  rule: [
    expression('aws_dynamodb_table', (table) => table.point_in_time_recovery.enabled.is(true)),
    ...demandRules([
      {
        types: 'dynamodb_table_replica',
        field: 'point_in_time_recovery',
        holds: (recovers) => recovers.is(true),
        message: 'cannot be restored to any moment: point_in_time_recovery is not true',
        cure: 'Set point_in_time_recovery to true.',
      },
    ]),
  ],
};
