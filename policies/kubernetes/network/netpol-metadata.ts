import { BlockList, isIPv4 } from 'node:net';
import { graph, Policy, Problem } from '../../../lib';
import { listed } from '../listed';

/** Where machines of AWS, Azure and Google Cloud tell who they are: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html */
const metadata = '169.254.169.254';

export const netpolMetadata: Policy = {
  name: 'k8s/netpol/metadata',
  description: 'No NetworkPolicy lets pods reach the metadata of their machine, and with it the credentials of that.',
  remediation: "Add except: ['169.254.169.254/32'] to the ipBlock, or name the networks that are needed.",
  source: 'https://docs.aws.amazon.com/eks/latest/best-practices/identity-and-access-management.html',
  rationale: 'Whoever takes over a pod acts in AWS as its machine does, far beyond what the pod itself may do.',
  severity: 'medium',
  controls: { nsa: ['Network policies'] },
  cure: 'Workload',
  extent: 'item',
  rule: graph('networking.k8s.io/v1/NetworkPolicy', ({ raw }) => {
    return listed<{ readonly to?: unknown } | null>(raw.spec?.egress).flatMap((rule, index) =>
      listed<Peer>(rule?.to).flatMap(({ ipBlock }, peer): readonly Problem[] => {
        const { cidr = '', except = [] } = ipBlock ?? {};
        if (!holds(cidr) || except.some(holds)) return [];
        return [{ message: `lets pods reach ${metadata} by ${cidr}`, at: ['spec', 'egress', index, 'to', peer] }];
      }),
    );
  }),
};

interface Peer {
  readonly ipBlock?: { readonly cidr?: string; readonly except?: readonly string[] };
}

function holds(cidr: string): boolean {
  const [address = '', prefix = '32'] = String(cidr).split('/');
  if (!isIPv4(address) || !/^\d+$/.test(prefix) || Number(prefix) > 32) return false;
  const network = new BlockList();
  network.addSubnet(address, Number(prefix));
  return network.check(metadata);
}
