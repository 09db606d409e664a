export interface StampOptions {
  /**
   * Regions of the environment, by name.
   *
   * @minItems 1
   * @uniqueItems
   * @default - all of them
   */
  readonly regions?: readonly string[];
}
