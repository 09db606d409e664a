import type { Duration } from 'cdk8s';

/** Where the images of an environment come from: what `slipway promote` holds to. */
export interface Promotion {
  /** Name of the environment before it in the chain, such as `staging`. */
  readonly from: string;
  /**
   * How long an image must have been wanted there. It counts from the commit that brought it to the protected branch, by the time of that
   * commit: of a merged change, from its merge.
   *
   * @minimum 1
   * @unit minutes
   * @default - not at all
   */
  readonly soak?: Duration;
}
