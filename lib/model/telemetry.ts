import { UserError } from '../errors';
import { Allowed, AllowedValue } from './allowed';
import { Flow, Peer } from './network';

const protocols = new Allowed('telemetry.protocol', ['grpc', 'http/protobuf', 'http/json']);

/** A collector of OpenTelemetry that every workload of an environment may send to. */
export interface Telemetry {
  /** Its URL with the port, such as `http://otel-collector.observability:4317`. */
  readonly endpoint: string;
  /** @default - that of the workload's own SDK */
  readonly protocol?: AllowedValue<typeof protocols>;
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

/**
 * Whom pods must reach to send to it.
 *
 * @throws UserError if the collector is malformed
 */
export function telemetryEgress({ endpoint, protocol, peers, port = portOf(endpoint) }: Telemetry): readonly Flow[] {
  if (protocol !== undefined) protocols.check(protocol);
  if (peers.length === 0) throw new UserError("'telemetry.peers' is empty.", 'State whose pods or addresses the collector has.');
  if (!Number.isInteger(port) || port < 1 || port > 65535) throw new UserError(`'telemetry.port' is ${port}.`, 'Choose 1 to 65535.');
  return peers.map((peer) => ({ peer, ports: [{ port, protocol: 'TCP' }] }));
}

function portOf(endpoint: string): number {
  const [, port] = /^https?:\/\/[A-Za-z0-9.-]+:(\d{1,5})(?:\/[^\s?#]*)?$/.exec(endpoint) ?? [];
  if (!port)
    throw new UserError(
      `'telemetry.endpoint' is '${endpoint}'.`,
      'Write a URL with its port, such as http://otel-collector.observability:4317.',
    );
  return Number(port);
}
