import { documents, graph, Policy } from '../../../lib/rules';
import { policyIn } from '../iam/policy-document';
import { openStatements } from '../iam/problems';

export const dynamodbPolicyPublic: Policy = {
  name: 'aws/dynamodb/policy-public',
  description: 'No policy of a table lets everybody in.',
  remediation: 'Name the principals, or add a condition on aws:PrincipalOrgID.',
  source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/rbac-bpa-rbp.html',
  rationale: 'Items would be open to whoever has an AWS account. DynamoDB refuses such a policy, so that the apply stops halfway.',
  severity: 'critical',
  cure: 'AwsTable',
  rule: graph(documents<{ readonly policy?: string }>('aws_dynamodb_resource_policy'), (holder, stack) =>
    openStatements(policyIn(holder, 'policy', stack), ['policy']),
  ),
};
