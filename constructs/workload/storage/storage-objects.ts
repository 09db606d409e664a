import { Storage } from './storage';

/** The objects that hold files and disks of a workload, by the id that they get in it. */
export function storageObjects({ configMap, configMapName, claims }: Storage, metadata: object) {
  return [
    ...(configMap
      ? [['Files', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { ...metadata, name: configMapName }, ...configMap }] as const]
      : []),
    ...Object.entries(claims).map(
      ([name, spec]) =>
        [`Claim-${name}`, { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { ...metadata, name }, spec }] as const,
    ),
  ];
}
