import { containersOf, expression, Policy, pods, told, unless } from '../../../lib/rules';

export const securityReadOnlyRootFs: Policy = {
  name: 'k8s/security/read-only-root-fs',
  description: 'Containers cannot write to their root file system.',
  remediation: 'Set securityContext.readOnlyRootFilesystem to true, and mount an emptyDir where the program writes.',
  source: 'https://kubernetes.io/docs/concepts/security/security-checklist/',
  rationale: 'Whoever breaks in puts tools there and changes the program itself, and what it writes fills the disk of the node.',
  severity: 'medium',
  controls: {
    cisKubernetes: ['5.6.3'],
    nsa: ['Immutable container file systems'],
    checkov: ['CKV_K8S_22'],
    kubeLinter: ['no-read-only-root-fs'],
    kyverno: ['require-ro-rootfs'],
  },
  cure: 'Workload',
  rule: expression(pods, (pod) =>
    unless(
      pod.spec.os.name.is('windows'),
      containersOf(pod).every(({ name, securityContext }) =>
        told(securityContext.readOnlyRootFilesystem.is(true), ['container ', name, ' may write to its root file system']),
      ),
    ),
  ),
};
