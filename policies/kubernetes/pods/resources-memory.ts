import { allOf, anyOf, containersOf, expression, Policy, pods } from '../../../lib';

export const resourcesMemory: Policy = {
  name: 'k8s/resources/memory',
  description: 'Containers state how much memory they need, and a limit that is not below it.',
  remediation: 'Set resources.requests.memory and resources.limits.memory.',
  source: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
  severity: 'high',
  controls: {
    nsa: ['Resource policies'],
    checkov: ['CKV_K8S_12', 'CKV_K8S_13'],
    kubeLinter: ['unset-memory-requirements'],
    kyverno: ['require-pod-requests-limits'],
  },
  cure: 'Workload.resources.limits.memory',
  rule: expression(pods, (pod) =>
    containersOf(pod).every(({ resources: { requests, limits } }) =>
      allOf(
        limits.memory.isSet(),
        // The API server takes the limit for a request that is left out.
        anyOf(requests.memory.isUnset(), limits.memory.asQuantity().atLeast(requests.memory.asQuantity())),
      ),
    ),
  ),
};
