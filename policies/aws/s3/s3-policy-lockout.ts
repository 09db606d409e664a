import { graph, Policy } from '../../../lib/rules';
import { covers } from '../iam/permissions';
import { policyIn } from '../iam/policy-document';
import { called, incompletely } from '../iam/problems';
import { isEverybody } from '../iam/reach';

export const s3PolicyLockout: Policy = {
  name: 'aws/s3/policy-lockout',
  description: 'No bucket policy shuts everybody out for good: only the root user could change it then.',
  remediation: 'Leave s3:PutBucketPolicy out of the statement that denies, or add a condition.',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html',
  rationale:
    'The refusal holds for administrators and for Terraform as well: whatever needs another policy waits until that login is found.',
  severity: 'medium',
  controls: { checkov: ['CKV_AWS_93'] },
  cure: 'AwsBucket',
  rule: graph(['aws_s3_bucket_policy', 'aws_s3_bucket'], (holder, stack) => {
    const document = policyIn(holder, 'policy', stack);
    if (!document) return [];
    const lockouts = document.statements.filter(
      (statement) =>
        !statement.allows &&
        statement.conditions.length === 0 &&
        statement.notActions.length === 0 &&
        statement.principals.some(isEverybody) &&
        covers(statement, 's3:PutBucketPolicy'),
    );
    return [
      ...incompletely(document, ['policy']),
      ...lockouts.map((statement) => ({ message: `denies everybody s3:PutBucketPolicy, by ${called(statement)}`, at: ['policy'] })),
    ];
  }),
};
