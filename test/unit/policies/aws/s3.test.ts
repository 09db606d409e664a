import { s3ReplicationLockEvents } from '../../../../policies/aws/groups';
import { s3AccessLogging } from '../../../../policies/aws/s3/s3-access-logging';
import { s3AclDisabled } from '../../../../policies/aws/s3/s3-acl-disabled';
import { s3BlockPublicAccess } from '../../../../policies/aws/s3/s3-block-public-access';
import { s3BlockPublicAcls } from '../../../../policies/aws/s3/s3-block-public-acls';
import { s3BlockPublicPolicy } from '../../../../policies/aws/s3/s3-block-public-policy';
import { s3Cmk } from '../../../../policies/aws/s3/s3-cmk';
import { s3Encryption } from '../../../../policies/aws/s3/s3-encryption';
import { s3Events } from '../../../../policies/aws/s3/s3-events';
import { s3IgnorePublicAcls } from '../../../../policies/aws/s3/s3-ignore-public-acls';
import { s3Lifecycle } from '../../../../policies/aws/s3/s3-lifecycle';
import { s3NoAuthenticatedAcl } from '../../../../policies/aws/s3/s3-no-authenticated-acl';
import { s3NoPublicAcl } from '../../../../policies/aws/s3/s3-no-public-acl';
import { s3NoPublicRead } from '../../../../policies/aws/s3/s3-no-public-read';
import { s3NoPublicWrite } from '../../../../policies/aws/s3/s3-no-public-write';
import { s3NoReadableAcl } from '../../../../policies/aws/s3/s3-no-readable-acl';
import { s3ObjectLock } from '../../../../policies/aws/s3/s3-object-lock';
import { s3PolicyLockout } from '../../../../policies/aws/s3/s3-policy-lockout';
import { s3PolicyPrincipal } from '../../../../policies/aws/s3/s3-policy-principal';
import { s3PublicAccessBlock } from '../../../../policies/aws/s3/s3-public-access-block';
import { s3Replication } from '../../../../policies/aws/s3/s3-replication';
import { s3RestrictPublicBuckets } from '../../../../policies/aws/s3/s3-restrict-public-buckets';
import { s3TlsOnly } from '../../../../policies/aws/s3/s3-tls-only';
import { s3Versioning } from '../../../../policies/aws/s3/s3-versioning';
import { describePolicy, terraform } from '../table';

const bucket = (values: object = {}) => terraform('aws_s3_bucket', { bucket: 'uploads', ...values });
/** A resource that is about the bucket. */
const about = (type: string, values: object) => terraform(type, { bucket: '${aws_s3_bucket.it.id}', ...values });

const allFour = { block_public_acls: true, block_public_policy: true, ignore_public_acls: true, restrict_public_buckets: true };
const block = (values: object) => about('aws_s3_bucket_public_access_block', values);

describePolicy(s3BlockPublicAccess, {
  pass: {
    'a bucket behind a block': [bucket(), block(allFour)],
    'a block that is complete': block(allFour),
    'truths that are written as text': [bucket(), block({ ...allFour, block_public_acls: 'true' })],
    'a bucket that is referred to by its name': [
      bucket(),
      terraform('aws_s3_bucket_public_access_block', { bucket: 'uploads', ...allFour }),
    ],
  },
  fail: {
    'a bucket without': bucket(),
    'a bucket behind a block of which none is made': [bucket(), block({ ...allFour, count: 0 })],
    ...Object.fromEntries(
      [{ count: '${false ? 1 : 0}' }, { for_each: '${toset([])}' }, { for_each: '${{}}' }].map((nothing) => [
        `a bucket behind a block of ${JSON.stringify(nothing)}`,
        [bucket(), block({ ...allFour, ...nothing })],
      ]),
    ),
    'a bucket behind a block for each of nothing': [bucket(), block({ ...allFour, for_each: {} })],
    'a bucket behind a block with a gap': [bucket(), block({ ...allFour, restrict_public_buckets: false })],
    'a block with a gap': block({ ...allFour, ignore_public_acls: undefined }),
    'a bucket beside the block of another': [bucket(), terraform('aws_s3_bucket_public_access_block', { bucket: 'others', ...allFour })],
  },
  unknown: {
    'a block whose setting is a variable': [bucket(), block({ ...allFour, block_public_acls: '${var.block}' })],
    'a block of a bucket that a variable names': [
      bucket(),
      terraform('aws_s3_bucket_public_access_block', { bucket: '${var.bucket}', ...allFour }),
    ],
  },
});

