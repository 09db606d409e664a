import { isObject } from '../../documents/shape';
import { typeOfKind } from '../facts/kubernetes-types';
import type { Json } from '../read/planned-object';

/**
 * What an API server writes into every object, and nobody states.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/
 */
const written = [
  ...['creationTimestamp', 'deletionGracePeriodSeconds', 'deletionTimestamp', 'generation'],
  ...['managedFields', 'resourceVersion', 'selfLink', 'uid'],
];

/** What controllers and `kubectl apply` note as annotations. */
const noted = ['deployment.kubernetes.io/revision', 'kubectl.kubernetes.io/last-applied-configuration'];

/**
 * An object as somebody would apply it: without what only its cluster writes, which one has that `kubectl get` printed. The status of kinds that are not
 * Kubernetes' own stays.
 */
export function asApplied(object: Json): Json {
  const { status, metadata, ...stated } = object;
  const isOwn = typeOfKind(String(object['apiVersion']), String(object['kind'])) !== undefined;
  const given = isObject(metadata) ? metadata : {};
  const annotations = isObject(given['annotations']) ? given['annotations'] : {};
  const left = without(annotations, noted);
  const isAsStated = written.every((name) => !Object.hasOwn(given, name)) && Object.keys(left).length === Object.keys(annotations).length;
  if (isAsStated && (status === undefined || !isOwn)) return object;
  const { annotations: _, ...rest } = without(given, written);
  return {
    ...stated,
    metadata: { ...rest, ...(Object.keys(left).length > 0 && { annotations: left }) },
    ...(status !== undefined && !isOwn && { status }),
  };
}

function without(object: Json, names: readonly string[]): Json {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
}
