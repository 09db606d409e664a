import { AwsBucket, AwsQueue, awsProvider, eks, gatewayRoutes, PodIdentity, prometheusOperator, s3State } from '../constructs';
import { DeploymentStack, Environment, Pack, Platform } from '../lib';
import { account, cluster, environment, groupsOf, messagingKey, Outdirs, organization, region, storageKey, tag } from './place';

/** `count` workloads, in one stack or in several of at most `size`. */
export function synthesizeSlipway(
  define: (stack: DeploymentStack, name: string) => void,
  count: number,
  { terraform, kubernetes }: Outdirs,
  policies: readonly Pack[] = [],
  size?: number,
): void {
  const groups = groupsOf(count, size);
  const network = eks({
    cloudApis: [{ cidr: '10.0.128.0/20' }],
    apiServer: [{ cidr: '10.0.0.10/32' }],
    ingress: [{ namespace: 'gateways' }],
    monitoring: [{ namespace: 'monitoring' }],
  });
  const production = new Environment({
    name: environment,
    regions: [
      {
        region,
        account,
        keys: { storage: storageKey, messaging: messagingKey },
        clusters: [{ name: cluster, kubernetesVersion: '1.34', network }],
      },
    ],
    provisioners: [AwsBucket.provisioner(), AwsQueue.provisioner()],
    identity: new PodIdentity(),
    routes: gatewayRoutes({ gateway: { name: 'public', namespace: 'gateways' } }),
    monitoring: prometheusOperator(),
    placements: { memoryOptimized: { nodeSelector: { pool: 'memory' }, tolerations: [{ key: 'pool', value: 'memory' }] } },
    terraform: [
      s3State({ bucket: 'acme-terraform-state', region }),
      awsProvider({ role: 'deploy', tags: { owner: 'shop', costCentre: '42' } }),
    ],
    policies,
    release: {
      schemaVersion: 1,
      images: Object.fromEntries(groups.flatMap(({ app, workloads }) => workloads.map((name) => [`${app}/${name}`, { tag }]))),
    },
  });
  const platform = new Platform({ organization, terraformOutdir: terraform, kubernetesOutdir: kubernetes });
  for (const { app, workloads } of groups)
    production.stamp(platform, app, (stack) => {
      for (const name of workloads) define(stack, name);
    });
  platform.synth();
}
