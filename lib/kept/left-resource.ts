/** A resource that a stack no longer makes, and whose state forgets it. */
export interface LeftResource {
  /** Construct path of the dependency that it belonged to, or of itself. */
  readonly dependency: string;
  /** Every address that the state may know it by: the construct path that it had there. */
  readonly places: ReadonlyMap<string, string>;
}
