import { type Address, parseAddress } from '../../documents/address';
import { refersToPods } from '../../documents/incomplete-object';
import type { Resource } from '../../documents/resource';
import type { AmbiguousText } from '../../documents/yaml/ambiguous-scalar';
import { fieldOf } from '../expression/values';
import { normalizeKubernetes } from '../kubernetes/normalize-kubernetes';
import { guard, unchangeable } from '../rules/guard';
import type { Subject } from '../subject';
import type { Target } from '../target';
import { normalizeTerraform, type Stated } from '../terraform/normalize-terraform';
import { settle } from '../values/settle';
import { textsIn } from '../values/texts';
import { Unknown } from '../values/unknown';

type Json = Readonly<Record<string, unknown>>;

/** A resource under judgement: its document as its engine reads it. */
export class Judged {
  readonly values: Json;
  private whole: Subject | undefined;
  private parts: Map<Target<unknown>, Subject> | undefined;
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

  /** Whether it has the part that a target names: a Rollout may leave its pods to a Deployment. */
  has(target: Target<unknown>): boolean {
    const path = target.part[this.resource.type];
    return path === undefined || path.length === 0 || this.part(target) !== undefined || !refersToPods(this.values);
  }

  /** The part of the document that a target names. */
  part(target: Target<unknown>): unknown {
    const path = target.part[this.resource.type];
    if (path === undefined || path.length === 0) return this.values;
    let part: unknown = this.values;
    for (let index = 0; index < path.length; index++) part = fieldOf(part, path[index]!);
    return part;
  }

  /** What a graph rule sees: the same each time for a target, and for all that name the whole document. */
  as<D>(target: Target<D>): Subject<D> {
    const part = this.part(target);
    if (part === this.values) {
      this.whole ??= new View(this, part);
      return this.whole as Subject<D>;
    }
    this.parts ??= new Map();
    const view = this.parts.get(target) ?? new View(this, part ?? nothing);
    this.parts.set(target, view);
    return view as Subject<D>;
  }
}

/** A part that is left out. */
const nothing: Json = Object.freeze({});

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
    return this.judged.certain ? unchangeable(this.part) : guard(this.part);
  }

  get raw(): unknown {
    return unchangeable(this.part);
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
    return unchangeable(this.judged.resource.ambiguous ?? []);
  }

  get namespace(): string | undefined {
    const namespace = fieldOf(this.judged.values['metadata'], 'namespace');
    return typeof namespace === 'string' ? namespace : undefined;
  }
}
