import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import {
  AssembledDifference,
  DeploymentStack,
  Endpoint,
  Flow,
  Image,
  kebabCase,
  PodUser,
  Ports,
  placedPod,
  Source,
  shorten,
  telemetryEgress,
  UserError,
} from '../../lib';
import { Egress, renderEgress } from './needs/egress';
import { KubernetesApi, renderKubernetesApi } from './needs/kubernetes-api';
import { Dependencies, Needs, OutputsOf } from './needs/needs';
import { Alert, renderAlerts } from './observability/alerts';
import { telemetryEnv } from './observability/telemetry';
import { markObjects } from './place/mark-objects';
import { checkOwner, Owner } from './place/owner';
import { Part } from './place/stage';
import {
  ContainerHooks,
  ContainerProps,
  checkContainerNames,
  checkRepository,
  InitContainer,
  renderContainer,
  renderInitContainer,
  renderSidecar,
  Sidecar,
} from './pod/container';
import { PodVariant, podSpec } from './pod/pod';
import { Files } from './storage/files';
import { checkApart, renderStorage, Storage } from './storage/storage';
import { Volume } from './storage/volumes';

/** What a developer may state of pods, whichever kind of workload runs them. */
export interface PodProps<D extends Dependencies = Dependencies> extends ContainerProps<OutputsOf<D>>, ContainerHooks {
  /**
   * Image repository, such as `ghcr.io/acme/orders`; its tag and digest come from the environment's release.
   *
   * @field Pod.spec.containers[].image
   */
  readonly image: string;
  /**
   * What it needs, by name: the name is part of the names of what is made for it.
   *
   * @default - nothing
   * @field Pod.spec.containers[].env, NetworkPolicy.spec.egress
   */
  readonly dependencies?: D;
  /**
   * Containers that run to their end before it starts, by name, in this order.
   *
   * @default - none
   * @field Pod.spec.initContainers
   */
  readonly initContainers?: Readonly<Record<string, InitContainer<OutputsOf<D>>>>;
  /**
   * Containers that run beside its own, by name: they start before it, in this order, and stop after it.
   *
   * @default - none
   * @field Pod.spec.initContainers
   */
  readonly sidecars?: Readonly<Record<string, Sidecar<OutputsOf<D>>>>;
  /**
   * Files by their absolute path in its containers, up to 1 MiB together; a function receives the outputs of its dependencies.
   *
   * @default - none
   * @field ConfigMap.data, Pod.spec.volumes, Pod.spec.containers[].volumeMounts
   */
  readonly files?: Files | ((outputs: OutputsOf<D>) => Files);
  /**
   * Folders that are not in the image, by name.
   *
   * @default - `/tmp` of 64 MiB
   * @field Pod.spec.volumes, Pod.spec.containers[].volumeMounts
   */
  readonly volumes?: Readonly<Record<string, Volume>>;
  /**
   * Names of the Secrets with which its images are pulled.
   *
   * @default - none
   * @field Pod.spec.imagePullSecrets
   */
  readonly imagePullSecrets?: readonly string[];
  /**
   * Who its processes are.
   *
   * @default - user and group 65532, as distroless images have
   * @field Pod.spec.securityContext
   */
  readonly securityContext?: Partial<PodUser>;
  /**
   * Seconds between the request to stop and the kill.
   *
   * @default 30
   * @field Pod.spec.terminationGracePeriodSeconds
   */
  readonly terminationGracePeriodSeconds?: number;
  /**
   * Annotations of its pods.
   *
   * @default - none
   * @field Pod.metadata.annotations
   */
  readonly podAnnotations?: Readonly<Record<string, string>>;
  /**
   * Servers outside the cluster that it connects to, by name.
   *
   * @default - none but those of its dependencies
   * @field NetworkPolicy.spec.egress
   */
  readonly egress?: Readonly<Record<string, Egress>>;
  /**
   * What it may ask of the Kubernetes API, for which its pods then have a token.
   *
   * @default - nothing, and its pods have no token
   * @field Role.rules, Pod.spec.automountServiceAccountToken
   */
  readonly kubernetesApi?: KubernetesApi;
  /**
   * Nodes that it runs on, by a name that the environment approves, such as `memoryOptimized`.
   *
   * @default - any
   * @field Pod.spec.nodeSelector, Pod.spec.tolerations, Pod.spec.priorityClassName, Pod.spec.runtimeClassName
   */
  readonly placement?: string;
  /**
   * Who answers for it: on every object as label and annotations, on every resource of AWS as tags.
   *
   * @default - not said
   * @field Deployment.metadata.labels, Deployment.metadata.annotations
   */
  readonly owner?: Owner;
  /**
   * What to tell people about it, by name, such as `CheckoutErrors`.
   *
   * @default - nothing
   * @field PrometheusRule.spec.groups[].rules
   */
  readonly alerts?: Readonly<Record<string, Alert>>;
}

