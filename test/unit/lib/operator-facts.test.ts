import { Duration } from 'cdk8s';
import {
  AwsBucket,
  AwsPostgres,
  AwsRedis,
  awsProvider,
  ExternalSecrets,
  eks,
  gatewayRoutes,
  ingressRoutes,
  KubernetesRedis,
  keda,
  kind,
  kubernetesProviders,
  prometheusOperator,
  s3State,
} from '../../../constructs';
import { Cluster, EnvironmentProps, Region, RegionNetwork } from '../../../lib';
import { aws, awsRegion, eksCluster } from '../../kit/environments';

const account = '111122223333';
const id = '11111111-1111-4111-8111-111111111111';
const place = (facts: object) => () => aws({ regions: [awsRegion(facts as Partial<Region>)] });
const network = (facts: object) => place({ network: { ...(awsRegion().network as RegionNetwork), ...facts } });
const cluster = (facts: object) => place({ clusters: [eksCluster('blue', facts as Partial<Cluster>)] });
const environment = (props: object) => () => aws(props as Partial<EnvironmentProps>);
const key = (arn: string) => place({ keys: { storage: arn } });
const of = (path: string) => `'${path}' of environment 'production'`;

type Row = readonly [string, () => unknown, string, string];

/** What is wrong, who is told it, what is said of it, and the cure. */
const rows: readonly Row[] = [
  ['an alias as a key', key(`arn:aws:kms:eu-west-1:${account}:alias/data`), of('regions[0].keys.storage'), 'never of an alias'],
  ['an id as a key', key(id), of('regions[0].keys.storage'), 'Write the ARN of a KMS key'],
  ['a role as a key', key(`arn:aws:iam::${account}:role/deploy`), of('regions[0].keys.storage'), 'Write the ARN of a KMS key'],
  ['a key of another region', key(`arn:aws:kms:us-east-1:${account}:key/${id}`), "of the region 'us-east-1'", 'arn:aws:kms:eu-west-1'],
  ['a key of another partition', key(`arn:aws-cn:kms:eu-west-1:${account}:key/${id}`), "of the partition 'aws-cn'", 'arn:aws:kms:'],
  [
    'a key of another account',
    key(`arn:aws:kms:eu-west-1:444455556666:key/${id}`),
    "of the account '444455556666'",
    "keyAccount: '444455556666'",
  ],
  ['a partition that is none', place({ partition: 'awz', keys: {} }), of('regions[0].partition'), 'Choose one of: aws, aws-cn'],
  ['a typo in a region', place({ region: 'eu-wset-1', keys: {} }), of('regions[0].region'), "Did you mean 'eu-west-1'?"],
  ['a region of another partition', place({ region: 'cn-north-1', keys: {} }), "of the partition 'aws-cn'", "State partition: 'aws-cn'"],
  ['an account that is none', place({ account: '1234' }), of('regions[0].account'), '12 digits'],
  ...[
    'Logs_1',
    'xn--logs',
    'sthree-logs',
    'amzn-s3-demo-logs',
    'logs-s3alias',
    'logs--ol-s3',
    'logs--x-s3',
    'logs--table-s3',
    'logs.mrap',
  ].map(
    (bucket): Row => [
      `a bucket for logs that is none: ${bucket}`,
      place({ accessLogBucket: bucket }),
      of('regions[0].accessLogBucket'),
      'the name of a bucket',
    ],
  ),
  ['a cluster for jobs that is none', place({ jobs: 'green' }), of('regions[0].jobs'), 'Name the one that runs the CronJobs'],
  [
    'a security group of pods that no database lets in',
    cluster({ podSecurityGroupIds: ['sg-0f0f0f0f'] }),
    of('regions[0].clusters[0].podSecurityGroupIds'),
    "List it in 'network.podSecurityGroupIds'",
  ],
  [
    'six security groups of a pod',
    cluster({ podSecurityGroupIds: [1, 2, 3, 4, 5, 6].map((digit) => `sg-0a1b2c3${digit}`) }),
    of('regions[0].clusters[0].podSecurityGroupIds'),
    'A pod takes at most 5',
  ],
  [
    'days of logs that CloudWatch does not know',
    place({ logRetentionDays: 31 }),
    of('regions[0].logRetentionDays'),
    'Choose one of: 1, 3,',
  ],
  ['logs that are kept for no day', place({ logRetentionDays: 0 }), of('regions[0].logRetentionDays'), 'from 1 to 3653'],
  ['a window without days', place({ maintenanceWindow: '03:00-04:00' }), of('regions[0].maintenanceWindow'), "'sun:03:00-sun:04:00'"],
  [
    'a window of half an hour',
    place({ maintenanceWindow: 'sun:03:00-sun:03:30' }),
    of('regions[0].maintenanceWindow'),
    'Leave an hour at least',
  ],
  ['a window that ends before it begins', place({ maintenanceWindow: 'tue:03:00-mon:03:00' }), '8640 minutes long', 'a day at most'],
  [
    'a policy by its ARN',
    place({ permissionsBoundary: `arn:aws:iam::${account}:policy/bounds` }),
    of('regions[0].permissionsBoundary'),
    'the name of a policy',
  ],
  ['one data subnet', network({ dataSubnetIds: ['subnet-0a1b2c3d'] }), 'lists only 1', 'List 2 or more.'],
  ['a subnet twice', network({ dataSubnetIds: ['subnet-0a1b2c3d', 'subnet-0a1b2c3d'] }), 'dataSubnetIds[1]', 'List it once'],
  ['no security group', network({ podSecurityGroupIds: [] }), 'lists nothing', 'List 1 or more.'],
  ['a security group twice', network({ podSecurityGroupIds: ['sg-0a1b2c3d', 'sg-0a1b2c3d'] }), 'podSecurityGroupIds[1]', 'List it once'],
  ['a subnet as a VPC', network({ vpcId: 'subnet-0a1b2c3d' }), of('regions[0].network.vpcId'), "'vpc-'"],
  ['no CIDR of the data', network({ dataSubnetCidrs: [] }), 'lists nothing', 'List 1 or more.'],
  ['a prefix that is too long', network({ dataSubnetCidrs: ['10.0.0.0/33'] }), 'dataSubnetCidrs', 'length of its prefix'],
  ['bits of a host', network({ dataSubnetCidrs: ['10.0.145.7/22'] }), "'10.0.145.7/22'", "'10.0.144.0/22', or '10.0.145.7/32'"],
  ['Kubernetes 1.99', cluster({ kubernetesVersion: '1.99' }), of('regions[0].clusters[0].kubernetesVersion'), "Write '1.31' or newer"],
  ['Kubernetes 1.2', cluster({ kubernetesVersion: '1.2' }), of('regions[0].clusters[0].kubernetesVersion'), "Write '1.31' or newer"],
  [
    'an API server without https',
    cluster({ api: { endpoint: 'http://a', certificateAuthority: 'YQ==' } }),
    'clusters[0].api.endpoint',
    'https',
  ],
  [
    'a certificate that is no base64',
    cluster({ api: { endpoint: 'https://a', certificateAuthority: '"}' } }),
    'certificateAuthority',
    'base64',
  ],
  ['a network that was not called', cluster({ network: kind }), 'clusters[0].network', 'Call it: kind(…).'],
  [
    'a store that is none',
    cluster({ secretStores: { secrets: { kind: 'Vault', name: 'a' }, parameters: { kind: 'SecretStore', name: 'a' } } }),
    'secretStores.secrets.kind',
    'Choose one of',
  ],
  ['replicas that are not whole', environment({ replicas: 1.5 }), of('replicas'), 'Choose a whole number from 0.'],
  ['a text for protected', environment({ protected: 'yes' }), of('protected'), 'Write true or false.'],
  [
    'a class as a provisioner',
    environment({ provisioners: [AwsBucket] }),
    of('provisioners[0]'),
    'Write what it makes: AwsBucket.provisioner().',
  ],
  ['a hole in a list', environment({ terraform: [undefined] }), of('terraform[0]'), 'Leave it out of the list'],
  ['a difference of no workload', environment({ differences: { orders: {} } }), "has the entry 'orders'", '<app>/<workload>'],
  [
    'a collector nobody may reach',
    environment({ telemetry: { endpoint: 'http://a:4317', peers: [] } }),
    'telemetry.peers',
    'List 1 or more.',
  ],
  [
    'a label of nodes that is none',
    environment({ placements: { big: { nodeSelector: { pool: 'a b' } } } }),
    'placements.big.nodeSelector.pool',
    'the value of a label',
  ],
  ['0 days', () => AwsBucket.provisioner({ earlierVersionDays: 0 }), "'earlierVersionDays' of AwsBucket.provisioner is 0.", 'from 1'],
  ['99 days', () => AwsPostgres.provisioner({ backupRetentionDays: 99 }), "'backupRetentionDays'", 'a whole number of days from 1 to 35'],
  ['NaN', () => AwsPostgres.provisioner({ passwordVersion: Number.NaN }), "'passwordVersion'", 'Choose a whole number from 1.'],
  ['a version that is none', () => AwsPostgres.provisioner({ engineVersion: 'latest' }), "'engineVersion'", "such as '17'"],
  ['no node', () => AwsRedis.provisioner({ nodes: 0 }), "'nodes' of AwsRedis.provisioner is 0.", 'from 1 to 6'],
  ['another service', () => AwsRedis.provisioner({ nodeTypes: { small: 'db.t4g.micro' } }), "'nodeTypes.small'", 'cache.t4g.micro'],
  ...['redis', 'redis:latest', 'ghcr.io:443/acme/redis', 'redis@sha256:1', ''].map(
    (image): Row => [
      `the image '${image}'`,
      () => KubernetesRedis.provisioner({ image }),
      "'image' of KubernetesRedis.provisioner",
      "a tag other than 'latest'",
    ],
  ),
  [
    'memory without a unit',
    () =>
      KubernetesRedis.provisioner({
        image: 'redis:8',
        sizes: { small: { requests: { cpu: '1', memory: '1' }, limits: { memory: '1Gi' }, storage: '1Gi' } },
      }),
    "'sizes.small.requests.memory'",
    '64Mi',
  ],
  ...['aws:team', '', 'a'.repeat(257), 'a#b'].map(
    (owner): Row => [
      `the tag '${owner.slice(0, 9)}'`,
      () => awsProvider({ role: 'deploy', tags: { owner, costCentre: '1' } }),
      "'tags.owner' of awsProvider",
      'the value of a tag',
    ],
  ),
  [
    'an ARN for a name',
    () => awsProvider({ role: `arn:aws:iam::${account}:role/a`, tags: { owner: 'a', costCentre: '1' } }),
    "'role' of awsProvider",
    'the name of a role',
  ],
  ['a name for an ARN', () => kubernetesProviders({ role: 'deploy' }), "'role' of kubernetesProviders", 'the ARN of a role'],
  ['a range that is none', () => kubernetesProviders({ version: 'newest' }), "'version' of kubernetesProviders", '~> 6.0'],
  ['a bucket that is none', () => s3State({ bucket: 'Acme', region: 'eu-west-1' }), "'bucket' of s3State", 'the name of a bucket'],
  [
    'a state in a region that is none',
    () => s3State({ bucket: 'acme', region: 'eu-wset-1' }),
    "'region' of s3State",
    "Did you mean 'eu-west-1'?",
  ],
  [
    'half a second',
    () => new ExternalSecrets({ refreshInterval: Duration.millis(500) }),
    "'refreshInterval' of ExternalSecrets",
    'Choose whole seconds from 0',
  ],
  ['a number for a duration', () => keda({ pollingInterval: 30 as never }), "'pollingInterval' of keda is 30.", 'Duration.seconds(1)'],
  ['a label that is none', () => prometheusOperator({ labels: { 'a b': 'c' } }), "'labels' of prometheusOperator", 'a key such as'],
  [
    'a Gateway without a namespace',
    () => gatewayRoutes({ gateway: { name: 'a' } as never }),
    "'gateway.namespace' of gatewayRoutes is missing.",
    'State it',
  ],
  [
    'a class that is none',
    () => ingressRoutes({ ingressClassName: 'Nginx!' }),
    "'ingressClassName' of ingressRoutes",
    'the name of an object',
  ],
  ['port 0', () => eks({ apiServerPort: 0 }), "'apiServerPort' of eks is 0.", 'from 1 to 65535'],
  [
    'a part that lies outside',
    () => eks({ cloudApis: [{ cidr: '10.0.0.0/16', except: ['10.1.0.0/24'] }] }),
    "leaves '10.1.0.0/24' out of '10.0.0.0/16'",
    'within it',
  ],
  ['bits of a host in IPv6', () => eks({ cloudApis: [{ cidr: 'fd00::1/64' }] }), "'fd00::1/64'", "'fd00::/64'"],
];

