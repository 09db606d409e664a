import { Output, SecretOutput } from './output';
import { sayNames } from './renaming/former-names';
import type { Text } from './text';

/**
 * Whether an output may be read by anybody who may read the pod's manifest (`value`), or not (`secret`); a `file` is a text of many lines, which
 * sets no variable by itself, and a `secretFile` a secret that sets none.
 */
export type OutputKind = 'value' | 'secret' | 'file' | 'secretFile';

/**
 * Something that a workload needs and its environment provides: a bucket, a queue, a database.
 *
 * A dependency says what, never how: the environment's provisioner for its `type` decides how.
 * One dependency value belongs to one workload, or to one `Shared`; a `Use` may be listed by several.
 */
export abstract class Dependency {
  /** Type in kebab-case, such as `bucket`: an environment approves one provisioner for each. */
  abstract readonly type: string;
  /** Output names in camelCase, each `value`, `secret`, `file` or `secretFile`. */
  abstract readonly outputs: Readonly<Record<string, OutputKind>>;
  /**
   * Texts that are made of its outputs, by name, each by a function of them, such as the `url` that clients take: they set no variable by themselves,
   * and no provisioner hands them over.
   *
   * @default - none
   */
  readonly texts: Readonly<Record<never, (outputs: never) => Text>> = {};
  /**
   * Whether it holds data that belongs to one region.
   *
   * @default false
   */
  readonly stateful: boolean = false;
  /**
   * What somebody may do with it, the last of which is everything.
   *
   * @default ['owner']
   */
  readonly accesses: readonly string[] = ['owner'];
  /**
   * Accesses of which somebody must have one, list by list, for it to be of any use where it is shared: a queue takes who sends and who receives.
   *
   * @default - none
   */
  readonly counterparts: readonly (readonly string[])[] = [];
  /**
   * Accesses to what stands beside it, such as the dead letters of a queue: the outputs of who has one are of that. None of them is part of everything,
   * and a provisioner that has it says so by `beside`.
   *
   * @default - none
   */
  readonly beside: readonly string[] = [];
  /**
   * What its workload may do with it.
   *
   * @default - the last of `accesses`: everything
   */
  readonly access?: string | undefined;

  /**
   * Says what it was called in the code before: it keeps its data, under the names that it has in the cloud and in the cluster.
   *
   * @param names in its workload, or `<workload>/<name>` where it was that of another one, `shared/<name>` where it was shared; the oldest first
   * @throws UserError if one is no name; at synth if it is still there, or another one says the same
   */
  formerly(...names: readonly string[]): this {
    sayNames(this, 'formerly', names);
    return this;
  }

  /**
   * Says what it is called in the cloud and in the cluster, where that is not its name in the code: what stays once `formerly` is dropped.
   *
   * @param name in its workload, or `<workload>/<name>`, `shared/<name>`
   * @default - the oldest name of `formerly`, or its name in the code
   * @throws UserError if it is no name; at synth if something else has it
   */
  knownAs(name: string): this {
    sayNames(this, 'knownAs', [name]);
    return this;
  }
}

/** What somebody may do with a dependency. */
export type AccessOf<D extends Dependency> = D['accesses'][number];

/** What somebody may do with what stands beside a dependency. */
export type BesideOf<D extends Dependency> = string extends D['beside'][number] ? never : D['beside'][number];

/** What a workload's `env` function receives for a dependency: its outputs and texts by name. */
export type Outputs<D extends Dependency> = {
  readonly [O in keyof D['outputs']]: D['outputs'][O] extends 'secret' | 'secretFile' ? SecretOutput : Output;
} & { readonly [T in keyof D['texts']]: Text };
