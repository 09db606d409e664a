import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import {
  Call,
  Cluster,
  checkName,
  currentSource,
  Dependency,
  DeploymentStack,
  Endpoint,
  Flow,
  Image,
  Outputs,
  PodUser,
  Ports,
  Source,
  shorten,
  UserError,
} from '../../lib';
import { Autoscaling, renderAutoscaling } from './autoscaling';
import { Bound, bind, callKey } from './bind';
import { ContainerProps, checkPinned, checkRepository, InitContainer } from './container';
import { Contradiction } from './contradiction';
import { DependencyOutputs, renderEnv } from './env';
import { ContainerSpec, defaultGracePeriodSeconds, podSpec } from './pod';
import { checkPorts } from './ports';
import { Probe, renderProbe } from './probe';
import { checkResources } from './resources';

/** Dependencies by name. */
export type Dependencies = Readonly<Record<string, Dependency>>;

/** What the `env` function of a workload receives. */
export type OutputsOf<D extends Dependencies> = { readonly [K in keyof D]: Outputs<D[K]> };

/** The names of a workload's ports. */
type PortName<P extends Ports> = [keyof P] extends [never]
  ? Contradiction<"the workload has no port: state it in 'ports'">
  : Extract<keyof P, string>;

export interface WorkloadProps<D extends Dependencies = Dependencies, P extends Ports = Ports, R extends number = number>
  extends ContainerProps<OutputsOf<D>> {
  /** Image repository, such as `ghcr.io/acme/orders`; its tag and digest come from the environment's release. */
  readonly image: string;
  /**
   * Ports that it offers, by name.
   *
   * @default - none: a worker, without a Service
   */
  readonly ports?: P;
  /**
   * What it needs, by name: the name is part of the names of what is made for it.
   *
   * @default - nothing
   */
  readonly dependencies?: D;
  /** @default - ready once its containers run */
  readonly readinessProbe?: Probe<NoInfer<PortName<P>>>;
  /** @default - never restarted while its process runs */
  readonly livenessProbe?: Probe<NoInfer<PortName<P>>>;
  /** @default - the other probes ask from the start */
  readonly startupProbe?: Probe<NoInfer<PortName<P>>>;
  /**
   * Fixed number of pods, from 0.
   *
   * @default - what the environment says, unless `autoscaling` is stated
   */
  readonly replicas?: R;
  /** @default - a fixed number of pods */
  readonly autoscaling?: [R] extends [never] ? Autoscaling : Contradiction<"'replicas' fixes the number of pods: drop it to autoscale">;
  /**
   * Containers that run to their end before it starts, by name, in this order.
   *
   * @default - none
   */
  readonly initContainers?: Readonly<Record<string, InitContainer<OutputsOf<D>>>>;
  /**
   * Who its processes are.
   *
   * @default - user and group 65532, as distroless images have
   */
  readonly securityContext?: Partial<PodUser>;
  /**
   * Seconds between the request to stop and the kill.
   *
   * @default 30
   */
  readonly terminationGracePeriodSeconds?: number;
  /**
   * Annotations of its pods.
   *
   * @default - none
   */
  readonly podAnnotations?: Readonly<Record<string, string>>;
  /**
   * Whether its pods get a token for the Kubernetes API.
   *
   * @default false
   */
  readonly automountServiceAccountToken?: boolean;
}

const nonroot = 65532;

/**
 * A long-running service or worker, and everything that it needs: the one construct that a developer instantiates.
 *
 * Its id is its name: of its Kubernetes objects, in the release, and for its callers.
 */
// biome-ignore lint/complexity/noBannedTypes: no dependencies and no ports, rather than any
export class Workload<const D extends Dependencies = {}, const P extends Ports = {}, R extends number = never> extends Construct {
  private readonly stack: DeploymentStack;
  private readonly source: Source | undefined;
  private readonly bound: readonly Bound[];
  private readonly image: Image;
  private readonly ports: Ports;
  /** Labels that select its pods; never changed, because selectors are immutable. */
  private readonly selector: Readonly<Record<string, string>>;