const nonroot = 65532;
const greatestId = 2 ** 31 - 1;
/** Kubernetes' own default. */
const defaultGracePeriodSeconds = 30;

/** Pods of a workload, with their service account and what they may reach: what all kinds of workload share. */
export class Pods {
  /** Labels that select them; never changed, because selectors are immutable. */
  readonly selector: Readonly<Record<string, string>>;
  /** Metadata of what runs them, and of what stands beside. */
  readonly metadata: { readonly name: string; readonly labels: Readonly<Record<string, string>> };
  private readonly stack: DeploymentStack;
  private readonly image: Image;
  /** Whom they reach outside the apps, dependencies apart. */
  private readonly outside: readonly Flow[];
  private readonly admitted: Flow[] = [];

  /**
   * @param workload whose image, identity, dependencies and storage they have
   * @param name of their own, unique in the namespace
   * @param scope where their objects stand: the workload, or a job of it
   */
  private constructor(
    private readonly workload: Construct,
    private readonly props: PodProps,
    /** What it needs, fulfilled. */
    readonly needs: Needs,
    private readonly storage: Storage,
    private readonly name: string,
    private readonly scope: Construct,
  ) {
    this.stack = DeploymentStack.of(workload);
    this.selector = { 'app.kubernetes.io/name': name, 'app.kubernetes.io/instance': shorten(`${this.stack.app}-${name}`, 63) };
    this.image = this.stack.imageOf(workload.node.id, checkRepository(props.image));
    this.metadata = { name, labels: { ...this.labels, 'app.kubernetes.io/version': this.image.version } };
    const { telemetry } = this.stack.environment;
    this.outside = [
      ...renderEgress(props.egress ?? {}),
      ...(props.kubernetesApi ? [{ peer: { place: 'apiServer' } } as const] : []),
      ...(telemetry ? telemetryEgress(telemetry) : []),
    ];
  }

  /**
   * The pods of a workload: its dependencies are fulfilled, and its service account is defined.
   *
   * @throws UserError if the environment cannot provide what is needed
   */
  static of(workload: Construct, props: PodProps): Pods {
    const { id: name } = workload.node;
    if (props.owner) checkOwner(props.owner);
    const needs = new Needs(workload, props.dependencies ?? {});
    const storage = renderStorage(props.volumes ?? {}, props.files ?? {}, needs.outputs, name);
    const pods = new Pods(workload, props, needs, storage, name, workload);
    pods.define('ServiceAccount', { apiVersion: 'v1', kind: 'ServiceAccount', automountServiceAccountToken: false });
    if (props.kubernetesApi) {
      const access = renderKubernetesApi(props.kubernetesApi, { name, namespace: pods.stack.namespace });
      for (const [id, object] of Object.entries(access)) pods.define(id, object);
    }
    if (storage.configMap) {
      pods.define('Files', {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { ...pods.metadata, name: storage.configMapName },
        ...storage.configMap,
      });
    }
    for (const [claim, spec] of Object.entries(storage.claims)) {
      pods.define(`Claim-${claim}`, { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { ...pods.metadata, name: claim }, spec });
    }
    pods.defineAlerts();
    return pods;
  }

  /** Whether something of that name stands in the workload. */
  has(id: string): boolean {
    return this.workload.node.tryFindChild(id) !== undefined;
  }

  /** Lets somebody in who is no caller. */
  admit(flow: Flow): void {
    this.admitted.push(flow);
  }

  /** Other pods of the same workload: the same image, environment, dependencies and identity. */
  beside(id: string, props: Partial<PodProps>): Pods {
    return new Pods(
      this.workload,
      { ...this.props, ...props },
      this.needs,
      this.storage,
      `${this.name}-${id}`,
      new Construct(this.workload, id),
    );
  }

  /** Defines an object in each cluster, by its kind; it bears the name of the pods unless it says otherwise. */
  define(id: string, object: { readonly apiVersion: string; readonly kind: string; readonly [field: string]: unknown }): void {
    for (const cluster of this.stack.clusters) {
      new ApiObject(this.stack.chartScope(this.scope, cluster), id, { metadata: this.metadata, ...object });
    }
  }

  /**
   * Of what runs the pods: a Deployment's `spec.template`.
   *
   * @param others annotations, over which the developer's own win
   */
  template(variant: PodVariant, others: Readonly<Record<string, string>> = {}) {
    const annotations = { ...others, ...this.storage.annotations, ...this.props.podAnnotations };
    return { metadata: { labels: this.labels, ...(Object.keys(annotations).length > 0 && { annotations }) }, spec: this.spec(variant) };
  }

