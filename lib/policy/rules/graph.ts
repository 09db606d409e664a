import { UserError } from '../../errors';
import { isApproved } from '../../source/origin';
import type { Settings } from '../expression/resolve';
import { Malformed } from '../expression/values';
import { type Judged, judgedOf } from '../judge/judged';
import type { LabelSelector } from '../kubernetes/kubernetes-documents';
import { LabelledPods } from '../kubernetes/labelled';
import type { PodTemplate } from '../kubernetes/pod';
import { pods } from '../kubernetes/pods';
import type { Parameter } from '../parameter';
import type { Subject } from '../subject';
import { AppliesTo, DocumentOf, everything, type Place, Target, targetOf } from '../target';
import { References } from '../terraform/references';
import type { Scalar } from '../values/scalar';
import { Unknown } from '../values/unknown';

/** The resources of a stack, of both outputs; Kubernetes objects are those of one cluster. */
export class Graph {
  private readonly byType = new Map<string, Judged[]>();
  private readonly references = new Map<string, Map<string, References>>();
  private readonly views = new Map<Target<unknown>, readonly Subject[]>();
  private readonly indexes = new Map<(graph: Graph) => unknown, unknown>();
  private byDocument: Map<unknown, Judged> | undefined;

  constructor(
    private readonly resources: readonly Judged[],
    private readonly settings: Settings,
    private readonly approvedOrigins: readonly string[] = [],
    private readonly ofEveryCluster?: () => Graph,
    /** Whether only rules of the library ask it: they get documents as they are. */
    private readonly own = false,
  ) {
    for (const judged of resources) {
      if (!isMade(judged)) continue;
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

  /** Whether the environment approves whose code made a resource: the `origin` of a subject. */
  approves(origin: string): boolean {
    return isApproved(origin, this.approvedOrigins);
  }

  /** What packs set a parameter to, or its own value. */
  parameter<T extends Scalar | readonly Scalar[]>(parameter: Parameter<T>): T {
    return (this.settings.parameters.get(parameter) ?? parameter.value) as T;
  }

  /** The same with the objects of every cluster: what runs in one of them, and not in this one, say. */
  get everywhere(): Graph {
    return this.ofEveryCluster?.() ?? this;
  }

  /** Every resource that a target, a type or several types name; of `everything`, all of them. */
  all<const A extends AppliesTo<unknown>>(appliesTo: A): readonly Subject<DocumentOf<A>>[] {
    const target = targetOf(appliesTo) as Target<DocumentOf<A>>;
    const known = this.views.get(target);
    if (known) return known as readonly Subject<DocumentOf<A>>[];
    const types = target.types.includes(everything.types[0]!) ? [...this.byType.keys()] : target.types;
    const found: Subject<DocumentOf<A>>[] = [];
    for (const type of types) {
      const place = target.in(type);
      for (const judged of this.byType.get(type) ?? none) found.push(...this.seen(judged, target, place));
    }
    this.views.set(target, found);
    return found;
  }

  /** What a target names in a resource; nothing of what is malformed, which the rules about it tell. */
  private seen<D>(judged: Judged, target: Target<D>, place: Place): readonly Subject<D>[] {
    try {
      const parts = judged.parts(place);
      if (parts) return parts.map((part) => judged.asPart<D>(part, this.own));
      return judged.has(place) ? [judged.as(target, place, this.own)] : [];
    } catch (error) {
      if (error instanceof Malformed) return [];
      throw error;
    }
  }

  /** Resources of a type, or of several, whose attribute refers to a resource, by address or name. */
  referringTo<const A extends AppliesTo<unknown>>(subject: Subject, appliesTo: A, field: string): readonly Subject<DocumentOf<A>>[] {
    const target = targetOf(appliesTo) as Target<DocumentOf<A>>;
    return target.types.flatMap((type) => {
      const place = target.in(type);
      return (this.relatedTo(judgedBy(subject), type, field) ?? none).map((judged) => judged.as(target, place, this.own));
    });
  }

  /** Pods, and templates of pods, that a selector matches. */
  selectedPods(selector: LabelSelector, namespace: string | undefined): readonly Subject<PodTemplate>[] {
    return this.index(labelledPods).selectedBy(selector, namespace);
  }

  /** Something made once for the stack and asked by many resources, such as a map by name: `make` must be the same function each time. */
  index<T>(make: (graph: Graph) => T): T {
    const known = this.indexes.get(make);
    if (known !== undefined || this.indexes.has(make)) return known as T;
    const made = make(this);
    this.indexes.set(make, made);
    return made;
  }

  /** The same as documents under judgement; nothing where that is unknown. */
  relatedTo(judged: Judged, type: string, field: string): readonly Judged[] | undefined {
    let byField = this.references.get(type);
    if (!byField) {
      byField = new Map();
      this.references.set(type, byField);
    }
    let references = byField.get(field);
    if (!references) {
      references = new References(this.byType.get(type) ?? [], field);
      byField.set(field, references);
    }
    return references.to(judged);
  }

  /** Address of the resource whose document it is. */
  addressOf(document: unknown): string {
    this.byDocument ??= new Map(this.resources.map((judged) => [judged.values, judged]));
    return this.byDocument.get(document)?.resource.address ?? '';
  }
}

const none: readonly Judged[] = [];

/** Expressions of nothing, whatever else is so: `${toset([])}`, `${false ? 1 : 0}`. */
const ofNothing = /^\$\{\s*(?:0|false\s*\?\s*1\s*:\s*0|(?:to(?:list|map|set)\(\s*)?(?:\[\s*\]|\{\s*\})(?:\s*\))?)\s*\}$/;

/** Whether Terraform makes anything of a block: `count: 0` protects nothing. */
function isMade({ values: { count, for_each: each } }: Judged): boolean {
  if (count === 0 || count === '0' || isOfNothing(count) || isOfNothing(each)) return false;
  return typeof each !== 'object' || each === null || each instanceof Unknown || Object.keys(each).length > 0;
}

function isOfNothing(value: unknown): boolean {
  return value instanceof Unknown && ofNothing.test(value.text);
}

function judgedBy(subject: Subject): Judged {
  const judged = judgedOf(subject);
  if (!judged) throw new UserError(`'${subject.address}' is no resource of the stack.`, 'Ask for one that the graph gave.');
  return judged;
}

const labelledPods = (graph: Graph) => new LabelledPods(graph.all(pods));
