import { graph, Policy, Problem } from '../../../lib/rules';
import { isMetadata, metadataIn } from './metadata';
import type { Ports } from './way';
import { networkPolicies, waysOf } from './ways';

export const netpolMetadata: Policy = {
  name: 'k8s/netpol/metadata',
  description: 'No policy of the network lets pods reach the metadata of their machine, and with it the credentials of that.',
  remediation:
    "Add except: ['169.254.169.254/32'] to the ipBlock, fd00:ec2::254/128 to that of IPv6, or name the networks that are needed.",
  source: 'https://docs.aws.amazon.com/eks/latest/best-practices/identity-and-access-management.html',
  rationale: 'Whoever takes over a pod acts in AWS as its machine does, far beyond what the pod itself may do.',
  severity: 'medium',
  controls: { nsa: ['Network policies'] },
  cure: 'Workload',
  extent: 'item',
  rule: graph(networkPolicies, (policy, stack) =>
    waysOf(policy, 'egress', stack).flatMap(({ at, everybody, networks, ports }): readonly Problem[] => {
      if (ports.length > 0 && !ports.some(isOfHttp)) return [];
      // Everything at every port is told by another rule.
      if (everybody && ports.length > 0)
        return [
          { message: 'lets pods reach 169.254.169.254 at port 80: it names no peers', at, remediation: 'Name the peers that are needed.' },
        ];
      return networks.flatMap(({ cidr, except, at: place }): readonly Problem[] => {
        const address = metadataIn(cidr);
        return address === undefined || except.some((out) => isMetadata(out) && metadataIn(out) === address)
          ? []
          : [{ message: `lets pods reach ${address} by ${cidr}`, at: place }];
      });
    }),
  ),
};

function isOfHttp({ protocol, from, to }: Ports): boolean {
  return /^(?:TCP|ANY)$/i.test(protocol) && from <= 80 && 80 <= to;
}
