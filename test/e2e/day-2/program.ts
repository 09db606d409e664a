/** A small program of a user's, in parts: what a row of the table edits. */
export interface Program {
  /** Statements about the regions of the environment: a list. */
  readonly regions: string;
  /** What places workloads in the stack of each region, by app. */
  readonly apps: Readonly<Record<string, string>>;
  /** Further properties of the environment. */
  readonly more: string;
  /** TypeScript files beside it, by the name under which it knows what they export. @default - none */
  readonly modules?: Readonly<Record<string, string>>;
}

export const account = '444455556666';

/** The text of `main.ts`. */
export const textOf = ({ regions, apps, more, modules = {} }: Program) => `
import { Duration } from 'cdk8s';
import { AdoptedResources, AdoptedWorkload, Environment, Platform, retired } from 'slipway';
import * as constructs from 'slipway/constructs';
${Object.keys(modules)
  .map((name) => `import * as ${name} from './${name}';`)
  .join('\n')}
const { AwsBucket, AwsPostgres, AwsQueue, AwsSecret, AwsTable, awsProvider, eks, ExternalSecrets, kubernetesProviders, s3State, TerraformWritten } = constructs;
const { Bucket, Postgres, Queue, RetiredWorkload, Secret, Table, Workload } = constructs;

const stores = { secrets: { kind: 'ClusterSecretStore', name: 'secrets' }, parameters: { kind: 'ClusterSecretStore', name: 'parameters' } };
const api = { endpoint: 'https://blue.example.com', certificateAuthority: 'Y2VydGlmaWNhdGU=' };
const cluster = (name) => ({ name, kubernetesVersion: '1.34', network: eks({ cloudApis: [{ cidr: '10.0.0.0/16' }] }), secretStores: stores, api });
const region = (region, clusters, facts = {}) => {
  const key = (digit) => \`arn:aws:kms:\${region}:${account}:key/\${digit.repeat(8)}-5e6f-4a7b-8c9d-0e1f2a3b4c01\`;
  return {
    region,
    account: '${account}',
    network: {
      vpcId: 'vpc-0a1b2c3d4e5f60718',
      dataSubnetIds: ['subnet-0a1b2c3d4e5f60711', 'subnet-0a1b2c3d4e5f60722'],
      dataSubnetCidrs: ['10.0.144.0/22', '10.0.148.0/22'],
      podSecurityGroupIds: ['sg-0a1b2c3d4e5f60718'],
    },
    keys: { storage: key('1'), database: key('2'), messaging: key('3'), secrets: key('4') },
    clusters: clusters.map(cluster),
    ...facts,
  };
};

const images = ${JSON.stringify(Object.keys(apps))}.flatMap((app) => ['basket', 'cart', 'legacy-importer', 'orders', 'senders', 'web'].map((name) => [\`\${app}/\${name}\`, { tag: '1.0.0' }]));
const production = new Environment({
  name: 'production',
  protected: true,
  regions: [${regions}],
  provisioners: [AwsBucket.provisioner(), AwsPostgres.provisioner(), AwsQueue.provisioner(), AwsSecret.provisioner(), AwsTable.provisioner()],
  identity: { bind: () => undefined },
  delivery: new ExternalSecrets(),
  terraform: [s3State({ bucket: 'acme-terraform-state', region: 'eu-central-1' }), awsProvider({ role: 'deploy', tags: { owner: 'shop', costCentre: '42' } })],
  release: { schemaVersion: 1, images: Object.fromEntries(images) },
  replicas: 2,
  ${more}
});
const platform = new Platform({ organization: 'acme' });
const image = 'registry.example.com/acme/shop';
${Object.entries(apps)
  .map(([app, code]) => `production.stamp(platform, '${app}', (stack) => {\n${code}\n}, { empty: true });`)
  .join('\n')}
platform.synth();
`;

/**
 * A program with something else in one place.
 *
 * @throws Error if the place is not there once
 */
export function edited(code: string, from: string, to: string): string {
  if (code.split(from).length !== 2) throw new Error(`'${from}' is not once in:\n${code}`);
  return code.replace(from, () => to);
}

/** The same of the code of an app. */
export const inApp =
  (app: string, ...edits: readonly (readonly [from: string, to: string])[]) =>
  (program: Program): Program => {
    const code = edits.reduce((text, [from, to]) => edited(text, from, to), program.apps[app]!);
    return { ...program, apps: { ...program.apps, [app]: code } };
  };
