import { Resource } from '../../../../lib';

/** A pod's specification with one container that has a security context. */
export function securityContext(context: object, list: 'containers' | 'initContainers' | 'ephemeralContainers' = 'containers') {
  return { [list]: [{ name: 'server', securityContext: context }] };
}

/** A row on a cluster of another version. */
export function at(version: string, resource: Resource) {
  return { resources: [resource], kubernetesVersions: { cluster: version } };
}
