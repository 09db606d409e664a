import { AwsDocuments, graph, Policy, Problem } from '../../lib';
import { blocks } from './blocks';

export const s3NoPublicAcl: Policy = {
  name: 'aws/s3/no-public-acl',
  description: 'No ACL lets everybody, or every AWS account, into a bucket.',
  remediation: 'Leave out the ACL, and say who may in a bucket policy.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-2',
  severity: 'critical',
  controls: { fsbp: ['S3.2', 'S3.3'], checkov: ['CKV_AWS_20', 'CKV_AWS_57', 'CKV2_AWS_43', 'CKV_AWS_375'] },
  cure: 'AwsBucket',
  rule: [
    graph('aws_s3_bucket', (bucket, stack) => [
      ...canned(bucket.document.acl),
      ...blocks(bucket.document.grant).flatMap(({ uri, permissions }, index) => granted(uri, blocks(permissions), ['grant', index])),
      ...stack
        .referringTo(bucket, 'aws_s3_bucket_acl', 'bucket')
        .flatMap(({ document, address }) => problemsOf(document).map(({ message }) => `${message}, by ${address}`)),
    ]),
    graph('aws_s3_bucket_acl', ({ document }) => problemsOf(document)),
  ],
};

const publicAcls = ['public-read', 'public-read-write', 'authenticated-read'];
/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#specifying-grantee-predefined-groups */
const groups: Readonly<Record<string, string>> = { AllUsers: 'everybody', AuthenticatedUsers: 'every AWS account' };

function problemsOf(acl: AwsDocuments['aws_s3_bucket_acl']): readonly Problem[] {
  const { grant } = blocks(acl.access_control_policy)[0] ?? {};
  const grants = blocks(grant).flatMap(({ grantee, permission }, index) =>
    granted(blocks(grantee)[0]?.uri, blocks(permission), ['access_control_policy', 'grant', index]),
  );
  return [...canned(acl.acl), ...grants];
}

function canned(acl: string | undefined): readonly Problem[] {
  return acl !== undefined && publicAcls.includes(acl) ? [{ message: `has the ACL ${acl}`, at: ['acl'] }] : [];
}

function granted(uri: string | undefined, permissions: readonly string[], at: readonly (string | number)[]): readonly Problem[] {
  const whom = groups[uri?.split('/').at(-1) ?? ''];
  return whom ? [{ message: `grants ${permissions.join(', ')} to ${whom}`, at }] : [];
}
