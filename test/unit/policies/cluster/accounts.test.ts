import { rbacChangeWorkloads } from '../../../../policies/kubernetes/accounts/rbac-change-workloads';
import { rbacGuards } from '../../../../policies/kubernetes/accounts/rbac-guards';
import { rbacPodAccess } from '../../../../policies/kubernetes/accounts/rbac-pod-access';
import { rbacSubjects } from '../../../../policies/kubernetes/accounts/rbac-subjects';
import { saTokenSecret } from '../../../../policies/kubernetes/accounts/sa-token-secret';
import { describePolicy, kubernetes } from '../table';

const rbac = 'rbac.authorization.k8s.io/v1';
const binding = (subject: object, roleRef: object = { kind: 'ClusterRole', name: 'view' }, kind = 'RoleBinding') =>
  kubernetes(`${rbac}/${kind}`, { roleRef, subjects: [subject] });
const user = (name: string) => ({ kind: 'User', name });
const group = (name: string) => ({ kind: 'Group', name });
const role = (rule: object, kind = 'Role') => kubernetes(`${rbac}/${kind}`, { rules: [rule] });

describePolicy(rbacSubjects, {
  pass: {
    'a ServiceAccount': binding({ kind: 'ServiceAccount', name: 'orders', namespace: 'shop' }),
    'a group of people': binding(group('platform')),
    'what everybody may know': binding(
      group('system:authenticated'),
      { kind: 'ClusterRole', name: 'system:discovery' },
      'ClusterRoleBinding',
    ),
    nobody: kubernetes(`${rbac}/RoleBinding`, { roleRef: { kind: 'Role', name: 'it' } }),
  },
  fail: {
    'whoever comes': binding(user('system:anonymous')),
    'whoever is unknown': binding(group('system:unauthenticated'), undefined, 'ClusterRoleBinding'),
    'whoever is known': binding(group('system:authenticated')),
    'every ServiceAccount': binding(group('system:serviceaccounts')),
    'every ServiceAccount of a namespace': binding(group('system:serviceaccounts:shop')),
    'every node': binding(group('system:nodes')),
    'a node': binding(user('system:node:ip-10-0-0-1')),
    'a ServiceAccount default': binding({ kind: 'ServiceAccount', name: 'default', namespace: 'shop' }),
    'the same as a user': binding(user('system:serviceaccount:shop:default')),
  },
});

describePolicy(rbacPodAccess, {
  pass: {
    'who changes pods': role({ resources: ['pods'], verbs: ['create', 'get', 'patch'] }, 'ClusterRole'),
    'who reads pods': role({ resources: ['pods', 'pods/log'], verbs: ['get', 'list'] }),
  },
  fail: Object.fromEntries(
    ['pods/exec', 'pods/attach', 'pods/ephemeralcontainers', 'pods/portforward', 'pods/proxy', 'services/proxy'].map((resource) => [
      resource,
      role({ resources: [resource], verbs: ['create', 'get', 'patch'] }, 'ClusterRole'),
    ]),
  ),
});

describePolicy(rbacChangeWorkloads, {
  pass: {
    'who reads pods': role({ resources: ['pods'], verbs: ['get'] }),
    'who reads them': role({ apiGroups: ['apps'], resources: ['deployments'], verbs: ['get', 'watch'] }),
    'who scales them': role({ apiGroups: ['apps'], resources: ['deployments/scale'], verbs: ['patch'] }),
  },
  fail: Object.fromEntries(
    ['pods', 'deployments', 'statefulsets', 'daemonsets', 'jobs', 'cronjobs', 'replicasets'].map((resource) => [
      `who patches ${resource}`,
      role({ resources: [resource], verbs: ['get', 'patch'] }),
    ]),
  ),
});

describePolicy(rbacGuards, {
  pass: {
    'who reads bindings': role({ resources: ['rolebindings'], verbs: ['get'] }, 'ClusterRole'),
    'who reads them': role({ resources: ['networkpolicies', 'rolebindings'], verbs: ['get', 'list', 'watch'] }),
    'who writes something else': role({ resources: ['configmaps'], verbs: ['*'] }),
  },
  fail: Object.fromEntries(
    ['rolebindings', 'clusterroles', 'networkpolicies', 'persistentvolumes', 'externalsecrets', 'clustersecretstores', 'namespaces'].map(
      (resource) => [`who writes ${resource}`, role({ resources: [resource], verbs: ['get', 'update'] }, 'ClusterRole')],
    ),
  ),
});

describePolicy(
  saTokenSecret,
  {
    pass: { 'another Secret': kubernetes('v1/Secret', { type: 'Opaque' }), 'one without a type': kubernetes('v1/Secret') },
    fail: { 'a token': kubernetes('v1/Secret', { type: 'kubernetes.io/service-account-token' }) },
  },
  'dropped',
);
