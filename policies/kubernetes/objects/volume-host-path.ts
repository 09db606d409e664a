import { documents, graph, Policy } from '../../../lib';

interface Volume {
  readonly spec?: { readonly hostPath?: { readonly path?: string } };
}

export const volumeHostPath: Policy = {
  name: 'k8s/volume/host-path',
  description: 'No PersistentVolume is a folder of a machine: by a claim, a pod would have what it may not mount itself.',
  remediation: 'Drop it: name a StorageClass in the claim, and let its driver make the volume.',
  source: 'https://kubernetes.io/docs/concepts/storage/volumes/#hostpath',
  severity: 'high',
  controls: { cisKubernetes: ['5.2.12'] },
  cure: 'Workload.volumes',
  extent: 'place',
  rule: graph(documents<Volume>('v1/PersistentVolume'), ({ raw }) =>
    raw.spec?.hostPath ? [{ message: `is the folder ${raw.spec.hostPath.path} of a machine`, at: ['spec', 'hostPath'] }] : [],
  ),
};
