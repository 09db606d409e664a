import { objectAddress, printAddress } from '../../documents/address';
import { groupOf, isOfCluster } from '../../documents/kubernetes-kinds';
import { isObject } from '../../documents/shape';
import { foreignCluster } from './foreign-cluster';
import type { ForeignDocument } from './foreign-document';

/**
 * Documents where `kubectl apply --namespace` makes them: an object that names a namespace itself, or lives in none, stays where it is.
 *
 * @param written files that synthesis writes: they name each namespace
 */
export function inNamespace(
  documents: readonly ForeignDocument[],
  namespace: string | undefined,
  written: ReadonlyMap<string, unknown> = new Map(),
): readonly ForeignDocument[] {
  if (namespace === undefined) return documents;
  return documents.map((document) => (written.has(document.file) ? document : placed(document, namespace)));
}

function placed(document: ForeignDocument, namespace: string): ForeignDocument {
  const { resource, file } = document;
  const { apiVersion, kind, metadata } = resource.values;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string' || !isObject(metadata)) return document;
  if (metadata['namespace'] !== undefined || isOfCluster(groupOf(apiVersion), kind)) return document;
  const values = { ...resource.values, metadata: { ...metadata, namespace } };
  const address = objectAddress(foreignCluster, values);
  return {
    ...document,
    resource: { ...resource, values, address: printAddress(address), path: `${file}${printAddress({ ...address, cluster: '' })}` },
  };
}
