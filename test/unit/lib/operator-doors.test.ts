import { Chart, App as KubernetesApp } from 'cdk8s';
import {
  AwsAccess,
  AwsBucket,
  AwsPostgres,
  AwsRedis,
  AwsSecret,
  AwsTable,
  awsProvider,
  Bucket,
  ExternalSecrets,
  eks,
  eksAutoMode,
  gatewayRoutes,
  ingressRoutes,
  KubernetesRedis,
  keda,
  kind,
  kubernetesProviders,
  PodNetwork,
  prometheusOperator,
  s3State,
  scrapeAnnotations,
  Workload,
} from '../../../constructs';
import { properties } from '../../../constructs/properties';
import {
  AdoptedResources,
  AdoptedWorkload,
  admission,
  DeploymentStack,
  Environment,
  External,
  Kind,
  libProperties,
  Platform,
  packWith,
  podSecurityLabels,
  Service,
  semver,
  UpdateRule,
  Waiver,
} from '../../../lib';
import { missingForPlans, policyCases, synthesizeAlone, synthesizePlatform } from '../../../lib/testing';
import { baseline, byFramework, policies } from '../../../policies';
import { registries } from '../../../policies/kubernetes/pods/image-registries';
import { type Doors, refuseMistakes, typeOf } from '../../kit/doors';
import { cloudless } from '../../kit/environments';
import { type Mistake, mistakesIn } from '../../kit/mistakes';

const inPlatform = (define: (platform: Platform) => void) => synthesizePlatform(define);
const inStack = (define: (stack: DeploymentStack) => void) => inPlatform((platform) => cloudless().stamp(platform, 'shop', define));

/** Without the region, which is looked up before the rest is looked at. */
const inPart = ({ region: _region, ...place }: { readonly region?: string }) => place;

/** Where operators give something. */
const doors: Doors = {
  EnvironmentProps: (given) => new Environment(given),
  'Environment.changes': (given) => cloudless().with(given),
  ClusterChoices: (given) => {
    const asked = Object.fromEntries(Object.entries(given).map(([choice, value]) => [choice, () => value]));
    const { regions, release } = cloudless();
    return new Environment({ name: 'development', regions, release, provisioners: [], ...asked });
  },
  ExternalProps: (given) => External.of(Bucket, given),
  AloneOptions: (given) => synthesizeAlone(() => {}, given),
  OfflinePlanOptions: (given) => missingForPlans(given),
  AdoptedWorkloadProps: (given) => new AdoptedWorkload(given),
  AdoptedResourcesProps: (given) => new AdoptedResources(given),
  AwsAccessOptions: (given) => AwsAccess.provisioner(given),
  AwsSecretOptions: (given) => AwsSecret.provisioner(given),
  PlatformProps: (given) => new Platform(given),
  StampOptions: (given) => inPlatform((platform) => cloudless().stamp(platform, 'shop', () => undefined, given)),
  AdoptedPlace: (given) =>
    inPlatform((platform) => cloudless().adopt(platform, new Chart(new KubernetesApp(), 'a'), { region: 'local', ...inPart(given) })),
  WaiverProps: (given) => new Waiver(given),
  SemverUpdates: (given) => semver('^2', given),
  UpdateTerms: (given) => new UpdateRule(given),
  OverrideTerms: (given) =>
    inStack((stack) => new Workload(stack, 'orders', { image: 'a/b' }).override('Deployment.spec.paused', true, given)),
  AdmissionOptions: (given) => admission([baseline], given),
  'podSecurityLabels.options': (given) => podSecurityLabels([baseline], policies, given),
  'packWith.changes': (given) => packWith(baseline, given),
  'policyCases.table': (given) => policyCases(policies[0]!, given),
  AwsBucketOptions: (given) => AwsBucket.provisioner(given),
  AwsPostgresOptions: (given) => AwsPostgres.provisioner(given),
  AwsRedisOptions: (given) => AwsRedis.provisioner(given),
  AwsTableOptions: (given) => AwsTable.provisioner(given),
  KubernetesRedisOptions: (given) => KubernetesRedis.provisioner(given),
  AwsProviderOptions: (given) => awsProvider(given),
  KubernetesProvidersOptions: (given) => kubernetesProviders(given),
  S3StateOptions: (given) => s3State(given),
  ExternalSecretsOptions: (given) => new ExternalSecrets(given),
  EksAutoModeFacts: (given) => eksAutoMode(given),
  'NetworkFacts of eks': (given) => eks(given),
  'NetworkFacts of kind': (given) => kind(given),
  'NetworkFacts of PodNetwork': (given) => new PodNetwork(given),
  GatewayRoutesProps: (given) => gatewayRoutes(given),
  IngressRoutesProps: (given) => ingressRoutes(given),
  KedaOptions: (given) => keda(given),
  PrometheusOperatorOptions: (given) => prometheusOperator(given),
  ScrapeAnnotationsOptions: (given) => scrapeAnnotations(given),
};

refuseMistakes(doors, 'test/unit/lib/operator-doors.test.ts', (door, path) => door === 'AdoptedPlace' && path === 'region');

test('mistakes are many, of each kind', () => {
  const all = Object.keys(doors).map(typeOf).flatMap(mistakesIn);
  const count = (mistake: Mistake['mistake']) => all.filter((one) => one.mistake === mistake).length;
  expect(count('an unknown name')).toBeGreaterThan(400);
  expect(count('a wrong kind')).toBeGreaterThan(350);
  expect(count('out of range')).toBeGreaterThan(200);
});

