import { Construct } from 'constructs';
import { Binding } from './binding';
import { Dependency } from './dependency';

/**
 * One approved way to fulfil a dependency. The operator of an environment lists it: that line is the approval.
 *
 * Nothing to do with Terraform's `provisioner` block.
 */
export interface Provisioner<D extends Dependency = Dependency> {
  /** Type of the dependency that it fulfils. */
  readonly type: D['type'];
  /** Name for reports and errors, such as `AwsBucket`. */
  readonly name: string;
  /**
   * Terraform types and Kubernetes kinds that it makes and that keep data, where slipway does not know them: `google_storage_bucket`,
   * `Database.example.com`. They are listed among what must not vanish.
   *
   * @default - those that slipway knows
   */
  readonly keeps?: readonly string[];
  /**
   * Defines the resources as `id`, once: who uses them, and how, its binding is asked and told.
   *
   * @param scope the workload whose own it is, or where the stack keeps what is shared
   * @throws UserError if the place lacks a fact that it needs
   */
  provision(scope: Construct, id: string, dependency: D): Binding<D>;
}
