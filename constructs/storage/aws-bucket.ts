import { Construct } from 'constructs';
import { Binding, Flow, Grant, Provisioner, UserError } from '../../lib';
import { AwsPlace } from '../aws/aws-place';
import { keyGrant } from '../aws/key-grant';
import { onlyTls } from '../aws/only-tls';
import { policyDocument } from '../aws/policy-document';
import { PolicyHolder } from '../aws/policy-holder';
import { s3 } from '../aws/resources/s3';
import { madeIn } from '../made-in';
import { properties } from '../properties';
import { provisioner } from '../provisioner';
import { Bucket, BucketAccess } from './bucket';

export interface AwsBucketOptions {
  /**
   * Days for which overwritten and deleted objects can be had back, from 1.
   *
   * @minimum 1
   * @unit days
   * @default 30
   */
  readonly earlierVersionDays?: number;
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html */
const bucketPolicy: PolicyHolder = { noun: 'bucket', limit: 20 * 1024, unit: 'bytes' };

/** The approved bucket on AWS: private, versioned, reached by TLS only, encrypted with the region's key `keys.storage`. */
export class AwsBucket extends Construct implements Binding<Bucket> {
  /** The provisioner that an operator lists in an environment. */
  static provisioner(given: AwsBucketOptions = {}): Provisioner<Bucket> {
    return provisioner('bucket', AwsBucket)(properties.check('AwsBucketOptions', given, 'AwsBucket.provisioner'));
  }

  readonly outputs: Binding<Bucket>['outputs'];
  readonly egress: readonly Flow[] = [{ peer: { place: 'cloudApis' } }];

  private readonly arn: string;

  constructor(scope: Construct, id: string, dependency: Bucket, options: AwsBucketOptions) {
    super(madeIn(scope, new.target, { dependency, options }, Bucket), id);
    const place = AwsPlace.of(this);
    const key = place.key('storage');
    const name = checkBucketName(place.stack.physicalName(this, 's3', 63), this);
    const arn = place.arn('s3', name);

    const bucket = new s3.S3Bucket(this, 'Resource', { bucket: name, forceDestroy: !place.isProtected, ...place.protection }).id;
    this.keepPrivate(bucket, arn);
    this.encrypt(bucket, key);
    this.keepVersions(bucket, dependency, options.earlierVersionDays ?? 30);
    const { accessLogBucket } = place.stack.region;
    if (accessLogBucket !== undefined) {
      new s3.S3BucketLoggingA(this, 'access-logs', { bucket, targetBucket: accessLogBucket, targetPrefix: `${name}/` });
    }

    this.outputs = { name, region: place.region };
    this.arn = arn;
  }

  grantsFor(access: BucketAccess): readonly Grant[] {
    const { arn } = this;
    const place = AwsPlace.of(this);
    // Multipart uploads decrypt too: https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
    return [...grants(access, arn), keyGrant(place, 's3', place.key('storage'), access === 'read' ? 'read' : 'write')];
  }

  private keepPrivate(bucket: string, arn: string): void {
    const block = new s3.S3BucketPublicAccessBlock(this, 'public-access', {
      bucket,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    new s3.S3BucketOwnershipControls(this, 'ownership', { bucket, rule: { objectOwnership: 'BucketOwnerEnforced' } });
    new s3.S3BucketPolicy(this, 'policy', {
      bucket,
      policy: policyDocument(bucketPolicy, [onlyTls('s3', [arn, `${arn}/*`])], this),
      // S3 refuses two changes of one bucket's access at a time.
      dependsOn: [block],
    });
  }

  private encrypt(bucket: string, key: string): void {
    new s3.S3BucketServerSideEncryptionConfigurationA(this, 'encryption', {
      bucket,
      rule: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: 'aws:kms', kmsMasterKeyId: key }, bucketKeyEnabled: true }],
    });
  }

  private keepVersions(bucket: string, { versioned, expiration }: Bucket, earlierVersionDays: number): void {
    const versioning = new s3.S3BucketVersioningA(this, 'versioning', {
      bucket,
      versioningConfiguration: { status: versioned ? 'Enabled' : 'Suspended' },
    });
    new s3.S3BucketLifecycleConfiguration(this, 'lifecycle', {
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

function grants(access: BucketAccess, arn: string): readonly Grant[] {
  const read: readonly Grant[] = [
    { actions: ['s3:ListBucket'], resources: [arn] },
    { actions: ['s3:GetObject'], resources: [`${arn}/*`] },
  ];
  const write: readonly Grant[] = [{ actions: ['s3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload'], resources: [`${arn}/*`] }];
  return [...(access === 'write' ? [] : read), ...(access === 'read' ? [] : write)];
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
function checkBucketName(name: string, { node }: Construct): string {
  if (/^(xn--|sthree-|amzn-s3-demo-)|(-s3alias|--ol-s3|--x-s3|--table-s3|-an)$/.test(name)) {
    throw new UserError(`'${node.path}' gets the name '${name}', which S3 keeps for itself.`, 'Rename what it begins or ends with.');
  }
  return name;
}
