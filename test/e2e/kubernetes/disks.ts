import type { KubernetesObject } from './manifests';

/** A disk for each claim of some objects, with the class that it asks for: nothing makes disks in the lab. */
export function disksFor(objects: readonly KubernetesObject[]): KubernetesObject[] {
  const claims = objects.flatMap(({ kind, spec }) => {
    if (kind === 'PersistentVolumeClaim') return [spec];
    if (kind !== 'StatefulSet') return [];
    const ofEach = spec.volumeClaimTemplates.map((template: KubernetesObject) => template.spec);
    return Array.from({ length: spec.replicas }, () => ofEach).flat();
  });
  return claims.map(({ accessModes, storageClassName, resources }, index) => ({
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name: `disk-${index}` },
    spec: {
      capacity: resources.requests,
      accessModes,
      ...(storageClassName && { storageClassName }),
      hostPath: { path: `/disks/${index}` },
    },
  }));
}
