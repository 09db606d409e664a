import { Construct } from 'constructs';
import type { EgressProxy } from './by-place/egress-proxy';
import type { OneForm } from './contradiction';

/** Peers that every place has, or lacks, of its own: the facts of a cluster's network. */
export type PlacePeer = 'dns' | 'identity' | 'cloudApis' | 'apiServer' | 'ingress' | 'monitoring';

/** What a peer is, by the form of whatever is stated of it. */
export type PeerForm =
  | { readonly place: PlacePeer }
  | { readonly cidrs: readonly string[] }
  | {
      /** DNS names of servers outside the cluster; `*.` stands for any one label. Not every network knows names. */
      readonly hosts: readonly string[];
    }
  | {
      /**
       * Labels that select them; `{}` only beside `namespace`, for all that are in it.
       *
       * @propertyNames label-key
       * @format label-value
       */
      readonly pods: Readonly<Record<string, string>>;
      /**
       * @format namespace
       * @default - the namespace of the pods that the policy is for
       */
      readonly namespace?: string;
    };

/** Who is at the other end of a connection: one of the forms. */
export type Peer = OneForm<PeerForm, 'a peer has one form: drop the others'>;

/** A port of a pod, never of a Service: policies are applied after the Service's address was translated. */
export interface PodPort {
  /**
   * @minimum 1
   * @maximum 65535
   */
  readonly port: number;
  readonly protocol: 'TCP' | 'UDP';
}

/** Connections with one peer. */
export interface Flow {
  readonly peer: Peer;
  /**
   * Ports at the receiving end.
   *
   * @default - the ports that the place states for its own peer
   */
  readonly ports?: readonly PodPort[];
}

/** Everything that some pods may do on the network; what is not listed is denied. */
export interface NetworkAccess {
  /** Name of the policy, unique in its namespace. */
  readonly name: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Labels that select the pods; empty for every pod of the namespace. */
  readonly pods: Readonly<Record<string, string>>;
  readonly ingress: readonly Flow[];
  readonly egress: readonly Flow[];
}

/** How a cluster's network keeps pods apart, with the facts that its policies need. */
export interface Network {
  /**
   * The proxy by which pods reach servers that they name.
   *
   * @default - none
   */
  readonly egressProxy?: EgressProxy;
  /**
   * Defines the policies as `id` in a chart.
   *
   * @throws UserError if a flow needs a peer that the cluster states no fact of
   */
  allow(chart: Construct, id: string, access: NetworkAccess): void;
}
