import { Construct } from 'constructs';
import { ServiceAccount } from './identity';

/** Who uses a dependency: a workload with all of its pods. */
export interface Consumer<A extends string = string> {
  /** `<app>/<workload>`. */
  readonly name: string;
  /** What is made for this consumer alone stands below it. */
  readonly workload: Construct;
  /** Labels that select its pods: first those of its own, then those of each of its jobs. */
  readonly pods: readonly Readonly<Record<string, string>>[];
  /** Of all of them. */
  readonly serviceAccount: ServiceAccount;
  /**
   * Whom the cloud takes its pods for, such as the ARN of their role.
   *
   * @default - nobody: they have no cloud permission
   */
  readonly principal?: string;
  /** What it may do with the dependency. */
  readonly access: A;
}
