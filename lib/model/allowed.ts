import { UserError } from '../errors';

/** Values that somebody approved: one declaration gives the TypeScript union and the guard at synth. */
export class Allowed<const V extends string> {
  /**
   * @param what the property that takes them, such as `size`
   * @param values in the order in which to show them
   */
  constructor(
    readonly what: string,
    readonly values: readonly V[],
  ) {}

  /**
   * The value itself, where it is allowed: JavaScript callers get no compile error.
   *
   * @throws UserError otherwise
   */
  check(value: string): V {
    const allowed = this.values.find((candidate) => candidate === value);
    if (allowed === undefined) throw new UserError(`'${this.what}' is '${value}'.`, `Choose one of: ${this.values.join(', ')}.`);
    return allowed;
  }

  /**
   * What a value means in a place: what an operator states of it, or what it means where nothing is said.
   *
   * @param value one of `values`
   * @param meanings of all of them, by value
   * @param stated of some, in place of theirs
   */
  meaning<M>(value: V, meanings: Readonly<Record<V, M>>, stated?: Readonly<Partial<Record<V, M>>>): M {
    return stated?.[value] ?? meanings[value];
  }
}

/** The union of the values of an `Allowed`. */
export type AllowedValue<A> = A extends Allowed<infer V> ? V : never;
