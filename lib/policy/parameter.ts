import { UserError } from '../errors';
import { frozenCopy } from '../frozen';
import type { Scalar } from './values/scalar';

/** What a policy leaves to the pack that holds it: a number, a list, a name. */
export class Parameter<T extends Scalar | readonly Scalar[] = Scalar | readonly Scalar[]> {
  /**
   * @param name in camelCase, unique in its policy
   * @param description what it means, with unit and range
   * @param value what holds where a pack sets nothing
   */
  constructor(
    readonly name: string,
    readonly description: string,
    readonly value: T,
  ) {
    this.value = frozenCopy(value);
    Object.freeze(this);
  }

  /**
   * For the `parameters` of a pack.
   *
   * @throws UserError if it is of another kind than the parameter's own value
   */
  set(value: T): Setting {
    const isList = Array.isArray(this.value);
    const isRight = isList ? Array.isArray(value) && value.every(isScalar) : isScalar(value) && typeof value === typeof this.value;
    if (!isRight)
      throw new UserError(
        `The parameter '${this.name}' is set to ${JSON.stringify(value) ?? String(value)}.`,
        `Set a ${isList ? 'list' : typeof this.value}, as its own value is: ${JSON.stringify(this.value)}.`,
      );
    return frozenCopy({ parameter: this, value });
  }
}

function isScalar(value: unknown): value is Scalar {
  return typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}

/** A parameter with the value that a pack gives it. */
export interface Setting {
  readonly parameter: Parameter;
  readonly value: Scalar | readonly Scalar[];
}