const acl = (values: object) => about('aws_s3_bucket_acl', values);
const grantTo = (group: string, permission = 'READ') => ({
  access_control_policy: { grant: [{ grantee: [{ type: 'Group', uri: `http://acs.amazonaws.com/groups/global/${group}` }], permission }] },
});

describePolicy(s3NoPublicAcl, {
  pass: {
    'a bucket without an ACL': bucket(),
    'a private one': [bucket(), acl({ acl: 'private' })],
    'a grant to somebody': acl({
      access_control_policy: { grant: { grantee: { type: 'CanonicalUser', id: 'a1b2' }, permission: 'READ' } },
    }),
  },
  fail: {
    'a bucket that everybody may read': bucket({ acl: 'public-read' }),
    'a bucket whose ACL lets everybody write': [bucket(), acl({ acl: 'public-read-write' })],
    'an ACL for every AWS account': acl({ acl: 'authenticated-read' }),
    'a grant to everybody': acl(grantTo('AllUsers')),
    'a grant to every AWS account': acl(grantTo('AuthenticatedUsers', 'WRITE')),
    'a grant in the bucket itself': bucket({ grant: [{ uri: 'http://acs.amazonaws.com/groups/global/AllUsers', permissions: ['READ'] }] }),
  },
  unknown: { 'an ACL that is a variable': acl({ acl: '${var.acl}' }) },
});

describePolicy(s3AclDisabled, {
  pass: {
    'the bucket owns everything in it': about('aws_s3_bucket_ownership_controls', { rule: { object_ownership: 'BucketOwnerEnforced' } }),
  },
  fail: {
    'whoever writes owns': about('aws_s3_bucket_ownership_controls', { rule: [{ object_ownership: 'ObjectWriter' }] }),
    nothing: about('aws_s3_bucket_ownership_controls', {}),
  },
  unknown: { 'a variable': about('aws_s3_bucket_ownership_controls', { rule: { object_ownership: '${var.ownership}' } }) },
});

const policy = (...statements: readonly object[]) =>
  about('aws_s3_bucket_policy', { policy: JSON.stringify({ Version: '2012-10-17', Statement: statements }) });
