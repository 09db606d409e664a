import { AssembledOverride } from '../../assembly/assembly';
import { Source, UserError } from '../../errors';
import { libProperties } from '../../properties/lib-properties';
import { printSource } from '../../source/source';
import { changedField, Identity } from './identity';
import { type Key, overridePath, printKeys } from './override-path';
import { plainValue } from './plain-value';

/** Why the raw field must be set, and until when. */
export interface OverrideTerms {
  /** For whoever reviews it: at least 10 characters. */
  readonly reason: string;
  /** The last day on which it holds, as `YYYY-MM-DD`: after it, a finding fails. */
  readonly expires: string;
}

type Json = Record<string, unknown>;

const shortestReason = 10;

/** A field that is set past the properties of a construct, in one object that it made. */
export class Override {
  /** For the assembly. */
  readonly record: AssembledOverride;
  private readonly keys: readonly Key[];
  private readonly value: unknown;
  private hits = 0;

  /**
   * @param owner construct path of the workload
   * @param path `<object>.<field>`: the object by its path below the workload, the field as `spec.template.spec.containers[0].stdin`
   *   or `metadata.annotations['a.b/c']`
   * @param value what it becomes; `undefined` removes it
   * @throws UserError if the path, the value or the terms are malformed
   */
  constructor(
    owner: string,
    private readonly path: string,
    value: unknown,
    terms: OverrideTerms,
    readonly source: Source | undefined,
  ) {
    const { object, field, keys } = overridePath(path);
    if (/^([^.]*\/)?Job\./.test(path))
      throw new UserError(`An override has the path '${path}'.`, 'State it in the properties: the name of a Job tells its template.');
    const { reason, expires } = checkTerms(path, terms);
    this.keys = keys;
    this.value = value === undefined ? undefined : plainValue(value, `The override of '${path}'`);
    this.record = {
      path: `${owner}/${object}`,
      field,
      ...(value === undefined ? {} : { value: JSON.stringify(this.value) }),
      reason,
      expires,
      ...(source && { source }),
    };
  }

  /** @throws UserError if this one sets again what an earlier one set, as a whole or in part */
  requireApartFrom(earlier: Override): void {
    const { record, keys } = earlier;
    if (record.path !== this.record.path || this.keys.some((key, index) => index < keys.length && key !== keys[index])) return;
    if (this.keys.length > keys.length) return;
    const there = record.source ? ` (${printSource(record.source)})` : '';
    throw new UserError(
      `The override of '${this.path}' sets what the one of '${earlier.path}'${there} has set.`,
      'Keep one of them; what is set in part comes after what is set as a whole.',
      this.source,
    );
  }

  /**
   * Sets the field, where an object is the one that is meant.
   *
   * @param identityOf what nobody may set past properties, of an object as it is
   */
  apply<T extends object>(constructPath: string, object: T, identityOf: (object: T) => Identity): void {
    if (constructPath !== this.record.path) return;
    this.hits += 1;
    const before = new Map(structuredClone([...identityOf(object)]));
    const last = this.keys.at(-1)!;
    const parent = this.parentIn(object);
    const is = parent === undefined ? undefined : (parent as Json)[last];
    if (JSON.stringify(is) === JSON.stringify(this.value)) throw this.refusal('changes nothing: that is what the object has', 'Drop it.');
    // Objects of several clusters share no part.
    if (this.value !== undefined) (parent as Json)[last] = structuredClone(this.value);
    else if (Array.isArray(parent)) parent.splice(Number(last), 1);
    else delete (parent as Json)[last];
    const changed = changedField(before, identityOf(object));
    if (changed !== undefined) throw this.refusal(`changes '${changed}', by which the object is known`, cureOf(changed));
  }

  /** What holds the field. Objects that are missing on the way are made, and lists where their first item is set. */
  private parentIn(object: object): object | undefined {
    let within: unknown = object;
    for (const [index, key] of this.keys.entries()) {
      const way = this.keys.slice(0, index);
      this.requireHolder(within, key, way);
      if (index === this.keys.length - 1) return within as object;
      const holder = within as Json;
      if (!Object.hasOwn(holder, key) || holder[key] === null) {
        if (this.value === undefined) return undefined;
        holder[key] = typeof this.keys[index + 1] === 'number' ? [] : {};
      }
      within = holder[key];
    }
    return undefined;
  }

  private requireHolder(within: unknown, key: Key, way: readonly Key[]): void {
    const where = way.length === 0 ? 'the object' : `'${printKeys(way)}'`;
    if (typeof within !== 'object' || within === null)
      throw this.refusal(`hits nothing: ${where} is ${JSON.stringify(within)}, which holds nothing`, 'Set that instead.');
    if (!Array.isArray(within)) {
      if (typeof key === 'string') return;
      throw this.refusal(`hits nothing: ${where} is no list`, 'Name a field of it.');
    }
    const most = within.length - (this.value === undefined ? 1 : 0);
    if (typeof key === 'number' && key <= most) return;
    throw this.refusal(
      `hits nothing: ${where} is a list of ${within.length}`,
      `Write an index in brackets, up to [${within.length - 1}]; [${within.length}] adds an item.`,
    );
  }

  /** @throws UserError if no object was the one that is meant */
  requireHit(objects: readonly string[]): void {
    if (this.hits > 0) return;
    const [, workload] = this.record.path.split('/');
    const near = objects
      .map((path) => path.split('/'))
      .filter(([, owner]) => owner === workload)
      .map((names) => names.slice(2).join('/'));
    throw this.refusal(
      `hits nothing (objects of the workload: ${[...new Set(near)].sort().join(', ')})`,
      'Name one of them, or drop the override.',
    );
  }

  private refusal(what: string, cure: string): UserError {
    return new UserError(`The override of '${this.path}' ${what}.`, cure, this.source);
  }
}

/** @throws UserError if nobody could keep them */
function checkTerms(path: string, terms: OverrideTerms): OverrideTerms {
  const { reason, expires } = libProperties.check('OverrideTerms', terms, `the override of '${path}'`);
  if (reason.trim().length < shortestReason)
    throw new UserError(`The override of '${path}' has the reason '${reason}'.`, `Say why in at least ${shortestReason} characters.`);
  if (!isDay(expires)) throw new UserError(`The override of '${path}' expires on '${expires}'.`, 'Write a day as YYYY-MM-DD.');
  return { reason, expires };
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function cureOf(field: string): string {
  if (/(?:labels|annotations)\['[^']+'\]$/.test(field))
    return `It is not yours: set a label or annotation beside it, such as "metadata.annotations['example.com/note']".`;
  if (field.startsWith('tags.')) return "State it as 'owner' of the workload, and set a tag beside it, such as 'tags.purpose'.";
  return 'Files, policies and other objects go by it: rename the construct, or state it in the properties of what makes the object.';
}