  /**
   * The workload as its neighbours see it.
   *
   * @param also `jobs`: pods beside these, which call whom these call; `differences`: what the place replaced
   */
  endpoint(
    ports: Ports,
    source: Source | undefined,
    { jobs = [], differences = [] }: { readonly jobs?: readonly Pods[]; readonly differences?: readonly AssembledDifference[] },
  ): Endpoint {
    const { stack, needs } = this;
    const { id: name, path } = this.workload.node;
    return {
      construct: this.workload,
      key: `${stack.app}/${name}`,
      namespace: stack.namespace,
      pods: [this.selector, ...jobs.map(({ selector }) => selector)],
      ports,
      calls: needs.calls,
      source,
      record: {
        name,
        path,
        ...(source && { source }),
        namespace: stack.namespace,
        image: this.image.reference,
        bindings: needs.records,
        ...(differences.length > 0 && { differences }),
      },
      connect: ({ ingress, egress }) => {
        this.allow([...ingress, ...this.admitted], egress);
        for (const job of jobs) job.allow([], egress);
        this.mark(jobs);
      },
    };
  }

  private allow(ingress: readonly Flow[], calls: readonly Flow[]): void {
    const { stack, name, labels, selector } = this;
    const egress: readonly Flow[] = [{ peer: { place: 'dns' } }, ...calls, ...this.needs.egress, ...this.outside];
    for (const cluster of stack.clusters) {
      const access = { name, namespace: stack.namespace, labels, pods: selector, ingress, egress };
      cluster.network.allow(stack.chartScope(this.scope, cluster), 'NetworkPolicy', access);
    }
  }

  private mark(jobs: readonly Pods[]): void {
    const { owner, dependencies = {} } = this.props;
    const parts: readonly [string, Part][] = [
      ...Object.keys(dependencies).map((name): [string, Part] => [kebabCase(name), 'dependency']),
      ...jobs.map(({ scope }): [string, Part] => [scope.node.id, 'job']),
    ];
    markObjects(this.workload, owner, new Map(parts));
  }

  private defineAlerts(): void {
    const { alerts = {}, owner } = this.props;
    if (Object.keys(alerts).length === 0) return;
    const group = `${this.stack.app}/${this.name}`;
    const object = this.stack.environment.monitoring.alert({ metadata: this.metadata, group, rules: renderAlerts(alerts, owner) });
    if (object) this.define(object.kind, object);
  }

  private spec(variant: PodVariant) {
    const { props, name } = this;
    const { outputs } = this.needs;
    const telemetry = telemetryEnv(this.stack, name, this.image.version);
    const grace = props.terminationGracePeriodSeconds ?? defaultGracePeriodSeconds;
    if (!Number.isInteger(grace) || grace < 0)
      throw new UserError(`'terminationGracePeriodSeconds' is ${grace}.`, 'Choose a whole number of seconds from 0.');
    const inits = Object.entries(props.initContainers ?? {});
    const sidecars = Object.entries(props.sidecars ?? {});
    checkContainerNames([name, ...inits.map(([init]) => init), ...sidecars.map(([sidecar]) => sidecar)]);
    const { volumes, mounts } = this.storage;
    const claims =
      'claims' in variant ? Object.entries(variant.claims ?? {}).map(([claim, mountPath]) => ({ name: claim, mountPath })) : [];
    checkApart([...volumes, ...claims], [...mounts, ...claims]);
    return podSpec(
      {
        serviceAccount: this.workload.node.id,
        selector: this.selector,
        user: userOf(props.securityContext, claims.length > 0 || Object.keys(this.storage.claims).length > 0),
        automountServiceAccountToken: props.kubernetesApi !== undefined,
        imagePullSecrets: props.imagePullSecrets ?? [],
        terminationGracePeriodSeconds: grace,
        ...(props.lifecycle && { lifecycle: props.lifecycle }),
        initContainers: [
          ...inits.map(([init, container]) => renderInitContainer(init, container, outputs, mounts)),
          ...sidecars.map(([sidecar, container]) => renderSidecar(sidecar, container, outputs, mounts, grace)),
        ],
        container: renderContainer(name, this.image.reference, props, outputs, [...mounts, ...claims], '', telemetry),
        volumes,
        ...(props.placement !== undefined && { placement: placedPod(this.stack.environment.placementOf(props.placement)) }),
      },
      variant,
    );
  }

  private get labels(): Readonly<Record<string, string>> {
    return { ...this.selector, 'app.kubernetes.io/part-of': this.stack.app };
  }
}

/** @param writes whether they write to disks, which belong to root unless a group is named */
function userOf({ runAsUser = nonroot, runAsGroup = nonroot, fsGroup }: Partial<PodUser> = {}, writes: boolean): PodUser {
  const user = { runAsUser, runAsGroup, ...(fsGroup !== undefined || writes ? { fsGroup: fsGroup ?? runAsGroup } : {}) };
  for (const [property, value] of Object.entries(user)) {
    if (!Number.isInteger(value) || value < 1 || value > greatestId) {
      const cure = value > greatestId ? `Choose at most ${greatestId}.` : 'Choose a number above 0: nothing runs as root.';
      throw new UserError(`'securityContext.${property}' is ${value}.`, cure);
    }
  }
  return user;
}
