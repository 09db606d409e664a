import { Construct } from 'constructs';
import { Source, UserError } from '../../errors';
import { Dependency } from '../../model/dependency';
import { Environment } from '../../model/environment';
import { givenDependency } from '../../model/given-dependency';
import { Provisioner } from '../../model/provisioner';
import { namesOf } from '../../model/renaming/former-names';
import { Retired } from '../../model/renaming/retired';
import { SharedThing } from '../../model/sharing/shared';
import { libProperties } from '../../properties/lib-properties';
import { printSource } from '../../source/source';
import { atLine } from '../at-line';
import { takenBy } from '../render/taken';
import { ShareOptions, SharingStack } from './placed';
import { ProvidedDependency } from './provided-dependency';
import { requireShared } from './require-shared';
import { SharedFolder } from './shared-folder';
import { Sharing } from './sharing';

/** Whose a dependency value is. */
export interface ValueOwner {
  /** For errors: `workload 'shop/orders'`. */
  readonly name: string;
  /** Its name in the workload. */
  readonly dependency: string;
  /** Id of the workload. */
  readonly id: string;
  /** The line that defines it. */
  readonly source: Source | undefined;
}

/** The dependencies of one platform, as its environments fulfilled them. */
export class Bindings {
  readonly sharing = new Sharing();
  private readonly provided: ProvidedDependency[] = [];
  private readonly owners = new WeakMap<Dependency, ValueOwner>();

  /**
   * Takes a dependency value for the definition of a workload, wherever that is stamped: it may be made outside of it, and belongs to no other.
   *
   * @throws UserError if another workload has it
   */
  own(dependency: Dependency, owner: ValueOwner): void {
    const first = this.owners.get(dependency) ?? owner;
    this.owners.set(dependency, first);
    if (first.id === owner.id && lineOf(first) === lineOf(owner)) return;
    const where = first.source ? ` The first is at ${lineOf(first)}.` : '';
    throw new UserError(
      `Dependency '${owner.dependency}' of ${owner.name} is the same value as one of ${first.name.replace(/^workload /, '')}.`,
      `Make one for each workload: a dependency belongs to one. What several use is a \`Shared\`.${where}`,
    );
  }

  /**
   * Has an environment fulfil a dependency as `id` in a scope.
   *
   * @param external what is there already, in place of what a provisioner makes
   * @throws UserError if the environment or the place cannot provide it
   */
  provide(
    environment: Environment,
    scope: Construct,
    id: string,
    dependency: Dependency,
    source: Source | undefined,
    external?: Provisioner,
  ): ProvidedDependency {
    const provided = new ProvidedDependency(environment, scope, id, dependency, source, external);
    this.provided.push(provided);
    return provided;
  }

  /**
   * Has a stack leave what was made of a dependency as `id` in a scope: it stands in it no longer.
   *
   * @returns what it was, for whoever may go on using it
   */
  retire(
    stack: SharingStack,
    scope: Construct,
    id: string,
    { dependency, retirement }: Retired,
    source: Source | undefined,
  ): ProvidedDependency {
    const { names, environment } = stack;
    names.enter(scope, id, namesOf(dependency), source);
    names.leave(scope, id, retirement, source);
    return names.retirements.takeOut(() => new ProvidedDependency(environment, scope, id, givenDependency(dependency), source));
  }

  /**
   * Has the environment of a stack fulfil what several workloads use.
   *
   * @throws UserError if it is placed already, or behind its consumers
   */
  share(stack: SharingStack, shared: SharedThing, source: Source | undefined, given: ShareOptions): void {
    const { id, dependency } = requireShared(`The stack '${stack.node.id}'`, shared);
    const options = libProperties.check('ShareOptions', given, `the line that shares '${id}'`);
    if (options.usedElsewhere?.trim() === '')
      throw new UserError(`'usedElsewhere' of the line that shares '${id}' says nothing.`, 'Say who uses it, and what for.');
    this.sharing.requirePlaceable(stack, shared, source);
    this.own(dependency, { name: `the shared '${id}'`, dependency: id, id: `shared ${id}`, source: shared.source });
    const known = stack.node.tryFindChild(SharedFolder.id);
    if (known && !(known instanceof SharedFolder))
      throw new UserError(
        `'${known.node.path}' has the name of the place where a stack keeps what is shared, here '${id}': it is ${takenBy(stack, SharedFolder.id)}.`,
        'Give the workload another name.',
      );
    const folder = known ?? new SharedFolder(stack, SharedFolder.id);
    stack.names.enter(folder, id, namesOf(dependency), source);
    const external = stack.externals.of(folder, id, givenDependency(dependency));
    if (dependency.stateful) stack.claimData(SharedFolder.id, id, dependency.type, external);
    const provided = this.provide(stack.environment, folder as Construct, id, givenDependency(dependency), source, external);
    this.sharing.place({ shared, stack, provided, source, options });
  }

  /** Tells provisioners who uses what they made, once all workloads are defined. */
  connect(): void {
    this.sharing.check();
    for (const provided of this.provided) atLine(provided.source, () => provided.connect());
  }
}

function lineOf({ source }: ValueOwner): string {
  return source ? printSource(source) : '';
}
