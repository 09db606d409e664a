import { allOf, expression, keptPods, not, Policy, told } from '../../../lib/rules';

export const probesLiveness: Policy = {
  name: 'k8s/probes/liveness',
  description: 'Containers that are kept running have a livenessProbe, and it is not their readinessProbe.',
  remediation: 'Add a livenessProbe that asks less than the readinessProbe, or gives up later.',
  source: 'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/',
  rationale:
    'A program that hangs goes on hanging until somebody looks; one whose two probes are the same is restarted under load, which adds to it.',
  severity: 'low',
  controls: { checkov: ['CKV_K8S_8'], kubeLinter: ['no-liveness-probe'], kyverno: ['require-probes'] },
  cure: 'Workload.livenessProbe',
  rule: expression(keptPods, (pod) =>
    pod.spec.containers.every(({ name, livenessProbe, readinessProbe }) =>
      allOf(
        told(livenessProbe.isSet(), ['container ', name, ' has no livenessProbe'], 'Add a livenessProbe.'),
        told(not(livenessProbe.isSameAs(readinessProbe)), [
          'container ',
          name,
          ' has the same probe twice: it is restarted when it is only slow',
        ]),
      ),
    ),
  ),
};
