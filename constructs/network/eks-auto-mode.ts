import { Allowed, AllowedValue } from '../../lib';
import { podIdentityEndpoint } from '../aws/pod-identity-endpoint';
import { properties } from '../properties';
import { NetworkFacts } from './network-facts';
import { PodNetwork } from './pod-network';

/** Auto Mode takes no other network than its own: https://docs.aws.amazon.com/eks/latest/userguide/alternate-cni-plugins.html */
const engines = new Allowed('engine', ['kubernetes', 'none']);

export type EksAutoModeFacts = Omit<NetworkFacts, 'engine'> & { readonly engine?: AllowedValue<typeof engines> };

/**
 * The network of an EKS cluster in Auto Mode.
 *
 * CoreDNS is a system service of each node there and no pod, so that port 53 is open to every address.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/auto-networking.html#coredns-considerations
 * @see https://aws-samples.github.io/sample-eks-nitro-sandbox/getting-started/coding-agent/egress-policy.yaml
 */
export function eksAutoMode(given: EksAutoModeFacts = {}): PodNetwork {
  const facts = properties.check('EksAutoModeFacts', given, 'eksAutoMode');
  return new PodNetwork({
    dns: [{ cidr: '0.0.0.0/0' }, { cidr: '::/0' }],
    identity: podIdentityEndpoint,
    fqdnPolicy: 'eksAutoMode',
    ...facts,
  });
}