  /** @throws UserError if a property is malformed, or its environment cannot provide what it needs */
  constructor(
    scope: Construct,
    id: string,
    private readonly props: WorkloadProps<D, P, R>,
  ) {
    const stack = checkPlace(scope, id);
    super(stack, id);
    this.stack = stack;
    this.source = currentSource();
    this.selector = { 'app.kubernetes.io/name': id, 'app.kubernetes.io/instance': shorten(`${this.stack.app}-${id}`, 63) };
    this.ports = checkPorts(props.ports ?? {});
    this.image = this.stack.imageOf(id, checkRepository(props.image));

    const dependencies = Object.entries<Dependency>(props.dependencies ?? {});
    this.bound = dependencies.map(([name, dependency]) => bind(this, name, dependency));
    const grants = this.bound.flatMap((bound) => bound.grants);
    if (grants.length > 0) this.stack.environment.identity.bind(this, { namespace: this.stack.namespace, name: id }, grants);

    const pod = this.pod(Object.fromEntries(dependencies.map(([name], index) => [name, this.bound[index]!.outputs])));
    for (const cluster of this.stack.clusters) this.defineObjects(cluster, pod);
    this.stack.register(this.endpoint(dependencies.flatMap(([, dependency]) => (dependency instanceof Call ? [dependency] : []))));
  }

  private pod(outputs: DependencyOutputs) {
    const { props } = this;
    const grace = props.terminationGracePeriodSeconds ?? defaultGracePeriodSeconds;
    if (!Number.isInteger(grace) || grace < 0)
      throw new UserError(`'terminationGracePeriodSeconds' is ${grace}.`, 'Choose a whole number of seconds from 0.');
    const { runAsUser = nonroot, runAsGroup = nonroot, fsGroup } = props.securityContext ?? {};
    for (const [property, value] of Object.entries({ runAsUser, runAsGroup, fsGroup: fsGroup ?? 1 })) {
      if (!Number.isInteger(value) || value < 1)
        throw new UserError(`'securityContext.${property}' is ${value}.`, 'Choose a number above 0: nothing runs as root.');
    }
    return podSpec({
      name: this.node.id,
      selector: this.selector,
      user: { runAsUser, runAsGroup, ...(fsGroup !== undefined && { fsGroup }) },
      automountServiceAccountToken: props.automountServiceAccountToken ?? false,
      terminationGracePeriodSeconds: grace,
      initContainers: Object.entries<InitContainer<OutputsOf<D>>>(props.initContainers ?? {}).map(([name, init]) =>
        containerOf(
          this.checkInitName(name),
          checkPinned(init.image, `initContainers.${name}.image`),
          init,
          outputs,
          `initContainers.${name}.resources`,
        ),
      ),
      container: containerOf(this.node.id, this.image.reference, props, outputs, 'resources'),
      ports: this.ports,
      probes: Object.fromEntries(
        (['startupProbe', 'readinessProbe', 'livenessProbe'] as const).flatMap((name) => {
          const probe = renderProbe(props[name] as Probe | undefined, this.ports, name);
          return probe ? [[name, probe]] : [];
        }),
      ),
    });
  }

  private checkInitName(name: string): string {
    if (name === this.node.id)
      throw new UserError(`'initContainers' has the name '${name}', which is that of the workload's own container.`, 'Choose another one.');
    return checkName('An init container', name);
  }

