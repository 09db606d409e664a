import { judge, type Policy, type Resource, type Setting } from '../../../lib';
import { elbHttps } from '../../../policies/aws/elb/elb-https';
import { s3TlsOnly } from '../../../policies/aws/s3/s3-tls-only';
import { sgDataStore } from '../../../policies/aws/sg/sg-data-store';
import { sgOpenAdmin } from '../../../policies/aws/sg/sg-open-admin';
import { snsPolicyAccounts } from '../../../policies/aws/sns/sns-policy-accounts';
import { storesRoot } from '../../../policies/aws/stores/stores-root';
import { imageRegistries, registries } from '../../../policies/kubernetes/pods/image-registries';
import { podsNode } from '../../../policies/kubernetes/pods/pods-node';
import { podsToken } from '../../../policies/kubernetes/pods/pods-token';
import { pdbNotBlocking } from '../../../policies/kubernetes/scaling/pdb-not-blocking';
import { pdbSingle } from '../../../policies/kubernetes/scaling/pdb-single';
import { deployment, kubernetes, pod, terraform } from './table';

type Said = readonly [where: string, message: string, mend?: string];

const open = (from_port: number, to_port: number) =>
  terraform('aws_security_group', { ingress: [{ protocol: 'tcp', cidr_blocks: ['0.0.0.0/0'], from_port, to_port }] });
const bucketPolicy = (...names: readonly string[]) => [
  terraform('aws_s3_bucket', { bucket: 'acme-uploads' }),
  terraform('aws_s3_bucket_policy', {
    bucket: 'acme-uploads',
    policy: JSON.stringify({
      Statement: [
        {
          Effect: 'Deny',
          Principal: '*',
          Action: 's3:*',
          Resource: names.map((name) => `arn:aws:s3:::${name}`),
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        },
      ],
    }),
  }),
];
const topic = (...actions: readonly string[]) =>
  terraform('aws_sns_topic_policy', {
    policy: JSON.stringify({ Statement: [{ Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: actions, Resource: '*' }] }),
  });
const projected = (expirationSeconds?: number) => ({
  volumes: [
    { name: 'none' },
    { name: 'token', projected: { sources: [{}, { serviceAccountToken: { path: 'token', expirationSeconds } }] } },
  ],
});

const inGroup = 'Let in a security group, or a network of yours in place of 0.0.0.0/0 and ::/0 in cidr_blocks or ipv6_cidr_blocks';
const replicated = deployment({}, { replicas: 2, pod: { labels: { app: 'orders' } } });
const keeping = (name: string, spec: object) =>
  kubernetes('policy/v1/PodDisruptionBudget', { metadata: { name }, spec: { selector: { matchLabels: { app: 'orders' } }, ...spec } });
const oneOfTwo = 'Drop one of the two, or mend its selector.';
const store = (name: string) =>
  terraform('aws_db_instance', { engine: 'postgres', vpc_security_group_ids: ['${aws_security_group.it.id}'] }, name);
const named = 'Name the group of whoever may connect in security_groups, in place of cidr_blocks or ipv6_cidr_blocks.';
const exporting = (type: string, around: (exported: object) => Readonly<Record<string, unknown>>) =>
  terraform(type, around({ client_configurations: { clients: '*', options: ['no_root_squash'] } }));
const squashed = 'List root_squash in options of client_configurations in nfs_exports.';
const approved = [{ parameter: registries, value: ['ghcr.io/acme', 'quay.io/'] } as Setting];
const fromImages = (...images: readonly string[]) => pod({ containers: images.map((image, index) => ({ name: `c${index}`, image })) });

