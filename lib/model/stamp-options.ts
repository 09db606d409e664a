export interface StampOptions {
  /**
   * Regions of the environment, by name, each once.
   *
   * @default - all of them
   */
  readonly regions?: readonly string[];
  /**
   * Whether it may make nothing: what it made before is removed then.
   *
   * @default false
   */
  readonly empty?: boolean;
}
