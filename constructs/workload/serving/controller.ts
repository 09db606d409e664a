import { Cluster } from '../../../lib';
import { MeasuredPods } from '../observability/metrics';
import { ServedVariant } from '../pod/pod';
import { Pods } from '../pods';

/**
 * Defines what runs pods that serve.
 *
 * @param measuredIn what they state of their metrics in a cluster
 * @param spec what is of its kind only
 */
export function defineController(
  pods: Pods,
  kind: 'Deployment' | 'StatefulSet' | 'DaemonSet',
  measuredIn: (cluster: Cluster) => MeasuredPods,
  served: ServedVariant,
  spec: object,
): void {
  pods.defineByCluster(kind, (cluster) => {
    const { annotations, otherPorts } = measuredIn(cluster);
    const variant = { ...served, otherPorts: [...served.otherPorts, ...otherPorts] };
    return {
      apiVersion: 'apps/v1',
      kind,
      spec: { ...spec, selector: { matchLabels: pods.selector }, template: pods.template(cluster, variant, annotations) },
    };
  });
}
