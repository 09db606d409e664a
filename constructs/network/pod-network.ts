import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import {
  checkIpBlock,
  checkPeer,
  Flow,
  hostsOf,
  letsThrough,
  Network,
  NetworkAccess,
  PeerForm,
  PlacePeer,
  PodPort,
  UserError,
} from '../../lib';
import { properties } from '../properties';
import { CiliumPeer, ciliumNetworkPolicy, isCiliumPeer } from './cilium-network-policy';
import { checkProxyUrl, EgressProxyFacts } from './egress-proxy-facts';
import { FqdnPolicy, fqdnPolicies, fqdnPolicy } from './fqdn-policy';
import { NetworkEngine, NetworkFacts, networkEngines } from './network-facts';
import { HostPeer, NetworkPeerForm } from './network-peer';
import { networkPolicy, SelectablePeer } from './network-policy';
import { PortGroup } from './port-group';

/** What an operator would write for a fact that is missing. */
const examples: Readonly<Record<PlacePeer, string>> = {
  dns: "{ namespace: 'kube-system', pods: { 'k8s-app': 'kube-dns' } }",
  identity: "{ cidr: '169.254.170.23/32' }",
  cloudApis: "{ cidr: '10.0.0.0/16' }",
  apiServer: "{ cidr: '10.0.0.10/32' }",
  ingress: "{ namespace: 'ingress-nginx' }",
  monitoring: "{ namespace: 'monitoring' }",
};

const places = Object.keys(examples) as readonly PlacePeer[];

/** Where Cilium knows both ends, so that no CIDR matches: each is an entity. */
const entitiesOfCilium: readonly PlacePeer[] = ['identity', 'apiServer'];

/** What else a peer may state, by its form. */
const partOf = { cidr: 'except', namespace: 'pods', entity: undefined } as const;

type ResolvedPeer = SelectablePeer | CiliumPeer;

/** Keeps a cluster's pods apart by policies that follow from what they do; the presets `eks`, `eksAutoMode` and `kind` make one. */
export class PodNetwork implements Network {
  /** The proxy by which pods reach servers by name. */
  readonly egressProxy?: EgressProxyFacts;
  private readonly engine: NetworkEngine;
  private readonly fqdnPolicy: FqdnPolicy | undefined;
  private readonly peers: Readonly<Partial<Record<PlacePeer, readonly NetworkPeerForm[]>>>;
  /** Ports of the places that have their own. */
  private readonly ports: Readonly<Partial<Record<PlacePeer, readonly PodPort[]>>>;

  /** @throws UserError if the facts do not fit the engine, or hold no CIDR where one must stand */
  constructor(given: NetworkFacts) {
    const facts = properties.check('NetworkFacts', given, "a cluster's network");
    this.engine = networkEngines.check(facts.engine ?? 'kubernetes');
    this.peers = { ...(this.engine === 'cilium' ? { apiServer: [{ entity: 'kube-apiserver' } as const] } : {}), ...facts };
    this.ports = {
      dns: [
        { port: 53, protocol: 'UDP' },
        { port: 53, protocol: 'TCP' },
      ],
      identity: [{ port: 80, protocol: 'TCP' }],
      cloudApis: [{ port: 443, protocol: 'TCP' }],
      apiServer: [{ port: facts.apiServerPort ?? 443, protocol: 'TCP' }],
    };
    for (const place of places) for (const peer of this.peers[place] ?? []) this.check(place, peer);
    const { egressProxy } = facts;
    for (const peer of egressProxy?.peers ?? []) this.check('egressProxy.peers', peer);
    if (egressProxy?.url !== undefined) checkProxyUrl(egressProxy.url);
    if (egressProxy) this.egressProxy = egressProxy;
    this.fqdnPolicy = facts.fqdnPolicy && fqdnPolicies.check(facts.fqdnPolicy);
    if (this.fqdnPolicy && this.engine === 'cilium')
      throw new UserError(
        `'fqdnPolicy' of a cluster's network is '${this.fqdnPolicy}', and its engine is 'cilium', which knows names itself.`,
        "Drop 'fqdnPolicy'.",
      );
  }

  allow(chart: Construct, id: string, access: NetworkAccess): void {
    if (this.engine === 'none') return;
    const ingress = access.ingress.map((flow) => this.resolve(flow, access));
    const resolved = access.egress.map((flow) => [flow, this.resolve(flow, access)] as const);
    const watches = this.engine === 'cilium' && resolved.some(([, { peers }]) => peers.some((peer) => 'host' in peer));
    const egress = [
      ...resolved.map(([{ peer }, group]) => (watches && peer.place === 'dns' ? watched(group) : group)),
      ...this.byProxy(access.egress),
    ];
    const policy = new ApiObject(chart, id, networkPolicy(access, ingress.map(selectable), egress.map(selectable)));
    if (this.engine !== 'cilium') {
      const named = this.fqdnPolicy && fqdnPolicy(this.fqdnPolicy, access, egress.map(hosts));
      if (named) new ApiObject(policy, 'Names', named);
      return;
    }
    const beyond = ciliumNetworkPolicy(access, ingress.map(ciliums), egress.map(ciliums));
    if (beyond) new ApiObject(policy, 'Cilium', beyond);
  }

