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

/**
 * Everything that objects name: what pods read, mount and run as, whom an autoscaler scales, where a route leads, a StatefulSet's Service, the
 * namespace itself. A port of a Service is a key of it.
 */
export function references(objects: readonly KubernetesObject[]): Reference[] {
  return [...objects.flatMap(ofObject), ...podTemplates(objects).flatMap(ofPods)];
}

function ofObject(object: KubernetesObject): Reference[] {
  const { kind, spec, metadata } = object;
  const from = nameOf(object);
  const named = (kind: string, name: string, key?: string | number): Reference => ({
    from,
    kind,
    namespace: metadata.namespace,
    name,
    ...(key !== undefined && { key: String(key) }),
  });
  const byKind: Record<string, () => Reference[]> = {
    StatefulSet: () => [named('Service', spec.serviceName)],
    HorizontalPodAutoscaler: () => [named(spec.scaleTargetRef.kind, spec.scaleTargetRef.name)],
    ScaledObject: () => [named(spec.scaleTargetRef.kind ?? 'Deployment', spec.scaleTargetRef.name)],
    Ingress: () => [
      ...spec.rules.flatMap(({ http }: KubernetesObject) =>
        http.paths.map(({ backend: { service } }: KubernetesObject) =>
          named('Service', service.name, service.port.number ?? service.port.name),
        ),
      ),
      ...(spec.tls ?? []).flatMap(({ secretName }: KubernetesObject) => (secretName ? [named('Secret', secretName)] : [])),
    ],
    HTTPRoute: () =>
      spec.rules.flatMap(({ backendRefs = [] }: KubernetesObject) =>
        backendRefs.map(({ kind = 'Service', name, port }: KubernetesObject) => named(kind, name, port)),
      ),
    RoleBinding: () => [
      named(object.roleRef.kind, object.roleRef.name),
      ...(object.subjects ?? []).map(({ kind, name }: KubernetesObject) => named(kind, name)),
    ],
  };
  return [
    ...(metadata.namespace ? [{ from, kind: 'Namespace', namespace: '', name: metadata.namespace }] : []),
    ...(byKind[kind]?.() ?? []),
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
