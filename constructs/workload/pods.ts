import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { checkName, DeploymentStack, Endpoint, Flow, Image, PodUser, Ports, Source, shorten, UserError } from '../../lib';
import { ContainerProps, checkPinned, checkRepository, InitContainer } from './container';
import { DependencyOutputs, renderEnv } from './env';
import { Dependencies, Needs, OutputsOf } from './needs';
import { ContainerSpec, defaultGracePeriodSeconds, podSpec } from './pod';
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

/** What the kind of workload adds to its pods. */
export interface PodVariant {
  readonly ports: Ports;
  /** By property of the container: `readinessProbe`. */
  readonly probes: Readonly<Record<string, unknown>>;
}

const nonroot = 65532;

/** The pods of a workload: what all kinds of workload share. */
export class Pods {
  /** Labels that select them; never changed, because selectors are immutable. */
  readonly selector: Readonly<Record<string, string>>;
  /** Metadata of the workload's objects. */
  readonly metadata: { readonly name: string; readonly labels: Readonly<Record<string, string>> };
  private readonly stack: DeploymentStack;
  private readonly image: Image;
  private readonly needs: Needs;

  /** @throws UserError if a property is malformed, or the environment cannot provide what is needed */
  constructor(
    private readonly workload: Construct,
    private readonly props: PodProps,
  ) {
    const { id: name } = workload.node;
    this.stack = DeploymentStack.of(workload);
    this.selector = { 'app.kubernetes.io/name': name, 'app.kubernetes.io/instance': shorten(`${this.stack.app}-${name}`, 63) };
    this.image = this.stack.imageOf(name, checkRepository(props.image));
    this.metadata = { name, labels: { ...this.labels, 'app.kubernetes.io/version': this.image.version } };
    this.needs = new Needs(workload, props.dependencies ?? {});
    this.define('ServiceAccount', { apiVersion: 'v1', kind: 'ServiceAccount', automountServiceAccountToken: false });
  }

  /** Defines an object of the workload's name in each cluster, by its kind. */
  define(id: string, object: { readonly apiVersion: string; readonly kind: string; readonly [field: string]: unknown }): void {
    for (const cluster of this.stack.clusters)
      new ApiObject(this.stack.chartScope(this.workload, cluster), id, { metadata: this.metadata, ...object });
  }

  /** Of what runs the pods: a Deployment's `spec.template`. */
  template(variant: PodVariant) {
    const { podAnnotations } = this.props;
    return { metadata: { labels: this.labels, ...(podAnnotations && { annotations: podAnnotations }) }, spec: this.spec(variant) };
  }

  /** The workload as its neighbours see it. */
  endpoint(ports: Ports, source: Source | undefined): Endpoint {
    const { stack, needs } = this;
    const { id: name, path } = this.workload.node;
    return {
      construct: this.workload,
      key: `${stack.app}/${name}`,
      namespace: stack.namespace,
      pods: this.selector,
      ports,
      calls: needs.calls,
      source,
      record: { name, path, ...(source && { source }), namespace: stack.namespace, image: this.image.reference, bindings: needs.records },
      connect: ({ ingress, egress }) => this.allow(ingress, egress),
    };
  }

  private allow(ingress: readonly Flow[], calls: readonly Flow[]): void {
    const { stack, needs, labels, selector } = this;
    const { id: name } = this.workload.node;
    const egress: readonly Flow[] = [{ peer: { place: 'dns' } }, ...calls, ...needs.egress];
    for (const cluster of stack.clusters) {
      const access = { name, namespace: stack.namespace, labels, pods: selector, ingress, egress };
      cluster.network.allow(stack.chartScope(this.workload, cluster), 'NetworkPolicy', access);
    }
  }

  private spec({ ports, probes }: PodVariant) {
    const { props } = this;
    const { id: name } = this.workload.node;
    const { outputs } = this.needs;
    const grace = props.terminationGracePeriodSeconds ?? defaultGracePeriodSeconds;
    if (!Number.isInteger(grace) || grace < 0)
      throw new UserError(`'terminationGracePeriodSeconds' is ${grace}.`, 'Choose a whole number of seconds from 0.');
    return podSpec({
      name,
      selector: this.selector,
      user: userOf(props.securityContext),
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
      ports,
      probes,
    });
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
