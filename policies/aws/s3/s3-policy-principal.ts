import { graph, Policy } from '../../../lib/rules';
import { policyIn } from '../iam/policy-document';
import { letsEverybodyIn } from '../iam/problems';

export const s3PolicyPrincipal: Policy = {
  name: 'aws/s3/policy-principal',
  description: 'No bucket policy lets everybody in, unless a condition says from where or on whose behalf.',
  remediation: 'Name the principals, or add a condition on aws:PrincipalOrgID, aws:SourceArn, aws:SourceVpce or the like.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-6',
  rationale: 'The whole internet may do what the statement allows, such as reading or replacing objects, and has to log in nowhere.',
  severity: 'high',
  controls: { fsbp: ['S3.6'], checkov: ['CKV_AWS_70'] },
  cure: 'AwsBucket',
  rule: graph(['aws_s3_bucket_policy', 'aws_s3_bucket'], (holder, stack) => letsEverybodyIn(policyIn(holder, 'policy', stack), ['policy'])),
};
