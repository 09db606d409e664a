import { frozenCopy, requiredFact, TerraformSetup, UserError } from '../../lib';
import { kubernetes } from '../kubernetes/resources';
import { terraformExpression } from '../literal-resources';
import { properties } from '../properties';

export interface KubernetesProvidersOptions {
  /**
   * ARN of the role to reach the clusters as.
   *
   * @format role-arn
   * @default - whoever runs Terraform
   */
  readonly role?: string;
  /**
   * Version of the provider, or a range such as `~> 2.38`.
   *
   * @format version-range
   * @default - exactly the one that `@cdktf/provider-kubernetes` was made from
   */
  readonly version?: string;
}

/**
 * A Kubernetes provider for each cluster of each stack, with the cluster's name as its alias, for `TerraformWritten`.
 *
 * It gets its token from `aws eks get-token`, never from somebody's kubeconfig.
 */
export function kubernetesProviders(given: KubernetesProvidersOptions = {}): TerraformSetup {
  const { role, version } = frozenCopy(properties.check('KubernetesProvidersOptions', given, 'kubernetesProviders'));
  return (stack, { environment, region }) => {
    for (const { name, api } of region.clusters) {
      if (!/^[A-Za-z_][\w-]*$/.test(name)) {
        throw new UserError(
          `Cluster '${name}' of environment '${environment.name}' has a name that Terraform takes for no alias.`,
          'Start it with a letter.',
        );
      }
      const { endpoint, certificateAuthority } = requiredFact(
        api,
        environment.name,
        region,
        `clusters.${name}.api`,
        `kubernetesProviders of '${stack.node.id}'`,
      );
      new kubernetes.KubernetesProvider(stack, `kubernetes-${name}`, {
        alias: name,
        host: endpoint,
        clusterCaCertificate: terraformExpression(`\${base64decode("${certificateAuthority}")}`),
        exec: [
          {
            apiVersion: 'client.authentication.k8s.io/v1beta1',
            command: 'aws',
            args: [
              'eks',
              'get-token',
              '--cluster-name',
              name,
              '--region',
              region.region,
              '--output',
              'json',
              ...(role ? ['--role-arn', role] : []),
            ],
          },
        ],
      });
    }
    if (version) stack.addOverride('terraform.required_providers.kubernetes.version', version);
  };
}
