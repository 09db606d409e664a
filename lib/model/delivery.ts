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
  /**
   * Joins outputs with text where it makes Secrets, for files of a consumer.
   *
   * @param id of the texts in the consumer
   * @param texts by the keys that they get
   * @returns where pods find each, by its key
   * @default - it joins none: such files are refused
   */
  join?(consumer: Construct, id: string, texts: Readonly<Record<string, JoinedText<P>>>): Readonly<Record<string, Reference>>;
}

/** A text with outputs in it. */
export interface JoinedText<P = unknown> {
  /** The text's own words, one more than there are parts. */
  readonly literals: readonly string[];
  /** What stands between. */
  readonly parts: readonly {
    /** What it may be called, such as `DB_HOST`. */
    readonly name: string;
    readonly published: P;
    readonly output: string;
  }[];
}