  private defineObjects(cluster: Cluster, pod: ReturnType<typeof podSpec>): void {
    const { id: name } = this.node;
    const scope = this.stack.chartScope(this, cluster);
    const metadata = { name, labels: { ...this.labels, 'app.kubernetes.io/version': this.image.version } };
    const { replicas, autoscaler, atLeast } = this.scale();
    new ApiObject(scope, 'ServiceAccount', { apiVersion: 'v1', kind: 'ServiceAccount', metadata, automountServiceAccountToken: false });
    new ApiObject(scope, 'Deployment', {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata,
      spec: {
        ...(replicas !== undefined && { replicas }),
        selector: { matchLabels: this.selector },
        template: {
          metadata: { labels: this.labels, ...(this.props.podAnnotations && { annotations: this.props.podAnnotations }) },
          spec: pod,
        },
      },
    });
    if (Object.keys(this.ports).length > 0) {
      new ApiObject(scope, 'Service', {
        apiVersion: 'v1',
        kind: 'Service',
        metadata,
        spec: { selector: this.selector, ports: Object.entries(this.ports).map(servicePort) },
      });
    }
    if (autoscaler) {
      new ApiObject(scope, 'HorizontalPodAutoscaler', {
        apiVersion: 'autoscaling/v2',
        kind: 'HorizontalPodAutoscaler',
        metadata,
        spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name }, ...autoscaler },
      });
    }
    if (atLeast > 1) {
      new ApiObject(scope, 'PodDisruptionBudget', {
        apiVersion: 'policy/v1',
        kind: 'PodDisruptionBudget',
        metadata,
        spec: { maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow', selector: { matchLabels: this.selector } },
      });
    }
  }

  private scale() {
    const autoscaling = this.props.autoscaling as Autoscaling | undefined;
    const fixed: number | undefined = this.props.replicas;
    if (autoscaling && fixed !== undefined)
      throw new UserError(`'replicas' is ${fixed}, and 'autoscaling' is stated too.`, "Drop 'replicas' to autoscale.");
    if (autoscaling)
      return { replicas: undefined, autoscaler: renderAutoscaling(autoscaling, this.props.resources), atLeast: autoscaling.minReplicas };
    const replicas = fixed ?? this.stack.environment.replicas;
    if (!Number.isInteger(replicas) || replicas < 0) throw new UserError(`'replicas' is ${replicas}.`, 'Choose a whole number from 0.');
    return { replicas, autoscaler: undefined, atLeast: replicas };
  }

  private endpoint(calls: readonly Call[]): Endpoint {
    const { stack, source } = this;
    const key = `${stack.app}/${this.node.id}`;
    return {
      construct: this,
      key,
      namespace: stack.namespace,
      pods: this.selector,
      ports: this.ports,
      calls: calls.map((call) => ({ key: callKey(call, stack), call })),
      source,
      record: {
        name: this.node.id,
        path: this.node.path,
        ...(source && { source }),
        namespace: stack.namespace,
        image: this.image.reference,
        bindings: this.bound.map(({ record }) => record),
      },
      connect: ({ ingress, egress }) => this.allow(ingress, egress),
    };
  }

  private allow(ingress: readonly Flow[], calls: readonly Flow[]): void {
    const identity: Flow[] = this.bound.some(({ grants }) => grants.length > 0) ? [{ peer: { place: 'identity' } }] : [];
    const egress = [{ peer: { place: 'dns' } } as const, ...calls, ...this.bound.flatMap((bound) => bound.egress), ...identity];
    for (const cluster of this.stack.clusters) {
      cluster.network.allow(this.stack.chartScope(this, cluster), 'NetworkPolicy', {
        name: this.node.id,
        namespace: this.stack.namespace,
        labels: this.labels,
        pods: this.selector,
        ingress,
        egress,
      });
    }
  }

  private get labels(): Readonly<Record<string, string>> {
    return { ...this.selector, 'app.kubernetes.io/part-of': this.stack.app };
  }
}

function checkPlace(scope: Construct, id: string): DeploymentStack {
  checkName('A workload', id);
  const stack = DeploymentStack.of(scope);
  if (scope !== stack)
    throw new UserError(
      `Workload '${id}' is defined in '${scope.node.path}'.`,
      'Define it in the DeploymentStack itself: its id is its name.',
    );
  if (stack.node.tryFindChild(id))
    throw new UserError(`Stack '${stack.node.id}' has something named '${id}' already.`, 'Give each a name of its own.');
  return stack;
}

function containerOf<E extends DependencyOutputs>(
  name: string,
  image: string,
  props: ContainerProps<never>,
  outputs: E,
  where: string,
): ContainerSpec {
  const { env, resources, command, args } = props as ContainerProps<E>;
  return { name, image, env: renderEnv(env, outputs), resources: resources && checkResources(resources, where), command, args };
}

function servicePort([name, { port, targetPort = port, protocol = 'TCP', appProtocol }]: [string, Ports[string]]) {
  return { name, port, targetPort, protocol, ...(appProtocol && { appProtocol }) };
}
