import { anyOf, containersOf, expression, Policy, pods, told } from '../../../lib/rules';

export const resourcesCpuRequest: Policy = {
  name: 'k8s/resources/cpu-request',
  description: 'Containers state how much processor time they need.',
  remediation: 'Set resources.requests.cpu.',
  source: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
  rationale: 'The scheduler takes it for nothing and fills the node: under load the program gets hardly any time, and its probes fail.',
  severity: 'medium',
  controls: {
    nsa: ['Resource policies'],
    checkov: ['CKV_K8S_10'],
    kubeLinter: ['unset-cpu-requirements'],
    kyverno: ['require-pod-requests-limits'],
  },
  cure: 'Workload.resources.requests.cpu',
  rule: expression(pods, (pod) =>
    containersOf(pod).every(({ name, resources: { requests, limits } }) =>
      told(
        // Of what a pod asks for altogether, its containers get a share.
        anyOf(requests.cpu.orElse(limits.cpu).isSet(), pod.spec.resources.requests.cpu.orElse(pod.spec.resources.limits.cpu).isSet()),
        ['container ', name, ' asks for no processor time: requests.cpu is not set'],
      ),
    ),
  ),
};
