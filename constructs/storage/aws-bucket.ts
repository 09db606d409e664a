import { Construct } from 'constructs';
import { Binding, DeploymentStack, Flow, Grant, Provisioner, UserError } from '../../lib';
import { Bucket, BucketAccess } from './bucket';

export interface AwsBucketOptions {
  /**
   * Days for which overwritten and deleted objects can be had back, from 1.
   *
   * @default 30
   */
  readonly earlierVersionDays?: number;
}

/** The approved bucket on AWS: private, versioned, reached by TLS only, encrypted with the region's key `keys.storage`. */
export class AwsBucket extends Construct implements Binding<Bucket> {
  /** The provisioner that an operator lists in an environment. */
  static provisioner(options: AwsBucketOptions = {}): Provisioner<Bucket> {
    return { type: 'bucket', name: 'AwsBucket', provision: (workload, id, bucket) => new AwsBucket(workload, id, bucket, options) };
  }

  readonly outputs: Binding<Bucket>['outputs'];
  readonly grants: readonly Grant[];
  readonly egress: readonly Flow[] = [{ peer: { place: 'cloudApis' } }];

  constructor(workload: Construct, id: string, dependency: Bucket, options: AwsBucketOptions) {
    super(workload, id);
    const stack = DeploymentStack.of(this);
    const { region, partition = 'aws' } = stack.region;
    stack.required(stack.region.account, 'account', this);
    const key = stack.required(stack.region.keys?.storage, 'keys.storage', this);
    const name = checkBucketName(stack.physicalName(this, 's3', 63), this);
    const arn = `arn:${partition}:s3:::${name}`;

    const bucket = this.bucket(name, stack.environment.protected);
    this.keepPrivate(bucket, arn);
    this.encrypt(bucket, key);
    this.keepVersions(bucket, dependency, options.earlierVersionDays ?? 30);
    if (stack.region.accessLogBucket !== undefined) this.log(bucket, stack.region.accessLogBucket, `${name}/`);

    this.outputs = { name, region };
    this.grants = grants(dependency.access, arn, key);
  }

  private bucket(name: string, isProtected: boolean): string {
    const { S3Bucket } = require('@cdktf/provider-aws/lib/s3-bucket') as typeof import('@cdktf/provider-aws/lib/s3-bucket');
    return new S3Bucket(this, 'Resource', {
      bucket: name,
      forceDestroy: !isProtected,
      ...(isProtected && { lifecycle: { preventDestroy: true } }),
    }).id;
  }

  private keepPrivate(bucket: string, arn: string): void {
    const { S3BucketPublicAccessBlock } =
      require('@cdktf/provider-aws/lib/s3-bucket-public-access-block') as typeof import('@cdktf/provider-aws/lib/s3-bucket-public-access-block');
    const { S3BucketOwnershipControls } =
      require('@cdktf/provider-aws/lib/s3-bucket-ownership-controls') as typeof import('@cdktf/provider-aws/lib/s3-bucket-ownership-controls');
    const { S3BucketPolicy } =
      require('@cdktf/provider-aws/lib/s3-bucket-policy') as typeof import('@cdktf/provider-aws/lib/s3-bucket-policy');
    const block = new S3BucketPublicAccessBlock(this, 'public-access', {
      bucket,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    new S3BucketOwnershipControls(this, 'ownership', { bucket, rule: { objectOwnership: 'BucketOwnerEnforced' } });
    new S3BucketPolicy(this, 'policy', {
      bucket,
      policy: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          {
            Sid: 'OnlyTls',
            Effect: 'Deny',
            Principal: '*',
            Action: 's3:*',
            Resource: [arn, `${arn}/*`],
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
        ],
      }),
      // S3 refuses two changes of one bucket's access at a time.
      dependsOn: [block],
    });
  }

  private encrypt(bucket: string, key: string): void {
    const { S3BucketServerSideEncryptionConfigurationA } =
      require('@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration') as typeof import('@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration');
    new S3BucketServerSideEncryptionConfigurationA(this, 'encryption', {
      bucket,
      rule: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: 'aws:kms', kmsMasterKeyId: key }, bucketKeyEnabled: true }],
    });
  }

  private log(bucket: string, targetBucket: string, targetPrefix: string): void {
    const { S3BucketLoggingA } =
      require('@cdktf/provider-aws/lib/s3-bucket-logging') as typeof import('@cdktf/provider-aws/lib/s3-bucket-logging');
    new S3BucketLoggingA(this, 'access-logs', { bucket, targetBucket, targetPrefix });
  }

  private keepVersions(bucket: string, { versioned, expiration }: Bucket, earlierVersionDays: number): void {
    const { S3BucketVersioningA } =
      require('@cdktf/provider-aws/lib/s3-bucket-versioning') as typeof import('@cdktf/provider-aws/lib/s3-bucket-versioning');
    const { S3BucketLifecycleConfiguration } =
      require('@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration') as typeof import('@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration');
    const versioning = new S3BucketVersioningA(this, 'versioning', {
      bucket,
      versioningConfiguration: { status: versioned ? 'Enabled' : 'Suspended' },
    });
    new S3BucketLifecycleConfiguration(this, 'lifecycle', {
      bucket,
      rule: [
        {
          id: 'earlier-versions',
          status: 'Enabled',
          filter: [{ prefix: '' }],
          noncurrentVersionExpiration: [{ noncurrentDays: earlierVersionDays }],
          abortIncompleteMultipartUpload: [{ daysAfterInitiation: 7 }],
        },
        ...(expiration
          ? [{ id: 'expiration', status: 'Enabled', filter: [{ prefix: '' }], expiration: [{ days: expiration.toDays() }] }]
          : []),
      ],
      // Rules about earlier versions are refused before there are any.
      dependsOn: [versioning],
    });
  }
}

/**
 * Multipart uploads need the key's `kms:Decrypt` too.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
 */
function grants(access: BucketAccess, arn: string, key: string): readonly Grant[] {
  const read: readonly Grant[] = [
    { actions: ['s3:ListBucket'], resources: [arn] },
    { actions: ['s3:GetObject'], resources: [`${arn}/*`] },
  ];
  const write: readonly Grant[] = [{ actions: ['s3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload'], resources: [`${arn}/*`] }];
  return [
    ...(access === 'write' ? [] : read),
    ...(access === 'read' ? [] : write),
    { actions: access === 'read' ? ['kms:Decrypt'] : ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [key] },
  ];
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
function checkBucketName(name: string, { node }: Construct): string {
  if (/^(xn--|sthree-|amzn-s3-demo-)|(-s3alias|--ol-s3|--x-s3|--table-s3)$/.test(name)) {
    throw new UserError(`'${node.path}' gets the name '${name}', which S3 keeps for itself.`, 'Rename what it begins or ends with.');
  }
  return name;
}
