import { allOf, anyOf, expression, Policy } from '../../../lib';

/** Resources whose change gives power over others. */
const powerful = [
  'mutatingwebhookconfigurations',
  'validatingwebhookconfigurations',
  'certificatesigningrequests/approval',
  'serviceaccounts/token',
];

export const rbacEscalate: Policy = {
  name: 'k8s/rbac/escalate',
  description: 'Roles cannot give themselves or others more rights.',
  remediation:
    'Drop the verbs bind, escalate and impersonate, and writing webhook configurations, approvals of certificates, tokens and nodes/proxy.',
  source: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#privilege-escalation-risks',
  severity: 'critical',
  controls: {
    cisKubernetes: ['5.1.8', '5.1.10', '5.1.11', '5.1.12', '5.1.13'],
    nsa: ['Authentication and authorization'],
    checkov: ['CKV_K8S_155', 'CKV_K8S_156', 'CKV_K8S_157', 'CKV_K8S_158'],
  },
  cure: 'Workload.kubernetesApi',
  extent: 'item',
  rule: expression(['rbac.authorization.k8s.io/v1/Role', 'rbac.authorization.k8s.io/v1/ClusterRole'], ({ rules }) =>
    rules.none(({ resources, verbs }) =>
      anyOf(
        verbs.some((verb) => verb.isOneOf(['bind', 'escalate', 'impersonate'])),
        resources.includes('nodes/proxy'),
        allOf(
          resources.some((resource) => resource.isOneOf(powerful)),
          verbs.some((verb) => verb.isOneOf(['create', 'update', 'patch', 'approve', '*'])),
        ),
      ),
    ),
  ),
};
