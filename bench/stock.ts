import { EksPodIdentityAssociation } from '@cdktf/provider-aws/lib/eks-pod-identity-association';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { S3BucketLifecycleConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';
import { S3BucketOwnershipControls } from '@cdktf/provider-aws/lib/s3-bucket-ownership-controls';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import { S3BucketPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-bucket-public-access-block';
import { S3BucketServerSideEncryptionConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration';
import { S3BucketVersioningA } from '@cdktf/provider-aws/lib/s3-bucket-versioning';
import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import { SqsQueuePolicy } from '@cdktf/provider-aws/lib/sqs-queue-policy';
import * as cdk8s from 'cdk8s';
import * as cdktf from 'cdktf';
import { Construct } from 'constructs';
import { account, app, cluster, environment, messagingKey, Outdirs, organization, region, storageKey, tag, workloadNames } from './place';

const stackId = `${app}-${environment}-${region}`;

/** The same resources as `synthesizeSlipway` makes, written against cdktf and cdk8s alone, in the way that is fastest there: one chart. */
export function synthesizeStock(count: number, { terraform, kubernetes }: Outdirs): void {
  const terraformApp = new cdktf.App({ outdir: terraform, stackTraces: false });
  const stack = new cdktf.TerraformStack(terraformApp, stackId);
  const backend = new cdktf.S3Backend(stack, {
    bucket: 'acme-terraform-state',
    region,
    key: `${environment}/${region}/${app}.tfstate`,
    encrypt: true,
  });
  backend.addOverride('use_lockfile', true);
  new AwsProvider(stack, 'aws', {
    region,
    allowedAccountIds: [account],
    assumeRole: [{ roleArn: `arn:aws:iam::${account}:role/deploy` }],
    defaultTags: [{ tags: { owner: 'shop', 'cost-centre': '42', app, environment } }],
  });
  const kubernetesApp = new cdk8s.App({ outdir: kubernetes });
  const chart = new cdk8s.Chart(kubernetesApp, stackId, {
    namespace: app,
    labels: { 'app.kubernetes.io/managed-by': 'slipway', 'slipway.dev/stack': stackId },
  });
  for (const name of workloadNames(count)) {
    const scope = new Construct(stack, name);
    const bucket = defineBucket(scope);
    const queue = defineQueue(scope);
    defineRole(scope, bucket, queue);
    defineObjects(new Construct(chart, name), bucket, queue);
  }
  terraformApp.synth();
  kubernetesApp.synth();
}

const onlyTls = (Action: string, Resource: string | readonly string[]): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Sid: 'OnlyTls', Effect: 'Deny', Principal: '*', Action, Resource, Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
    ],
  });

const physicalName = (...path: readonly string[]): string => [organization, environment, region, app, ...path].join('-');
const queueArn = (queue: string): string => `arn:aws:sqs:${region}:${account}:${queue}`;

