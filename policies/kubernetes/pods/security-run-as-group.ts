import { allOf, containersOf, expression, Policy, pods } from '../../../lib/rules';

export const securityRunAsGroup: Policy = {
  name: 'k8s/security/run-as-group',
  description: 'No process and no volume belongs to the group of root.',
  remediation: 'Choose runAsGroup, fsGroup and supplementalGroups above 0.',
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
  rationale:
    'Images and volumes have files that the group of root may read or change, passwords and settings among them: the process may too.',
  severity: 'medium',
  controls: { nsa: ['Non-root containers'], kubeLinter: ['run-as-non-root'] },
  cure: 'Workload.securityContext.runAsGroup',
  rule: expression(pods, (pod) =>
    allOf(
      pod.spec.securityContext.runAsGroup.isNot(0),
      pod.spec.securityContext.fsGroup.isNot(0),
      pod.spec.securityContext.supplementalGroups.every((group) => group.isNot(0)),
      containersOf(pod).every(({ securityContext }) => securityContext.runAsGroup.isNot(0)),
    ),
  ),
};
