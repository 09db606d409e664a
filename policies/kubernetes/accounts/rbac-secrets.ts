import { allOf, expression, not, Policy, told } from '../../../lib';

export const rbacSecrets: Policy = {
  name: 'k8s/rbac/secrets',
  description: 'Roles read single Secrets by name, not all of them.',
  remediation: 'State resourceNames, and leave list and watch out of the verbs.',
  source: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#listing-secrets',
  severity: 'high',
  controls: { cisKubernetes: ['5.1.2'], nsa: ['Authentication and authorization'], kubeLinter: ['access-to-secrets'] },
  cure: 'Workload.kubernetesApi',
  extent: 'item',
  rule: expression(['rbac.authorization.k8s.io/v1/Role', 'rbac.authorization.k8s.io/v1/ClusterRole'], ({ rules }) =>
    rules.every(({ apiGroups, resources, verbs, resourceNames }) =>
      told(
        not(
          allOf(
            apiGroups.some((group) => group.isOneOf(['', '*'])),
            resources.some((resource) => resource.isOneOf(['secrets', '*'])),
            verbs.some((verb) => verb.isOneOf(['get', 'list', 'watch', '*'])),
            resourceNames.count().is(0),
          ),
        ),
        'may read every Secret: it states no resourceNames',
      ),
    ),
  ),
};
