import { awsProvider, Bucket, kubernetesProviders, s3State } from '../../../../constructs';
import { Environment } from '../../../../lib';
import { synthesize } from '../../../../lib/testing';
import { aws, awsRegion, awsWithoutExternalSecrets, cloudless, eksCluster, orders } from '../../../kit/environments';

function document(environment: Environment, stack = 'shop') {
  const { files } = synthesize(
    environment,
    orders(() => ({ files: new Bucket() })),
  );
  const id = `${stack}-${environment.name}-${environment.regions[0]!.region}`;
  return JSON.parse(files.get(`cdktf.out/stacks/${id}/cdk.tf.json`)!);
}

const state = { bucket: 'acme-terraform-state', region: 'eu-west-1' };
const tags = { owner: 'platform', costCentre: '4711' };

test('a state lies under environment, region and app, encrypted and locked', () => {
  expect(document(aws()).terraform.backend).toEqual({
    s3: { ...state, key: 'production/eu-west-1/shop.tfstate', encrypt: true, use_lockfile: true },
  });
  expect(document(aws(), 'platform').terraform.backend.s3.key).toBe('production/eu-west-1/platform.tfstate');
});

test('an operator chooses the key, encryption and role of the states', () => {
  const chosen = s3State({
    ...state,
    key: ({ app }) => `states/${app}`,
    kmsKeyId: 'arn:aws:kms:eu-west-1:111122223333:key/1',
    role: 'arn:aws:iam::111122223333:role/state',
  });
  expect(document(aws({ terraform: [chosen, awsProvider({ role: 'deploy', tags })] })).terraform.backend.s3).toMatchObject({
    key: 'states/shop',
    kms_key_id: 'arn:aws:kms:eu-west-1:111122223333:key/1',
    assume_role: { role_arn: 'arn:aws:iam::111122223333:role/state' },
  });
});

test.each(['', '/a', 'a/', '/'])('a key that Terraform takes as none is refused: %j', (key) => {
  const terraform = [s3State({ ...state, key: () => key }), awsProvider({ role: 'deploy', tags })];
  expect(() => document(aws({ terraform }))).toThrow(
    `The function 'key' of s3State returned '${key}', which Terraform takes as no key. Return one that neither begins nor ends with '/'`,
  );
});

test('the AWS provider works in one region of one account, as a role of that account, and tags what it makes', () => {
  expect(document(aws()).provider.aws).toEqual([
    {
      region: 'eu-west-1',
      allowed_account_ids: ['111122223333'],
      assume_role: [{ role_arn: 'arn:aws:iam::111122223333:role/slipway-deploy' }],
      default_tags: [{ tags: { owner: 'platform', 'cost-centre': '4711', app: 'shop', environment: 'production' } }],
    },
  ]);
});

test('providers are pinned exactly, unless an operator states a range', () => {
  const { required_providers } = document(awsWithoutExternalSecrets()).terraform;
  for (const { version } of Object.values<{ version: string }>(required_providers)) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  const terraform = [s3State(state), awsProvider({ role: 'deploy', tags, version: '~> 6.0' }), kubernetesProviders({ version: '~> 2.38' })];
  expect(document(awsWithoutExternalSecrets({ terraform })).terraform.required_providers).toMatchObject({
    aws: { source: 'aws', version: '~> 6.0' },
    kubernetes: { source: 'kubernetes', version: '~> 2.38' },
  });
});

test('a place without an account is refused by name', () => {
  const environment = cloudless({ terraform: [awsProvider({ role: 'deploy', tags })] });
  expect(() => document(environment)).toThrow("Region 'local' of environment 'development' states no 'account', which awsProvider of");
});

test('each cluster has a Kubernetes provider that asks AWS for its token', () => {
  const regions = [awsRegion({ clusters: [eksCluster('blue'), eksCluster('green')] })];
  const providers = document(awsWithoutExternalSecrets({ regions })).provider.kubernetes;
  expect(providers.map(({ alias }: { alias: string }) => alias)).toEqual(['blue', 'green']);
  expect(providers[0]).toEqual({
    alias: 'blue',
    host: 'https://blue.eks.example.com',
    cluster_ca_certificate: '${base64decode("Y2VydGlmaWNhdGU=")}',
    exec: [
      {
        api_version: 'client.authentication.k8s.io/v1beta1',
        command: 'aws',
        args: ['eks', 'get-token', '--cluster-name', 'blue', '--region', 'eu-west-1', '--output', 'json'],
      },
    ],
  });
});

test('a Kubernetes provider may take a role', () => {
  const role = 'arn:aws:iam::111122223333:role/cluster';
  const terraform = [...aws().terraform, kubernetesProviders({ role })];
  const [{ exec }] = document(awsWithoutExternalSecrets({ terraform })).provider.kubernetes;
  expect(exec[0].args.slice(-2)).toEqual(['--role-arn', role]);
});

test('a cluster that states no API endpoint is refused by name', () => {
  const { api: _, ...cluster } = eksCluster('blue');
  const environment = awsWithoutExternalSecrets({ regions: [awsRegion({ clusters: [cluster] })] });
  expect(() => document(environment)).toThrow("states no 'clusters.blue.api', which kubernetesProviders of");
});

test('a cluster whose name is no alias is refused', () => {
  const environment = awsWithoutExternalSecrets({ regions: [awsRegion({ clusters: [eksCluster('1st')] })] });
  expect(() => document(environment)).toThrow("Cluster '1st' of environment 'sandbox' has a name that Terraform takes for no alias.");
});
