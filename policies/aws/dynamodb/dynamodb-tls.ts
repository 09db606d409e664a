import { documents, graph, Policy } from '../../../lib/rules';
import { policyIn } from '../iam/policy-document';
import { withoutTls } from '../iam/transport';

export const dynamodbTls: Policy = {
  name: 'aws/dynamodb/tls',
  description: 'Each table has a policy that refuses requests without TLS.',
  remediation: 'Add an aws_dynamodb_resource_policy that denies everybody dynamodb:* where aws:SecureTransport is false.',
  source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/rbac-examples.html',
  rationale: 'A client that is set to plain HTTP works, and nobody notices: who sits on the way reads every item that passes.',
  severity: 'info',
  cure: 'AwsTable',
  rule: graph('aws_dynamodb_table', (table, stack) =>
    withoutTls(
      table,
      stack
        .referringTo(table, documents<{ readonly resource_arn?: string }>('aws_dynamodb_resource_policy'), 'resource_arn')
        .map((holder) => policyIn(holder, 'policy', stack)),
      'dynamodb',
      ['name'],
    ),
  ),
};
