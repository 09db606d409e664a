import type { Resource } from '../../../../lib';
import { irsaBinding } from '../../../../policies/cross/irsa-binding';
import { kmsUse } from '../../../../policies/cross/kms-use';
import { leastGrant } from '../../../../policies/cross/least-grant';
import { deployment, describePolicy, kubernetes, terraform } from '../table';

/** A resource below a construct path. */
const at = (path: string, resource: Resource): Resource => ({ ...resource, path: `shop/${path}` });

const account = (annotations?: object, name = 'orders') =>
  at(`${name}/ServiceAccount`, kubernetes('v1/ServiceAccount', { metadata: { name, ...(annotations && { annotations }) } }));
const association = (values: object = {}) =>
  at(
    'orders/identity/association',
    terraform('aws_eks_pod_identity_association', {
      cluster_name: 'cluster',
      namespace: 'shop',
      service_account: 'orders',
      role_arn: '${aws_iam_role.it.arn}',
      ...values,
    }),
  );
const podIdentity = (tags: object = {}) => ({
  Effect: 'Allow',
  Principal: { Service: 'pods.eks.amazonaws.com' },
  Action: ['sts:AssumeRole', 'sts:TagSession'],
  Condition: { StringEquals: { 'aws:SourceAccount': '111122223333', ...tags } },
});
const issuer = 'oidc.eks.eu-west-1.amazonaws.com/id/A1';
const tokens = (sub: string) => ({
  Effect: 'Allow',
  Principal: { Federated: `arn:aws:iam::111122223333:oidc-provider/${issuer}` },
  Action: 'sts:AssumeRoleWithWebIdentity',
  Condition: { StringEquals: { [`${issuer}:sub`]: sub, [`${issuer}:aud`]: 'sts.amazonaws.com' } },
});
const role = (statement: object = podIdentity(), ...more: readonly object[]) =>
  at(
    'orders/identity/Resource',
    terraform('aws_iam_role', { name: 'acme-orders', assume_role_policy: JSON.stringify({ Statement: [statement, ...more] }) }),
  );

describePolicy(irsaBinding, {
  pass: {
    'an association with a service account of the manifests': [association(), role(), account()],
    'a role that asks for the same': [
      association(),
      role(podIdentity({ 'aws:RequestTag/kubernetes-namespace': 'shop', 'aws:RequestTag/kubernetes-service-account': 'orders' })),
      account(),
    ],
    'a role that asks somebody else for more': [
      association(),
      role(podIdentity(), { ...podIdentity({ 'aws:RequestTag/kubernetes-namespace': 'blog' }), Principal: { AWS: '444455556666' } }),
      account(),
    ],
    'a role that asks for the cluster': [
      association(),
      role(podIdentity({ 'aws:RequestTag/eks-cluster-arn': 'arn:aws:eks:eu-west-1:111122223333:cluster/cluster' })),
      account(),
    ],
    'a role that trusts tokens of a service account': [role(tokens('system:serviceaccount:shop:orders')), account()],
    'a service account with its role': [
      account({ 'eks.amazonaws.com/role-arn': 'arn:aws:iam::111122223333:role/acme-orders' }),
      role(tokens('system:serviceaccount:shop:orders')),
    ],
    'a role for builds, which have tokens of another issuer': role(tokens('repo:acme/orders:ref:refs/heads/main')),
    'a role for a machine': role({ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' } }),
    'a service account without a role': account(),
  },
  excused: {
    'a service account whose role is made elsewhere': account({ 'eks.amazonaws.com/role-arn': 'arn:aws:iam::111122223333:role/elsewhere' }),
  },
  fail: {
    'a service account whose role takes the provider of its tokens for an account': [
      account({ 'eks.amazonaws.com/role-arn': 'arn:aws:iam::111122223333:role/acme-orders' }),
      role({
        ...tokens('system:serviceaccount:shop:orders'),
        Principal: { AWS: `arn:aws:iam::111122223333:oidc-provider/${issuer}` },
      }),
    ],
    'a service account that the manifests lack': [association({ service_account: 'order' }), role(), account()],
    'a service account of another namespace': [association({ namespace: 'default' }), role(), account()],
    'a cluster without it': [association({ cluster_name: 'other' }), role(), account()],
    'a wildcard': [association({ service_account: '*' }), role(), account()],
    'a role that asks for another': [association(), role(podIdentity({ 'aws:RequestTag/kubernetes-service-account': 'cart' })), account()],
    'a role that asks for another cluster': [
      association(),
      role(podIdentity({ 'aws:RequestTag/eks-cluster-arn': 'arn:aws:eks:eu-west-1:111122223333:cluster/other' })),
      account(),
    ],
    'a role that asks for a cluster of another name': [
      association(),
      role(podIdentity({ 'aws:RequestTag/eks-cluster-name': 'other' })),
      account(),
    ],
    'a role that trusts tokens of a whole namespace': [role(tokens('system:serviceaccount:shop:*')), account()],
    'a role that trusts tokens of nobody': [role(tokens('system:serviceaccount:shop:order')), account()],
    'a role that trusts tokens of nobody, and machines': [
      role({
        ...tokens('system:serviceaccount:shop:order'),
        Principal: { ...tokens('').Principal, Service: 'ec2.amazonaws.com' },
      }),
      account(),
    ],
    'a service account whose role trusts others': [
      account({ 'eks.amazonaws.com/role-arn': 'arn:aws:iam::111122223333:role/acme-orders' }),
      role(tokens('system:serviceaccount:shop:cart')),
    ],
  },
  unknown: {
    'a namespace that is a variable': [association({ namespace: '${var.namespace}' }), role(), account()],
    'manifests elsewhere': [association(), role()],
  },
});

const region = 'eu-west-1:111122223333';
const pods = at(
  'orders/Deployment',
  deployment(
    { serviceAccountName: 'orders', containers: [{ name: 'server', env: [{ name: 'SHARED', value: 'acme-shared' }] }] },
    { metadata: { name: 'orders' } },
  ),
);
const queue = at(
  'orders/jobs/Resource',
  terraform('aws_sqs_queue', { name: 'acme-jobs', kms_master_key_id: `arn:aws:kms:${region}:key/1a2b` }),
);
const secret = at('orders/db/password', terraform('aws_secretsmanager_secret', { name: 'acme-orders/db' }));
const policy = (...statements: readonly object[]) =>
  at(
    'orders/identity/policy',
    terraform('aws_iam_role_policy', { role: '${aws_iam_role.it.name}', policy: JSON.stringify({ Statement: statements }) }),
  );
const allow = (Action: string | readonly string[], Resource: string, Condition?: object) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...(Condition && { Condition }),
});
const receive = allow('sqs:ReceiveMessage', `arn:aws:sqs:${region}:acme-jobs`);
const around = [association(), role(), account(), pods, queue, secret];

