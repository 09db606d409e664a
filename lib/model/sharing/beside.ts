import { UserError } from '../../errors';
import { freezeMade } from '../../frozen';
import { shown } from '../../wording/shown';
import { Never } from '../contradiction';
import { BesideOf, Dependency } from '../dependency';

/**
 * What stands beside a dependency of the same workload, such as the dead letters of its queue. Made by a method of the dependency's class; of what is
 * shared, `as` makes it.
 */
export class Beside<D extends Dependency = Dependency> extends Dependency {
  readonly type: D['type'];
  readonly outputs: D['outputs'];
  override readonly texts: D['texts'];
  override readonly beside: D['beside'];
  override readonly access: BesideOf<D>;

  /** @throws UserError if nothing of the name stands beside it */
  constructor(
    /** What it stands beside. */
    readonly of: D,
    access: BesideOf<D>,
  ) {
    super();
    if (!(of instanceof Dependency) || of instanceof Beside)
      throw new UserError(`What something stands beside is no dependency: ${shown(of)}.`, 'Ask the dependency: new Queue().deadLetters().');
    if (!of.beside.includes(access))
      throw new UserError(
        `Beside a ${of.type} stands nothing of the access '${String(access)}' (accesses: ${of.beside.join(', ') || 'none'}).`,
        of.beside.length > 0 ? 'Name one of them.' : 'Ask the dependency itself.',
      );
    this.type = of.type;
    this.outputs = of.outputs;
    this.texts = of.texts;
    this.beside = of.beside;
    this.access = access;
    freezeMade(this, Beside, new.target);
  }

  /** @throws UserError: it has the names of what it stands beside */
  override formerly(..._names: readonly Never<'say it of what it stands beside'>[]): never {
    throw this.ofTheOther('formerly');
  }

  /** @throws UserError: it has the names of what it stands beside */
  override knownAs(_name: Never<'say it of what it stands beside'>): never {
    throw this.ofTheOther('knownAs');
  }

  private ofTheOther(method: string): UserError {
    return new UserError(
      `'${method}' is said of what stands beside a ${this.type}.`,
      `Say it of the ${this.type}: what stands beside it goes with it.`,
    );
  }
}
