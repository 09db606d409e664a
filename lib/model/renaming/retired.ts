import { Source, UserError } from '../../errors';
import { freezeMade } from '../../frozen';
import { libProperties } from '../../properties/lib-properties';
import { currentSource } from '../../source/source';
import { shown } from '../../wording/shown';
import { Dependency } from '../dependency';
import { Call } from '../service';
import { Beside } from '../sharing/beside';
import { Use } from '../sharing/shared';

/** Why something is left where it is, outside of every state. */
export interface Retirement {
  /** Why nobody needs it, and it is not destroyed: `orders of 2025, for the auditors`. */
  readonly reason: string;
  /**
   * Who answers for it: a team.
   *
   * @default - not said
   */
  readonly owner?: string;
  /**
   * The day since when, as `YYYY-MM-DD`.
   *
   * @pattern ^\d{4}-\d{2}-\d{2}$ a day as YYYY-MM-DD
   * @default - not said
   */
  readonly date?: string;
  /**
   * The last day on which it has to be there, as `YYYY-MM-DD`.
   *
   * @pattern ^\d{4}-\d{2}-\d{2}$ a day as YYYY-MM-DD
   * @default - for good
   */
  readonly until?: string;
}

/** What can be retired: something of which its environment makes something. */
export type Retirable<D extends Dependency> = D extends Use | Call | Beside ? never : D;

/** A dependency that nobody uses any longer, and that is not destroyed. Made by `retired`. */
export class Retired<D extends Dependency = Dependency> extends Dependency {
  readonly type: D['type'];
  readonly outputs = {} as const;
  override readonly accesses: D['accesses'];
  override readonly beside: D['beside'];
  override readonly access: D['access'];
  readonly source: Source | undefined;

  /** @throws UserError if it is nothing that can be retired, or nothing says why */
  constructor(
    readonly dependency: D,
    readonly retirement: Retirement,
  ) {
    super();
    if (!(dependency instanceof Dependency) || notRetirable.some((type) => dependency instanceof type))
      throw new UserError(
        `What is retired is ${dependency instanceof Use ? `a use of the shared '${dependency.shared.name}'` : dependency instanceof Call ? `a call to '${dependency.service}'` : dependency instanceof Beside ? `what stands beside a ${dependency.type}` : shown(dependency)}.`,
        dependency instanceof Use
          ? "Retire what is shared: retired(new Queue().formerly('shared/<name>'), { reason })."
          : 'Retire a dependency, such as retired(new Bucket(), { reason }).',
      );
    this.retirement = checkRetirement(retirement, `a retired ${dependency.type}`);
    this.type = dependency.type;
    this.accesses = dependency.accesses;
    this.beside = dependency.beside;
    this.access = dependency.access;
    this.source = currentSource();
    freezeMade(this, Retired, new.target);
  }
}

const notRetirable = [Use, Call, Beside, Retired];

/**
 * Leaves a dependency where it is, with its data: Terraform forgets it, and no pod reads of it any longer. What its workload may do with it stays
 * until the line goes.
 *
 * @throws UserError if it is nothing that can be retired, or nothing says why
 */
export function retired<D extends Dependency>(dependency: Retirable<D>, retirement: Retirement): Retired<D> {
  return new Retired(dependency as D, retirement);
}

/** @throws UserError if nothing says why, or a day is none */
export function checkRetirement(given: Retirement, where: string): Retirement {
  const { reason, owner, date, until } = libProperties.check<Retirement>('Retirement', given, where);
  if (reason.trim() === '') throw new UserError(`'reason' of ${where} says nothing.`, 'Say why it is kept, for whoever finds it.');
  return { reason, ...(owner !== undefined && { owner }), ...(date !== undefined && { date }), ...(until !== undefined && { until }) };
}
