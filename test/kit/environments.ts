import {
  AwsBucket,
  AwsPostgres,
  AwsQueue,
  AwsRedis,
  AwsTable,
  awsProvider,
  ExternalSecrets,
  eks,
  KubernetesRedis,
  kind,
  kubernetesProviders,
  PodIdentity,
  s3State,
  TerraformWritten,
  Workload,
} from '../../constructs';
import { Cluster, Dependency, DeploymentStack, Environment, EnvironmentProps, Region, Release } from '../../lib';

/** Changes to an environment: what they state is replaced as a whole. */
export type Overrides = Partial<EnvironmentProps>;

/** Images of the workloads that the tests place. */
export const release: Release = {
  schemaVersion: 1,
  images: Object.fromEntries(
    ['cart', 'catalog', 'checkout', 'frontend', 'orders', 'payments', 'worker'].map((workload) => [`shop/${workload}`, { tag: '1.2.3' }]),
  ),
};

/** An EKS cluster that External Secrets runs in, and that Terraform reaches. */
export function eksCluster(name: string, facts: Partial<Cluster> = {}): Cluster {
  return {
    name,
    kubernetesVersion: '1.34',
    network: eks({ cloudApis: [{ cidr: '10.0.128.0/20' }] }),
    secretStores: {
      secrets: { kind: 'ClusterSecretStore', name: 'secrets-manager' },
      parameters: { kind: 'ClusterSecretStore', name: 'parameter-store' },
    },
    api: { endpoint: `https://${name}.eks.example.com`, certificateAuthority: 'Y2VydGlmaWNhdGU=' },
    ...facts,
  };
}

/** A region of an AWS account with everything that a place may state. */
export function awsRegion(facts: Partial<Region> = {}): Region {
  const { region = 'eu-west-1', account = '111122223333', partition = 'aws' } = facts;
  const key = (digit: number): string =>
    `arn:${partition}:kms:${region}:${account}:key/${`${digit}`.repeat(8)}-1111-4111-8111-111111111111`;
  return {
    region,
    account,
    network: {
      vpcId: 'vpc-0a1b2c3d4e5f60718',
      dataSubnetIds: ['subnet-0a1b2c3d4e5f60711', 'subnet-0a1b2c3d4e5f60722'],
      dataSubnetCidrs: ['10.0.144.0/22', '10.0.148.0/22'],
      podSecurityGroupIds: ['sg-0a1b2c3d4e5f60718'],
    },
    keys: { storage: key(1), database: key(2), cache: key(3), messaging: key(4), secrets: key(5) },
    clusters: [eksCluster('blue')],
    ...facts,
  };
}

/** One cluster without any cloud account. */
export function cloudless(overrides: Overrides = {}): Environment {
  return new Environment({
    name: 'development',
    regions: [{ region: 'local', clusters: [{ name: 'kind', kubernetesVersion: '1.34', network: kind() }] }],
    provisioners: [KubernetesRedis.provisioner({ image: 'redis:8.2.1-alpine' })],
    release,
    ...overrides,
  });
}

/** AWS with External Secrets: one region with one cluster. */
export function aws(overrides: Overrides = {}): Environment {
  return new Environment({
    name: 'production',
    regions: [awsRegion()],
    provisioners: [
      AwsBucket.provisioner(),
      AwsPostgres.provisioner(),
      AwsQueue.provisioner(),
      AwsRedis.provisioner(),
      AwsTable.provisioner(),
    ],
    identity: new PodIdentity(),
    delivery: new ExternalSecrets(),
    terraform: [
      s3State({ bucket: 'acme-terraform-state', region: 'eu-west-1' }),
      awsProvider({ role: 'slipway-deploy', tags: { owner: 'platform', costCentre: '4711' } }),
    ],
    release,
    ...overrides,
  });
}

/** AWS without External Secrets: Terraform writes into the cluster. */
export function awsWithoutExternalSecrets(overrides: Overrides = {}): Environment {
  const { secretStores: _, ...cluster } = eksCluster('sandbox');
  const environment = aws();
  return aws({
    name: 'sandbox',
    regions: [awsRegion({ clusters: [cluster] })],
    delivery: new TerraformWritten(),
    terraform: [...environment.terraform, kubernetesProviders()],
    ...overrides,
  });
}

/** Two clusters in the first region, one in the second. */
export const twoRegions: readonly Region[] = [
  awsRegion({ clusters: [eksCluster('blue'), eksCluster('green')] }),
  awsRegion({ region: 'eu-central-1', clusters: [eksCluster('central')] }),
];

/** Places the workload `orders` with these dependencies, their data in each region apart. */
export function orders(dependencies: () => Readonly<Record<string, Dependency>>): (stack: DeploymentStack) => void {
  return (stack) => {
    const needed = dependencies();
    const stateful = Object.entries(needed).filter(([, dependency]) => dependency.stateful);
    const data = Object.fromEntries(stateful.map(([name]) => [name, 'independent' as const]));
    stack.place(() => new Workload(stack, 'orders', { image: 'ghcr.io/acme/orders', dependencies: needed }), { data });
  };
}
