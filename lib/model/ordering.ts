/**
 * When an object is applied: `first` what pods stand on (service accounts, policies, secrets, files, what provisioners make in the
 * cluster), then each `migration`, and the rest last.
 */
export type Stage = 'first' | 'migration';

/** How whatever applies an environment's manifests knows the order. An environment has at most one. */
export interface Ordering {
  /** Annotations of an object of that stage; objects of the last one have none. */
  annotations(stage: Stage): Readonly<Record<string, string>>;
}
