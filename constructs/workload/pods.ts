import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { checkName, DeploymentStack, Endpoint, Flow, Image, PodUser, Ports, Source, shorten, UserError } from '../../lib';
import { ContainerProps, checkPinned, checkRepository, InitContainer } from './container';
import { DependencyOutputs, renderEnv } from './env';
import { Dependencies, Needs, OutputsOf } from './needs';
import { ContainerSpec, defaultGracePeriodSeconds, PodVariant, podSpec } from './pod';
import { checkResources } from './resources';

/** What a developer may state of pods, whichever kind of workload runs them. */
export interface PodProps<D extends Dependencies = Dependencies> extends ContainerProps<OutputsOf<D>> {
  /** Image repository, such as `ghcr.io/acme/orders`; its tag and digest come from the environment's release. */
  readonly image: string;
  /**
   * What it needs, by name: the name is part of the names of what is made for it.
   *
   * @default - nothing
   */
  readonly dependencies?: D;
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

/** Pods of a workload, with their service account and what they may reach: what all kinds of workload share. */
export class Pods {
  /** Labels that select them; never changed, because selectors are immutable. */
  readonly selector: Readonly<Record<string, string>>;
  /** Metadata of what runs them, and of what stands beside. */
  readonly metadata: { readonly name: string; readonly labels: Readonly<Record<string, string>> };
  private readonly stack: DeploymentStack;
  private readonly image: Image;

  /**
   * @param workload whose image, identity and dependencies they have
   * @param name of their own, unique in the namespace
   * @param scope where their objects stand: the workload, or a job of it
   */
  private constructor(
    private readonly workload: Construct,
    private readonly props: PodProps,
    private readonly needs: Needs,
    private readonly name: string,
    private readonly scope: Construct,
  ) {
    this.stack = DeploymentStack.of(workload);
    this.selector = { 'app.kubernetes.io/name': name, 'app.kubernetes.io/instance': shorten(`${this.stack.app}-${name}`, 63) };
    this.image = this.stack.imageOf(workload.node.id, checkRepository(props.image));
    this.metadata = { name, labels: { ...this.labels, 'app.kubernetes.io/version': this.image.version } };
  }

  /**
   * The pods of a workload: its dependencies are fulfilled, and its service account is defined.
   *
   * @throws UserError if the environment cannot provide what is needed
   */
  static of(workload: Construct, props: PodProps): Pods {
    const pods = new Pods(workload, props, new Needs(workload, props.dependencies ?? {}), workload.node.id, workload);
    pods.define('ServiceAccount', { apiVersion: 'v1', kind: 'ServiceAccount', automountServiceAccountToken: false });
    return pods;
  }

  /** Whether something of that name stands in the workload. */
  has(id: string): boolean {
    return this.workload.node.tryFindChild(id) !== undefined;
  }

  /** Other pods of the same workload: the same image, environment, dependencies and identity. */
  beside(id: string, props: Partial<PodProps>): Pods {
    return new Pods(this.workload, { ...this.props, ...props }, this.needs, `${this.name}-${id}`, new Construct(this.workload, id));
  }

  /** Defines an object in each cluster, by its kind; it bears the name of the pods unless it says otherwise. */
  define(id: string, object: { readonly apiVersion: string; readonly kind: string; readonly [field: string]: unknown }): void {
    for (const cluster of this.stack.clusters) {
      new ApiObject(this.stack.chartScope(this.scope, cluster), id, { metadata: this.metadata, ...object });
    }
  }

  /** Of what runs the pods: a Deployment's `spec.template`. */
  template(variant: PodVariant) {
    const { podAnnotations } = this.props;
    return { metadata: { labels: this.labels, ...(podAnnotations && { annotations: podAnnotations }) }, spec: this.spec(variant) };
  }

  /**
   * The workload as its neighbours see it.
   *
   * @param others pods beside these, which call whom these call
   */
  endpoint(ports: Ports, source: Source | undefined, others: readonly Pods[] = []): Endpoint {
    const { stack, needs } = this;
    const { id: name, path } = this.workload.node;
    return {
      construct: this.workload,
      key: `${stack.app}/${name}`,
      namespace: stack.namespace,
      pods: [this.selector, ...others.map(({ selector }) => selector)],
      ports,
      calls: needs.calls,
      source,
      record: { name, path, ...(source && { source }), namespace: stack.namespace, image: this.image.reference, bindings: needs.records },
      connect: ({ ingress, egress }) => {
        this.allow(ingress, egress);
        for (const other of others) other.allow([], egress);
      },
    };
  }

  private allow(ingress: readonly Flow[], calls: readonly Flow[]): void {
    const { stack, name, labels, selector } = this;
    const egress: readonly Flow[] = [{ peer: { place: 'dns' } }, ...calls, ...this.needs.egress];
    for (const cluster of stack.clusters) {
      const access = { name, namespace: stack.namespace, labels, pods: selector, ingress, egress };
      cluster.network.allow(stack.chartScope(this.scope, cluster), 'NetworkPolicy', access);
    }
  }

  private spec(variant: PodVariant) {
    const { props, name } = this;
    const { outputs } = this.needs;
    const grace = props.terminationGracePeriodSeconds ?? defaultGracePeriodSeconds;
    if (!Number.isInteger(grace) || grace < 0)
      throw new UserError(`'terminationGracePeriodSeconds' is ${grace}.`, 'Choose a whole number of seconds from 0.');
    return podSpec(
      {
        serviceAccount: this.workload.node.id,
        selector: this.selector,
        user: userOf(
          'claims' in variant ? { fsGroup: props.securityContext?.runAsGroup ?? nonroot, ...props.securityContext } : props.securityContext,
        ),
        automountServiceAccountToken: props.automountServiceAccountToken ?? false,
        terminationGracePeriodSeconds: grace,
        initContainers: Object.entries(props.initContainers ?? {}).map(([init, container]) => {
          const where = `initContainers.${init}`;
          if (init === name)
            throw new UserError(
              `'initContainers' has the name '${init}', which is that of the workload's own container.`,
              'Choose another one.',
            );
          return containerOf(
            checkName('An init container', init),
            checkPinned(container.image, `${where}.image`),
            container,
            outputs,
            `${where}.resources`,
          );
        }),
        container: containerOf(name, this.image.reference, props, outputs, 'resources'),
      },
      variant,
    );
  }

  private get labels(): Readonly<Record<string, string>> {
    return { ...this.selector, 'app.kubernetes.io/part-of': this.stack.app };
  }
}

function userOf({ runAsUser = nonroot, runAsGroup = nonroot, fsGroup }: Partial<PodUser> = {}): PodUser {
  for (const [property, value] of Object.entries({ runAsUser, runAsGroup, fsGroup: fsGroup ?? 1 })) {
    if (!Number.isInteger(value) || value < 1)
      throw new UserError(`'securityContext.${property}' is ${value}.`, 'Choose a number above 0: nothing runs as root.');
  }
  return { runAsUser, runAsGroup, ...(fsGroup !== undefined && { fsGroup }) };
}

function containerOf(
  name: string,
  image: string,
  props: ContainerProps<DependencyOutputs>,
  outputs: DependencyOutputs,
  where: string,
): ContainerSpec {
  const { env, resources, command, args } = props;
  return { name, image, env: renderEnv(env, outputs), resources: resources && checkResources(resources, where), command, args };
}
