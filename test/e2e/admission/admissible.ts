import type { Resource } from '../../../lib';
import { pods } from '../../../lib/policy/kubernetes/pods';

// biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
type Json = any;

const clusterScoped = /\/(ClusterRole|ClusterRoleBinding|Namespace)$/;

/** A fixture with what the API server itself demands, and nothing more: fixtures state only what their rule reads. */
export function admissible({ values, ...resource }: Resource, namespace: string): Resource {
  const object: Json = structuredClone(values);
  object.metadata.name = object.metadata.name.replace(/[^a-z0-9.-]/g, '-');
  if (clusterScoped.test(resource.type)) delete object.metadata.namespace;
  else object.metadata.namespace = object.metadata.namespace === 'shop' ? namespace : (object.metadata.namespace ?? 'default');
  for (const owner of object.metadata.ownerReferences ?? []) Object.assign(owner, { apiVersion: 'batch/v1', uid: 'a', ...owner });
  complete(object, resource.type);
  return { ...resource, values: object };
}

function complete(object: Json, type: string): void {
  const path = pods.part[type];
  if (path)
    completePods(
      path.reduce((part, key) => (part[key] ??= {}), object),
      object,
      type,
    );
  switch (object.kind) {
    case 'CronJob':
      object.spec.schedule ??= '0 3 * * *';
      break;
    case 'StatefulSet':
      object.spec.serviceName ??= 'it';
      break;
    case 'Service':
      object.spec ??= {};
      object.spec.ports ??= [{ port: 80 }];
      break;
    case 'PodDisruptionBudget':
      if (object.spec.minAvailable === undefined) object.spec.maxUnavailable ??= 1;
      break;
    case 'PersistentVolumeClaim':
      object.spec ??= { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } };
      break;
    case 'Ingress':
      object.spec ??= {};
      if (!object.spec.rules?.length) object.spec.defaultBackend ??= { service: { name: 'it', port: { number: 80 } } };
      for (const { http } of object.spec.rules ?? []) for (const each of http?.paths ?? []) completePath(each);
      break;
    case 'RoleBinding':
    case 'ClusterRoleBinding':
      object.roleRef.apiGroup ??= 'rbac.authorization.k8s.io';
      for (const subject of object.subjects ?? []) if (subject.kind !== 'ServiceAccount') subject.apiGroup ??= 'rbac.authorization.k8s.io';
      break;
  }
}

function completePath(each: Json): void {
  each.path ??= '/';
  each.pathType ??= 'Prefix';
  each.backend ??= { service: { name: 'it', port: { number: 80 } } };
}

function completePods(template: Json, object: Json, type: string): void {
  template.spec ??= {};
  const { spec } = template;
  if (spec.containers === undefined || listed(spec.containers).length === 0) spec.containers = [{}];
  for (const list of ['containers', 'initContainers', 'ephemeralContainers'])
    for (const [index, container] of listed(spec[list]).entries()) completeContainer(container, list, index);
  for (const [index, volume] of (spec.volumes ?? []).entries()) volume.name ??= `volume-${index}`;
  for (const constraint of spec.topologySpreadConstraints ?? []) {
    constraint.maxSkew ??= 1;
    constraint.whenUnsatisfiable ??= 'ScheduleAnyway';
  }
  if (JSON.stringify(spec).includes('"procMount":"Unmasked"')) spec.hostUsers = false;
  if (JSON.stringify(spec).includes('"hostProcess":true')) spec.hostNetwork = true;
  if (/Job$/.test(object.kind)) spec.restartPolicy ??= 'Never';
  if (type === 'v1/Pod' || type === 'v1/PodTemplate' || /Job$/.test(object.kind)) return;
  template.metadata ??= {};
  template.metadata.labels ??= {};
  if (Object.keys(template.metadata.labels).length === 0) template.metadata.labels = { app: 'it' };
  object.spec.selector ??= object.kind === 'ReplicationController' ? template.metadata.labels : { matchLabels: template.metadata.labels };
}

/** What is no list is left as it is. */
const listed = (value: Json): readonly Json[] => (Array.isArray(value) ? value : []);

function completeContainer(container: Json, list: string, index: number): void {
  container.name = (container.name ?? `${list.toLowerCase()}-${index}`).replace(/[^a-z0-9-]/g, '-');
  container.image ??= 'registry.example/it:1.0.0';
  const { seccompProfile } = container.securityContext ?? {};
  if (seccompProfile?.type === 'Localhost') seccompProfile.localhostProfile ??= 'profile.json';
  for (const probe of [container.livenessProbe, container.readinessProbe, container.startupProbe]) {
    if (probe && Object.keys(probe).length === 0) probe.exec = { command: ['true'] };
    if (probe?.httpGet) probe.httpGet.port ??= 80;
  }
  for (const variable of container.env ?? []) variable.name ??= 'NAME';
}