describePolicy(leastGrant, {
  pass: {
    'what the workload made': [policy(receive), ...around],
    'what stands beside it in files, of which nothing says whose they are': [policy(receive), ...around].map((resource) => ({
      ...resource,
      path: '',
    })),
    'what its pods are told of': [policy(allow('s3:GetObject', 'arn:aws:s3:::acme-shared/*')), ...around],
    'a key of what it made': [policy(allow('kms:Decrypt', `arn:aws:kms:${region}:key/1a2b`)), ...around],
    'a secret with the suffix that AWS adds': [
      policy(allow('secretsmanager:GetSecretValue', `arn:aws:secretsmanager:${region}:secret:acme-orders/db-??????`)),
      ...around,
    ],
    'a reference to what it made': [
      at(
        'orders/identity/policy',
        terraform('aws_iam_role_policy', {
          role: 'acme-orders',
          policy: '{"Statement":{"Effect":"Allow","Action":"sqs:SendMessage","Resource":"${aws_sqs_queue.it.arn}"}}',
        }),
      ),
      ...around,
    ],
    'what it made of a type that nobody lists': [
      policy(allow('kafka-cluster:ReadData', `arn:aws:kafka:${region}:topic/acme-stream/*`)),
      at('orders/stream/Resource', terraform('aws_msk_cluster', { cluster_name: 'acme-stream' })),
      ...around,
    ],
    'a reference to one': [
      at(
        'orders/identity/policy',
        terraform('aws_iam_role_policy', {
          role: 'acme-orders',
          policy: '{"Statement":{"Effect":"Allow","Action":"elasticfilesystem:ClientMount","Resource":"${aws_efs_file_system.files.arn}"}}',
        }),
      ),
      at('orders/files/Resource', terraform('aws_efs_file_system', { creation_token: 'acme' }, 'files')),
      ...around,
    ],
    'its key, wherever it stands there': [
      policy(allow('kms:Decrypt', `arn:aws:kms:${region}:key/5e6f`)),
      at(
        'orders/stream/Resource',
        terraform('aws_msk_cluster', {
          cluster_name: 'acme-stream',
          encryption_info: { encryption_at_rest_kms_key_arn: `arn:aws:kms:${region}:key/5e6f` },
        }),
      ),
      ...around,
    ],
    'the key of a parameter': [
      policy(allow('kms:Decrypt', `arn:aws:kms:${region}:key/ffff`)),
      at('orders/setting/Resource', terraform('aws_ssm_parameter', { name: 'setting', key_id: `arn:aws:kms:${region}:key/ffff` })),
      ...around,
    ],
  },
  excused: {
    'an action that takes no resource': [policy(allow('xray:PutTraceSegments', '*')), ...around],
    'a role that no pod has': [policy(allow('s3:GetObject', 'arn:aws:s3:::other/*')), role()],
    'pods of another stack': [policy(allow('s3:GetObject', 'arn:aws:s3:::other/*')), association(), role()],
  },
  fail: {
    'a queue of others': [policy(receive, allow('sqs:SendMessage', `arn:aws:sqs:${region}:acme-others`)), ...around],
    'a queue whose name only begins alike': [policy(allow('sqs:SendMessage', `arn:aws:sqs:${region}:acme-jobs-archive`)), ...around],
    'every queue': [policy(allow('sqs:SendMessage', '*')), ...around],
    'a topic of a cluster of others': [
      policy(allow('kafka-cluster:ReadData', `arn:aws:kafka:${region}:topic/acme-other/*`)),
      at('orders/stream/Resource', terraform('aws_msk_cluster', { cluster_name: 'acme-stream' })),
      ...around,
    ],
    'its own role': [policy(allow('iam:PassRole', 'arn:aws:iam::111122223333:role/acme-orders')), ...around],
    'a key of others': [policy(allow('kms:Decrypt', `arn:aws:kms:${region}:key/ffff`)), ...around],
    'a policy that is attached': [
      at(
        'orders/extra',
        terraform('aws_iam_policy', { policy: JSON.stringify({ Statement: allow('s3:GetObject', 'arn:aws:s3:::other/*') }) }),
      ),
      terraform('aws_iam_role_policy_attachment', { role: '${aws_iam_role.it.name}', policy_arn: '${aws_iam_policy.it.arn}' }),
      ...around,
    ],
  },
});

