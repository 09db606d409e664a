import { literalResources } from '../literal-resources';

/** What Terraform writes into clusters, and its provider, each loaded when it is first used. */
export const kubernetes = literalResources({
  get ConfigMapV1() {
    return (require('@cdktf/provider-kubernetes/lib/config-map-v1') as typeof import('@cdktf/provider-kubernetes/lib/config-map-v1'))
      .ConfigMapV1;
  },
  get KubernetesProvider() {
    return (require('@cdktf/provider-kubernetes/lib/provider') as typeof import('@cdktf/provider-kubernetes/lib/provider'))
      .KubernetesProvider;
  },
  get SecretV1() {
    return (require('@cdktf/provider-kubernetes/lib/secret-v1') as typeof import('@cdktf/provider-kubernetes/lib/secret-v1')).SecretV1;
  },
});