  /** The way to the proxy, where a connection by name takes it. */
  private byProxy(egress: readonly Flow[]): readonly PortGroup<ResolvedPeer>[] {
    const { egressProxy: proxy } = this;
    if (!proxy || !egress.some((flow) => hostsOf(flow).some((host) => letsThrough(proxy, host)))) return [];
    return [{ ports: [{ port: proxy.port, protocol: 'TCP' }], peers: proxy.peers }];
  }

  private check(place: PlacePeer | 'egressProxy.peers', peer: NetworkPeerForm): void {
    const where = `'${place}' of a cluster's network`;
    const forms = Object.keys(partOf).filter((form) => form in peer);
    if (forms.length !== 1) {
      throw new UserError(`${where} has the peer ${JSON.stringify(peer)}.`, "Give each peer one of 'cidr', 'namespace' and 'entity'.");
    }
    const other = Object.entries(partOf).find(([form, part]) => part !== undefined && part in peer && form !== forms[0]);
    if (other)
      throw new UserError(`${where} has the peer ${JSON.stringify(peer)}.`, `Drop '${other[1]}', which goes with '${other[0]}' only.`);
    if ('entity' in peer && this.engine !== 'cilium') {
      throw new UserError(`${where} has the entity '${peer.entity}', which only Cilium knows.`, "Set engine: 'cilium', or state its CIDR.");
    }
    if (!('cidr' in peer)) return;
    checkIpBlock(where, peer);
    if (this.engine === 'cilium' && (entitiesOfCilium as readonly string[]).includes(place)) {
      throw new UserError(
        `${where} has the CIDR '${peer.cidr}', and Cilium matches no CIDR there.`,
        `Leave '${place}' to the preset, or state the entity: { entity: '${place === 'identity' ? 'host' : 'kube-apiserver'}' }.`,
      );
    }
  }

  private resolve({ peer: given, ports }: Flow, { namespace, name }: NetworkAccess): PortGroup<ResolvedPeer> {
    const user = `'${namespace}/${name}'`;
    const peer = checkPeer(`A connection of ${user}`, given);
    const resolved = this.peersOf(peer, ports ?? [], user);
    const known = ports ?? ('place' in peer ? this.ports[peer.place] : undefined) ?? [];
    if (known.length === 0) {
      const whom = 'place' in peer ? `'${peer.place}'` : JSON.stringify(peer);
      throw new UserError(
        `${user} names no port of its connection with ${whom}.`,
        "List its 'ports': a policy without any would allow all of them.",
      );
    }
    return { ports: known, peers: resolved };
  }

  private peersOf(peer: PeerForm, ports: readonly PodPort[], user: string): readonly ResolvedPeer[] {
    if ('place' in peer) {
      const stated = this.peers[peer.place] ?? [];
      if (stated.length > 0) return stated;
      throw new UserError(
        `Cluster network states no '${peer.place}', which ${user} needs.`,
        `State it in the 'network' of the cluster: { ${peer.place}: [${examples[peer.place]}] }.`,
      );
    }
    if ('pods' in peer) return [peer];
    if ('hosts' in peer) return this.named(peer.hosts, ports, user);
    return peer.cidrs.map((cidr) => ({ cidr }));
  }

  /** Those that policies hold by name: what the proxy lets through is reached by it. */
  private named(names: readonly string[], ports: readonly PodPort[], user: string): readonly HostPeer[] {
    const { egressProxy: proxy } = this;
    const rest = names.filter((host) => !proxy || !letsThrough(proxy, host));
    if (rest.length < names.length && ports.some(({ protocol }) => protocol === 'UDP'))
      throw new UserError(
        `${user} connects to '${names.find((host) => !rest.includes(host))}' by UDP, and the way there is the cluster's 'egressProxy', which carries TCP.`,
        "State its 'cidrs', or connect by TCP.",
      );
    if (rest.length === 0 || this.engine === 'cilium' || this.fqdnPolicy) return rest.map((host) => ({ host }));
    const lets = proxy?.hosts ? `, and its 'egressProxy' lets through ${proxy.hosts.join(', ') || 'nobody'}` : '';
    throw new UserError(
      `${user} connects to '${rest.join("', '")}' by name, and the cluster's network knows addresses only (engine '${this.engine}')${lets}.`,
      "State its 'cidrs', or have the cluster's 'network' state an 'egressProxy' or an 'fqdnPolicy': no NetworkPolicy can hold a name.",
    );
  }
}

/**
 * Those who resolve names are left to Cilium as a whole: a second rule for them that watches nothing would undo the first.
 *
 * @see https://docs.cilium.io/en/latest/security/policy/layer7/
 */
function watched({ ports, peers }: PortGroup<ResolvedPeer>): PortGroup<ResolvedPeer> {
  return { ports, peers: peers.map((peer) => ({ watched: peer as NetworkPeerForm })) };
}

function selectable({ ports, peers }: PortGroup<ResolvedPeer>): PortGroup<SelectablePeer> {
  return { ports, peers: peers.filter((peer): peer is SelectablePeer => !isCiliumPeer(peer)) };
}

function hosts({ ports, peers }: PortGroup<ResolvedPeer>): PortGroup<HostPeer> {
  return { ports, peers: peers.filter((peer): peer is HostPeer => 'host' in peer) };
}

function ciliums({ ports, peers }: PortGroup<ResolvedPeer>): PortGroup<CiliumPeer> {
  return { ports, peers: peers.filter(isCiliumPeer) };
}
