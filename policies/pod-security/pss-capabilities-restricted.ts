import { allContainers, allOf, expression, Policy, pods, since, told, unless } from '../../lib/rules';

export const pssCapabilitiesRestricted: Policy = {
  name: 'k8s/pss/capabilities_restricted',
  description: 'Containers drop all capabilities, and add at most NET_BIND_SERVICE.',
  remediation: 'Set securityContext.capabilities to { drop: [ALL] } in every container.',
  source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
  rationale:
    'What a runtime gives by default is enough to forge packets, change owners of files and act as another user, for whoever breaks in.',
  severity: 'high',
  controls: {
    podSecurity: ['restricted'],
    cisKubernetes: ['5.2.8', '5.2.9'],
    nsa: ['Pod security enforcement'],
    checkov: ['CKV_K8S_25', 'CKV_K8S_28', 'CKV_K8S_37'],
    kubeLinter: ['drop-net-raw-capability'],
    kyverno: ['disallow-capabilities-strict'],
  },
  cure: 'Workload',
  supersedes: ['k8s/pss/capabilities_baseline'],
  extent: 'place',
  rule: expression(pods, (pod) => {
    const dropped = allContainers(pod).every(({ name, securityContext: { capabilities } }) =>
      allOf(
        told(capabilities.drop.includes('ALL'), ['container ', name, ' does not drop ALL capabilities']),
        capabilities.add.every((item) =>
          told(item.is('NET_BIND_SERVICE'), ['container ', name, ' adds ', item], 'Leave it out of securityContext.capabilities.add.'),
        ),
      ),
    );
    return since('1.22', since('1.25', unless(pod.spec.os.name.is('windows'), dropped), dropped));
  }),
};
