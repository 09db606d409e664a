import { anyOf, expression, Policy, pods, told } from '../../lib/rules';

export const pssRestrictedVolumes: Policy = {
  name: 'k8s/pss/restrictedVolumes',
  description: 'Volumes are of kinds that cannot reach the host.',
  remediation:
    'Use configMap, csi, downwardAPI, emptyDir, ephemeral, image, persistentVolumeClaim, projected or secret in place of a hostPath or the like.',
  source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
  rationale:
    'The node mounts other kinds with rights of its own: a pod gets a folder of the host, or a server that it may not reach itself.',
  severity: 'high',
  controls: {
    podSecurity: ['restricted'],
    nsa: ['Pod security enforcement'],
    kyverno: ['restrict-volume-types'],
  },
  cure: 'Workload',
  supersedes: ['k8s/pss/hostPathVolumes'],
  extent: 'place',
  rule: expression(pods, ({ spec }) =>
    spec.volumes.every((volume) =>
      told(
        anyOf(
          volume.configMap.isSet(),
          volume.csi.isSet(),
          volume.downwardAPI.isSet(),
          volume.emptyDir.isSet(),
          volume.ephemeral.isSet(),
          volume.image.isSet(),
          volume.persistentVolumeClaim.isSet(),
          volume.projected.isSet(),
          volume.secret.isSet(),
        ),
        ['volume ', volume.name, ' is of a kind that restricted does not allow'],
      ),
    ),
  ),
};
