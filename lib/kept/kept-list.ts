/** Counts up with each change that readers must know of: they refuse what they do not know. What an entry has beside is kept as it is. */
export const keptVersion = 1;

/** What is lost with a resource: data, what only its key opens, or a name or an address that nobody gets again. */
export const losses = ['data', 'keys', 'names'] as const;

export type Loss = (typeof losses)[number];

/**
 * What must not vanish of a stack, and what of it cannot be changed in place: a file of the user's repository. Its form is
 * `schemas/ids.schema.json`.
 */
export interface KeptList {
  /** Id of the stack: the name of the file is made of it. */
  readonly stack: string;
  /** By address: Terraform's, or `<cluster>/<namespace>/<kind>/<name>`. */
  readonly resources: ReadonlyMap<string, KeptEntry>;
  /** What a newer version wrote beside, by key. */
  readonly others?: Readonly<Record<string, unknown>>;
}

/** One resource of a list. */
export interface KeptEntry {
  /** Construct path. */
  readonly path: string;
  /** What is lost with it; left out where it is listed for its immutable fields alone. */
  readonly keeps?: Loss;
  /** What its service calls it; left out where only the service knows. */
  readonly name?: string;
  /** Names of the claim templates of a StatefulSet: each pod's volume is called `<claim>-<set>-<number>`. */
  readonly claims?: readonly string[];
  /** The fields that its API server refuses to change, as the object states them; of what is long, a hash. */
  readonly immutable?: Readonly<Record<string, unknown>>;
  /**
   * What `terraform import` takes. Of what is no orphan, the stack has an `import` block with it: another state made it, or forgot it, and the block does nothing once every
   * state of the stack has it. Left out of an orphan where its name tells it, or nobody asked a state yet.
   */
  readonly importId?: string;
  /** Of a secret that came from another state: the version that its value was stored with, of which this one has none. */
  readonly stored?: number;
  /** Other addresses that the state of the stack may still know it by, each with the construct path that it had there. */
  readonly addresses?: Readonly<Record<string, string>>;
  /** Of what is left where it is: addresses of what belongs to it and is listed nowhere. */
  readonly besides?: readonly string[];
  /** The stack that has it from now on: the state of this one is to forget it. The entry goes once a state shows that it did. */
  readonly departed?: string;
  /** Nobody makes it any longer, and it is there all the same: an orphan. */
  readonly retired?: Retired;
  /** That it is deleted and made anew on purpose, where an immutable field changes: who reviews the file sees it. */
  readonly replaced?: Statement;
  /** That a plan may destroy it, with what is lost: it holds once the default branch has it, as long as the entry stands. */
  readonly destroyed?: Statement;
}

/** A statement of people, who write it into the file. */
export interface Statement {
  readonly reason: string;
}

/** Why a resource is left alone. */
export interface Retired extends Statement {
  /** Who answers for it. */
  readonly owner?: string;
  /** The day since when, as `YYYY-MM-DD`. */
  readonly date?: string;
  /** The last day on which it has to be there, as `YYYY-MM-DD`. */
  readonly until?: string;
}