test.each<readonly [what: string, policy: Policy, resources: readonly Resource[], says: readonly Said[]]>([
  [
    'the usual port',
    elbHttps,
    [terraform('aws_lb_listener', { protocol: 'HTTP' })],
    [['/protocol', 'takes requests without TLS at port 80: protocol is HTTP']],
  ],
  [
    'another port',
    elbHttps,
    [terraform('aws_lb_listener', { protocol: 'HTTP', port: 8080 })],
    [['/protocol', 'takes requests without TLS at port 8080: protocol is HTTP']],
  ],
  ['one service', sgOpenAdmin, [open(22, 22)], [['/ingress/0', 'opens SSH (22) to the internet', `${inGroup}, or use Session Manager.`]]],
  [
    'two services',
    sgOpenAdmin,
    [open(1, 65535)],
    [['/ingress/0', 'opens SSH (22) and RDP (3389) to the internet', `${inGroup}, or use Session Manager.`]],
  ],
  [
    'every port',
    sgOpenAdmin,
    [open(0, 65535)],
    [['/ingress/0', 'opens every port to the internet', `${inGroup}, or use Session Manager.`]],
  ],
  [
    'one port',
    sgDataStore,
    [open(5432, 5432)],
    [['/ingress/0', 'opens port 5432 to the internet, where PostgreSQL answers', `${inGroup}.`]],
  ],
  [
    'several ports',
    sgDataStore,
    [open(5000, 6000)],
    [['/ingress/0', 'opens ports 5000 to 6000 to the internet, where PostgreSQL answers', `${inGroup}.`]],
  ],
  [
    'objects alone',
    s3TlsOnly,
    bucketPolicy('acme-uploads'),
    [
      [
        '',
        'has a policy that refuses requests without TLS, but not for its objects',
        'Add the ARN of the bucket, with /* behind it, to Resource of the statement that denies.',
      ],
    ],
  ],
  [
    'the bucket alone',
    s3TlsOnly,
    bucketPolicy('acme-uploads/*'),
    [
      [
        '',
        'has a policy that refuses requests without TLS, but not for the bucket itself',
        'Add the ARN of the bucket to Resource of the statement that denies.',
      ],
    ],
  ],
  ['every action', snsPolicyAccounts, [topic('*')], [['/policy', 'lets account 111122223333 do everything, by statement 1']]],
  [
    'every action of every service',
    snsPolicyAccounts,
    [topic('*:*')],
    [['/policy', 'lets account 111122223333 do everything, by statement 1']],
  ],
  [
    'some actions',
    snsPolicyAccounts,
    [topic('sns:Publish', 'sns:*')],
    [['/policy', 'lets account 111122223333 do sns:Publish, sns:*, by statement 1']],
  ],
  [
    'a volume',
    podsToken,
    [pod({ automountServiceAccountToken: false, ...projected() })],
    [['/spec/volumes/1', 'gets a token of the Kubernetes API by its volume token']],
  ],
  [
    'how long',
    podsToken,
    [deployment(projected(604_800))],
    [
      [
        '/spec/template/spec/volumes/1/projected/sources/1/serviceAccountToken/expirationSeconds',
        'gets a token by its volume token that holds for 168 hours',
        'Set expirationSeconds to 86400 or less: the kubelet brings a new one in time.',
      ],
    ],
  ],
  ['a machine', podsNode, [pod({ nodeName: 'node-1' })], [['/spec/nodeName', 'is bound to the machine node-1']]],
  [
    'the label of a machine',
    podsNode,
    [pod({ nodeSelector: { 'kubernetes.io/hostname': 'node-1' } })],
    [['/spec/nodeSelector/kubernetes.io~1hostname', 'is bound to the machine node-1']],
  ],
  [
    'taints',
    podsNode,
    [pod({ tolerations: [{ operator: 'Exists' }, { key: 'node-role.kubernetes.io/master' }] })],
    [
      ['/spec/tolerations/0', 'tolerates every taint'],
      [
        '/spec/tolerations/1',
        'tolerates the taint node-role.kubernetes.io/master of the control plane',
        'Leave out the toleration: what runs beside the API server can read the keys of the cluster.',
      ],
    ],
  ],
  [
    'another registry',
    imageRegistries,
    [fromImages('quay.io/acme/x', 'docker.io/nginx')],
    [['/spec/containers/1/image', 'has the image docker.io/nginx of a registry that is not approved']],
  ],
  [
    'as many pods as there are',
    pdbNotBlocking,
    [keeping('it', { minAvailable: '100%' }), replicated],
    [['/spec/minAvailable', 'spec.minAvailable is 100%']],
  ],
  [
    'two of a kind',
    pdbSingle,
    [keeping('one', { maxUnavailable: 1 }), keeping('other', { maxUnavailable: 1 }), replicated],
    ['other', 'one'].map((name) => ['/spec/selector', `keeps pods that ${name} keeps too: none of them can be evicted`, oneOfTwo]),
  ],
  [
    'the first of two stores',
    sgDataStore,
    [open(0, 65535), store('orders'), store('payments')],
    [['/ingress/0', 'lets 0.0.0.0/0 reach aws_db_instance.orders at every port', named]],
  ],
  [
    'the root of a volume',
    storesRoot,
    [exporting('aws_fsx_openzfs_volume', (nfs_exports) => ({ nfs_exports }))],
    [['/nfs_exports', 'takes root of clients for root: options has no_root_squash', squashed]],
  ],
  [
    'the root of a file system',
    storesRoot,
    [exporting('aws_fsx_openzfs_file_system', (nfs_exports) => ({ root_volume_configuration: { nfs_exports } }))],
    [['/root_volume_configuration', 'takes root of clients for root: options has no_root_squash', squashed]],
  ],
  ['no other registry', imageRegistries, [fromImages('quay.io/acme/x', 'ghcr.io/acme/x')], []],
])('a finding says where, what and the mend: %s', (_what, policy, resources, says) => {
  const { violations } = judge(resources, [{ name: 'test', version: '1.0.0', policies: [policy], parameters: approved }]);
  expect(violations.map(({ pointer, message, remediation }) => [pointer, message, remediation])).toEqual(
    says.map(([where, message, mend]) => [where, message, mend]),
  );
});
