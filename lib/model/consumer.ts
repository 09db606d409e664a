import { ServiceAccount } from './identity';

/** Who uses a dependency: a workload with all of its pods. */
export interface Consumer {
  /** Labels that select its pods: first those of its own, then those of each of its jobs. */
  readonly pods: readonly Readonly<Record<string, string>>[];
  /** Of all of them. */
  readonly serviceAccount: ServiceAccount;
}
