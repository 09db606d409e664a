import { properties } from '../properties';
import { kubeDns } from './kube-dns';
import { NetworkFacts } from './network-facts';
import { PodNetwork } from './pod-network';

/**
 * The network of a cluster that kind made: its own from version 0.24 on, which enforces policies, or Cilium.
 *
 * @see https://github.com/kubernetes-sigs/kind/issues/842
 */
export function kind(given: NetworkFacts = {}): PodNetwork {
  const facts = properties.check('NetworkFacts', given, 'kind');
  return new PodNetwork({ dns: [kubeDns], apiServerPort: 6443, ...facts });
}
