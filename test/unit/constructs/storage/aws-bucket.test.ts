import { Duration } from 'cdk8s';
import { AwsBucket, Bucket, BucketAccess } from '../../../../constructs';
import { synthesize } from '../../../../lib/testing';
import { aws, awsRegion, cloudless, orders } from '../../../kit/environments';

const name = 'acme-production-eu-west-1-shop-orders-files';

function bucket(dependency: () => Bucket = () => new Bucket(), environment = aws()) {
  return synthesize(
    environment,
    orders(() => ({ files: dependency() })),
  ).resources;
}

test('a bucket is private, owned by its account and encrypted with the key of the place', () => {
  const resources = bucket();
  expect(resources.only('aws_s3_bucket').values.bucket).toBe(name);
  expect(resources.only('aws_s3_bucket_public_access_block').values).toMatchObject({
    block_public_acls: true,
    block_public_policy: true,
    ignore_public_acls: true,
    restrict_public_buckets: true,
  });
  expect(resources.only('aws_s3_bucket_ownership_controls').values.rule).toEqual({ object_ownership: 'BucketOwnerEnforced' });
  expect(resources.only('aws_s3_bucket_server_side_encryption_configuration').values.rule).toEqual([
    {
      apply_server_side_encryption_by_default: { sse_algorithm: 'aws:kms', kms_master_key_id: awsRegion().keys!.storage },
      bucket_key_enabled: true,
    },
  ]);
});

test('everything about a bucket refers to that bucket', () => {
  const resources = bucket();
  const { address } = resources.only('aws_s3_bucket');
  for (const part of ['public_access_block', 'ownership_controls', 'policy', 'versioning', 'lifecycle_configuration']) {
    expect(resources.only(`aws_s3_bucket_${part}`).values.bucket).toBe(`\${${address}.id}`);
  }
});

test('what S3 refuses in another order is made in order: access is closed before it is ruled, versions are kept before they expire', () => {
  const resources = bucket();
  const dependsOn = (part: string) => resources.only(`aws_s3_bucket_${part}`).values.depends_on;
  expect(dependsOn('policy')).toEqual([resources.only('aws_s3_bucket_public_access_block').address]);
  expect(dependsOn('lifecycle_configuration')).toEqual([resources.only('aws_s3_bucket_versioning').address]);
});

test('a bucket refuses requests without TLS by a policy that can be read before it is applied', () => {
  const [statement, ...others] = JSON.parse(bucket().only('aws_s3_bucket_policy').values.policy).Statement;
  expect(others).toEqual([]);
  expect(statement).toMatchObject({
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: [`arn:aws:s3:::${name}`, `arn:aws:s3:::${name}/*`],
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  });
});

test('a bucket logs who reads and writes it, where the region has a bucket for that', () => {
  const resources = bucket(undefined, aws({ regions: [awsRegion({ accessLogBucket: 'acme-access-logs' })] }));
  expect(resources.only('aws_s3_bucket_logging').values).toMatchObject({
    bucket: `\${${resources.only('aws_s3_bucket').address}.id}`,
    target_bucket: 'acme-access-logs',
    target_prefix: `${name}/`,
  });
  expect(bucket().ofType('aws_s3_bucket_logging')).toEqual([]);
});

test('a bucket keeps earlier versions for the days that the operator chose', () => {
  const environment = aws({ provisioners: [AwsBucket.provisioner({ earlierVersionDays: 90 })] });
  const resources = bucket(undefined, environment);
  expect(resources.only('aws_s3_bucket_versioning').values.versioning_configuration).toEqual({ status: 'Enabled' });
  expect(resources.only('aws_s3_bucket_lifecycle_configuration').values.rule).toEqual([
    expect.objectContaining({
      id: 'earlier-versions',
      noncurrent_version_expiration: [{ noncurrent_days: 90 }],
      abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }],
    }),
  ]);
});

test('a bucket without versions suspends them', () => {
  const resources = bucket(() => new Bucket({ versioned: false }));
  expect(resources.only('aws_s3_bucket_versioning').values.versioning_configuration).toEqual({ status: 'Suspended' });
});

test('objects expire after the days that the developer chose', () => {
  const resources = bucket(() => new Bucket({ expiration: Duration.days(30) }));
  const { rule } = resources.only('aws_s3_bucket_lifecycle_configuration').values;
  expect(rule[1]).toMatchObject({ id: 'expiration', status: 'Enabled', expiration: [{ days: 30 }] });
});

