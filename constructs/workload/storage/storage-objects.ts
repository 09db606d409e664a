import { Storage } from './storage';

/** The objects that hold files and disks of a workload, by the id that they get in it. */
export function storageObjects({ configMap, configMapName, claims, beside }: Storage, metadata: object) {
  const maps = [
    { id: 'Files', configMap, configMapName },
    ...Object.entries(beside).map(([container, of]) => ({ id: `Files-${container}`, ...of })),
  ];
  return [
    ...maps.flatMap(({ id, configMap: content, configMapName: name }) =>
      content ? [[id, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { ...metadata, name }, ...content }] as const] : [],
    ),
    ...Object.entries(claims).map(
      ([name, spec]) =>
        [`Claim-${name}`, { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { ...metadata, name }, spec }] as const,
    ),
  ];
}
