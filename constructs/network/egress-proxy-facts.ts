import { EgressProxy, UserError } from '../../lib';
import { NetworkPeer } from './network-peer';

/** A forward proxy, as policies see it. */
export interface EgressProxyFacts extends EgressProxy {
  /**
   * Where it is: its pods, or its addresses.
   *
   * @minItems 1
   */
  readonly peers: readonly NetworkPeer[];
  /**
   * Port that it listens on: of its pods, where it is in the cluster.
   *
   * @minimum 1
   * @maximum 65535
   */
  readonly port: number;
}

const portOf = /^https?:\/\/[A-Za-z0-9.-]+:(\d{1,5})$/;

/** @throws UserError if the URL of a proxy is more than scheme, name and port: what else it holds may be a password, and is not shown */
export function checkProxyUrl(url: string): void {
  const port = Number(portOf.exec(url)?.[1] ?? 0);
  if (port >= 1 && port <= 65_535) return;
  throw new UserError(
    `'egressProxy.url' of a cluster's network is no URL of a proxy${url.includes('@') ? ': it has a user or password' : ''}.`,
    "Write scheme, name and port, and nothing else: 'http://proxy.egress.svc:3128'. Everybody who may read a pod reads it.",
  );
}
