import type { ApiObjectProps } from 'cdk8s';
import { frozenCopy, MetricsEndpoint, Monitoring } from '../../lib';
import { properties } from '../properties';

export interface PrometheusOperatorOptions {
  /**
   * Labels of each monitor and rule, by which Prometheus selects them: `{ release: 'kube-prometheus-stack' }`.
   *
   * @propertyNames label-key
   * @format label-value
   * @default - none
   */
  readonly labels?: Readonly<Record<string, string>>;
}

/**
 * The Prometheus operator: a ServiceMonitor, or a PodMonitor where no Service offers the port, and a PrometheusRule for alerts, each named
 * as the workload.
 *
 * @see https://prometheus-operator.dev/docs/api-reference/api/
 */
export function prometheusOperator(given: PrometheusOperatorOptions = {}): Monitoring {
  const { labels } = frozenCopy(properties.check('PrometheusOperatorOptions', given, 'prometheusOperator'));
  const labelled = (metadata: MetricsEndpoint['metadata']) => ({ ...metadata, labels: { ...metadata.labels, ...labels } });
  return {
    collect: (endpoint) => ({ object: monitor({ ...endpoint, metadata: labelled(endpoint.metadata) }) }),
    alert: ({ metadata, group, rules }) => ({
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'PrometheusRule',
      metadata: labelled(metadata),
      spec: { groups: [{ name: group, rules }] },
    }),
  };
}

function monitor({ metadata, selector, port, servicePort, path, interval }: MetricsEndpoint): ApiObjectProps {
  const common = { path, ...(interval !== undefined && { interval }) };
  const selecting = { selector: { matchLabels: selector } };
  if (servicePort === undefined) {
    return {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'PodMonitor',
      metadata,
      spec: { ...selecting, podMetricsEndpoints: [{ portNumber: port, ...common }] },
    };
  }
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'ServiceMonitor',
    metadata,
    spec: { ...selecting, endpoints: [{ port: servicePort, ...common }] },
  };
}
