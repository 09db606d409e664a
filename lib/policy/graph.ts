import { UserError } from '../errors';
import type { Settings } from './expression/resolve';
import type { Judged } from './judged';
import type { LabelSelector } from './kubernetes/documents';
import { LabelledPods } from './kubernetes/labelled';
import type { PodTemplate } from './kubernetes/pod';
import { pods } from './kubernetes/pods';
import type { Parameter } from './parameter';
import { References } from './references';
import type { Scalar } from './scalar';
import type { Subject } from './subject';
import { AppliesTo, DocumentOf, Target, targetOf } from './target';

/** The resources of a stack, of both outputs; Kubernetes objects are those of one cluster. */
export class Graph {
  /** Types that rules have asked for beside the resource that they judged. */
  readonly asked = new Set<string>();
  private readonly byType = new Map<string, Judged[]>();
  private readonly references = new Map<string, References>();
  private readonly views = new Map<Target<unknown>, readonly Subject[]>();
  private readonly indexes = new Map<(graph: Graph) => unknown, unknown>();
  private byAddress: Map<string, Judged> | undefined;
  private byDocument: Map<unknown, Judged> | undefined;

  constructor(
    private readonly resources: readonly Judged[],
    private readonly settings: Settings,
  ) {
    for (const judged of resources) {
      const alike = this.byType.get(judged.resource.type);
      if (alike) alike.push(judged);
      else this.byType.set(judged.resource.type, [judged]);
    }
  }

  /** Whether the environment protects its data. */
  get protected(): boolean {
    return this.settings.facts.protected;
  }

  /** The minor of Kubernetes 1.x that the cluster runs. */
  get kubernetesMinor(): number {
    return this.settings.facts.kubernetesMinor;
  }

  /** What packs set a parameter to, or its own value. */
  parameter<T extends Scalar | readonly Scalar[]>(parameter: Parameter<T>): T {
    return (this.settings.parameters.get(parameter) ?? parameter.value) as T;
  }

  /** Every resource that a target, a type or several types name. */
  all<const A extends AppliesTo<unknown>>(appliesTo: A): readonly Subject<DocumentOf<A>>[] {
    const target = targetOf(appliesTo) as Target<DocumentOf<A>>;
    const known = this.views.get(target);
    if (known) return known as readonly Subject<DocumentOf<A>>[];
    for (const type of target.types) this.asked.add(type);
    const found = target.types.flatMap((type) => (this.byType.get(type) ?? []).map((judged) => judged.as(target)));
    this.views.set(target, found);
    return found;
  }

  /** Resources of a type whose attribute refers to a resource, by address or name. */
  referringTo<const A extends AppliesTo<unknown>>(subject: Subject, type: A & string, field: string): readonly Subject<DocumentOf<A>>[] {
    const target = targetOf(type) as Target<DocumentOf<A>>;
    return (this.relatedTo(this.judged(subject.address), type, field) ?? []).map((judged) => judged.as(target));
  }

  /** Pods, and templates of pods, that a selector matches. */
  selectedPods(selector: LabelSelector, namespace: string | undefined): readonly Subject<PodTemplate>[] {
    return this.index(labelledPods).selectedBy(selector, namespace);
  }

  /** Something made once for the stack and asked by many resources, such as a map by name: `make` must be the same function each time. */
  index<T>(make: (graph: Graph) => T): T {
    if (!this.indexes.has(make)) this.indexes.set(make, make(this));
    return this.indexes.get(make) as T;
  }

  /** The same as documents under judgement; nothing where that is unknown. */
  relatedTo(judged: Judged, type: string, field: string): readonly Judged[] | undefined {
    const key = `${type} ${field}`;
    this.asked.add(type);
    const references = this.references.get(key) ?? new References(this.byType.get(type) ?? [], field);
    this.references.set(key, references);
    return references.to(judged);
  }

  /** Address of the resource whose document it is. */
  addressOf(document: unknown): string {
    this.byDocument ??= new Map(this.resources.map((judged) => [judged.values, judged]));
    return this.byDocument.get(document)?.resource.address ?? '';
  }

  private judged(address: string): Judged {
    this.byAddress ??= new Map(this.resources.map((judged) => [judged.resource.address, judged]));
    const found = this.byAddress.get(address);
    if (!found) throw new UserError(`'${address}' is no resource of the stack.`, 'Ask for one that the graph gave.');
    return found;
  }
}

const labelledPods = (graph: Graph) => new LabelledPods(graph.all(pods));
