/** Where an output lies, outside the cluster. */
export interface RemoteEntry {
  /** Key in the Secret. */
  readonly output: string;
  readonly store: 'secrets' | 'parameters';
  /** Name in the store. */
  readonly key: string;
  /** Key of the JSON object that the entry holds. */
  readonly property?: string;
}
