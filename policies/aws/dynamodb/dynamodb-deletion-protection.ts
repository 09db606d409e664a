import { expression, Policy, whereProtected } from '../../../lib/rules';

export const dynamodbDeletionProtection: Policy = {
  name: 'aws/dynamodb/deletion-protection',
  description: 'Where data is protected, tables cannot be deleted.',
  remediation: 'Set deletion_protection_enabled to true.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/dynamodb-controls.html#dynamodb-6',
  rationale: 'One wrong plan, or one call in the wrong account, removes the table with all its items in seconds.',
  severity: 'medium',
  controls: { fsbp: ['DynamoDB.6'] },
  cure: 'Environment.protected',
  rule: expression('aws_dynamodb_table', (table) => whereProtected(table.deletion_protection_enabled.is(true))),
};
