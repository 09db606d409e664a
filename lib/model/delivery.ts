import { Construct } from 'constructs';
import { Deferred, StoredSecret } from './binding';
import { Reference } from './output';

/**
 * The one door between the two outputs: brings what the YAML cannot hold to the pods, by name.
 *
 * An environment has at most one. What its provisioners make inside the cluster needs none.
 */
export interface Delivery {
  /**
   * Delivers outputs of one dependency to every cluster of the workload's stack, into its namespace.
   *
   * @param workload the workload's construct
   * @param id the dependency's name in the workload
   * @param outputs by output name
   * @returns where pods find each, by output name
   */
  deliver(workload: Construct, id: string, outputs: Readonly<Record<string, Deferred | StoredSecret>>): Readonly<Record<string, Reference>>;
}
