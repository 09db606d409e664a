import { ApiObjectProps } from 'cdk8s';
import { Allowed, AllowedValue, NetworkAccess } from '../../lib';
import { selector } from '../kubernetes/selector';
import { HostPeer } from './network-peer';
import { joinPortGroups, PortGroup } from './port-group';

/**
 * Policies that hold names, beside those of Kubernetes: `FQDNNetworkPolicy` of GKE's Dataplane V2, `ApplicationNetworkPolicy` of EKS Auto Mode, or the
 * `domains` of Calico Cloud and Enterprise.
 */
export const fqdnPolicies = new Allowed('fqdnPolicy', ['gke', 'eksAutoMode', 'calico']);

export type FqdnPolicy = AllowedValue<typeof fqdnPolicies>;

type Hosts = readonly PortGroup<HostPeer>[];

/** What each is called, and how it says who may reach which names. All of them allow only, on top of what other policies allow. */
const forms: Readonly<
  Record<FqdnPolicy, (access: NetworkAccess, hosts: Hosts) => Omit<ApiObjectProps, 'metadata'> & { readonly spec: object }>
> = {
  /** @see https://cloud.google.com/kubernetes-engine/docs/how-to/fqdn-network-policies */
  gke: ({ pods }, hosts) => ({
    apiVersion: 'networking.gke.io/v1alpha1',
    kind: 'FQDNNetworkPolicy',
    spec: {
      podSelector: selector(pods),
      egress: hosts.map(({ peers, ports }) => ({
        matches: peers.map(({ host }) => ({ [host.startsWith('*') ? 'pattern' : 'name']: host })),
        ports: ports.map(({ port, protocol }) => ({ port, protocol })),
      })),
    },
  }),
  /** @see https://docs.aws.amazon.com/eks/latest/userguide/auto-net-pol.html */
  eksAutoMode: ({ pods }, hosts) => ({
    apiVersion: 'networking.k8s.aws/v1alpha1',
    kind: 'ApplicationNetworkPolicy',
    spec: {
      podSelector: selector(pods),
      policyTypes: ['Egress'],
      egress: hosts.map(({ peers, ports }) => ({
        to: [{ domainNames: peers.map(({ host }) => host) }],
        ports: ports.map(({ port, protocol }) => ({ port, protocol })),
      })),
    },
  }),
  /** @see https://docs.tigera.io/calico-enterprise/latest/network-policy/domain-based-policy */
  calico: ({ pods }, hosts) => ({
    apiVersion: 'projectcalico.org/v3',
    kind: 'NetworkPolicy',
    spec: {
      selector: Object.entries(pods)
        .map(([key, value]) => `${key} == '${value}'`)
        .sort()
        .join(' && '),
      types: ['Egress'],
      // Each rule is of one protocol.
      egress: hosts.flatMap(({ peers, ports }) =>
        (['TCP', 'UDP'] as const).flatMap((protocol) => {
          const of = ports.filter((one) => one.protocol === protocol).map(({ port }) => port);
          if (of.length === 0) return [];
          return [{ action: 'Allow', protocol, destination: { domains: peers.map(({ host }) => host), ports: of } }];
        }),
      ),
    },
  }),
};

/**
 * What EKS makes of both kinds is called by their names: an ApplicationNetworkPolicy that is called as a NetworkPolicy, of these pods or of others,
 * may be taken for it. No workload has a dot in its name. Calico reads a tier before a dot, and the kinds apart.
 *
 * @see https://github.com/aws/amazon-network-policy-controller-k8s
 */
function nameFor(form: FqdnPolicy, pods: string): string {
  return form === 'eksAutoMode' ? `${pods}.fqdn` : pods;
}

/** A policy that allows connections by name, on top of what a NetworkPolicy for the same pods allows; nothing where there are none. */
export function fqdnPolicy(form: FqdnPolicy, access: NetworkAccess, hosts: Hosts): ApiObjectProps | undefined {
  const joined = joinPortGroups(hosts);
  if (joined.length === 0) return undefined;
  const { name, namespace, labels } = access;
  const { apiVersion, kind, spec } = forms[form](access, joined);
  return { apiVersion, kind, metadata: { name: nameFor(form, name), namespace, labels }, spec } as ApiObjectProps;
}
