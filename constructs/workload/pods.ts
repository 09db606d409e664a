import { ApiObject, ApiObjectProps } from 'cdk8s';
import { Construct } from 'constructs';
import { AssembledDifference, Cluster, DeploymentStack, Endpoint, Flow, Image, Ports, Region, Source } from '../../lib';
import { checkAnnotations } from '../kubernetes/annotations';
import { Labels, objectLabels, selectorLabels } from '../kubernetes/labels';
import { nameBeside } from './jobs/name-beside';
import { takenIn } from './needs/bind';
import { Needs } from './needs/needs';
import { proxyEnv } from './needs/proxy-env';
import { accountObjects } from './needs/service-account';
import { Traffic } from './needs/traffic';
import { alertsObject } from './observability/alerts-object';
import { checkApproved } from './place/check-approved';
import { markWorkload } from './place/mark-objects';
import { checkMarks } from './place/marks';
import { OwnNames } from './place/own-names';
import { checkOwner } from './place/owner';
import { workloadNames } from './place/workload-names';
import { Env } from './pod/env';
import { checkRepository, ImagesBeside, imagesBeside } from './pod/image';
import { PodVariant } from './pod/pod';
import { PodProps } from './pod/pod-props';
import { checkReserved } from './pod/reserved-annotations';
import { workloadPod } from './pod/workload-pod';
import { joinBy } from './storage/joined-text';
import { renderStorage, Storage } from './storage/storage';
import { storageObjects } from './storage/storage-objects';

