import { type Address, parseAddress } from '../../documents/address';
import { refersToPods } from '../../documents/incomplete-object';
import type { Resource } from '../../documents/resource';
import type { AmbiguousText } from '../../documents/yaml/ambiguous-scalar';
import { fieldOf } from '../expression/values';
import { normalizeKubernetes } from '../kubernetes/normalize-kubernetes';
import { guard, unchangeable } from '../rules/guard';
import type { Subject } from '../subject';
import type { Part, PartsOf, Place, Target } from '../target';
import { normalizeTerraform, type Stated } from '../terraform/normalize-terraform';
import { settle } from '../values/settle';
import { textsIn } from '../values/texts';
import { Unknown } from '../values/unknown';

type Json = Readonly<Record<string, unknown>>;

/** A resource under judgement: its document as its engine reads it. */
export class Judged {
  readonly values: Json;
  private whole: Subject | undefined;
  private openWhole: Subject | undefined;
  private views: Map<Target<unknown> | Part, Subject> | undefined;
  private openViews: Map<Target<unknown> | Part, Subject> | undefined;
  private held: Map<PartsOf, readonly Part[]> | undefined;
  private known: boolean | undefined;
  private parsed: Address | undefined;

  /**
   * @param stated what other Terraform blocks state
   * @param planned what a plan knows of this one
   */
  constructor(
    readonly resource: Resource,
    stated: Stated,
    planned: readonly Json[] = [],
  ) {
    this.values = isKubernetes(resource)
      ? normalizeKubernetes(resource.type, resource.values)
      : settle(normalizeTerraform(resource.values, stated), planned);
  }

  /** What the resource is. */
  get address(): Address {
    this.parsed ??= parseAddress(this.resource.address);
    return this.parsed;
  }

  /** Whether nothing in the document is unknown. */
  get certain(): boolean {
    this.known ??= this.values === this.resource.values || !holdsUnknown(this.values);
    return this.known;
  }

  /** Whether it has the part that stands at a place of its type: a Rollout may leave its pods to a Deployment. */
  has(place: Place): boolean {
    const parts = this.parts(place);
    if (parts) return parts.length > 0;
    return place.path.length === 0 || this.part(place) !== undefined || !refersToPods(this.values);
  }

  /** The parts that stand there, where the type holds them in a way of its own: the same each time. */
  parts({ partsOf }: Place): readonly Part[] | undefined {
    if (!partsOf) return undefined;
    this.held ??= new Map();
    const parts = this.held.get(partsOf) ?? partsOf(this.values);
    this.held.set(partsOf, parts);
    return parts;
  }

  /** The part of the document that stands there. */
  part({ path }: Place): unknown {
    let part: unknown = this.values;
    for (let index = 0; index < path.length; index++) part = fieldOf(part, path[index]!);
    return part;
  }

  /**
   * What a graph rule sees: the same each time for a target, and for all that name the whole document.
   *
   * @param place where the type holds what the target names
   * @param own whether only rules of the library see it, which change nothing
   */
  as<D>(target: Target<D>, place: Place, own: boolean): Subject<D> {
    const part = this.part(place);
    if (part !== this.values) return this.view(target, part ?? nothing, this.certain, own) as Subject<D>;
    if (own) this.openWhole ??= new View(this, part, this.certain, true);
    else this.whole ??= new View(this, part, this.certain, false);
    return (own ? this.openWhole : this.whole) as Subject<D>;
  }

  /** The same of one of several parts, of which something may be unknown that the document does not tell. */
  asPart<D>(part: Part, own: boolean): Subject<D> {
    return this.view(part, part.value, false, own) as Subject<D>;
  }

  private view(of: Target<unknown> | Part, part: unknown, certain: boolean, own: boolean): Subject {
    if (own) this.openViews ??= new Map();
    else this.views ??= new Map();
    const views = (own ? this.openViews : this.views)!;
    const known = views.get(of);
    if (known) return known;
    const view = new View(this, part, certain, own);
    views.set(of, view);
    return view;
  }
}

/** A part that is left out. */
const nothing: Json = Object.freeze({});
const noneAmbiguous: readonly AmbiguousText[] = Object.freeze([]);

/** The resource that a graph rule looks at. */
export function judgedOf(subject: Subject): Judged | undefined {
  return subject instanceof View ? subject.judged : undefined;
}

/** Kubernetes types are written `apps/v1/Deployment`. */
export function isKubernetes({ type }: Resource): boolean {
  return type.includes('/');
}

function holdsUnknown(document: Json): boolean {
  const open: unknown[] = [document];
  while (open.length > 0) {
    const value = open.pop();
    if (value instanceof Unknown) return true;
    if (typeof value === 'object' && value !== null) for (const key in value) open.push((value as Json)[key]);
  }
  return false;
}

class View implements Subject {
  constructor(
    readonly judged: Judged,
    private readonly part: unknown,
    private readonly certain: boolean,
    private readonly own: boolean,
  ) {}

  get type(): string {
    return this.judged.resource.type;
  }

  get address(): string {
    return this.judged.resource.address;
  }

  get path(): string {
    return this.judged.resource.path;
  }

  get document(): unknown {
    if (!this.certain) return guard(this.part);
    return this.own ? this.part : unchangeable(this.part);
  }

  get raw(): unknown {
    return this.own ? this.part : unchangeable(this.part);
  }

  find(holds: Parameters<Subject['find']>[0]): ReturnType<Subject['find']> {
    return textsIn(this.part, holds);
  }

  get name(): string {
    const { address } = this.judged;
    return address.engine === 'terraform' && address.block === 'provider' ? address.name || address.type : address.name;
  }

  get origin(): string | undefined {
    return this.judged.resource.origin;
  }

  get integrity(): Subject['integrity'] {
    return this.judged.resource.integrity;
  }

  get ambiguous(): readonly AmbiguousText[] {
    const { ambiguous = noneAmbiguous } = this.judged.resource;
    return this.own ? ambiguous : unchangeable(ambiguous);
  }

  get namespace(): string | undefined {
    const namespace = fieldOf(this.judged.values['metadata'], 'namespace');
    return typeof namespace === 'string' ? namespace : undefined;
  }
}
