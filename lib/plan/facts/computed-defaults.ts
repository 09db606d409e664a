import { isObject } from '../../documents/shape';

// biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
type Json = Readonly<Record<string, any>>;

/**
 * What the API server fills into an object that follows from more than one field beside it.
 *
 * @param document that it is part of
 * @see https://github.com/kubernetes/kubernetes/blob/v1.34.4/pkg/apis/core/v1/defaults.go
 */
export function computedDefaults(type: string, object: Json, document: Json): Json {
  return Object.hasOwn(computed, type) ? computed[type]!(object, document) : {};
}

const computed: Readonly<Record<string, (object: Json, document: Json) => Json>> = {
  'core.v1.Container': ({ image, imagePullPolicy }) =>
    imagePullPolicy === undefined && typeof image === 'string' ? { imagePullPolicy: isLatest(image) ? 'Always' : 'IfNotPresent' } : {},
  'core.v1.ContainerPort': ({ containerPort, hostPort }, document) =>
    hostPort === undefined && isOnHostNetwork(document) ? { hostPort: containerPort } : {},
  'core.v1.ResourceRequirements': ({ limits, requests }) => {
    if (!isObject(limits) || Object.keys(limits).length === 0) return {};
    return { requests: { ...limits, ...(isObject(requests) ? requests : {}) } };
  },
  'core.v1.Volume': (volume) => (Object.keys(volume).every((name) => name === 'name') ? { emptyDir: {} } : {}),
};

/** No tag, or that one; a digest is none of both. */
function isLatest(image: string): boolean {
  if (image.includes('@')) return false;
  const [, tag] = /:([^/:]*)$/.exec(image) ?? [];
  return tag === undefined || tag === 'latest';
}

function isOnHostNetwork(document: Json): boolean {
  const { template, jobTemplate } = document['spec'] ?? {};
  return (template ?? jobTemplate?.spec?.template)?.spec?.hostNetwork === true;
}
