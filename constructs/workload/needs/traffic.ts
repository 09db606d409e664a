import { Call, Cluster, DeploymentStack, Endpoint, Flow, PodPort, telemetryEgress } from '../../../lib';
import { Labels } from '../../kubernetes/labels';
import { NameResolution, nameservers } from '../pod/name-resolution';
import { Egress, renderEgress } from './egress';

/** What pods state of whom they reach. */
interface Reaching extends NameResolution {
  readonly egress?: Readonly<Record<string, Egress>>;
  readonly kubernetesApi?: object;
}

/** Who reaches some pods, and whom they reach, their own calls and dependencies apart. */
export class Traffic {
  /** Requests that come from outside to other workloads, by routes of this one. */
  readonly routed: Endpoint['calls'][number][] = [];
  /** Whom they reach outside the apps. */
  readonly outside: readonly Flow[];
  private readonly among: Flow[] = [];
  private readonly admitted: { readonly flow: Flow; readonly cluster: Cluster | undefined }[] = [];

  constructor(props: Reaching) {
    this.outside = [
      ...renderEgress(props.egress ?? {}),
      ...nameservers(props),
      ...(props.kubernetesApi ? [{ peer: { place: 'apiServer' } } as const] : []),
    ];
  }

  /** Lets somebody in who is no caller: in one cluster, or in all of the region's. */
  admit(flow: Flow, cluster?: Cluster): void {
    this.admitted.push({ flow, cluster });
  }

  /** Leads requests from outside to another workload. */
  lead(routed: { readonly key: string; readonly call: Call }): void {
    this.routed.push({ ...routed, isRouted: true });
  }

  /** Lets pods reach each other. */
  join(pods: Labels, ports: readonly PodPort[]): void {
    this.among.push({ peer: { pods }, ports });
  }

  /** All of it in a cluster, beside callers and calls. */
  in(cluster: Cluster, stack: DeploymentStack, callers: readonly Flow[], calls: readonly Flow[]) {
    const { telemetry } = stack.environment.at(cluster);
    const ingress = [
      ...callers,
      ...this.among,
      ...this.admitted.filter((one) => (one.cluster ?? cluster) === cluster).map(({ flow }) => flow),
    ];
    const egress = [
      { peer: { place: 'dns' } } as const,
      ...calls,
      ...this.among,
      ...this.outside,
      ...(telemetry ? telemetryEgress(telemetry) : []),
    ];
    return { ingress, egress };
  }
}