function defineBucket(workload: Construct): string {
  const name = physicalName(workload.node.id, 'uploads');
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

function defineQueue(workload: Construct): string {
  const name = physicalName(workload.node.id, 'events');
  const deadLetterName = `${name}-dead-letters`;
  const scope = new Construct(workload, 'events');
  const deadLetterScope = new Construct(scope, 'dead-letters');
  const deadLetters = new SqsQueue(deadLetterScope, 'Resource', {
    name: deadLetterName,
    kmsMasterKeyId: messagingKey,
    messageRetentionSeconds: 14 * 24 * 60 * 60,
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

function defineRole(workload: Construct, bucket: string, queue: string): void {
  const name = physicalName(workload.node.id);
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
              'aws:SourceAccount': account,
              'aws:RequestTag/kubernetes-namespace': app,
              'aws:RequestTag/kubernetes-service-account': workload.node.id,
            },
          },
        },
      ],
    }),
  });
  const allow = (Action: readonly string[], Resource: string) => ({ Effect: 'Allow', Action, Resource: [Resource] });
  new IamRolePolicy(scope, 'policy', {
    name,
    role: role.name,
    policy: JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        allow(['s3:ListBucket'], `arn:aws:s3:::${bucket}`),
        allow(['s3:GetObject'], `arn:aws:s3:::${bucket}/*`),
        allow(['s3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload'], `arn:aws:s3:::${bucket}/*`),
        allow(['kms:Decrypt', 'kms:GenerateDataKey'], storageKey),
        allow(['sqs:GetQueueUrl', 'sqs:SendMessage'], queueArn(queue)),
        allow(['kms:Decrypt', 'kms:GenerateDataKey'], messagingKey),
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

function defineObjects(scope: Construct, bucket: string, queue: string): void {
  const name = scope.node.id;
  const matchLabels = { 'app.kubernetes.io/name': name, 'app.kubernetes.io/instance': `${app}-${name}` };
  const labels = { ...matchLabels, 'app.kubernetes.io/part-of': app };
  const metadata = { name, labels: { ...labels, 'app.kubernetes.io/version': tag } };
  new cdk8s.ApiObject(scope, 'ServiceAccount', {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata,
    automountServiceAccountToken: false,
  });
  new cdk8s.ApiObject(scope, 'Deployment', {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata,
    spec: {
      replicas: 2,
      selector: { matchLabels },
      template: { metadata: { labels }, spec: podSpec(name, matchLabels, bucket, queue) },
    },
  });
  new cdk8s.ApiObject(scope, 'Service', {
    apiVersion: 'v1',
    kind: 'Service',
    metadata,
    spec: { selector: matchLabels, ports: [{ name: 'http', port: 80, targetPort: 8080, protocol: 'TCP' }] },
  });
  new cdk8s.ApiObject(scope, 'PodDisruptionBudget', {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata,
    spec: { maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow', selector: { matchLabels } },
  });
  new cdk8s.ApiObject(scope, 'NetworkPolicy', {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, labels },
    spec: {
      podSelector: { matchLabels },
      policyTypes: ['Ingress', 'Egress'],
      egress: [
        {
          to: [
            { ipBlock: { cidr: '169.254.20.10/32' } },
            {
              namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
              podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
            },
          ],
          ports: [
            { port: 53, protocol: 'TCP' },
            { port: 53, protocol: 'UDP' },
          ],
        },
        {
          to: [{ ipBlock: { cidr: '169.254.170.23/32' } }, { ipBlock: { cidr: 'fd00:ec2::23/128' } }],
          ports: [{ port: 80, protocol: 'TCP' }],
        },
        { to: [{ ipBlock: { cidr: '10.0.128.0/20' } }], ports: [{ port: 443, protocol: 'TCP' }] },
      ],
    },
  });
}

function podSpec(name: string, matchLabels: Readonly<Record<string, string>>, bucket: string, queue: string) {
  return {
    serviceAccountName: name,
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    terminationGracePeriodSeconds: 30,
    securityContext: { runAsNonRoot: true, runAsUser: 65532, runAsGroup: 65532, seccompProfile: { type: 'RuntimeDefault' } },
    topologySpreadConstraints: ['topology.kubernetes.io/zone', 'kubernetes.io/hostname'].map((topologyKey) => ({
      maxSkew: 1,
      topologyKey,
      whenUnsatisfiable: 'ScheduleAnyway',
      labelSelector: { matchLabels },
      matchLabelKeys: ['pod-template-hash'],
    })),
    containers: [
      {
        name,
        image: `ghcr.io/acme/${name}:${tag}`,
        env: [
          { name: 'UPLOADS', value: bucket },
          { name: 'EVENTS', value: `https://sqs.${region}.amazonaws.com/${account}/${queue}` },
        ],
        resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { memory: '128Mi' } },
        securityContext: {
          allowPrivilegeEscalation: false,
          capabilities: { drop: ['ALL'] },
          privileged: false,
          readOnlyRootFilesystem: true,
        },
        volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
        ports: [{ name: 'http', containerPort: 8080, protocol: 'TCP' }],
        readinessProbe: { httpGet: { path: '/healthz', port: 8080 } },
        lifecycle: { preStop: { sleep: { seconds: 5 } } },
      },
    ],
    volumes: [{ name: 'tmp', emptyDir: { sizeLimit: '64Mi' } }],
  };
}