describe('a fact of an operator that cannot be is refused where it is stated', () => {
  test.each(rows)('%s', (_what, act, what, cure) => {
    expect(act).toThrow(
      expect.objectContaining({ name: 'UserError', what: expect.stringContaining(what), cure: expect.stringContaining(cure) }),
    );
  });
});

describe('what may well be is taken', () => {
  test.each<[string, () => unknown]>([
    ['a region that is newer than the library', place({ region: 'sa-west-1', keys: {} })],
    [
      'another partition',
      place({
        region: 'us-gov-west-1',
        partition: 'aws-us-gov',
        keys: { storage: `arn:aws-us-gov:kms:us-gov-west-1:${account}:key/${id}` },
      }),
    ],
    [
      'keys of another account, where that is said',
      place({ keyAccount: '444455556666', keys: { storage: `arn:aws:kms:eu-west-1:444455556666:key/mrk-${'1'.repeat(32)}` } }),
    ],
    ['any name of a region without a cloud', () => aws({ regions: [{ region: 'garage', clusters: [eksCluster('blue')] }] })],
    ['a digest', () => KubernetesRedis.provisioner({ image: `localhost:5000/redis@sha256:${'a'.repeat(64)}` })],
    ['latest, with a digest', () => KubernetesRedis.provisioner({ image: `redis:latest@sha256:${'a'.repeat(64)}` })],
    ['options that are undefined', () => AwsPostgres.provisioner({ multiAz: undefined, sizes: { small: undefined } } as never)],
  ])('%s', (_what, act) => {
    expect(act).not.toThrow();
  });
});
