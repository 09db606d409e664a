import { expression, Policy, told } from '../../../lib/rules';
import { changing, noRoleGrants, writing } from './granted';

const named = 'List the verbs, without bind, escalate and impersonate.';

const without = (resource: string) => `Leave ${resource} out of the resources.`;

export const rbacEscalate: Policy = {
  name: 'k8s/rbac/escalate',
  description: 'Roles cannot give themselves or others more rights.',
  remediation:
    'Drop the verbs bind, escalate and impersonate, and writing mutating policies and webhook configurations, approvals of certificates, tokens and nodes/proxy.',
  source: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#privilege-escalation-risks',
  rationale: 'A flaw in one small program becomes the whole cluster: it makes itself administrator, or speaks in the name of one.',
  severity: 'critical',
  controls: {
    cisKubernetes: ['5.1.8', '5.1.10', '5.1.11', '5.1.12', '5.1.13'],
    nsa: ['Authentication and authorization'],
    checkov: ['CKV_K8S_155', 'CKV_K8S_156', 'CKV_K8S_157', 'CKV_K8S_158'],
  },
  cure: 'Workload.kubernetesApi',
  extent: 'item',
  rule: [
    expression(['rbac.authorization.k8s.io/v1/Role', 'rbac.authorization.k8s.io/v1/ClusterRole'], ({ rules }) =>
      rules.every(({ verbs }) => verbs.every((verb) => told(verb.isNoneOf(['bind', 'escalate', 'impersonate']), ['may ', verb]))),
    ),
    noRoleGrants(
      // Every verb is those as well.
      { on: { 'rbac.authorization.k8s.io': ['clusterroles', 'roles'] }, verbs: [], says: 'may bind and escalate ', remediation: named },
      { on: { '': ['groups', 'serviceaccounts', 'users'] }, verbs: [], says: 'may impersonate ', remediation: named },
      {
        on: { '': ['nodes/proxy'] },
        verbs: ['get', ...writing],
        says: 'asks the kubelet of every node by ',
        remediation: without('nodes/proxy'),
      },
      {
        on: { '': ['serviceaccounts/token'] },
        verbs: ['create'],
        says: 'makes tokens of ServiceAccounts by ',
        remediation: without('serviceaccounts/token'),
      },
      {
        on: {
          'admissionregistration.k8s.io': [
            ...['mutatingadmissionpolicies', 'mutatingadmissionpolicybindings'],
            ...['mutatingwebhookconfigurations', 'validatingwebhookconfigurations'],
          ],
        },
        verbs: changing,
        says: 'sees and changes what others make by ',
        remediation: 'Leave the verbs that write out: admission comes with a review.',
      },
      {
        on: { 'certificates.k8s.io': ['certificatesigningrequests/approval'] },
        verbs: ['approve', ...changing],
        says: 'makes users by ',
        remediation: without('certificatesigningrequests/approval'),
      },
    ),
  ],
};
