import { Construct } from 'constructs';
import { currentSource, Ports, UserError } from '../../lib';
import { properties } from '../properties';
import { Dependencies } from './needs/needs';
import { defineMetrics, Measured, Metrics } from './observability/metrics';
import { OverridableWorkload } from './place/overridable';
import { Differing, Settled, settle } from './place/settled';
import { stackFor } from './place/stack-for';
import { PodProps } from './pod/pod-props';
import { Probes } from './pod/probe';
import { Serving, servingPod } from './pod/serving-pod';
import { Pods } from './pods';
import { defineController } from './serving/controller';
import { checkPorts, PortName } from './serving/ports';
import { Rollout, renderRollout } from './serving/rollout';
import { defineService, Offered } from './serving/service';
import { diskOfOneNode } from './serving/strategy';
import { renderUpdateStrategy, UpdateStrategy } from './serving/update-strategy';

export interface DaemonWorkloadProps<D extends Dependencies = Dependencies, P extends Ports = Ports>
  extends PodProps<D>,
    Probes<NoInfer<PortName<P>>>,
    Measured<NoInfer<PortName<P>>>,
    Offered,
    Rollout {
  /**
   * Ports that it offers, by name: by its Service, behind which is the pod of any node.
   *
   * @default - none
   * @field Pod.spec.containers[].ports, Service.spec.ports
   */
  readonly ports?: P;
  /**
   * How new pods take the place of old ones.
   *
   * @default - one node after the other, the old pod first
   * @field DaemonSet.spec.updateStrategy
   */
  readonly updateStrategy?: UpdateStrategy;
}

/**
 * A pod on every node, or on every one of its `placement`: a DaemonSet, for those who run the platform. Its environment approves it by name, and by its
 * placement the taints that it tolerates. Its id is its name.
 */
// biome-ignore lint/complexity/noBannedTypes: no dependencies and no ports, rather than any
export class DaemonWorkload<const D extends Dependencies = {}, const P extends Ports = {}> extends OverridableWorkload {
  /** @throws UserError if a property is malformed, its environment does not approve it, or cannot provide what it needs */
  constructor(scope: Construct, id: string, stated: DaemonWorkloadProps<D, P>) {
    const stack = stackFor(scope, id);
    super(stack, id);
    const source = currentSource();
    const { props, differences } = settle(
      properties.check<Differing>('DaemonWorkloadProps', stated as Differing),
      stack.differenceOf(id),
      [],
    ) as unknown as Settled<typeof stated>;
    const ports = checkPorts(props.ports ?? {});
    stack.environment.requireApproved('daemonWorkloads', `${stack.app}/${id}`, 'a workload on every node');
    const disk = diskOfOneNode(props.volumes ?? {}, 1);
    if (disk !== undefined)
      throw new UserError(
        `'volumes.${disk}' is a disk that one node mounts at a time, and a pod on each node would share it.`,
        "Use an 'emptyDir', or the access mode ReadWriteMany.",
      );
    const spec = { ...renderUpdateStrategy(props.updateStrategy), ...renderRollout(props) };
    const pods = Pods.of(this, props as PodProps, source);
    const measuredIn = defineMetrics(pods, stack, props.metrics as Metrics | undefined, ports, 'several');
    defineController(pods, 'DaemonSet', measuredIn, servingPod(props as Serving, ports), spec);
    defineService(pods, stack, ports, props.service);
    stack.register(pods.endpoint(ports, source, { differences: differences() }));
  }
}