test.each<[string, () => unknown, string, string]>([
  ['a list of packs that is one', () => admission(baseline as never), "'packs' of admission is an object.", 'Write a list'],
  [
    'packs with a hole',
    () => podSecurityLabels([undefined as never], policies),
    "'packs[0]' of podSecurityLabels is undefined.",
    'Leave it',
  ],
  [
    'no pack',
    () => packWith(undefined as never, {}),
    'The properties of packWith',
    "Give them as an object with 'name', 'version', 'policies'.",
  ],
  [
    'a port of a text',
    () => new Service('cart', { grpc: '80' as never }),
    "'ports.grpc' of service 'cart' is '80'.",
    "Write an object with 'port'.",
  ],
  ['port 0', () => new Service('cart', { grpc: { port: 0 } }), "'ports.grpc.port' of service 'cart' is 0.", 'from 1 to 65535'],
  ['no ports', () => new Service('cart', undefined as never), "'ports' of service 'cart' is missing.", 'State it'],
  ['a text for a list', () => registries.set('ghcr.io/' as never), `The parameter 'registries' is set to "ghcr.io/".`, 'Set a list'],
  ['a list with a hole', () => registries.set([undefined] as never), "The parameter 'registries' is set to [null].", 'Set a list'],
  ['an unknown framework', () => byFramework('cisAWS' as never), "'cisAWS' of byFramework is unknown (known: ", "Did you mean 'cisAws'?"],
])('%s is refused', (_what, take, what, cure) => {
  expect(take).toThrow(
    expect.objectContaining({ name: 'UserError', what: expect.stringContaining(what), cure: expect.stringContaining(cure) }),
  );
});

/** Types of what developers give, or the library itself. */
const others = [
  ...[
    'Address',
    'ResourceChoice',
    'Consumer',
    'DeploymentStack.route',
    'EnvSource',
    'EnvironmentChoices',
    'EnvironmentRules',
    'RegionUpkeep',
    'Flow',
    'Grant',
    'LabelRequirement',
  ],
  ...['LabelSelector', 'NameParts', 'NetworkAccess', 'ObjectIdentity', 'ObjectReference', 'Partial<PlatformProps>', 'Place', 'Placement'],
  ...[
    'NetworkPeerForm',
    'PeerForm',
    'PodPort',
    'PodUser',
    'Port',
    'Reference',
    'Scope',
    'ServiceAccount',
    'Source',
    'StatementCondition',
    'Subject',
    'Synthesized',
    'Taking',
  ],
  ...[
    'Waiver.parameter0',
    'checkIpBlock.parameter1',
    'hostsOf.parameter0',
    'synthesize.parameter2',
    'Alert',
    'AttachedJob',
    'BucketProps',
    'ContainerHooks',
  ],
  ...[
    'ContainerProps',
    'CronJobProps',
    'DaemonWorkloadProps',
    'DisruptionBudget',
    'Egress',
    'EgressProxy',
    'Entry',
    'FileContent',
    'InitContainer',
    'JobProps',
    'JobRun',
  ],
  ...[
    'KubernetesApi',
    'KubernetesApiRule',
    'Lifecycle',
    'LifecycleHandler',
    'Measured',
    'Metrics',
    'Owner',
    'Partial<PodUser>',
    'PodProps',
  ],
  ...['PostgresProps', 'Probe', 'Probes', 'QueueProps', 'RedisProps', 'ResourceAmounts', 'Resources', 'Route', 'Routed', 'ScheduleProps'],
  ...['Access', 'AccessProps', 'SecretProps', 'RemoteEntry', 'WrittenOutputs'],
  ...['Awaiting', 'Placed', 'ProvidedDependency', 'ShareOptions', 'SharedThing', 'User', 'ValueOwner'],
  ...['DataStoreKind', 'PasswordRules', 'StoredPasswordProps', 'ProvisionerTrial'],
  ...['DnsConfig', 'Marks', 'NameResolution', 'Offered', 'Redirect', 'Retirement', 'RetiredWorkloadProps', 'Rewrite', 'Rollout'],
  ...['BesideContainer', 'ContainerUser', 'JoinedText', 'OwnVolume', 'Partial<ContainerUser>', 'Publication', 'RouteWeight'],
  ...['ServiceOptions', 'Spread', 'TopologySpread', 'VolumeMount'],
  ...[
    'Sidecar',
    'StatefulWorkloadProps',
    'Strategy',
    'TableIndex',
    'TableKey',
    'TableProps',
    'UpdateStrategy',
    'Volume',
    'VolumeClaim',
    'WorkloadProps',
  ],
];

test('a new type goes through one of these doors, or is none of what operators give', () => {
  const reached = new Set<string>();
  const visit = (type: string): void => {
    if (reached.has(type)) return;
    reached.add(type);
    for (const [, property] of properties.propertiesOf(type)) typesIn(property).forEach(visit);
  };
  Object.keys(doors).map(typeOf).forEach(visit);
  const all = [...Object.keys(libProperties.types), ...Object.keys(properties.types)];
  // What stands in place within another type goes with it.
  const isOther = (type: string) => others.some((other) => type === other || type.startsWith(`${other}.`));
  expect(all.filter((type) => !reached.has(type) && !isOther(type))).toEqual([]);
});

function typesIn(kind: Kind): readonly string[] {
  if (kind.is === 'object') return [kind.type];
  if (kind.is === 'either') return kind.of.flatMap(typesIn);
  return kind.is === 'list' || kind.is === 'map' ? typesIn(kind.of) : [];
}
