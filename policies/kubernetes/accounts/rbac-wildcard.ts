import { allOf, expression, not, Policy } from '../../../lib/rules';

export const rbacWildcard: Policy = {
  name: 'k8s/rbac/wildcard',
  description: 'Roles name verbs, resources, API groups and URLs, without a wildcard.',
  remediation: 'List the verbs, resources, apiGroups and nonResourceURLs that the role needs.',
  source: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege',
  rationale: 'The star covers what nobody thought of, such as Secrets, deletion, or kinds of objects that an operator brings next year.',
  severity: 'high',
  controls: {
    cisKubernetes: ['5.1.3'],
    nsa: ['Authentication and authorization'],
    checkov: ['CKV_K8S_49'],
    kubeLinter: ['wildcard-in-rules'],
  },
  cure: 'Workload.kubernetesApi',
  extent: 'item',
  rule: expression(['rbac.authorization.k8s.io/v1/Role', 'rbac.authorization.k8s.io/v1/ClusterRole'], ({ rules }) =>
    rules.every(({ verbs, resources, apiGroups, nonResourceURLs }) =>
      allOf(
        ...[verbs, resources, apiGroups].map((list) => not(list.includes('*'))),
        nonResourceURLs.none((url) => url.isOneOf(['*', '/*'])),
      ),
    ),
  ),
};
