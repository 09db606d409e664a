import { allOf, anyOf, containersOf, expression, Policy, pods, told, unless } from '../../../lib/rules';

/** No program starts with less: `400m` is less than a byte, where `400Mi` was meant. */
const leastBytes = 1024 * 1024;

export const resourcesMemory: Policy = {
  name: 'k8s/resources/memory',
  description: 'Containers state how much memory they need, and a limit that is not below it.',
  remediation: 'Set resources.requests.memory and resources.limits.memory.',
  source: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
  rationale:
    'One leak takes all memory of the node, and the kernel kills programs of others; a limit below the request keeps the pod from starting.',
  severity: 'high',
  controls: {
    nsa: ['Resource policies'],
    checkov: ['CKV_K8S_12', 'CKV_K8S_13'],
    kubeLinter: ['unset-memory-requirements'],
    kyverno: ['require-pod-requests-limits'],
  },
  cure: 'Workload.resources.limits.memory',
  rule: expression(pods, (pod) =>
    containersOf(pod).every(({ name, resources: { requests, limits } }) =>
      allOf(
        told(
          // What a pod may have altogether, its containers may have.
          anyOf(limits.memory.isSet(), pod.spec.resources.limits.memory.isSet()),
          ['container ', name, ' may take all memory of the node: limits.memory is not set'],
          'Set resources.limits.memory.',
        ),
        told(
          unless(limits.memory.isUnset(), limits.memory.asQuantity().atLeast(leastBytes)),
          ['container ', name, ' may have ', limits.memory, ' of memory, with which no program starts'],
          'Set resources.limits.memory with a unit, such as 400Mi: m is a thousandth of a byte.',
        ),
        // The API server takes the limit for a request that is left out.
        told(
          unless(
            anyOf(requests.memory.isUnset(), limits.memory.isUnset()),
            limits.memory.asQuantity().atLeast(requests.memory.asQuantity()),
          ),
          ['container ', name, ' asks for ', requests.memory, ' and may have ', limits.memory, ': the cluster refuses it'],
          'Set resources.requests.memory to no more than resources.limits.memory.',
        ),
      ),
    ),
  ),
};
