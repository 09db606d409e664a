import type * as cdk8s from 'cdk8s';
import { App, TerraformStack } from 'cdktf';
import { Construct, IConstruct } from 'constructs';
import type { Scope } from '../assembly/claims';
import { atOnce } from '../at-once';
import { Source } from '../errors';
import { frozenCopy } from '../frozen';
import { FactName, FactOf, factOf } from '../model/by-place/facts';
import { Cluster } from '../model/cluster';
import { Difference, mergeDifferences } from '../model/difference';
import { Environment, Place } from '../model/environment';
import { Provisioner } from '../model/provisioner';
import { Region, requiredFact } from '../model/region';
import { ServiceRoute } from '../model/routes';
import { SharedThing } from '../model/sharing/shared';
import { libProperties } from '../properties/lib-properties';
import { currentSource } from '../source/source';
import { Bindings } from './bindings/bindings';
import { dataElsewhere } from './bindings/data-elsewhere';
import { Existing } from './bindings/existing';
import { Externals } from './bindings/externals';
import { physicalName } from './bindings/physical-name';
import { ShareOptions } from './bindings/placed';

import { enclosingStack } from './enclosing-stack';
import { Endpoint } from './endpoint';
import { Image, releasedImage } from './image';
import { manifestChart } from './manifest-chart';
import { StackNames } from './names/names';
import { Placement } from './placement';
import { Placing } from './placing';
import { claimPods } from './pod-claims';
import { Registry } from './registry';
import { Override, OverrideTerms } from './render/override';
import { Need, refuseCircle } from './render/stack-cycle';
import { keepByHand } from './render/trees';
import { requireFunction } from './require-function';
import { claimRoute } from './route-claims';
import { setUp } from './set-up';

/** What is deployed together: an app group in one region of an environment, with one Terraform state, and one set of Kubernetes manifests per cluster. */
export class DeploymentStack extends TerraformStack {
  /**
   * The deployment stack in which a construct is defined.
   *
   * @throws UserError if it is in none, or no construct
   */
  static override of(construct: IConstruct): DeploymentStack {
    return enclosingStack(construct, (scope) => scope instanceof DeploymentStack);
  }

  readonly environment: Environment;
  readonly region: Region;
  /** Name of the app group. */
  readonly app: string;
  /** Kubernetes namespace of its workloads. */
  readonly namespace: string;
  readonly externals: Externals;
  readonly existing: Existing;
  /** What its constructs are called outside of the code. */
  readonly names = new StackNames(this);
  private readonly charts: ReadonlyMap<string, cdk8s.Chart>;
  private readonly placing: Placing;
  private readonly overridden: Override[] = [];
  /** The stacks that come before this one, as they were stated. */
  readonly needs: Need[] = [];

  /** Made by `environment.stamp(platform, …)`. */
  constructor(
    app: App,
    id: string,
    place: Place,
    private readonly registry: Registry,
    /** The line that stamped it. */
    readonly source: Source | undefined,
  ) {
    super(app, id);
    this.environment = place.environment;
    this.region = place.region;
    this.app = place.app;
    this.namespace = place.environment.namespaceOf(place.app);
    this.externals = new Externals(this, registry.organization);
    this.existing = new Existing(this);
    this.placing = new Placing(id);
    this.charts = new Map(place.region.clusters.map(({ name }) => [name, manifestChart(this, this.namespace)]));
    setUp(this, place);
  }

  /** The clusters that its manifests are written for. */
  get clusters(): readonly Cluster[] {
    return this.region.clusters;
  }

  /**
   * States that another stack comes before this one.
   *
   * @throws UserError naming the circle and its lines, if that one needs this one
   */
  override addDependency(dependency: TerraformStack): void {
    const need: Need = { stack: this, needed: dependency, source: currentSource() };
    refuseCircle(
      need,
      this.node.root.node.children.flatMap((stack) => (stack instanceof DeploymentStack ? stack.needs : [])),
    );
    super.addDependency(dependency);
    this.needs.push(need);
  }

  /** Everything Kubernetes in it, for one cluster. */
  chartOf(cluster: Cluster): cdk8s.Chart {
    return this.charts.get(cluster.name)!;
  }

  /** The scope in a cluster's chart with the same path as `construct`, so that one path names it in both outputs. */
  chartScope(construct: IConstruct, cluster: Cluster): Construct {
    const below = construct.node.scopes.slice(this.node.scopes.length);
    const found = below.reduce<Construct>(
      (scope, { node }) => (scope.node.tryFindChild(node.id) as Construct | undefined) ?? new Construct(scope, node.id),
      this.chartOf(cluster),
    );
    keepByHand(construct, found);
    return found;
  }

