import { AssembledOverride } from '../../assembly/assembly';
import { Source, UserError } from '../../errors';

/** Why the raw field must be set, and until when. */
export interface OverrideTerms {
  /** For whoever reviews it: at least 10 characters. */
  readonly reason: string;
  /** The last day on which it holds, as `YYYY-MM-DD`: after it, `slipway synth` fails. */
  readonly expires: string;
}

type Json = Record<string, unknown>;

const shortestReason = 10;
const reserved = ['__proto__', 'constructor', 'prototype'];

/** A field that is set past the properties of a construct, in one object that it made. */
export class Override {
  /** For the assembly. */
  readonly record: AssembledOverride;
  private readonly field: readonly string[];
  private hits = 0;

  /**
   * @param owner construct path of the workload
   * @param path `<object>.<field>`: the object by its path below the workload, the field as `spec.template.spec.containers[0].stdin`
   *   or `metadata.annotations['a.b/c']`
   * @param value what it becomes; `undefined` removes it
   * @throws UserError if the path or the terms are malformed
   */
  constructor(
    owner: string,
    private readonly path: string,
    private readonly value: unknown,
    { reason, expires }: OverrideTerms,
    readonly source: Source | undefined,
  ) {
    const [, object, field] = /^([^.[]+)((?:\.[^.[\]]+|\[\d+\]|\['[^']+'\])+)$/.exec(path) ?? [];
    if (!object || !field)
      throw new UserError(
        `An override has the path '${path}'.`,
        "Write <object>.<field>, such as 'Deployment.spec.template.spec.dnsPolicy' or 'uploads/Resource.force_destroy'.",
      );
    this.field = [...field.matchAll(/\.([^.[\]]+)|\[(\d+)\]|\['([^']+)'\]/g)].map(([, name, index, quoted]) => name ?? index ?? quoted!);
    if (this.field.some((name) => reserved.includes(name)))
      throw new UserError(`An override has the path '${path}'.`, 'It reaches into JavaScript itself.');
    if (reason.trim().length < shortestReason)
      throw new UserError(`The override of '${path}' has the reason '${reason}'.`, `Say why in at least ${shortestReason} characters.`);
    if (!/^\d{4}-\d{2}-\d{2}$/.test(expires) || new Date(`${expires}T00:00:00Z`).toISOString().slice(0, 10) !== expires) {
      throw new UserError(`The override of '${path}' expires on '${expires}'.`, 'Write a day as YYYY-MM-DD.');
    }
    this.record = {
      path: `${owner}/${object}`,
      field: field.replace(/^\./, ''),
      ...(value === undefined ? {} : { value: JSON.stringify(value) }),
      reason,
      expires,
      ...(source && { source }),
    };
  }

  /** Sets the field, where an object is the one that is meant. */
  apply(constructPath: string, object: Json): void {
    if (constructPath !== this.record.path) return;
    this.hits += 1;
    const last = this.field.at(-1)!;
    const parent = this.field
      .slice(0, -1)
      .reduce<unknown>((within, name) => (isContainer(within) && Object.hasOwn(within, name) ? within[name] : undefined), object);
    if (!isContainer(parent) || (Array.isArray(parent) && !Object.hasOwn(parent, last))) {
      throw new UserError(
        `The override of '${this.path}' hits nothing: the object has no '${this.field.slice(0, -1).join('.')}' to hold it.`,
        'Write the path as the object has it.',
        this.source,
      );
    }
    if (JSON.stringify(parent[last]) === JSON.stringify(this.value)) {
      throw new UserError(`The override of '${this.path}' changes nothing: that is what the object has.`, 'Drop it.', this.source);
    }
    if (this.value === undefined) delete parent[last];
    else parent[last] = this.value;
  }

  /** @throws UserError if no object was the one that is meant */
  requireHit(objects: readonly string[]): void {
    if (this.hits > 0) return;
    const [, workload] = this.record.path.split('/');
    const near = objects
      .map((path) => path.split('/'))
      .filter(([, owner]) => owner === workload)
      .map((names) => names.slice(2).join('/'));
    throw new UserError(
      `The override of '${this.path}' hits nothing (objects of the workload: ${[...new Set(near)].sort().join(', ')}).`,
      'Name one of them, or drop the override.',
      this.source,
    );
  }
}

function isContainer(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}
