import { type KubernetesObject, nameOf } from '../kubernetes/manifests';
import { type PodTemplate, podTemplates } from '../kubernetes/pod-templates';

/** Something that an object names and does not contain. */
export interface Reference {
  /** Who names it: `Deployment shop/frontend`. */
  readonly from: string;
  readonly kind: string;
  /** Empty for what lives outside namespaces. */
  readonly namespace: string;
  readonly name: string;
  /** What must be in it. */
  readonly key?: string;
}

/** Everything that objects name: what pods read, mount and run as, what an autoscaler scales, a StatefulSet's Service, the namespace itself. */
export function references(objects: readonly KubernetesObject[]): Reference[] {
  return [...objects.flatMap(ofObject), ...podTemplates(objects).flatMap(ofPods)];
}

function ofObject(object: KubernetesObject): Reference[] {
  const { kind, spec, metadata } = object;
  const from = nameOf(object);
  const named = (kind: string, name: string): Reference => ({ from, kind, namespace: metadata.namespace, name });
  return [
    ...(metadata.namespace ? [{ from, kind: 'Namespace', namespace: '', name: metadata.namespace }] : []),
    ...(kind === 'StatefulSet' ? [named('Service', spec.serviceName)] : []),
    ...(kind === 'HorizontalPodAutoscaler' ? [named(spec.scaleTargetRef.kind, spec.scaleTargetRef.name)] : []),
  ];
}

function ofPods({ from, namespace, spec }: PodTemplate): Reference[] {
  const one = (kind: string, name: string, key?: string): Reference => ({ from, kind, namespace, name, ...(key && { key }) });
  const keys = (kind: string, name: string, items: readonly { readonly key: string }[] = []): Reference[] =>
    items.length > 0 ? items.map(({ key }) => one(kind, name, key)) : [one(kind, name)];
  const containers = [...spec.containers, ...(spec.initContainers ?? [])];
  const variables = containers.flatMap(({ env = [] }) => env).map(({ valueFrom = {} }) => valueFrom);
  const maps = containers.flatMap(({ envFrom = [] }) => envFrom);
  const volumes = (spec.volumes ?? []).flatMap((volume: KubernetesObject) => [volume, ...(volume.projected?.sources ?? [])]);
  return [
    one('ServiceAccount', spec.serviceAccountName ?? 'default'),
    ...(spec.imagePullSecrets ?? []).map(({ name }: KubernetesObject) => one('Secret', name)),
    ...variables.flatMap(({ configMapKeyRef: ref }) => (ref ? [one('ConfigMap', ref.name, ref.key)] : [])),
    ...variables.flatMap(({ secretKeyRef: ref }) => (ref ? [one('Secret', ref.name, ref.key)] : [])),
    ...maps.flatMap(({ configMapRef: ref }) => (ref ? [one('ConfigMap', ref.name)] : [])),
    ...maps.flatMap(({ secretRef: ref }) => (ref ? [one('Secret', ref.name)] : [])),
    ...volumes.flatMap(({ configMap: ref }: KubernetesObject) => (ref ? keys('ConfigMap', ref.name, ref.items) : [])),
    ...volumes.flatMap(({ secret: ref }: KubernetesObject) => (ref ? keys('Secret', ref.secretName ?? ref.name, ref.items) : [])),
    ...volumes.flatMap(({ persistentVolumeClaim: ref }: KubernetesObject) => (ref ? [one('PersistentVolumeClaim', ref.claimName)] : [])),
  ];
}
