import { AwsDocuments, documents, graph, Problem, Rule } from '../../../lib/rules';
import { blocks } from '../blocks';

/** What an ACL lets strangers do. */
export interface Opening {
  readonly whom: 'everybody' | 'every AWS account';
  readonly permissions: readonly string[];
  /** As the end of a sentence about whatever has the ACL. */
  readonly message: string;
  readonly at: NonNullable<Problem['at']>;
}

/** Rules that find some openings of a bucket, by its own ACL or one beside it, and of an ACL. */
export function aclRules(isWrong: (opening: Opening) => boolean): readonly Rule[] {
  const wrong = (openings: readonly Opening[]) => openings.filter(isWrong).map(({ message, at }) => ({ message, at }));
  return [
    graph('aws_s3_bucket', (bucket, stack) => [
      ...wrong([
        ...canned(bucket.document.acl),
        ...blocks(bucket.document.grant).flatMap(({ uri, permissions }, index) => granted(uri, blocks(permissions), ['grant', index])),
      ]),
      ...stack
        .referringTo(bucket, 'aws_s3_bucket_acl', 'bucket')
        .flatMap(({ document, address }) => wrong(openingsOf(document)).map(({ message }) => `${message}, by ${address}`)),
    ]),
    graph('aws_s3_bucket_acl', ({ document }) => wrong(openingsOf(document))),
    graph(documents<unknown>('aws_s3_bucket_object', 'aws_s3_object', 'aws_s3_object_copy'), ({ raw }) =>
      wrong([
        ...canned(raw.acl),
        ...blocks<Grant>(raw.grant).flatMap(({ uri, permissions }, index) => granted(uri, blocks(permissions), ['grant', index])),
      ]).map((problem) => ({ ...problem, remediation: 'Leave out acl and grant, and say who may in a bucket policy.' })),
    ),
  ];
}

interface Grant {
  readonly uri?: string;
  readonly permissions?: readonly string[];
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#canned-acl */
const cannedAcls: Readonly<Record<string, Pick<Opening, 'whom' | 'permissions'>>> = {
  'public-read': { whom: 'everybody', permissions: ['READ'] },
  'public-read-write': { whom: 'everybody', permissions: ['READ', 'WRITE'] },
  'authenticated-read': { whom: 'every AWS account', permissions: ['READ'] },
};

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#specifying-grantee-predefined-groups */
const groups: Readonly<Record<string, Opening['whom']>> = { AllUsers: 'everybody', AuthenticatedUsers: 'every AWS account' };

function openingsOf(acl: AwsDocuments['aws_s3_bucket_acl']): readonly Opening[] {
  const { grant } = blocks(acl.access_control_policy)[0] ?? {};
  const grants = blocks(grant).flatMap(({ grantee, permission }, index) =>
    granted(blocks(grantee)[0]?.uri, blocks(permission), ['access_control_policy', 'grant', index]),
  );
  return [...canned(acl.acl), ...grants];
}

function canned(acl: unknown): readonly Opening[] {
  const known = typeof acl === 'string' && Object.hasOwn(cannedAcls, acl) ? cannedAcls[acl] : undefined;
  return known ? [{ ...known, message: `has the ACL ${acl}`, at: ['acl'] }] : [];
}

function granted(uri: string | undefined, permissions: readonly string[], at: Opening['at']): readonly Opening[] {
  const whom = groups[uri?.split('/').at(-1) ?? ''];
  return whom ? [{ whom, permissions, message: `grants ${permissions.join(', ')} to ${whom}`, at }] : [];
}