const allow = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::uploads/*' };
const when = (operator: string, key: string, value: unknown) => policy({ ...allow, Condition: { [operator]: { [key]: value } } });

describePolicy(s3PolicyPrincipal, {
  pass: {
    'a bucket without a policy': bucket(),
    'a role by its name': policy({ ...allow, Principal: { AWS: 'arn:aws:iam::111122223333:role/reader' } }),
    'a denial for everybody': policy({ ...allow, Effect: 'Deny' }),
    'a role that Terraform makes': policy({ ...allow, Principal: { AWS: '${aws_iam_role.reader.arn}' } }),
    'the same by jsonencode': about('aws_s3_bucket_policy', {
      policy:
        '${jsonencode({ Statement = [{ Effect = "Allow", Principal = { AWS = aws_iam_role.reader.arn }, Action = "s3:GetObject", Resource = "${aws_s3_bucket.it.arn}/*" }] })}',
    }),
    'a document of the stack': [
      about('aws_s3_bucket_policy', { policy: '${data.aws_iam_policy_document.access.json}' }),
      {
        ...terraform('data.aws_iam_policy_document', {
          statement: [{ actions: ['s3:GetObject'], principals: { type: 'AWS', identifiers: ['arn:aws:iam::111122223333:root'] } }],
        }),
        address: 'data.aws_iam_policy_document.access',
      },
    ],
  },
  excused: {
    'a service of AWS': policy({ ...allow, Principal: { Service: 'cloudfront.amazonaws.com' } }),
    'everybody of an organization': when('StringEquals', 'aws:PrincipalOrgID', 'o-a1b2c3'),
    'everybody behind an endpoint': when('StringEquals', 'aws:sourceVpce', ['vpce-1', 'vpce-2']),
    'everybody in a network': when('IpAddress', 'aws:SourceIp', '203.0.113.0/24'),
  },
  fail: {
    everybody: policy(allow),
    'everybody, as AWS': policy({ ...allow, Principal: { AWS: '*' } }),
    'everybody, in a list': policy({ ...allow, Principal: { AWS: ['arn:aws:iam::111122223333:root', '*'] } }),
    'a statement without effect': policy({ ...allow, Effect: undefined }),
    'everybody by TLS': when('Bool', 'aws:SecureTransport', 'true'),
    'everybody from everywhere': when('IpAddress', 'aws:SourceIp', '0.0.0.0/0'),
    'a condition with a bare wildcard': when('StringLike', 'aws:PrincipalOrgID', '*'),
    'a condition that holds where the key is missing': when('StringEqualsIfExists', 'aws:PrincipalOrgID', 'o-a1b2c3'),
    'a condition for all of no values': when('ForAllValues:StringEquals', 'aws:PrincipalOrgPaths', 'o-a1b2c3/*'),
    'a condition that lets all others in': when('StringNotEquals', 'aws:sourceVpce', 'vpce-1'),
    'everybody in the bucket itself': bucket({ policy: JSON.stringify({ Statement: allow }) }),
    'no JSON': about('aws_s3_bucket_policy', { policy: '{ Statement: [' }),
    'JSON with a comma too many': about('aws_s3_bucket_policy', { policy: '{"Statement": [],}' }),
    'no policy': about('aws_s3_bucket_policy', { policy: '{}' }),
    'everybody, by jsonencode': about('aws_s3_bucket_policy', {
      policy: '${jsonencode({ Statement = [{ Effect = "Allow", Principal = "*", Action = "*", Resource = "*" }] })}',
    }),
    'a document of the stack for everybody': [
      about('aws_s3_bucket_policy', { policy: '${data.aws_iam_policy_document.access.json}' }),
      {
        ...terraform('data.aws_iam_policy_document', { statement: { principals: [{ type: '*', identifiers: ['*'] }], actions: ['s3:*'] } }),
        address: 'data.aws_iam_policy_document.access',
      },
    ],
  },
  unknown: {
    'a policy that is a variable': about('aws_s3_bucket_policy', { policy: '${var.policy}' }),
    'a principal that is a variable': policy({ ...allow, Principal: { AWS: '${var.reader}' } }),
  },
});

const deny = { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*' };

describePolicy(s3PolicyLockout, {
  pass: {
    'a bucket without a policy': bucket(),
    'a denial of reading': policy({ ...deny, Action: 's3:GetObject' }),
    'a denial for somebody': policy({ ...deny, Principal: { AWS: 'arn:aws:iam::111122223333:role/intern' } }),
  },
  excused: {
    'a denial under a condition': policy({ ...deny, Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
  },
  fail: {
    'a denial of everything': policy(deny),
    'a denial of changing the policy': policy({ ...deny, Action: ['s3:PutBucketPolicy'] }),
    'a denial by a wildcard': policy({ ...deny, Principal: { AWS: '*' }, Action: 's3:Put*' }),
  },
  unknown: { 'a policy that is a variable': about('aws_s3_bucket_policy', { policy: '${var.policy}' }) },
});

const onlyTls = { ...deny, Condition: { Bool: { 'aws:SecureTransport': 'false' } } };

describePolicy(s3TlsOnly, {
  pass: {
    'a bucket that refuses plain text': [bucket(), policy(onlyTls)],
    'one among other statements': [bucket(), policy(allow, { ...onlyTls, Action: '*', Principal: { AWS: '*' } })],
    'a policy in the bucket': bucket({ policy: JSON.stringify({ Statement: [onlyTls] }) }),
    'the bucket and its objects, by reference': [
      bucket(),
      policy({ ...onlyTls, Resource: ['${aws_s3_bucket.it.arn}', '${aws_s3_bucket.it.arn}/*'] }),
    ],
    'the bucket and its objects, by name': [bucket(), policy({ ...onlyTls, Resource: ['arn:aws:s3:::uploads', 'arn:aws:s3:::uploads/*'] })],
    'what begins so': [bucket(), policy({ ...onlyTls, Resource: 'arn:aws:s3:::up*' })],
    'what a variable says': [bucket(), policy({ ...onlyTls, Resource: '${var.bucket}' })],
  },
  fail: {
    'a refusal for the objects alone': [bucket(), policy({ ...onlyTls, Resource: '${aws_s3_bucket.it.arn}/*' })],
    'a refusal for the bucket alone': [bucket(), policy({ ...onlyTls, Resource: ['arn:aws:s3:::uploads'] })],
    'a refusal for some of the objects': [bucket(), policy({ ...onlyTls, Resource: ['arn:aws:s3:::uploads', 'arn:aws:s3:::uploads/a/*'] })],
    'a refusal for another bucket': [bucket(), policy({ ...onlyTls, Resource: ['arn:aws:s3:::other', 'arn:aws:s3:::other/*'] })],
    'a bucket without a policy': bucket(),
    'a policy about something else': [bucket(), policy(allow)],
    'a refusal of reading only': [bucket(), policy({ ...onlyTls, Action: 's3:GetObject' })],
    'a refusal under one more condition': [
      bucket(),
      policy({ ...deny, Condition: { Bool: { 'aws:SecureTransport': 'false' }, StringEquals: { 'aws:username': 'me' } } }),
    ],
  },
  unknown: { 'a policy that is a variable': [bucket(), about('aws_s3_bucket_policy', { policy: '${var.policy}' })] },
});

const encryption = (algorithm?: string) =>
  about('aws_s3_bucket_server_side_encryption_configuration', {
    rule: [{ apply_server_side_encryption_by_default: { sse_algorithm: algorithm } }],
  });
const inlineEncryption = (algorithm: string) => ({
  server_side_encryption_configuration: [{ rule: [{ apply_server_side_encryption_by_default: [{ sse_algorithm: algorithm }] }] }],
});

describePolicy(s3Encryption, {
  pass: {
    AES256: [bucket(), encryption('AES256')],
    'a KMS key': [bucket(), encryption('aws:kms')],
    'a KMS key twice': bucket(inlineEncryption('aws:kms:dsse')),
  },
  excused: {
    'a bucket that says nothing: S3 encrypts': bucket(),
  },
  fail: { 'another algorithm': [bucket(), encryption('DES')], 'another in the bucket': bucket(inlineEncryption('none')) },
  unknown: { 'a variable': [bucket(), encryption('${var.algorithm}')] },
});

describePolicy(s3Cmk, {
  pass: { 'a KMS key': [bucket(), encryption('aws:kms')], 'one in the bucket': bucket(inlineEncryption('aws:kms')) },
  fail: { 'a key of S3': [bucket(), encryption('AES256')], nothing: bucket() },
  unknown: { 'a variable': [bucket(), encryption('${var.algorithm}')] },
});

const versioning = (status: string) => about('aws_s3_bucket_versioning', { versioning_configuration: { status } });

describePolicy(s3Versioning, {
  pass: { 'a versioned bucket': [bucket(), versioning('Enabled')], 'one by itself': bucket({ versioning: [{ enabled: true }] }) },
  fail: { 'a bucket whose versioning is suspended': [bucket(), versioning('Suspended')], 'a bucket without': bucket() },
  unknown: { 'a status that is a variable': [bucket(), versioning('${var.status}')] },
});

const lifecycle = (...rules: readonly object[]) => about('aws_s3_bucket_lifecycle_configuration', { rule: rules });
const abort = { id: 'abort', status: 'Enabled', abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }] };

describePolicy(s3Lifecycle, {
  pass: {
    'a bucket with rules': [bucket(), lifecycle({ id: 'all', status: 'Enabled' })],
    'rules in the bucket': bucket({ lifecycle_rule: [{ enabled: true }] }),
    'a rule that ends uploads': lifecycle(abort),
    'a rule for an empty prefix': lifecycle({ ...abort, filter: [{ prefix: '' }] }),
  },
  fail: {
    'a bucket without': bucket(),
    'rules that end no uploads': lifecycle({ id: 'expire', status: 'Enabled', expiration: [{ days: 30 }] }),
    'a rule that is off': lifecycle({ ...abort, status: 'Disabled' }),
    'a rule for a part of the bucket': lifecycle({ ...abort, filter: [{ prefix: 'logs/' }] }),
    'a rule for objects with a tag': lifecycle({ ...abort, filter: [{ and: [{ prefix: 'logs/', tags: { a: 'b' } }] }] }),
  },
  unknown: { 'a rule whose status is a variable': lifecycle({ ...abort, status: '${var.status}' }) },
});

describePolicy(s3AccessLogging, {
  pass: {
    'a bucket that logs': [bucket(), about('aws_s3_bucket_logging', { target_bucket: 'logs' })],
    'one by itself': bucket({ logging: { target_bucket: 'logs' } }),
  },
  fail: { 'a bucket that does not': bucket() },
  unknown: {
    'a bucket that may be meant': [bucket(), terraform('aws_s3_bucket_logging', { bucket: '${var.bucket}', target_bucket: 'logs' })],
  },
});

const replication = about('aws_s3_bucket_replication_configuration', { rule: [{ status: 'Enabled' }] });
const events = about('aws_s3_bucket_notification', {});

describePolicy(s3ReplicationLockEvents, {
  pass: {
    'a bucket with all three': [bucket({ object_lock_enabled: true }), replication, events],
    'the lock in a resource of its own': [bucket(), about('aws_s3_bucket_object_lock_configuration', {}), replication, events],
    'replication in the bucket': [
      bucket({
        replication_configuration: [{ rules: [{ status: 'Enabled' }] }],
        object_lock_configuration: { object_lock_enabled: 'Enabled' },
      }),
      events,
    ],
  },
  fail: {
    'a bucket with none': bucket(),
    'no events': [bucket({ object_lock_enabled: true }), replication],
    'no lock': [bucket(), replication, events],
    'replication that is off': [
      bucket({ object_lock_enabled: true }),
      about('aws_s3_bucket_replication_configuration', { rule: [{ status: 'Disabled' }] }),
      events,
    ],
  },
  unknown: {
    'replication by a variable': [
      bucket({ object_lock_enabled: true }),
      about('aws_s3_bucket_replication_configuration', { rule: [{ status: '${var.status}' }] }),
      events,
    ],
  },
});

describePolicy(s3BlockPublicAcls, {
  pass: { 'a block that does': block({ block_public_acls: true }) },
  fail: { 'one that does not': block({ ...allFour, block_public_acls: false }), 'one that says nothing': block({}) },
  unknown: { 'a variable': block({ block_public_acls: '${var.block}' }) },
});

describePolicy(s3BlockPublicPolicy, {
  pass: { 'a block that does': block({ block_public_policy: true }) },
  fail: { 'one that does not': block({ ...allFour, block_public_policy: false }), 'one that says nothing': block({}) },
  unknown: { 'a variable': block({ block_public_policy: '${var.block}' }) },
});

describePolicy(s3IgnorePublicAcls, {
  pass: { 'a block that does': block({ ignore_public_acls: true }) },
  fail: { 'one that does not': block({ ...allFour, ignore_public_acls: false }), 'one that says nothing': block({}) },
  unknown: { 'a variable': block({ ignore_public_acls: '${var.block}' }) },
});

describePolicy(s3RestrictPublicBuckets, {
  pass: { 'a block that does': block({ restrict_public_buckets: true }) },
  fail: { 'one that does not': block({ ...allFour, restrict_public_buckets: false }), 'one that says nothing': block({}) },
  unknown: { 'a variable': block({ restrict_public_buckets: '${var.block}' }) },
});

describePolicy(s3PublicAccessBlock, {
  pass: { 'a bucket behind a block that refuses': [bucket(), block({ block_public_acls: true, block_public_policy: true })] },
  fail: { 'a bucket without': bucket(), 'a block with a gap': [bucket(), block({ ...allFour, block_public_policy: false })] },
  unknown: { 'a variable': [bucket(), block({ ...allFour, block_public_policy: '${var.block}' })] },
});

describePolicy(s3NoPublicRead, {
  pass: { 'a private one': bucket({ acl: 'private' }), 'everybody writes': acl(grantTo('AllUsers', 'WRITE')), 'no ACL': bucket() },
  fail: {
    'everybody reads': bucket({ acl: 'public-read' }),
    'everybody does everything': acl(grantTo('AllUsers', 'FULL_CONTROL')),
    'an ACL beside the bucket': [bucket(), acl({ acl: 'public-read-write' })],
  },
  unknown: { 'a variable': acl({ acl: '${var.acl}' }) },
});

describePolicy(s3NoPublicWrite, {
  pass: { 'everybody reads': bucket({ acl: 'public-read' }), 'no ACL': bucket() },
  fail: {
    'everybody writes': bucket({ acl: 'public-read-write' }),
    'everybody changes who may': [bucket(), acl(grantTo('AllUsers', 'WRITE_ACP'))],
  },
  unknown: { 'a variable': acl({ acl: '${var.acl}' }) },
});

describePolicy(s3NoAuthenticatedAcl, {
  pass: { 'no ACL': bucket() },
  excused: {
    'everybody, of whom aws/s3/no-public-acl tells': acl({ acl: 'public-read' }),
  },
  fail: { 'every AWS account': acl(grantTo('AuthenticatedUsers')), 'by name': bucket({ acl: 'authenticated-read' }) },
  unknown: { 'a variable': acl({ acl: '${var.acl}' }) },
});

describePolicy(s3NoReadableAcl, {
  pass: { 'nothing said': acl({}), 'everybody reads objects': acl(grantTo('AllUsers')), 'no ACL': bucket() },
  fail: {
    'everybody reads the ACL': acl(grantTo('AllUsers', 'READ_ACP')),
    'everybody does everything': acl(grantTo('AllUsers', 'FULL_CONTROL')),
  },
  unknown: { 'a variable': acl({ acl: '${var.acl}' }) },
});

describePolicy(s3Replication, {
  pass: {
    'a bucket that does': [bucket(), replication],
    'one by itself': bucket({ replication_configuration: [{ rules: [{ status: 'Enabled' }] }] }),
  },
  fail: { 'one that does not': bucket() },
  unknown: { 'a variable': [bucket(), about('aws_s3_bucket_replication_configuration', { rule: [{ status: '${var.status}' }] })] },
});

describePolicy(s3ObjectLock, {
  pass: { 'a bucket that can': bucket({ object_lock_enabled: true }) },
  fail: { 'one that cannot': bucket() },
  unknown: { 'a variable': bucket({ object_lock_enabled: '${var.lock}' }) },
});

describePolicy(s3Events, {
  pass: { 'a bucket that does': [bucket(), events] },
  fail: { 'one that does not': bucket() },
  unknown: { 'a notification of some bucket': [bucket(), terraform('aws_s3_bucket_notification', { bucket: '${var.bucket}' })] },
});
