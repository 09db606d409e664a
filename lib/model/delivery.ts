import { Construct } from 'constructs';
import { Remote } from './binding';
import { Reference } from './output';

/**
 * The one door between the two outputs: brings what the YAML cannot hold to the pods, by name.
 *
 * An environment has at most one. What its provisioners make inside the cluster needs none.
 *
 * @typeParam P what it knows of outputs that it published: who fetches them later knows no more
 */
export interface Delivery<P = unknown> {
  /**
   * Puts outputs of one dependency where they can be fetched from: once, whoever uses it.
   *
   * @param scope what the dependency stands in
   * @param id the dependency's id there
   * @param outputs by output name
   */
  publish(scope: Construct, id: string, outputs: Readonly<Record<string, Remote>>): P;
  /**
   * Brings them to every cluster of a consumer's stack, into its namespace.
   *
   * @param consumer the consumer's construct
   * @param id the dependency's name in the consumer
   * @returns where pods find each, by output name
   * @throws UserError if they cannot be brought there
   */
  fetch(consumer: Construct, id: string, published: P): Readonly<Record<string, Reference>>;
}