  /**
   * Places a workload that needs a word about this place: `stack.place(orders, { data: { db: 'independent' } })`; of two, the inner one wins.
   */
  place(define: (stack: DeploymentStack) => unknown, placement: Placement): void {
    requireFunction(`A place of '${this.node.id}'`, define);
    const said = libProperties.check('Placement', frozenCopy(placement), `a place of '${this.node.id}'`);
    this.placing.with(said, () => atOnce(`The function that is placed in '${this.node.id}'`, define(this)));
  }

  /**
   * Places what several workloads use, once, before them: below `shared`, and with names of its own, `…-<app>-<name>`.
   *
   * @throws UserError if it is placed already or behind its consumers, or the environment cannot provide it
   */
  share(shared: SharedThing, options: ShareOptions = {}): void {
    this.placing.share();
    this.bindings.share(this, shared, currentSource(), options);
  }

  /** What differs in this place from what a workload states, by the environment and by the line that places it. */
  differenceOf(workload: string): Difference {
    return mergeDifferences(this.environment.differenceOf(`${this.app}/${workload}`), this.placing.difference());
  }

  /**
   * The name of a cloud resource: `<organization>-<environment>-<region>-<app>-` and the construct's path in the stack, as it is known
   * outside of the code and without `shared`; where one of these but the region has a hyphen, the name ends in a hash of their list.
   *
   * @param service what names must be unique in, such as `s3`
   * @param limit most characters that the service takes; a longer name is cut and ends in a hash
   * @throws UserError if another construct has the name
   */
  physicalName(construct: IConstruct, service: string, limit: number): string {
    return physicalName(this, this.registry, construct, service, limit);
  }

  /**
   * A fact of the region that a construct cannot do without.
   *
   * @param field where the fact stands, such as `keys.database`
   * @throws UserError if the region does not state it
   */
  required<T>(fact: T | undefined, field: string, construct: IConstruct): T {
    return requiredFact(fact, this.environment.name, this.region, field, `'${construct.node.path}'`);
  }

  /** A fact of the platform's own: the region's, or that of a cluster, which stands before it; refused where neither states it. */
  fact<N extends FactName>(name: N, cluster?: Cluster): FactOf<N> {
    return factOf(this.environment.name, { region: this.region, cluster }, name);
  }

  /**
   * The image that the environment's release pins for a workload.
   *
   * @param repository image without tag and digest
   * @param otherwise what else mends it where the release lacks it, for the error
   * @throws UserError if the release lacks it, or its digest where the environment requires one
   */
  imageOf(workload: string, repository: string, otherwise?: string): Image {
    return releasedImage(this.environment, `${this.app}/${workload}`, repository, otherwise);
  }

  /**
   * Refuses data of ours in a second region of an environment without a word about the first.
   *
   * @throws UserError if the line that places the workload says nothing
   */
  claimData(workload: string, dependency: string, type: string, external?: Provisioner): void {
    const data = `${this.environment.name}/${this.app}/${workload}/${dependency}`;
    const elsewhere = external ? undefined : this.registry.claimData(data, this.region.region);
    if (this.placing.dataOf(dependency) || !elsewhere) return;
    throw dataElsewhere(this, workload, dependency, type, elsewhere);
  }

  /** `workload.override(…)` reads better. */
  override(workload: IConstruct, path: string, value: unknown, terms: OverrideTerms): void {
    const override = new Override(workload.node.path, path, value, terms, currentSource());
    for (const earlier of this.overridden) override.requireApartFrom(earlier);
    this.overridden.push(override);
  }

  /** What was set past properties, in the order of the program. */
  get overrides(): readonly Override[] {
    return this.overridden;
  }

  /**
   * Takes a host and path for a route of a workload: in all regions of the environment, and in each cluster with everybody who shares it.
   *
   * @throws UserError naming both, if another route has them
   */
  claimRoute(workload: string, name: string, route: Pick<ServiceRoute, 'host' | 'path' | 'pathType' | 'grpc'>): void {
    claimRoute(this, `'${this.app}/${workload}' (route '${name}')`, route);
  }

  /**
   * Takes the labels that select some pods in the stack's namespace.
   *
   * @param all labels of the pods that `construct` makes
   * @throws UserError naming both, if the pods of something else have them
   */
  claimPods(labels: Readonly<Record<string, string>>, construct: IConstruct, all = labels): void {
    claimPods(this, { selector: labels, labels: all, path: construct.node.path });
  }

  /** Takes something for an owner; tells who has it, where somebody else does. */
  claim(scope: Scope, what: string, owner: string, share?: string): string | undefined {
    return this.registry.claims.claim(scope, what, owner, share);
  }

  /** Within what the objects of a cluster are unique, whichever environment they are of. */
  scopeOf({ name }: Cluster): Scope {
    return { account: this.region.account, region: this.region.region, cluster: name };
  }

  /** What its environments fulfil dependencies by. */
  get bindings(): Bindings {
    return this.registry.bindings;
  }

  /** Makes a workload known to its neighbours and to the assembly. */
  register(endpoint: Endpoint): void {
    this.registry.register(`${this.environment.name} ${this.region.region}`, endpoint);
  }
}
