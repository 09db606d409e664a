import { OneOf, Ports, UserError } from '../../../lib';
import { nearPort } from '../serving/near-port';
import { checkUrlPath } from '../serving/url-path';
import { byKey } from './by-key';

/** When a probe asks, and how its answers count. Seconds are whole. */
export interface ProbeTiming {
  /**
   * Seconds from the start of the container, from 0.
   *
   * @minimum 0
   * @default 0
   * @field Pod.spec.containers[].readinessProbe.initialDelaySeconds
   */
  readonly initialDelaySeconds?: number;
  /**
   * Seconds between two questions, from 1.
   *
   * @minimum 1
   * @default 10
   * @field Pod.spec.containers[].readinessProbe.periodSeconds
   */
  readonly periodSeconds?: number;
  /**
   * Seconds in which it must answer, from 1.
   *
   * @minimum 1
   * @default 1
   * @field Pod.spec.containers[].readinessProbe.timeoutSeconds
   */
  readonly timeoutSeconds?: number;
  /**
   * Good answers in a row that turn it good; more than 1 only for readiness.
   *
   * @minimum 1
   * @default 1
   * @field Pod.spec.containers[].readinessProbe.successThreshold
   */
  readonly successThreshold?: number;
  /**
   * Bad answers in a row that turn it bad.
   *
   * @minimum 1
   * @default 3
   * @field Pod.spec.containers[].readinessProbe.failureThreshold
   */
  readonly failureThreshold?: number;
}

/** One of these asks, at a port by its name in `ports`; or by the number that the container listens on, for a port that no Service offers. */
export interface ProbeHandlers<P> {
  readonly httpGet: {
    readonly port: P | number;
    /** Absolute path, such as `/healthz`. */
    readonly path: string;
    /** @default 'HTTP' */
    readonly scheme?: 'HTTP' | 'HTTPS';
    /**
     * Request headers by name.
     *
     * @propertyNames header-name
     * @format header-value
     */
    readonly httpHeaders?: Readonly<Record<string, string>>;
  };
  readonly grpc: {
    readonly port: P | number;
    /** Name of the service in `grpc.health.v1.HealthCheckRequest`. */
    readonly service?: string;
  };
  readonly tcpSocket: { readonly port: P | number };
  readonly exec: {
    /** @minItems 1 */
    readonly command: readonly string[];
  };
}

/** How the kubelet asks a container how it is, by exactly one handler. */
export type Probe<P = string> = ProbeTiming &
  OneOf<
    ProbeHandlers<P>,
    'a probe has one handler: drop the others',
    "a probe has a handler: state 'httpGet', 'grpc', 'tcpSocket' or 'exec'"
  >;

/** The probes of a container. */
export interface Probes<P> {
  /**
   * Whether it takes requests.
   *
   * @default - ready once its containers run
   * @field Pod.spec.containers[].readinessProbe
   */
  readonly readinessProbe?: Probe<P>;
  /**
   * Whether it must be restarted.
   *
   * @default - never restarted while its process runs
   * @field Pod.spec.containers[].livenessProbe
   */
  readonly livenessProbe?: Probe<P>;
  /**
   * Whether it has started, until when the others wait.
   *
   * @default - the other probes ask from the start
   * @field Pod.spec.containers[].startupProbe
   */
  readonly startupProbe?: Probe<P>;
}

/** The probes as a container has them. */
export function renderProbes(probes: Probes<string>, ports: Ports): Readonly<Record<string, unknown>> {
  const names = ['startupProbe', 'readinessProbe', 'livenessProbe'] as const;
  return Object.fromEntries(names.flatMap((name) => (probes[name] ? [[name, renderProbe(probes[name], ports, name)]] : [])));
}

/** The ports that probes ask at by number. */
export function probedPorts({ startupProbe, readinessProbe, livenessProbe }: Probes<string>): readonly number[] {
  return [startupProbe, readinessProbe, livenessProbe].flatMap((probe) => {
    const { httpGet, grpc, tcpSocket } = (probe ?? {}) as unknown as Partial<ProbeHandlers<string>>;
    return [httpGet, grpc, tcpSocket].flatMap((handler) => (typeof handler?.port === 'number' ? [handler.port] : []));
  });
}

/** The probe as the pod spec has it: ports become the number that the container listens on, since gRPC probes take only numbers. */
function renderProbe(probe: Probe, ports: Ports, name: string) {
  const { httpGet, grpc, tcpSocket, exec, ...timing } = probe as unknown as ProbeTiming & Partial<ProbeHandlers<string>>;
  const handlers = Object.entries({ httpGet, grpc, tcpSocket, exec }).filter(([, handler]) => handler !== undefined);
  if (handlers.length !== 1) {
    throw new UserError(
      `'${name}' has ${handlers.map(([handler]) => handler).join(' and ') || 'no handler'}.`,
      'Give it one of httpGet, grpc, tcpSocket, exec.',
    );
  }
  if (timing.successThreshold !== undefined && timing.successThreshold > 1 && name !== 'readinessProbe') {
    throw new UserError(`'${name}.successThreshold' is ${timing.successThreshold}.`, 'Kubernetes takes only 1 for liveness and startup.');
  }
  if (httpGet) checkUrlPath(`${name}.httpGet.path`, httpGet.path);
  const checkNumber = (port: number): number => {
    if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
    throw new UserError(`'${name}' asks at port ${port}.`, 'Write a number from 1 to 65535, or name a port of its own container.');
  };
  const number = (port: string | number): number => {
    if (typeof port === 'number') return checkNumber(port);
    if (!Object.hasOwn(ports, port))
      throw new UserError(
        `'${name}' asks at port '${port}' (ports: ${Object.keys(ports).join(', ') || 'none'}).`,
        `${nearPort(port, Object.keys(ports))}Name a port of its own container, or write the number of one that no Service offers.`,
      );
    if (ports[port]!.protocol === 'UDP') throw new UserError(`'${name}' asks at port '${port}', a UDP port.`, 'Name one that takes TCP.');
    return ports[port]!.targetPort ?? ports[port]!.port;
  };
  return {
    ...timing,
    ...(httpGet && {
      httpGet: {
        path: httpGet.path,
        port: number(httpGet.port),
        ...(httpGet.scheme && { scheme: httpGet.scheme }),
        ...(httpGet.httpHeaders && {
          httpHeaders: Object.entries(httpGet.httpHeaders)
            .sort(byKey)
            .map(([header, value]) => ({ name: header, value })),
        }),
      },
    }),
    ...(grpc && { grpc: { ...grpc, port: number(grpc.port) } }),
    ...(tcpSocket && { tcpSocket: { port: number(tcpSocket.port) } }),
    ...(exec && { exec }),
  };
}
