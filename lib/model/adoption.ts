/** Where something of its own that a program defines is deployed to. */
export interface AdoptedPlace {
  /** Region of the environment, by name. */
  readonly region: string;
  /**
   * For a chart: a cluster of the region, by name.
   *
   * @default - every cluster of the region
   */
  readonly cluster?: string;
}
