import { frozenCopy } from '../frozen';
import type { Documents } from './documents';
import type { Step } from './values/pointer';

/** One of several parts of a document. */
export interface Part {
  readonly value: unknown;
  /** Where it stands. */
  readonly at: readonly Step[];
  /**
   * Where something of it stands, by where it is in the part, where that was put together.
   *
   * @default - the same, behind `at`
   */
  readonly locate?: (steps: readonly Step[]) => readonly Step[];
}

/** The parts of a document of a type that holds several, or holds them in a way of its own. */
export type PartsOf = (document: Readonly<Record<string, unknown>>) => readonly Part[];

/** Which documents a rule looks at, and which part of them. */
export class Target<D> {
  /** What a rule written for it reads; only a type. */
  declare readonly document: D;

  /**
   * @param types resource types: `aws_s3_bucket`, `apps/v1/Deployment`
   * @param part fields that lead to what the rule reads, by type; the whole document where it is missing
   * @param parts what the rule reads in types that hold more than one of it; admission knows none of them
   */
  constructor(
    readonly types: readonly string[],
    readonly part: Readonly<Record<string, readonly string[]>> = {},
    readonly parts: ReadonlyMap<string, PartsOf> = new Map(),
  ) {
    this.types = frozenCopy(types);
    this.part = frozenCopy(part);
    this.parts = frozenCopy(parts);
    Object.freeze(this);
  }

  /** The same for some of the types. */
  only(...types: readonly string[]): Target<D> {
    return new Target<D>(types, this.part, this.parts);
  }

  /** Where documents of a type hold the part. */
  in(type: string): Place {
    const path = this.part[type] ?? whole.path;
    const partsOf = this.parts.get(type);
    return path.length === 0 && !partsOf ? whole : { path, steps: path.map((key) => ({ key })), partsOf };
  }
}

/** Where documents of one type hold what a rule reads. */
export interface Place {
  /** Fields that lead to it; none where it is the whole document. */
  readonly path: readonly string[];
  /** The same, as a report says it. */
  readonly steps: readonly Step[];
  /** Where the type holds several, or in a way of its own. */
  readonly partsOf: PartsOf | undefined;
}

const whole: Place = { path: [], steps: [], partsOf: undefined };

/** Documents of types that Slipway has no description of: `documents<Widget>('example.com/v1/Widget')`. */
export function documents<D>(...types: readonly string[]): Target<D> {
  return new Target<D>(types);
}

/** Resources of every type, also of those that no other rule knows: a rule about them reads no document. */
export const everything = documents<unknown>('*');

/** What a rule applies to: a type, several, or a part of some. */
export type AppliesTo<D> = Target<D> | keyof Documents | readonly (keyof Documents)[];

/** The document that a rule reads; of several types, with the fields of all. */
export type DocumentOf<A> =
  A extends Target<infer D>
    ? D
    : A extends keyof Documents
      ? Documents[A]
      : A extends readonly (infer T extends keyof Documents)[]
        ? Merged<Documents[T]>
        : never;

type Merged<U> = {
  readonly [Field in U extends unknown ? keyof U : never]?: U extends unknown ? (Field extends keyof U ? U[Field] : never) : never;
};

const ofTypes = new Map<string, Target<unknown>>();

/** The same target for the same types. */
export function targetOf(appliesTo: AppliesTo<unknown>): Target<unknown> {
  if (appliesTo instanceof Target) return appliesTo;
  const types = typeof appliesTo === 'string' ? [appliesTo] : (appliesTo as readonly string[]);
  const target = ofTypes.get(types.join()) ?? new Target(types);
  ofTypes.set(types.join(), target);
  return target;
}
