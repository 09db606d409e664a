import { Construct } from 'constructs';
import { Binding } from './binding';
import { Consumer } from './consumer';
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
   * Defines the resources as `id` below the workload.
   *
   * @param consumer the workload as what it uses sees it: whom a NetworkPolicy lets in, say
   * @throws UserError if the place lacks a fact that it needs
   */
  provision(workload: Construct, id: string, dependency: D, consumer: Consumer): Binding<D>;
}
