import { Construct } from 'constructs';
import { Autoscaling, Contradiction, currentSource, DeploymentStack, Ports, UserError } from '../../lib';
import { properties } from '../properties';
import { AttachedJob, attachJob } from './jobs/attached-job';
import { Dependencies, OutputsOf } from './needs/needs';
import { defineMetrics, Measured, Metrics } from './observability/metrics';
import { OverridableWorkload } from './place/overridable';
import { Differing, Settled, settle } from './place/settled';
import { stackFor } from './place/stack-for';
import { DependencyOutputs } from './pod/env';
import { PodProps } from './pod/pod-props';
import { Probes } from './pod/probe';
import { Serving, servingPod } from './pod/serving-pod';
import { Pods } from './pods';
import { defineAutoscaler, QueueName, ScaledPods } from './scaling/autoscaling';
import { defineController } from './serving/controller';
import { DisruptionBudget, defineDisruptionBudget } from './serving/disruption-budget';
import { checkPorts, PortName } from './serving/ports';
import { Rollout, renderRollout } from './serving/rollout';
import { defineRoutes, Route, Routed } from './serving/routes';
import { defineService, Offered } from './serving/service';
import { checkReadiness, RolledPods, renderStrategy, Strategy } from './serving/strategy';
import { checkSpread, Spread } from './serving/topology-spread';

/** `R` is the number that fixes the pods, where the compiler knows it: a wrapper that passes on what others state need not name it. */
export interface WorkloadProps<D extends Dependencies = Dependencies, P extends Ports = Ports, R extends number = number>
  extends PodProps<D>,
    Probes<NoInfer<PortName<P>>>,
    Routed<NoInfer<PortName<P>>>,
    Measured<NoInfer<PortName<P>>>,
    Offered,
    Rollout,
    Spread {
  /**
   * Ports that it offers, by name.
   *
   * @default - none: a worker, without a Service
   * @field Pod.spec.containers[].ports, Service.spec.ports
   */
  readonly ports?: P;
  /**
   * Fixed number of pods, from 0.
   *
   * @minimum 0
   * @default - what the environment says, unless `autoscaling` is stated
   * @field Deployment.spec.replicas
   */
  readonly replicas?: R;
  /**
   * Jobs of the workload, by name: they share its image, environment, dependencies and identity.
   *
   * @default - none
   * @field Job.spec, CronJob.spec
   */
  readonly jobs?: Readonly<Record<string, AttachedJob<OutputsOf<D>>>>;
  /**
   * How many pods run, by how busy they are.
   *
   * @default - a fixed number of pods
   * @field HorizontalPodAutoscaler.spec, ScaledObject.spec
   */
  readonly autoscaling?: [number extends R ? never : R] extends [never]
    ? Autoscaling<NoInfer<QueueName<D>>>
    : Contradiction<"'replicas' fixes the number of pods: drop it to autoscale">;
  /**
   * How new pods take the place of old ones.
   *
   * @default - a quarter at a time; `Recreate` where a volume is a disk that one node mounts at a time
   * @field Deployment.spec.strategy
   */
  readonly strategy?: Strategy;
  /**
   * How many of its pods may be evicted at a time: at least one of the fewest that run.
   *
   * @default - one, where more than one may run
   * @field PodDisruptionBudget.spec
   */
  readonly podDisruptionBudget?: DisruptionBudget;
}

/**
 * A long-running service or worker, and everything that it needs: the one construct that a developer instantiates.
 *
 * Its id is its name: of its Kubernetes objects, in the release, and for its callers.
 */
export class Workload<
  // biome-ignore lint/complexity/noBannedTypes: no dependencies, rather than any
  const D extends Dependencies = {},
  // biome-ignore lint/complexity/noBannedTypes: no ports, rather than any
  const P extends Ports = {},
  R extends number = number,
> extends OverridableWorkload {
  /** @throws UserError if a property is malformed, or its environment cannot provide what it needs */
  constructor(scope: Construct, id: string, stated: WorkloadProps<D, P, R>) {
    const stack = stackFor(scope, id);
    super(stack, id);
    const source = currentSource();
    const { props, differences } = settle(properties.check<Differing>('WorkloadProps', stated as Differing), stack.differenceOf(id), [
      'replicas',
      'autoscaling',
    ]) as unknown as Settled<typeof stated>;
    const ports = checkPorts(props.ports ?? {});
    const pods = Pods.of(this, props as PodProps, source, Object.keys(props.jobs ?? {}));
    const { replicas, range } = scale(props as Scale, stack);
    const measuredIn = defineMetrics(pods, stack, props.metrics as Metrics | undefined, ports, 'one');

    checkSpread(stack, props, range[0]);
    const spec = { ...(replicas !== undefined && { replicas }), ...renderStrategy(props as RolledPods, range), ...renderRollout(props) };
    const served = servingPod(props as Serving, ports);
    const spread = { topologySpread: props.topologySpread ?? {}, revisionLabel: 'pod-template-hash' } as const;
    defineController(pods, 'Deployment', measuredIn, { ...served, ...spread }, spec);
    defineService(pods, stack, ports, props.service);
    defineRoutes(stack, pods, (props.routes ?? {}) as Readonly<Record<string, Route>>, ports);
    if (props.autoscaling) defineAutoscaler(pods, stack, props as ScaledPods);
    defineDisruptionBudget(pods, range, props.podDisruptionBudget);
    const jobs = Object.entries<AttachedJob<OutputsOf<D>>>(props.jobs ?? {}).map(([name, job]) =>
      attachJob(pods, name, job as AttachedJob<DependencyOutputs>, props.volumes ?? {}),
    );
    const migrates = Object.values(props.jobs ?? {}).some(({ schedule }) => schedule === undefined);
    const endpoint = pods.endpoint(ports, source, { jobs, migrates, differences: differences() });
    stack.register({
      ...endpoint,
      connect: (calls) => {
        checkReadiness(props as RolledPods, calls.ingress.length > 0 || Object.keys(props.routes ?? {}).length > 0);
        endpoint.connect(calls);
      },
    });
  }
}

type Scale = Pick<WorkloadProps, 'replicas' | 'autoscaling'>;

/** The number of pods, where it is fixed, and the fewest and most that there are. */
function scale(
  props: Scale,
  { environment }: DeploymentStack,
): { readonly replicas: number | undefined; readonly range: readonly [number, number] } {
  const autoscaling = props.autoscaling as Autoscaling | undefined;
  if (autoscaling && props.replicas !== undefined)
    throw new UserError(`'replicas' is ${props.replicas}, and 'autoscaling' is stated too.`, "Drop 'replicas' to autoscale.");
  if (autoscaling) return { replicas: undefined, range: [autoscaling.minReplicas, autoscaling.maxReplicas] };
  const { replicas = environment.replicas } = props;
  return { replicas, range: [replicas, replicas] };
}
