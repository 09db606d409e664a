import { anyOf, expression, Policy, pods } from '../../lib';

export const pssRestrictedVolumes: Policy = {
  name: 'k8s/pss/restrictedVolumes',
  description: 'Volumes are of kinds that cannot reach the host.',
  remediation: 'Use configMap, csi, downwardAPI, emptyDir, ephemeral, image, persistentVolumeClaim, projected or secret.',
  source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
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
    ),
  ),
};
