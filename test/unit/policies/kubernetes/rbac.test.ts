import { rbacClusterAdmin } from '../../../../policies/kubernetes/accounts/rbac-cluster-admin';
import { rbacCreatePods } from '../../../../policies/kubernetes/accounts/rbac-create-pods';
import { rbacEscalate } from '../../../../policies/kubernetes/accounts/rbac-escalate';
import { rbacSecrets } from '../../../../policies/kubernetes/accounts/rbac-secrets';
import { rbacWildcard } from '../../../../policies/kubernetes/accounts/rbac-wildcard';
import { describePolicy, kubernetes } from '../table';

const role = (...rules: readonly object[]) => kubernetes('rbac.authorization.k8s.io/v1/Role', { rules });
const rule = (verbs: unknown, resources: unknown, apiGroups: unknown = [''], others: object = {}) => ({
  verbs,
  resources,
  apiGroups,
  ...others,
});
const nothing = { 'a role without rules': role() };
const unknown = { 'verbs that are substituted later': role(rule('${VERBS}', ['pods'])) };
const reads = { 'a role that reads Deployments': role(rule(['get', 'list'], ['deployments'], ['apps'])) };

describePolicy(rbacWildcard, {
  pass: { 'one verb': role(rule(['get'], ['pods'])), ...nothing, ...reads },
  fail: {
    'any verb': role(rule(['*'], ['pods'])),
    'any resource': role(rule(['get'], ['pods', '*'])),
    'any API group': kubernetes('rbac.authorization.k8s.io/v1/ClusterRole', { rules: [rule(['get'], ['pods'], ['*'])] }),
  },
  unknown,
});

const binding = (roleRef: object, ...subjects: readonly object[]) =>
  kubernetes('rbac.authorization.k8s.io/v1/ClusterRoleBinding', { roleRef, subjects });
const view = { kind: 'ClusterRole', name: 'view' };

describePolicy(rbacClusterAdmin, {
  pass: { 'a role that may only look': binding(view, { kind: 'Group', name: 'developers' }), 'no subject': binding(view) },
  fail: {
    'the role that may everything': binding({ kind: 'ClusterRole', name: 'cluster-admin' }, { kind: 'Group', name: 'developers' }),
    'the group that may everything': binding(view, { kind: 'Group', name: 'system:masters' }),
  },
  unknown: { 'a role that is substituted later': binding({ kind: 'ClusterRole', name: '${ROLE}' }) },
});

describePolicy(rbacSecrets, {
  pass: { ...nothing, ...reads, 'one Secret by name': role(rule(['get'], ['secrets'], [''], { resourceNames: ['orders-db'] })) },
  fail: {
    'all Secrets': role(rule(['get'], ['secrets'])),
    everything: role(rule(['*'], ['*'], ['*'])),
  },
  unknown: { 'verbs that are substituted later': role(rule('${VERBS}', ['secrets'])) },
});

describePolicy(rbacCreatePods, {
  pass: {
    ...nothing,
    ...reads,
    'a role that creates ConfigMaps': role(rule(['create'], ['configmaps'])),
    'a role over metrics': role(rule(['*'], ['*'], ['external.metrics.k8s.io'])),
  },
  fail: {
    'a role that creates pods': role(rule(['create'], ['pods'])),
    'a role that may do anything with Jobs': role(rule(['*'], ['jobs'], ['batch'])),
    'a role over all that makes pods': role(rule(['*'], ['*'], ['apps'])),
  },
  unknown,
});

describePolicy(rbacEscalate, {
  pass: {
    ...nothing,
    ...reads,
    'a role that reads webhooks': role(rule(['get'], ['validatingwebhookconfigurations'], ['admissionregistration.k8s.io'])),
  },
  fail: {
    'a role that impersonates': role(rule(['impersonate'], ['users'])),
    'a role that binds roles': role(rule(['bind'], ['clusterroles'], ['rbac.authorization.k8s.io'])),
    'a role that makes tokens': role(rule(['create'], ['serviceaccounts/token'])),
    'a role that writes webhooks': role(rule(['update'], ['mutatingwebhookconfigurations'], ['admissionregistration.k8s.io'])),
    'a role that reaches the kubelet': role(rule(['get'], ['nodes/proxy'])),
  },
  unknown,
});
