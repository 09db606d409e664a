import { Source, UserError } from '../../errors';
import { freezeMade } from '../../frozen';
import { currentSource } from '../../source/source';
import { nearestFirst } from '../../wording/nearest';
import { shown } from '../../wording/shown';
import { checkDependency } from '../checks/check-dependency';
import { Contradiction, Never } from '../contradiction';
import { AccessOf, BesideOf, Dependency } from '../dependency';
import { checkPath } from '../names';
import { Call } from '../service';
import { Beside } from './beside';

/** What can be shared: a thing that leaves to its consumers what they do with it. */
export type Shareable<D extends Dependency> = [AccessOf<D>] extends [D['access']]
  ? D
  : Contradiction<"its consumers say what they do with it: drop 'access' here">;

/** What a consumer may do; a class that declares nothing has the one access `owner`. */
type SharedAccess<D extends Dependency> = string extends AccessOf<D> ? 'owner' | BesideOf<D> : AccessOf<D> | BesideOf<D>;

/** A `Shared`, of whatever it is. */
export interface SharedThing {
  readonly name: string;
  /** Name within its app. */
  readonly id: string;
  readonly dependency: Dependency;
  /** The line that made it. */
  readonly source: Source | undefined;
}

/**
 * Something that several workloads use: a queue with a producer and a consumer, a bucket with readers, a database.
 *
 * A leaf value, such as a `Service`: it stands in a file that imports no workload. `stack.share(…)` places it, once and before its consumers.
 * Those list `as(access)` among their dependencies, also in another app of the same environment and region.
 */
export class Shared<D extends Dependency = Dependency> implements SharedThing {
  readonly dependency: D;
  readonly source: Source | undefined;

  /**
   * @param name in kebab-case, of its own in the app; `<app>/<name>` where consumers of other apps know no other value than this
   * @param dependency what is shared, without an `access` of its own
   * @throws UserError if the name is malformed, or the dependency is none that can be shared
   */
  constructor(
    readonly name: string,
    dependency: Shareable<D>,
  ) {
    const given = dependency as D;
    checkPath('A shared thing', name);
    if (!(given instanceof Dependency) || given instanceof Call || given instanceof Use || given instanceof Beside)
      throw new UserError(
        `The shared '${name}' is ${given instanceof Call ? 'a call' : given instanceof Use ? `'${given.shared.name}', which is shared already` : given instanceof Beside ? `what stands beside a ${given.type}` : `no dependency: ${shown(given)}`}.`,
        'Share a dependency, such as a queue: new Shared(name, new Queue()).',
      );
    checkDependency(`The shared '${name}'`, given);
    if (given.access !== undefined && given.access !== given.accesses.at(-1))
      throw new UserError(
        `The ${given.type} that is shared as '${name}' has the access '${given.access}'.`,
        `Drop it there: each consumer says what it does, as('${given.access}').`,
      );
    this.dependency = given;
    this.source = currentSource();
    freezeMade(this, Shared, new.target);
  }

  /**
   * A use of it, as a dependency of the consumer.
   *
   * @param access one of the `accesses` of its class, or of its `beside`
   * @throws UserError if it knows no such access
   */
  as(access: SharedAccess<D>): Use<D> {
    return new Use(this as Shared<D>, access);
  }

  get id(): string {
    return this.name.split('/').at(-1)!;
  }
}

/** What one workload does with something that several use. Made by `as` of a `Shared`. */
export class Use<D extends Dependency = Dependency> extends Dependency {
  readonly type: D['type'];
  readonly outputs: D['outputs'];
  override readonly texts: D['texts'];
  override readonly accesses: D['accesses'];
  override readonly beside: D['beside'];
  override readonly access: AccessOf<D> | BesideOf<D>;

  /** @throws UserError if it is of nothing that is shared, or of an access that this knows not */
  constructor(
    /** What several use. */
    readonly shared: SharedThing,
    access: AccessOf<D> | BesideOf<D>,
  ) {
    super();
    if (!(shared instanceof Shared))
      throw new UserError(`A use is of what is no Shared: ${shown(shared)}.`, "Write jobs.as('send'), where `jobs` is a Shared.");
    const { type, outputs, texts, accesses, beside } = shared.dependency as D;
    const known = [...accesses, ...beside];
    if (!known.includes(access)) {
      throw new UserError(
        `The shared '${shared.name}' (${type}) knows no access '${String(access)}' (accesses: ${known.join(', ')}).`,
        typeof access === 'string' || known.length === 1
          ? `Did you mean as('${nearestFirst(String(access), known)[0]}')?`
          : 'Name the least that the workload needs of them.',
      );
    }
    this.type = type;
    this.outputs = outputs;
    this.texts = texts;
    this.accesses = accesses;
    this.beside = beside;
    this.access = access;
    freezeMade(this, Use, new.target);
  }

  /** @throws UserError: what is shared has its names where it is made */
  override formerly(..._names: readonly Never<"say it of what is shared: new Shared(name, new Queue().formerly('jobs'))">[]): never {
    throw this.ofTheShared('formerly');
  }

  /** @throws UserError: what is shared has its names where it is made */
  override knownAs(_name: Never<"say it of what is shared: new Shared(name, new Queue().knownAs('jobs'))">): never {
    throw this.ofTheShared('knownAs');
  }

  private ofTheShared(method: string): UserError {
    return new UserError(
      `'${method}' is said of a use of the shared '${this.shared.name}'.`,
      `Say it of what is shared: new Shared('${this.shared.name}', new Queue().${method}('…')).`,
    );
  }
}