/** Pods of a workload, with their service account and what they may reach: what all kinds of workload share. */
export class Pods {
  /** What they are called where they are there already. */
  readonly names: OwnNames;
  /** Metadata of what runs them, and of what stands beside. */
  readonly metadata: { readonly name: string; readonly labels: Readonly<Record<string, string>> };
  private readonly stack: DeploymentStack;
  private readonly image: Image;
  private readonly imagesBeside: ImagesBeside;
  /** Whom they reach, and who reaches them. */
  readonly traffic: Traffic;

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
    this.names = new OwnNames(workload, name, scope === workload);
    this.stack.claimPods(this.selector, scope, this.podLabels);
    this.image = this.stack.imageOf(this.stack.names.objectName(workload), checkRepository(props.image));
    this.imagesBeside = imagesBeside(props, this.image, this.stack, this.stack.names.objectName(workload));
    this.metadata = { name, labels: { ...this.labels, 'app.kubernetes.io/version': this.image.version } };
    this.traffic = new Traffic(props);
  }

  /**
   * The pods of a workload: its dependencies are fulfilled, and its service account is defined.
   *
   * @param source the line that defines the workload
   * @param jobs names of those that will stand beside these
   * @param where the clusters that run them; all of the region's, where nothing else is said
   * @throws UserError if the environment cannot provide what is needed
   */
  static of(
    workload: Construct,
    props: PodProps,
    source: Source | undefined,
    jobs: readonly string[] = [],
    where?: readonly Cluster[],
  ): Pods {
    const { app, namespace, environment, names, existing } = DeploymentStack.of(workload);
    names.enter(workload, undefined, workloadNames(workload.node.id, props), source);
    const name = names.objectName(workload);
    existing.requireOneName(workload.node.id, name);
    if (props.owner) checkOwner(props.owner);
    checkReserved('podAnnotations', props.podAnnotations ?? {});
    checkApproved(props, environment);
    checkMarks(props, environment);
    const pods = [
      existing.selectorOf(workload.node.id) ?? selectorLabels(app, name),
      ...jobs.map((job) => selectorLabels(app, nameBeside(name, job))),
    ];
    const needs = new Needs(workload, props.dependencies ?? {}, { pods, serviceAccount: { namespace, name }, owner: props.owner }, source);
    const storage = renderStorage(props, needs.outputs, name, joinBy(workload));
    const made = new Pods(workload, props, needs, storage, name, workload);
    const account = accountObjects(props, needs, made.metadata, { name, namespace }, environment);
    for (const [id, object] of Object.entries(account)) made.define(id, object as ApiObjectProps);
    for (const [id, object] of storageObjects(storage, made.metadata)) made.define(id, object);
    for (const cluster of where ?? made.stack.clusters) {
      const object = alertsObject(props, made.metadata, `${app}/${name}`, environment.at(cluster));
      if (object) made.define(object.kind, object, [cluster]);
    }
    return made;
  }

  /** What has a name in the workload, for an error; nothing where it is free. */
  taken(id: string): string | undefined {
    return takenIn(this.workload, id);
  }

  /** Other pods of the same workload: the same image, environment, dependencies and identity. */
  beside(id: string, props: Partial<PodProps>): Pods {
    return new Pods(
      this.workload,
      { ...this.props, ...props },
      this.needs,
      this.storage,
      nameBeside(this.name, id),
      new Construct(this.workload, id),
    );
  }

  /** Where they run. */
  get region(): Region {
    return this.stack.region;
  }

  /** Labels that select them. */
  get selector(): Labels {
    return this.names.selector;
  }

  /** Defines an object in each cluster, or in some, by its kind; it bears the name of the pods unless it says otherwise. */
  define(id: string, object: ApiObjectProps, clusters: readonly Cluster[] = this.stack.clusters): void {
    const kept = this.names.kept(id);
    const named = { metadata: this.metadata, ...object };
    const metadata = kept === undefined ? named.metadata : { ...named.metadata, name: kept };
    for (const cluster of clusters) {
      new ApiObject(this.stack.chartScope(this.scope, cluster), id, { ...named, metadata });
    }
  }

  /** The same where the object goes by what the environment has chosen for a cluster: made once where it has chosen one for all. */
  defineByCluster(id: string, make: (cluster: Cluster) => ApiObjectProps, clusters: readonly Cluster[] = this.stack.clusters): void {
    const told = new Set(clusters.map((cluster) => JSON.stringify(this.proxied(cluster))));
    if (this.stack.environment.differsByCluster || told.size > 1) for (const cluster of clusters) this.define(id, make(cluster), [cluster]);
    else this.define(id, make(clusters[0]!), clusters);
  }

  /**
   * Of what runs the pods in a cluster: a Deployment's `spec.template`.
   *
   * @param others annotations, over which the developer's own win
   */
  template(cluster: Cluster, variant: PodVariant, others: Readonly<Record<string, string>> = {}) {
    const beside = Object.keys({ ...this.props.initContainers, ...this.props.sidecars });
    const files = [this.storage, ...beside.map((name) => this.storage.beside[name]!)].map(({ annotations: of }) => of);
    const annotations = checkAnnotations('podAnnotations', Object.assign({}, others, ...files, this.props.podAnnotations));
    const surroundings = {
      stack: this.stack,
      services: this.stack.environment.at(cluster),
      told: this.proxied(cluster),
      name: this.names.container,
      serviceAccount: this.props.serviceAccountName ?? this.stack.names.objectName(this.workload),
      selector: this.selector,
      image: this.image,
      imagesBeside: this.imagesBeside.references,
      outputs: this.needs.outputs,
      storage: this.storage,
    };
    return {
      metadata: { labels: this.podLabels, ...(Object.keys(annotations).length > 0 && { annotations }) },
      spec: workloadPod(this.props, surroundings, variant),
    };
  }

  /**
   * The workload as its neighbours see it.
   *
   * @param also `jobs`: pods beside these, which call whom these call; `migrates`: whether one of them runs before these;
   *   `differences`: what the place replaced
   */
  endpoint(
    ports: Ports,
    source: Source | undefined,
    {
      jobs = [],
      migrates = false,
      differences = [],
    }: { readonly jobs?: readonly Pods[]; readonly migrates?: boolean; readonly differences?: readonly AssembledDifference[] },
  ): Endpoint {
    const { stack, needs } = this;
    const { id: name, path } = this.workload.node;
    const knownAs = stack.names.objectName(this.workload);
    return {
      construct: this.workload,
      key: `${stack.app}/${knownAs}`,
      namespace: stack.namespace,
      pods: [this.selector, ...jobs.map(({ selector }) => selector)],
      ports,
      calls: [...needs.calls, ...this.traffic.routed],
      migrates,
      source,
      record: {
        name,
        path,
        ...(knownAs !== name && { knownAs }),
        ...(stack.existing.has(name) && { adopted: true }),
        ...(source && { source }),
        namespace: stack.namespace,
        image: this.image.reference,
        ...(Object.keys(this.imagesBeside.released).length > 0 && { images: this.imagesBeside.released }),
        ...(this.props.owner && { owner: this.props.owner.team }),
        bindings: needs.records,
        ...(differences.length > 0 && { differences }),
      },
      connect: ({ ingress, egress, isAwaited }) => {
        this.allow(ingress, egress);
        for (const job of jobs) job.allow([], egress);
        const ids = jobs.map(({ scope }) => scope.node.id);
        markWorkload(this.workload, this.props, ids, needs.shared, { isAwaited, migrates });
      },
    };
  }

  /** Variables about the proxy of a cluster. */
  private proxied(cluster: Cluster): Env {
    const { telemetry } = this.stack.environment.at(cluster);
    const flows = [...this.needs.egress, ...this.traffic.outside];
    return proxyEnv(cluster.network.egressProxy, this.stack, { flows, outputs: this.needs.outputs, telemetry });
  }

  private allow(callers: readonly Flow[], calls: readonly Flow[]): void {
    const { stack, name, labels, selector } = this;
    const access = { name, namespace: stack.namespace, labels, pods: selector };
    for (const cluster of stack.clusters) {
      const flows = this.traffic.in(cluster, stack, callers, [...calls, ...this.needs.egress]);
      cluster.network.allow(stack.chartScope(this.scope, cluster), 'NetworkPolicy', { ...access, ...flows });
    }
  }

  /** Those that select them win: what is there already may use the keys of ours. */
  private get podLabels(): Labels {
    return { ...this.props.podLabels, ...this.labels, ...this.selector };
  }

  private get labels(): Labels {
    return objectLabels(this.stack.app, this.name);
  }
}
