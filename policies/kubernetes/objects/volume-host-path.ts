import { posix } from 'node:path';
import { documents, graph, Policy } from '../../../lib/rules';

interface Volume {
  readonly spec?: { readonly hostPath?: { readonly path?: string }; readonly local?: { readonly path?: string } };
}

/** Folders that a machine needs to run, or that hold what other pods have; disks are mounted elsewhere. */
const ofTheSystem =
  /^\/(?:(?:bin|boot|etc|lib|lib64|proc|root|run|sbin|sys|usr|var\/(?:lib\/(?:cni|containerd|containers|crio|docker|etcd|kubelet)|log|run))(?:\/|$)|(?:dev|home|opt|var|var\/lib)?$)/;

export const volumeHostPath: Policy = {
  name: 'k8s/volume/host-path',
  description: 'No PersistentVolume is a folder of a machine: by a claim, a pod would have what it may not mount itself.',
  remediation: 'Drop it: name a StorageClass in the claim, and let its driver make the volume.',
  source: 'https://kubernetes.io/docs/concepts/storage/volumes/#hostpath',
  rationale:
    'Checks of pods do not look behind a claim: whoever binds it changes files of the machine, and on another node the data is missing.',
  severity: 'high',
  controls: { cisKubernetes: ['5.2.12'] },
  cure: 'Workload.volumes',
  extent: 'place',
  rule: graph(documents<Volume>('v1/PersistentVolume'), ({ raw: { spec } }) => {
    if (spec?.hostPath) return [{ message: `is the folder ${spec.hostPath.path} of a machine`, at: ['spec', 'hostPath'] }];
    const path = posix.normalize(String(spec?.local?.path ?? 'none'));
    return ofTheSystem.test(path.replace(/^\/+/, '/').replace(/(?<=.)\/$/, ''))
      ? [
          {
            message: `is the folder ${path} of a machine, which is its system's`,
            at: ['spec', 'local', 'path'],
            remediation: 'Drop it, or name a disk that is mounted for it, such as /mnt/disks/ssd1, in local.path.',
          },
        ]
      : [];
  }),
};
