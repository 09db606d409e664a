import {
  Cluster,
  DeploymentStack,
  MetricsCollection,
  MetricsEndpoint,
  Ports,
  returnedIfAny,
  returnedObjectIfAny,
  UserError,
} from '../../../lib';
import { Pods } from '../pods';
import { checkDuration, PrometheusDuration } from './prometheus-duration';

/** Where the pods of a workload hand out metrics, in the format of Prometheus. */
export interface Metrics<P = string> {
  /**
   * A port by its name in `ports`; or a number from 1 to 65535 that the container listens on for nothing else, which nobody may call.
   *
   * @field ServiceMonitor.spec.endpoints[].port, PodMonitor.spec.podMetricsEndpoints[].portNumber
   */
  readonly port: P | number;
  /**
   * Absolute path.
   *
   * @default '/metrics'
   * @field ServiceMonitor.spec.endpoints[].path, PodMonitor.spec.podMetricsEndpoints[].path
   */
  readonly path?: string;
  /**
   * Time between two collections, such as `30s`. A collector that goes by annotations has its own.
   *
   * @default - the collector's own
   * @field ServiceMonitor.spec.endpoints[].interval, PodMonitor.spec.podMetricsEndpoints[].interval
   */
  readonly interval?: PrometheusDuration;
}

/** The metrics of a workload that serves. */
export interface Measured<P> {
  /**
   * Where its pods hand out metrics.
   *
   * @default - it hands out none
   * @field ServiceMonitor.spec.endpoints, PodMonitor.spec.podMetricsEndpoints
   */
  readonly metrics?: Metrics<P>;
}

/** What pods state of their metrics. */
export interface MeasuredPods {
  readonly annotations?: Readonly<Record<string, string>>;
  /** A port that hands out nothing else: Prometheus finds those only that a container declares. */
  readonly otherPorts: readonly number[];
}

/**
 * Has the metrics of some pods collected, as their environment says, and lets the collector in.
 *
 * @param services whether one Service, and no other, has the labels of the pods
 * @returns what the pods state in a cluster, so that its collector finds them
 * @throws UserError if the endpoint is malformed, or the environment does not say who collects
 */
export function defineMetrics(
  pods: Pods,
  stack: DeploymentStack,
  metrics: Metrics | undefined,
  ports: Ports,
  services: 'one' | 'several',
): (cluster: Cluster) => MeasuredPods {
  if (metrics === undefined) return () => ({ otherPorts: [] });
  const endpoint = endpointOf(pods, metrics, ports, services);
  const measured = stack.clusters.map((cluster) => {
    const { monitoring } = stack.environment.at(cluster);
    const collection = checkCollection(monitoring.collect(endpoint));
    if (!collection) return [cluster, { otherPorts: [] }] as const;
    if (collection.object) pods.define(collection.object.kind, collection.object, [cluster]);
    pods.traffic.admit({ peer: { place: 'monitoring' }, ports: [{ port: endpoint.port, protocol: 'TCP' }] }, cluster);
    const stated: MeasuredPods = {
      ...(collection.podAnnotations && { annotations: collection.podAnnotations }),
      otherPorts: typeof metrics.port === 'number' ? [metrics.port] : [],
    };
    return [cluster, stated] as const;
  });
  const byCluster = new Map<Cluster, MeasuredPods>(measured);
  return (cluster) => byCluster.get(cluster)!;
}

function checkCollection(collection: unknown): MetricsCollection | undefined {
  const what = "The function 'collect' of the environment's monitoring";
  const checked = returnedIfAny<MetricsCollection>(what, collection, { is: 'map', of: { is: 'anything' } }, '{ podAnnotations?, object? }');
  returnedIfAny(`${what}, as 'podAnnotations',`, checked?.podAnnotations, { is: 'map', of: { is: 'text' } }, 'annotations by key');
  returnedObjectIfAny(`${what}, as 'object',`, checked?.object);
  return checked;
}

function endpointOf(
  { metadata, selector }: Pods,
  { port, path = '/metrics', interval }: Metrics,
  ports: Ports,
  services: 'one' | 'several',
): MetricsEndpoint {
  if (!/^\/[^\s?#]*$/.test(path)) throw new UserError(`'metrics.path' is '${path}'.`, "Begin it with '/', without spaces, '?' and '#'.");
  if (interval !== undefined) checkDuration('metrics.interval', interval);
  const known = typeof port === 'string' && Object.hasOwn(ports, port) ? ports[port] : undefined;
  if (typeof port === 'string' && (!known || known.protocol === 'UDP')) {
    throw new UserError(
      `'metrics.port' is '${port}' (TCP ports: ${tcp(ports).join(', ') || 'none'}).`,
      'Name one of them, or write the number of a port that hands out metrics only.',
    );
  }
  const number = known ? (known.targetPort ?? known.port) : Number(port);
  if (!Number.isInteger(number) || number < 1 || number > 65535) throw new UserError(`'metrics.port' is ${port}.`, 'Choose 1 to 65535.');
  return {
    metadata,
    selector,
    port: number,
    ...(typeof port === 'string' && services === 'one' && { servicePort: port }),
    path,
    ...(interval !== undefined && { interval }),
  };
}

function tcp(ports: Ports): readonly string[] {
  return Object.keys(ports).filter((name) => ports[name]!.protocol !== 'UDP');
}
