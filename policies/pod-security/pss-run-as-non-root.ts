import { allContainers, allOf, expression, Policy, pods, since, unless } from '../../lib/rules';

export const pssRunAsNonRoot: Policy = {
  name: 'k8s/pss/runAsNonRoot',
  description: 'Containers must run as a user other than root.',
  remediation: 'Set runAsNonRoot to true in the securityContext of the pod, and to false nowhere.',
  source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
  rationale: 'Nothing refuses an image that starts as root: by one flaw of the runtime, whoever breaks out of it is root on the machine.',
  severity: 'high',
  controls: {
    podSecurity: ['restricted'],
    cisKubernetes: ['5.2.7'],
    nsa: ['Non-root containers'],
    checkov: ['CKV_K8S_23'],
    kubeLinter: ['run-as-non-root'],
    kyverno: ['require-run-as-nonroot'],
  },
  cure: 'Workload',
  rule: expression(pods, (pod) => {
    const ofPod = pod.spec.securityContext.runAsNonRoot;
    const nonRoot = allOf(
      ofPod.isNot(false),
      allContainers(pod).every(({ securityContext }) => securityContext.runAsNonRoot.orElse(ofPod).is(true)),
    );
    return since('1.35', unless(pod.spec.hostUsers.is(false), nonRoot), nonRoot);
  }),
};
