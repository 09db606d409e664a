import { OneForm } from '../../lib';

/** Addresses, as Kubernetes' `ipBlock`: those outside the cluster, and those of nodes where the engine is not Cilium. */
export interface AddressPeer {
  /** IPv4 or IPv6 with the length of its prefix: `10.0.0.0/16`, `fd00::/8`. */
  readonly cidr: string;
  /**
   * Parts of `cidr` to leave out.
   *
   * @default - none
   */
  readonly except?: readonly string[];
}

/** Pods of one namespace. */
export interface PodPeer {
  /**
   * Name of the namespace.
   *
   * @format namespace
   */
  readonly namespace: string;
  /**
   * Labels that select them.
   *
   * @propertyNames label-key
   * @format label-value
   * @default - every pod of the namespace
   */
  readonly pods?: Readonly<Record<string, string>>;
}

/** What Cilium knows by its role, and no CIDR can match. */
export interface EntityPeer {
  /** @see https://docs.cilium.io/en/latest/security/policy/layer3/#entities-based */
  readonly entity: 'host' | 'remote-node' | 'kube-apiserver' | 'ingress';
}

/** A server outside the cluster by its DNS name; `*.` stands for any one label. */
export interface HostPeer {
  readonly host: string;
}

/** Whoever resolves names, with an eye kept on the answers: they tell which addresses a name has. */
export interface WatchedPeer {
  readonly watched: NetworkPeerForm;
}

/** The same, as those see it that read it. */
export type NetworkPeerForm = AddressPeer | PodPeer | EntityPeer;

/** Somebody outside the apps whom a cluster's pods talk to, or who talks to them. */
export type NetworkPeer = OneForm<NetworkPeerForm, 'a peer has one form: drop the others'>;