test('a protected environment does not let Terraform destroy a bucket', () => {
  expect(bucket(undefined, aws({ protected: true })).only('aws_s3_bucket').values).toMatchObject({
    force_destroy: false,
    lifecycle: { prevent_destroy: true },
  });
  const { values } = bucket().only('aws_s3_bucket');
  expect(values.force_destroy).toBe(true);
  expect(values.lifecycle).toBeUndefined();
});

const [arn, key] = [`arn:aws:s3:::${name}`, awsRegion().keys!.storage];
const put = ['s3:AbortMultipartUpload', 's3:DeleteObject', 's3:PutObject'];
const may = (resource: string | undefined, ...actions: string[]) => ({
  Effect: 'Allow',
  Action: actions.length > 1 ? actions : actions[0],
  Resource: resource,
});
const mayUseKey = (...actions: string[]) => ({
  ...may(key, ...actions),
  Condition: { StringEquals: { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' } },
});

test.each<[BucketAccess, readonly object[]]>([
  ['read', [mayUseKey('kms:Decrypt'), may(`${arn}/*`, 's3:GetObject'), may(arn, 's3:ListBucket')]],
  ['write', [mayUseKey('kms:Decrypt', 'kms:GenerateDataKey'), may(`${arn}/*`, ...put)]],
  [
    'readWrite',
    [mayUseKey('kms:Decrypt', 'kms:GenerateDataKey'), may(`${arn}/*`, ...['s3:GetObject', ...put].sort()), may(arn, 's3:ListBucket')],
  ],
])('access %s grants nothing but that, on this bucket and its key', (access, statements) => {
  const resources = bucket(() => new Bucket({ access }));
  expect(JSON.parse(resources.only('aws_iam_role_policy').values.policy).Statement).toEqual(statements);
});

test('the pod gets name and region as literals, and reaches the cloud APIs', () => {
  const resources = bucket();
  const [container] = resources.only('apps/v1/Deployment').values.spec.template.spec.containers;
  expect(container.env).toEqual([
    { name: 'FILES_NAME', value: name },
    { name: 'FILES_REGION', value: 'eu-west-1' },
  ]);
  const policy = resources.below('shop-production-eu-west-1').only('networking.k8s.io/v1/NetworkPolicy');
  expect(JSON.stringify(policy.values.spec.egress)).toContain('10.0.128.0/20');
});

test('ARNs carry the partition of the place', () => {
  const environment = aws({ regions: [awsRegion({ region: 'cn-north-1', partition: 'aws-cn' })] });
  const { policy } = bucket(undefined, environment).only('aws_iam_role_policy').values;
  expect(policy).toMatch(/"arn:aws-cn:s3:::/);
  expect(policy).not.toContain('arn:aws:');
});

test('a name that is too long for S3 is cut, and still tells workloads apart', () => {
  const environment = aws({ name: 'production-of-the-european-union' });
  const resources = synthesize(
    environment,
    orders(() => ({ invoicesOfLastYear: new Bucket(), invoicesOfThisYear: new Bucket() })),
  ).resources;
  const names = resources.ofType('aws_s3_bucket').map(({ values }) => values.bucket);
  expect(new Set(names).size).toBe(2);
  for (const cut of names) expect(cut).toMatch(/^acme-production-of-the-european-union-.*-[0-9a-f]{8}$/);
  for (const cut of names) expect(cut.length).toBeLessThanOrEqual(63);
});

test('a name that S3 keeps for itself is refused', () => {
  expect(() =>
    synthesize(
      aws(),
      orders(() => ({ s3alias: new Bucket() })),
    ),
  ).toThrow(/gets the name '.*-s3alias', which S3 keeps for itself/);
});

test.each([
  ['account', { account: undefined }],
  ['keys.storage', { keys: {} }],
])('a place without %s is refused by name', (field, facts) => {
  const { account, ...region } = awsRegion();
  const place = { ...region, ...('account' in facts ? {} : { account: account! }), ...('keys' in facts ? { keys: facts.keys } : {}) };
  const environment = cloudless({ name: 'bare', regions: [place], provisioners: [AwsBucket.provisioner()] });
  expect(() => bucket(undefined, environment)).toThrow(`Region 'eu-west-1' of environment 'bare' states no '${field}', which`);
});
