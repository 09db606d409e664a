import { checkPeer } from './checks/check-flow';
import { Flow, Peer } from './network';

/** A collector of OpenTelemetry that every workload of an environment may send to. */
export interface Telemetry {
  /**
   * Its URL with the port, such as `http://otel-collector.observability:4317`.
   *
   * @pattern ^https?:\/\/[A-Za-z0-9.-]+:([1-9]\d{0,3}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d\d|655[0-2]\d|6553[0-5])(\/[^\s?#]*)?$ a URL with its port, such as http://otel-collector.observability:4317
   */
  readonly endpoint: string;
  /** @default - that of the workload's own SDK */
  readonly protocol?: 'grpc' | 'http/protobuf' | 'http/json';
  /**
   * Who it is, for network policies: its pods, or its addresses.
   *
   * @minItems 1
   */
  readonly peers: readonly Peer[];
  /**
   * Port of its pods: policies never see that of a Service.
   *
   * @minimum 1
   * @maximum 65535
   * @default - that of `endpoint`
   */
  readonly port?: number;
}

/** Whom pods must reach to send to it. */
export function telemetryEgress({ endpoint, peers, port = Number(/:(\d+)/.exec(endpoint)![1]) }: Telemetry): readonly Flow[] {
  return peers.map((peer) => ({ peer, ports: [{ port, protocol: 'TCP' }] }));
}

/** @throws UserError if a peer of it is nobody, several, or malformed */
export function checkTelemetry(environment: string, { peers }: Telemetry): void {
  for (const [index, peer] of peers.entries()) checkPeer(`'telemetry.peers[${index}]' of environment '${environment}'`, peer);
}
