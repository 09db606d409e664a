import { allOf, anyOf, containersOf, expression, implies, Policy, pods, told } from '../../../lib/rules';

export const resourcesEphemeral: Policy = {
  name: 'k8s/resources/ephemeral',
  description: 'What containers write to the node has a limit.',
  remediation: 'Give each emptyDir a sizeLimit, and each container a read-only root or a limit for ephemeral-storage.',
  source: 'https://kubernetes.io/docs/concepts/storage/ephemeral-storage/',
  rationale: 'A log or an upload fills the disk of the node: pods are evicted there, also those of others that wrote nothing.',
  severity: 'low',
  controls: { nsa: ['Resource policies'] },
  cure: 'Workload',
  rule: expression(pods, (pod) =>
    allOf(
      pod.spec.volumes.every(({ name, emptyDir }) =>
        told(
          implies(emptyDir.isSet(), emptyDir.sizeLimit.isSet()),
          ['volume ', name, " may fill the node's disk: its emptyDir has no sizeLimit"],
          'Set sizeLimit of the emptyDir.',
        ),
      ),
      containersOf(pod).every(({ name, resources, securityContext }) =>
        told(
          anyOf(resources.limits['ephemeral-storage'].isSet(), securityContext.readOnlyRootFilesystem.is(true)),
          ['container ', name, " may fill the node's disk: it writes to its root file system, without a limit"],
          'Set securityContext.readOnlyRootFilesystem to true, or a limit for ephemeral-storage.',
        ),
      ),
    ),
  ),
};
