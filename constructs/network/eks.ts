import { podIdentityEndpoint } from '../aws/pod-identity-endpoint';
import { properties } from '../properties';
import { kubeDns } from './kube-dns';
import { NetworkFacts } from './network-facts';
import { NetworkPeer } from './network-peer';
import { PodNetwork } from './pod-network';

/** CoreDNS in pods, with or without a cache on each node. */
const vpcCni: { readonly dns: readonly NetworkPeer[]; readonly identity: readonly NetworkPeer[] } = {
  /** The second is the address of NodeLocal DNSCache: https://kubernetes.io/docs/tasks/administer-cluster/nodelocaldns/ */
  dns: [kubeDns, { cidr: '169.254.20.10/32' }],
  identity: podIdentityEndpoint,
};

/**
 * The same under Cilium, to which an address of the pod's own node is the entity `host`, and no CIDR matches it.
 *
 * @see https://github.com/cilium/cilium/issues/34387
 */
const cilium: typeof vpcCni = {
  /** NodeLocal DNSCache in pods: https://docs.cilium.io/en/stable/network/kubernetes/local-redirect-policy/#node-local-dns-cache */
  dns: [kubeDns, { namespace: 'kube-system', pods: { 'k8s-app': 'node-local-dns' } }, { entity: 'host' }],
  identity: [{ entity: 'host' }],
};

/** The network of an EKS cluster whose policies the VPC CNI enforces, or Cilium. */
export function eks(given: NetworkFacts = {}): PodNetwork {
  const facts = properties.check('NetworkFacts', given, 'eks');
  return new PodNetwork({ ...(facts.engine === 'cilium' ? cilium : vpcCni), ...facts });
}
