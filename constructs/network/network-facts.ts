import { Allowed, AllowedValue } from '../../lib';
import { EgressProxyFacts } from './egress-proxy-facts';
import { FqdnPolicy } from './fqdn-policy';
import { NetworkPeer } from './network-peer';

/**
 * What enforces policies: anything that understands Kubernetes' NetworkPolicy, Cilium (which needs a second kind of policy
 * for what no CIDR can match), or nothing (no policy is written).
 */
export const networkEngines = new Allowed('engine', ['kubernetes', 'cilium', 'none']);

export type NetworkEngine = AllowedValue<typeof networkEngines>;

/** What policies must know of a cluster. A list that is stated replaces the preset's. */
export interface NetworkFacts {
  /** @default 'kubernetes' */
  readonly engine?: NetworkEngine;
  /**
   * Policies that hold names of servers, which the engine `kubernetes` knows beside its own: of GKE's Dataplane V2, of EKS Auto Mode, or of Calico.
   *
   * @default - none (eksAutoMode: its own): servers are named by address, or reached by `egressProxy`
   */
  readonly fqdnPolicy?: FqdnPolicy;
  /**
   * A forward proxy, by which workloads reach servers that they state by name.
   *
   * @default - none
   */
  readonly egressProxy?: EgressProxyFacts;
  /**
   * Who resolves names, at port 53 (UDP and TCP).
   *
   * @default - the preset's
   */
  readonly dns?: readonly NetworkPeer[];
  /**
   * The endpoint that hands out cloud credentials, at port 80.
   *
   * @default - the preset's
   */
  readonly identity?: readonly NetworkPeer[];
  /**
   * Addresses of the cloud's APIs, at port 443: those of the VPC endpoints, or `0.0.0.0/0` without the cluster's own networks.
   *
   * @default - none: workloads that use a cloud API are refused
   */
  readonly cloudApis?: readonly NetworkPeer[];
  /**
   * The Kubernetes API server, behind its Service.
   *
   * @default - under Cilium the entity `kube-apiserver`; elsewhere none: workloads that call it are refused
   */
  readonly apiServer?: readonly NetworkPeer[];
  /**
   * Port of the API server itself, not of its Service.
   *
   * @minimum 1
   * @maximum 65535
   * @default - 443 (kind: 6443)
   */
  readonly apiServerPort?: number;
  /**
   * Who brings traffic from outside to the pods: an ingress controller, or the subnets of load balancers that target pods.
   *
   * @default - none: workloads that ask for such traffic are refused
   */
  readonly ingress?: readonly NetworkPeer[];
  /**
   * Who scrapes metrics.
   *
   * @default - none: workloads that offer metrics are refused
   */
  readonly monitoring?: readonly NetworkPeer[];
}
