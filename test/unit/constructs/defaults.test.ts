import * as fs from 'node:fs';
import * as path from 'node:path';
import { Duration } from 'cdk8s';
import * as ts from 'typescript';
import {
  AwsBucket,
  AwsPostgres,
  AwsRedis,
  AwsSecret,
  AwsTable,
  Bucket,
  CronJob,
  DaemonWorkload,
  ExternalSecrets,
  eks,
  gatewayRoutes,
  ingressRoutes,
  Job,
  KubernetesRedis,
  Postgres,
  prometheusOperator,
  Queue,
  Redis,
  Secret,
  StatefulWorkload,
  scrapeAnnotations,
  Table,
  Workload,
} from '../../../constructs';
import { DeploymentStack, Environment } from '../../../lib';
import { synthesize } from '../../../lib/testing';
import { aws, awsRegion, awsWithoutExternalSecrets, eksCluster, Overrides } from '../../kit/environments';
import { root } from '../../kit/root';

// biome-ignore lint/suspicious/noExplicitAny: any value of any property
type Any = any;
type Program = readonly [environment: Environment, define: (stack: DeploymentStack) => void];

/** Every literal that a doc comment states as a default, by `<type>.<property>`; types without a name by that of their owner. */
function documented(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const folders = ['constructs', 'lib/model'];
  const files = folders.flatMap((folder) =>
    fs.readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => path.join(root, folder, file)),
  );
  for (const file of files.filter((one) => one.endsWith('.ts'))) {
    const source = ts.createSourceFile(file, fs.readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true);
    const visit = (node: ts.Node): void => {
      if (ts.isPropertySignature(node)) {
        const tag = ts.getJSDocTags(node).find(({ tagName }) => tagName.text === 'default');
        const text = ts.getTextOfJSDocComment(tag?.comment)?.trim();
        if (text && !text.startsWith('-')) found.set(`${ownerOf(node)}.${node.name.getText()}`, text);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return found;
}

function ownerOf(node: ts.Node): string {
  const owner = ts.findAncestor(node, (one) => ts.isInterfaceDeclaration(one) || ts.isTypeAliasDeclaration(one));
  return (owner as ts.InterfaceDeclaration | undefined)?.name.text ?? '?';
}

const image = 'ghcr.io/acme/orders';
const ports = { http: { port: 8080 } };
const facts = {
  cloudApis: [{ cidr: '10.0.128.0/20' }],
  ingress: [{ namespace: 'ingress-nginx' }],
  monitoring: [{ namespace: 'monitoring' }],
};
const place = (overrides: Overrides = {}, network: Any = {}): Environment =>
  aws({
    regions: [awsRegion({ clusters: [eksCluster('blue', { network: eks({ ...facts, ...network }) })] })],
    routes: ingressRoutes({ ingressClassName: 'nginx' }),
    monitoring: prometheusOperator(),
    ...overrides,
  });

const ofWorkload = (props: Any, environment = place()): Program => [
  environment,
  (stack) => void new Workload(stack, 'orders', { image, ports, ...props } as Any),
];
const ofDependency = (dependency: () => Any, overrides: Overrides = {}): Program => [
  place(overrides),
  (stack) => void new Workload(stack, 'orders', { image, dependencies: { needed: dependency() } } as Any),
];
const ofProvisioner = (provisioner: Any, dependency: () => Any): Program => ofDependency(dependency, { provisioners: [provisioner] });
const ofJob = (props: Any): Program => [place(), (stack) => void new Job(stack, 'orders', { image, ...props })];
const ofCronJob = (props: Any): Program => [
  place(),
  (stack) => void new CronJob(stack, 'orders', { image, schedule: '0 3 * * *', ...props }),
];
const ofStateful = (props: Any, claim: Any = {}): Program => [
  place(),
  (stack) =>
    void new StatefulWorkload(stack, 'orders', {
      image,
      ports,
      volumeClaimTemplates: { data: { mountPath: '/data', storage: '1Gi', ...claim } },
      ...props,
    }),
];
const ofProbe = (timing: Any, get: Any = {}): Program =>
  ofWorkload({ livenessProbe: { httpGet: { path: '/', port: 'http', ...get }, ...timing } });
const ofRoute = (route: Any): Program => ofWorkload({ routes: { web: { host: 'shop.example.com', port: 'http', ...route } } });
const ofService = (service: Any): Program => ofWorkload({ service }, place({ approved: { serviceTypes: ['NodePort'] } }));
/** Over three zones, one for each pod. */
const ofSpread = (topologySpread: Any): Program => {
  const clusters = [eksCluster('blue', { network: eks(facts), zones: 3 })];
  const approved = { topologySpread: ['DoNotSchedule'] } as const;
  return ofWorkload({ topologySpread }, place({ regions: [awsRegion({ clusters })], approved }));
};
const ofGateway = (route: Any): Program => {
  const [environment, define] = ofRoute(route);
  return [
    environment.with({ name: environment.name, routes: gatewayRoutes({ gateway: { name: 'public', namespace: 'gateways' } }) }),
    define,
  ];
};
const database = () => new Postgres({ size: 'small' });
const ofPostgres = (options: Any) => ofProvisioner(AwsPostgres.provisioner(options), database);
const cache = () => new Redis({ size: 'small' });
const ofRedis = (options: Any) => ofProvisioner(AwsRedis.provisioner(options), cache);
const ofKubernetesRedis = (options: Any) => ofProvisioner(KubernetesRedis.provisioner({ image: 'redis:8', ...options }), cache);
const ofQueue = (props: Any) => ofDependency(() => new Queue(props));
const ofBucket = (props: Any) => ofDependency(() => new Bucket(props));
const table = (props: Any = {}, key: Any = {}) => new Table({ partitionKey: { name: 'id', ...key }, ...props });

/** By property: another value than the default, and a program that states one. */
const rows: Readonly<Record<string, readonly [other: unknown, program: (stated: Any) => Program]>> = {
  'ExternalSecretsOptions.refreshInterval': [
    Duration.hours(2),
    (stated) => ofDependency(database, { delivery: new ExternalSecrets(stated) }),
  ],
  'QueueProps.access': ['send', ofQueue],
  'QueueProps.visibilityTimeout': [Duration.seconds(31), ofQueue],
  'QueueProps.retention': [Duration.days(5), ofQueue],
  'QueueProps.maxReceiveCount': [6, ofQueue],
  'NetworkFacts.engine': ['none', (stated) => ofWorkload({}, place({}, stated))],
  'ScrapeAnnotationsOptions.alerts': ['ignored', (stated) => ofWorkload({}, place({ monitoring: scrapeAnnotations(stated) }))],
  'AwsBucketOptions.earlierVersionDays': [31, (stated) => ofProvisioner(AwsBucket.provisioner(stated), () => new Bucket())],
  'AwsPostgresOptions.engineVersion': ['16', ofPostgres],
  'AwsPostgresOptions.multiAz': [true, ofPostgres],
  'AwsPostgresOptions.backupRetentionDays': [8, ofPostgres],
  'AwsPostgresOptions.performanceInsights': [true, ofPostgres],
  'AwsPostgresOptions.queryLogging': [true, ofPostgres],
  'AwsPostgresOptions.passwordVersion': [2, ofPostgres],
  'AwsRedisOptions.engineVersion': ['7.0', ofRedis],
  'AwsRedisOptions.nodes': [2, ofRedis],
  'AwsRedisOptions.backupRetentionDays': [8, ofRedis],
  'AwsTableOptions.recoveryPeriodDays': [34, (stated) => ofProvisioner(AwsTable.provisioner(stated), table)],
  'AwsSecretOptions.version': [
    2,
    (stated) => [
      awsWithoutExternalSecrets({ provisioners: [AwsSecret.provisioner(stated)] }),
      (stack) => void new Workload(stack, 'orders', { image, dependencies: { stripe: new Secret({ keys: ['apiKey'] }) } }),
    ],
  ],
  'SecretProps.as': ['files', (stated) => ofProvisioner(AwsSecret.provisioner(), () => new Secret({ keys: ['apiKey'], ...stated }))],
  'TableKey.type': ['number', (stated) => ofProvisioner(AwsTable.provisioner(), () => table({}, stated))],
  'TableProps.access': ['read', (stated) => ofProvisioner(AwsTable.provisioner(), () => table(stated))],
  'BucketProps.access': ['read', ofBucket],
  'BucketProps.versioned': [false, ofBucket],
  'JobRun.backoffLimit': [7, ofJob],
  'JobRun.restartPolicy': ['OnFailure', ofJob],
  'JobRun.parallelism': [2, ofJob],
  'JobRun.completions': [2, ofJob],
  'VolumeClaim.accessMode': ['ReadWriteOnce', (stated) => ofStateful({}, stated)],
  'StatefulWorkloadProps.podManagementPolicy': ['Parallel', ofStateful],
  'ScheduleProps.timeZone': ['Europe/Berlin', ofCronJob],
  'ScheduleProps.concurrencyPolicy': ['Replace', ofCronJob],
  'ScheduleProps.startingDeadlineSeconds': [301, ofCronJob],
  'ScheduleProps.successfulJobsHistoryLimit': [4, ofCronJob],
  'ScheduleProps.failedJobsHistoryLimit': [4, ofCronJob],
  'ScheduleProps.suspend': [true, ofCronJob],
  'Egress.port': [
    444,
    (stated) =>
      ofWorkload(
        { egress: { partner: { hosts: ['api.example.com'], ...stated } } },
        place({}, { engine: 'cilium', ingress: [{ entity: 'ingress' }] }),
      ),
  ],
  'Egress.protocol': ['UDP', (stated) => ofWorkload({ egress: { partner: { cidrs: ['203.0.113.0/24'], port: 25, ...stated } } })],
  'Metrics.path': ['/other', (stated) => ofWorkload({ metrics: { port: 'http', ...stated } })],
  'PodProps.terminationGracePeriodSeconds': [31, ofWorkload],
  'ProbeTiming.initialDelaySeconds': [1, ofProbe],
  'ProbeTiming.periodSeconds': [11, ofProbe],
  'ProbeTiming.timeoutSeconds': [2, ofProbe],
  'ProbeTiming.successThreshold': [2, (stated) => ofWorkload({ readinessProbe: { tcpSocket: { port: 'http' }, ...stated } })],
  'ProbeTiming.failureThreshold': [4, ofProbe],
  'ProbeHandlers.scheme': ['HTTPS', (stated) => ofProbe({}, stated)],
  'Route.path': ['/other', ofRoute],
  'Route.pathType': ['Exact', ofRoute],
  'Route.tls': [false, ofRoute],
  'Redirect.statusCode': [301, (stated) => ofGateway({ redirect: { host: 'new.example.com', ...stated } })],
  'Rollout.minReadySeconds': [1, ofWorkload],
  'Rollout.revisionHistoryLimit': [11, ofWorkload],
  'AnyService.timeoutSeconds': [10_801, (stated) => ofService({ sessionAffinity: stated })],
  'AnyService.ipFamilyPolicy': ['PreferDualStack', ofService],
  'ServiceOptions.type': ['NodePort', ofService],
  'ServiceOptions.externalTrafficPolicy': ['Local', (stated) => ofService({ type: 'NodePort', ...stated })],
  'TopologySpread.zone': ['DoNotSchedule', ofSpread],
  'TopologySpread.hostname': ['DoNotSchedule', ofSpread],
  'TopologySpread.maxSkew': [2, ofSpread],
  'PodUser.fsGroupChangePolicy': ['OnRootMismatch', (stated) => ofWorkload({ securityContext: { fsGroup: 2000, ...stated } })],
  'UpdateStrategy.maxUnavailable': [
    2,
    (stated) => [
      place({ approved: { daemonWorkloads: ['shop/orders'] } }),
      (stack) => void new DaemonWorkload(stack, 'orders', { image, updateStrategy: { type: 'RollingUpdate', ...stated } } as Any),
    ],
  ],
  'Strategy.maxSurge': ['50%', (stated) => ofWorkload({ strategy: { type: 'RollingUpdate', ...stated } })],
  'Strategy.maxUnavailable': ['50%', (stated) => ofWorkload({ replicas: 4, strategy: { type: 'RollingUpdate', ...stated } })],
  'FileContent.mode': [0o440, (stated) => ofWorkload({ files: { '/etc/a': { content: 'a', ...stated } } })],
  'VolumeSources.accessMode': [
    'ReadWriteMany',
    (stated) =>
      ofWorkload({
        replicas: 1,
        strategy: { type: 'Recreate' },
        volumes: { v: { mountPath: '/v', claim: { storage: '1Gi', ...stated } } },
      }),
  ],
  'VolumeSources.expirationSeconds': [
    3601,
    (stated) => ofWorkload({ volumes: { v: { mountPath: '/v', serviceAccountToken: { audience: 'vault', ...stated } } } }),
  ],
  'Mounted.readOnly': [true, (stated) => ofWorkload({ volumes: { v: { mountPath: '/v', emptyDir: { sizeLimit: '1Gi' }, ...stated } } })],
  'ScalingRules.selectPolicy': [
    'Min',
    (stated) =>
      ofWorkload({
        resources: { requests: { cpu: '1' } },
        autoscaling: { minReplicas: 1, maxReplicas: 2, behavior: { scaleUp: { stabilizationWindowSeconds: 1, ...stated } } },
      }),
  ],
  'KubernetesRedisOptions.passwordVersion': [2, ofKubernetesRedis],
  'KubernetesRedisOptions.username': ['app', ofKubernetesRedis],
  'Region.cacheAuthentication': ['iam', (stated) => ofDependency(cache, { regions: [awsRegion(stated)] })],
  'Region.suspendJobs': [
    true,
    (stated) => [place({ regions: [awsRegion(stated)] }), (stack) => void new CronJob(stack, 'orders', { image, schedule: '0 3 * * *' })],
  ],
  'EnvironmentRules.protected': [true, (stated) => ofDependency(() => new Bucket(), stated)],
  'EnvironmentProps.replicas': [3, (stated) => ofWorkload({}, place(stated))],
  'Port.protocol': ['UDP', (stated) => ofWorkload({ ports: { http: { port: 8080, ...stated } } })],
};

/** What is written in no file, or only refused: their own tests say what happens. */
const elsewhere = [
  'Binding.isElsewhere',
  'Cluster.dualStack',
  'EnvironmentProps.defaults',
  'EnvironmentRules.requireDigest',
  'PasswordRules.length',
  'PasswordRules.punctuation',
  'PasswordRules.requireEachKind',
  'Region.partition',
  'ScrapeAnnotationsOptions.alerts',
  'StampOptions.empty',
  'StoredPasswordProps.version',
];

/** What Kubernetes itself does with what is left out, as its API reference says: it is written only where somebody states it. */
const ofKubernetes: Readonly<Record<string, unknown>> = {
  'ProbeTiming.initialDelaySeconds': 0,
  'ProbeTiming.periodSeconds': 10,
  'ProbeTiming.timeoutSeconds': 1,
  'ProbeTiming.successThreshold': 1,
  'ProbeTiming.failureThreshold': 3,
  'ProbeHandlers.scheme': 'HTTP',
  'Rollout.minReadySeconds': 0,
  'Rollout.revisionHistoryLimit': 10,
  'AnyService.ipFamilyPolicy': 'SingleStack',
  'ServiceOptions.type': 'ClusterIP',
  'ServiceOptions.externalTrafficPolicy': 'Cluster',
  'PodUser.fsGroupChangePolicy': 'Always',
  'Strategy.maxSurge': '25%',
  'UpdateStrategy.maxUnavailable': 1,
  'Strategy.maxUnavailable': '25%',
  'ScalingRules.selectPolicy': 'Max',
  // Of the volume that the file is in.
  'FileContent.mode': 0o444,
};

function written([environment, define]: Program): readonly (readonly [string, string])[] {
  return [...synthesize(environment, define).files].filter(([file]) => /\.k8s\.yaml$|cdk\.tf\.json$/.test(file));
}

/** What is written where nothing is stated, by program: several properties are of one. */
const unstated = new Map<(stated: Any) => Program, ReturnType<typeof written>>();

function writtenOfNothing(program: (stated: Any) => Program): ReturnType<typeof written> {
  const known = unstated.get(program) ?? written(program({}));
  unstated.set(program, known);
  return known;
}

const defaults = documented();

test('every default that a doc comment states has a program here', () => {
  expect([...defaults.keys()].filter((key) => !rows[key] && !elsewhere.includes(key))).toEqual([]);
  expect(Object.keys(rows).filter((key) => !defaults.has(key))).toEqual([]);
});

describe('what is left out is as its doc comment says', () => {
  test.each(Object.entries(rows).filter(([key]) => !elsewhere.includes(key)))('%s', (key, [other, program]) => {
    const [, property] = key.split('.') as [string, string];
    const value = new Function('Duration', `return ${defaults.get(key)}`)(Duration);
    const nothing = writtenOfNothing(program);
    if (Object.hasOwn(ofKubernetes, key)) expect(value).toBe(ofKubernetes[key]);
    else expect(written(program({ [property]: value }))).toEqual(nothing);
    expect(written(program({ [property]: other }))).not.toEqual(nothing);
  });
});
