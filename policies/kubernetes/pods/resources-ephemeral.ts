import { allOf, anyOf, containersOf, expression, implies, Policy, pods } from '../../../lib';

export const resourcesEphemeral: Policy = {
  name: 'k8s/resources/ephemeral',
  description: 'What containers write to the node has a limit.',
  remediation: 'Give each emptyDir a sizeLimit, and each container a read-only root or a limit for ephemeral-storage.',
  source: 'https://kubernetes.io/docs/concepts/storage/ephemeral-storage/',
  severity: 'low',
  controls: { nsa: ['Resource policies'] },
  cure: 'Workload',
  rule: expression(pods, (pod) =>
    allOf(
      pod.spec.volumes.every(({ emptyDir }) => implies(emptyDir.isSet(), emptyDir.sizeLimit.isSet())),
      containersOf(pod).every(({ resources, securityContext }) =>
        anyOf(resources.limits['ephemeral-storage'].isSet(), securityContext.readOnlyRootFilesystem.is(true)),
      ),
    ),
  ),
};
