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

  /** For the `parameters` of a pack. */
  set(value: T): Setting {
    return frozenCopy({ parameter: this, value });
  }
}

/** A parameter with the value that a pack gives it. */
export interface Setting {
  readonly parameter: Parameter;
  readonly value: Scalar | readonly Scalar[];
}
