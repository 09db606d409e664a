import { graph, Policy } from '../../../lib/rules';
import { policyIn } from '../iam/policy-document';
import { withoutTls } from '../iam/transport';

export const s3TlsOnly: Policy = {
  name: 'aws/s3/tls-only',
  description: 'Each bucket has a policy that refuses requests without TLS.',
  remediation: 'Add an aws_s3_bucket_policy that denies everybody s3:* where aws:SecureTransport is false.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-5',
  rationale:
    'A client that is set to plain HTTP works, and nobody notices: who sits on the way reads its objects, and the links signed for them.',
  severity: 'high',
  controls: { cisAws: ['3.1.1'], fsbp: ['S3.5'], checkov: ['CKV_AWS_379'] },
  cure: 'AwsBucket',
  rule: graph('aws_s3_bucket', (bucket, stack) =>
    withoutTls(
      bucket,
      [bucket, ...stack.referringTo(bucket, 'aws_s3_bucket_policy', 'bucket')].map((holder) => policyIn(holder, 'policy', stack)),
      's3',
      ['bucket'],
    ),
  ),
};
