export interface StampOptions {
  /**
   * Regions of the environment, by name, each once.
   *
   * @default - all of them
   */
  readonly regions?: readonly string[];
}