const byAlias = at(
  'orders/jobs/Resource',
  terraform('aws_sqs_queue', { name: 'acme-jobs', kms_master_key_id: `arn:aws:kms:${region}:alias/jobs` }),
);
const ours = `arn:aws:kms:${region}:key/1a2b`;
const others = [association(), account(), pods];
const decrypt = (resource: string, condition?: object) => allow(['kms:Decrypt'], resource, condition);

describePolicy(kmsUse, {
  pass: {
    'the key of the queue': [role(), policy(receive, decrypt(`arn:aws:kms:${region}:key/1a2b`)), queue, ...others],
    'the key by its alias': [
      role(),
      policy(receive, decrypt(`arn:aws:kms:${region}:key/*`, { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': 'alias/jobs' } })),
      byAlias,
      ...others,
    ],
    'a queue without a key of ours': [
      role(),
      policy(receive),
      at('orders/jobs/Resource', terraform('aws_sqs_queue', { name: 'acme-jobs' })),
      ...others,
    ],
    'a queue that the pods do not use': [role(), policy(), queue, ...others],
    'a role for a machine': role({ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' } }),
    'a role that may do nothing': [role(), queue, ...others],
  },
  fail: {
    'no key': [role(), policy(receive), queue, ...others],
    ...Object.fromEntries(
      [
        ['a table', 'dynamodb:GetItem', 'aws_dynamodb_table', { server_side_encryption: [{ enabled: true, kms_key_arn: ours }] }] as const,
        ['a secret', 'secretsmanager:GetSecretValue', 'aws_secretsmanager_secret', { kms_key_id: ours }] as const,
        ['a topic', 'sns:Publish', 'aws_sns_topic', { kms_master_key_id: ours }] as const,
      ].map(([what, action, type, values]) => [
        `no key of ${what}`,
        [role(), policy(allow(action, '*')), at('orders/data/Resource', terraform(type, { name: 'acme-data', ...values })), ...others],
      ]),
    ),
    'another key': [role(), policy(receive, decrypt(`arn:aws:kms:${region}:key/ffff`)), queue, ...others],
    'an alias in place of the key': [role(), policy(receive, decrypt(`arn:aws:kms:${region}:alias/jobs`)), byAlias, ...others],
    'reading, but not writing': [
      role(),
      policy(allow('sqs:SendMessage', `arn:aws:sqs:${region}:acme-jobs`), decrypt(`arn:aws:kms:${region}:key/1a2b`)),
      queue,
      ...others,
    ],
    'a bucket whose key stands beside it': [
      role(),
      policy(allow('s3:GetObject', 'arn:aws:s3:::uploads/*')),
      at('orders/uploads/Resource', terraform('aws_s3_bucket', { bucket: 'uploads' })),
      terraform('aws_s3_bucket_server_side_encryption_configuration', {
        bucket: '${aws_s3_bucket.it.id}',
        rule: [{ apply_server_side_encryption_by_default: { sse_algorithm: 'aws:kms', kms_master_key_id: '${aws_kms_key.it.arn}' } }],
      }),
      ...others,
    ],
  },
});
