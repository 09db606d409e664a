import { ApiObject } from 'cdk8s';
import { DeploymentStack } from './deployment-stack';

/** What exists once per region and once per cluster, and belongs to platform engineers: the namespaces of the apps placed there. */
export class PlatformStack extends DeploymentStack {
  /** Name of its app group. */
  static readonly app = 'platform';

  /** Defines an app's namespace in every cluster: Pod Security `restricted`, and no traffic that no workload asked for. */
  addNamespace(name: string): void {
    for (const cluster of this.clusters) {
      const chart = this.chartOf(cluster);
      if (chart.node.tryFindChild(name)) continue;
      const labels = Object.fromEntries(
        ['enforce', 'audit', 'warn'].flatMap((mode) => [
          [`pod-security.kubernetes.io/${mode}`, 'restricted'],
          [`pod-security.kubernetes.io/${mode}-version`, `v${cluster.kubernetesVersion}`],
        ]),
      );
      const namespace = new ApiObject(chart, name, { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } });
      cluster.network.allow(namespace, 'default-deny', {
        name: 'default-deny',
        namespace: name,
        labels: {},
        pods: {},
        ingress: [],
        egress: [],
      });
    }
  }
}
