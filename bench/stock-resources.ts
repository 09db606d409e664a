import { createHash } from 'node:crypto';
import { EksPodIdentityAssociation } from '@cdktf/provider-aws/lib/eks-pod-identity-association';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { S3BucketLifecycleConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';
import { S3BucketOwnershipControls } from '@cdktf/provider-aws/lib/s3-bucket-ownership-controls';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import { S3BucketPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-bucket-public-access-block';
import { S3BucketServerSideEncryptionConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration';
import { S3BucketVersioningA } from '@cdktf/provider-aws/lib/s3-bucket-versioning';
import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import { SqsQueuePolicy } from '@cdktf/provider-aws/lib/sqs-queue-policy';
import { Construct } from 'constructs';
import { account, cluster, environment, messagingKey, organization, region, storageKey } from './place';

const onlyTls = (Action: string, Resource: string | readonly string[]): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Sid: 'OnlyTls', Effect: 'Deny', Principal: '*', Action, Resource, Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
    ],
  });

/** Names of both programs are alike, which is a hash for each here as there. */
function physicalName(app: string, ...ids: readonly string[]): string {
  const parts = [organization, environment, region, app, ...ids];
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  return `${parts.join('-')}-${hash.slice(0, 8)}`;
}
const queueArn = (queue: string): string => `arn:aws:sqs:${region}:${account}:${queue}`;

/** A bucket as the platform makes it. */
export function defineBucket(app: string, workload: Construct): string {
  const name = physicalName(app, workload.node.id, 'uploads');
  const scope = new Construct(workload, 'uploads');
  const { id: bucket } = new S3Bucket(scope, 'Resource', { bucket: name, forceDestroy: true });
  const block = new S3BucketPublicAccessBlock(scope, 'public-access', {
    bucket,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  });
  new S3BucketOwnershipControls(scope, 'ownership', { bucket, rule: { objectOwnership: 'BucketOwnerEnforced' } });
  const arn = `arn:aws:s3:::${name}`;
  new S3BucketPolicy(scope, 'policy', { bucket, policy: onlyTls('s3:*', [arn, `${arn}/*`]), dependsOn: [block] });
  new S3BucketServerSideEncryptionConfigurationA(scope, 'encryption', {
    bucket,
    rule: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: 'aws:kms', kmsMasterKeyId: storageKey }, bucketKeyEnabled: true }],
  });
  const versioning = new S3BucketVersioningA(scope, 'versioning', { bucket, versioningConfiguration: { status: 'Enabled' } });
  new S3BucketLifecycleConfiguration(scope, 'lifecycle', {
    bucket,
    rule: [
      {
        id: 'earlier-versions',
        status: 'Enabled',
        filter: [{ prefix: '' }],
        noncurrentVersionExpiration: [{ noncurrentDays: 30 }],
        abortIncompleteMultipartUpload: [{ daysAfterInitiation: 7 }],
      },
    ],
    dependsOn: [versioning],
  });
  return name;
}

/** A queue with one for dead letters. */
export function defineQueue(app: string, workload: Construct): string {
  const name = physicalName(app, workload.node.id, 'events');
  const deadLetterName = physicalName(app, workload.node.id, 'events', 'dead-letters');
  const scope = new Construct(workload, 'events');
  const deadLetterScope = new Construct(scope, 'dead-letters');
  const deadLetters = new SqsQueue(deadLetterScope, 'Resource', {
    name: deadLetterName,
    kmsMasterKeyId: messagingKey,
    messageRetentionSeconds: 14 * 24 * 60 * 60,
    redriveAllowPolicy: JSON.stringify({ redrivePermission: 'byQueue', sourceQueueArns: [queueArn(name)] }),
  });
  const queue = new SqsQueue(scope, 'Resource', {
    name,
    kmsMasterKeyId: messagingKey,
    visibilityTimeoutSeconds: 30,
    messageRetentionSeconds: 4 * 24 * 60 * 60,
    receiveWaitTimeSeconds: 20,
    redrivePolicy: JSON.stringify({ deadLetterTargetArn: queueArn(deadLetterName), maxReceiveCount: 5 }),
    dependsOn: [deadLetters],
  });
  new SqsQueuePolicy(deadLetterScope, 'policy', { queueUrl: deadLetters.id, policy: onlyTls('sqs:*', queueArn(deadLetterName)) });
  new SqsQueuePolicy(scope, 'policy', { queueUrl: queue.id, policy: onlyTls('sqs:*', queueArn(name)) });
  return name;
}

/** What its pods may do in AWS. */
export function defineRole(app: string, workload: Construct, bucket: string, queue: string): void {
  const name = physicalName(app, workload.node.id);
  const scope = new Construct(workload, 'identity');
  const role = new IamRole(scope, 'Resource', {
    name,
    description: `Pods of ${app}/${workload.node.id}`,
    assumeRolePolicy: JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'PodIdentity',
          Effect: 'Allow',
          Principal: { Service: 'pods.eks.amazonaws.com' },
          Action: ['sts:AssumeRole', 'sts:TagSession'],
          Condition: {
            StringEquals: {
              'aws:RequestTag/eks-cluster-arn': `arn:aws:eks:${region}:${account}:cluster/${cluster}`,
              'aws:RequestTag/kubernetes-namespace': app,
              'aws:RequestTag/kubernetes-service-account': workload.node.id,
              'aws:SourceAccount': account,
            },
          },
        },
      ],
    }),
  });
  const allow = (Action: string | readonly string[], Resource: string) => ({ Effect: 'Allow', Action, Resource });
  const key = (Resource: string, service: string) => ({
    ...allow(['kms:Decrypt', 'kms:GenerateDataKey'], Resource),
    Condition: { StringEquals: { 'kms:ViaService': `${service}.${region}.amazonaws.com` } },
  });
  new IamRolePolicy(scope, 'policy', {
    name,
    role: role.name,
    policy: JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        key(storageKey, 's3'),
        key(messagingKey, 'sqs'),
        allow(['s3:AbortMultipartUpload', 's3:DeleteObject', 's3:GetObject', 's3:PutObject'], `arn:aws:s3:::${bucket}/*`),
        allow('s3:ListBucket', `arn:aws:s3:::${bucket}`),
        allow(['sqs:GetQueueUrl', 'sqs:SendMessage'], queueArn(queue)),
      ],
    }),
  });
  new EksPodIdentityAssociation(scope, `association-${cluster}`, {
    clusterName: cluster,
    namespace: app,
    serviceAccount: workload.node.id,
    roleArn: role.arn,
  });
}
