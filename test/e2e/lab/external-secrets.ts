import type { Aws, AwsPlace } from './aws';
import type { Cluster } from './cluster';
import { crds } from './crds';
import { answers } from './http';
import type { Sandbox } from './sandbox';
import { toolPath } from './toolchain';

/** A store that the cluster's operator keeps, by the name that a place states. */
export interface Store {
  readonly name: string;
  readonly service: 'SecretsManager' | 'ParameterStore';
}

/** Starts the External Secrets controller in a cluster, with stores that read the mock as a role of the place's account. */
export async function startExternalSecrets(
  sandbox: Sandbox,
  cluster: Cluster,
  aws: Aws,
  { region, account }: Required<AwsPlace>,
  stores: readonly Store[],
): Promise<void> {
  await cluster.serve(await crds(sandbox, 'external-secrets-controller'));
  const endpoints = Object.fromEntries(['SECRETSMANAGER', 'SSM', 'STS'].map((service) => [`AWS_${service}_ENDPOINT`, aws.endpoint]));
  await sandbox.start({
    name: 'external-secrets',
    ports: 2,
    command: (metrics, live) => [
      toolPath('external-secrets'),
      `--metrics-addr=127.0.0.1:${metrics}`,
      `--live-addr=127.0.0.1:${live}`,
      '--concurrent=4',
      '--store-requeue-interval=5s',
    ],
    env: {
      ...sandbox.env,
      ...endpoints,
      KUBECONFIG: cluster.kubeconfig,
      AWS_ACCESS_KEY_ID: 'lab',
      AWS_SECRET_ACCESS_KEY: 'lab',
      AWS_EC2_METADATA_DISABLED: 'true',
    },
    ready: ({ ports }) => answers(`http://127.0.0.1:${ports[1]}/healthz`),
  });
  const objects = stores.map(({ name, service }) => ({
    apiVersion: 'external-secrets.io/v1',
    kind: 'ClusterSecretStore',
    metadata: { name },
    spec: { provider: { aws: { service, region, role: `arn:aws:iam::${account}:role/external-secrets` } } },
  }));
  await cluster.apply(objects.map((object) => `---\n${JSON.stringify(object)}\n`).join(''));
  await cluster.kubectl(['wait', 'clustersecretstores', '--all', '--for=condition=Ready', '--timeout=60s']);
}
