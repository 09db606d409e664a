import { rbacChangeWorkloads } from '../../../../policies/kubernetes/accounts/rbac-change-workloads';
import { rbacGuards } from '../../../../policies/kubernetes/accounts/rbac-guards';
import { rbacPodAccess } from '../../../../policies/kubernetes/accounts/rbac-pod-access';
import { rbacSubjects } from '../../../../policies/kubernetes/accounts/rbac-subjects';
import { saTokenSecret } from '../../../../policies/kubernetes/accounts/sa-token-secret';
import { workloads } from '../../../../policies/kubernetes/accounts/workload-kinds';
import { describePolicy, kubernetes } from '../table';

const rbac = 'rbac.authorization.k8s.io/v1';
const binding = (subject: object, roleRef: object = { kind: 'ClusterRole', name: 'view' }, kind = 'RoleBinding') =>
  kubernetes(`${rbac}/${kind}`, { roleRef, subjects: [subject] });
const user = (name: string) => ({ kind: 'User', name });
const group = (name: string) => ({ kind: 'Group', name });
const role = (rule: object, kind = 'Role') => kubernetes(`${rbac}/${kind}`, { rules: [rule] });
const clusterRole = (name: string, ...rules: readonly object[]) => kubernetes(`${rbac}/ClusterRole`, { metadata: { name }, rules });
const discovery = { nonResourceURLs: ['/api', '/api/*'], verbs: ['get'] };

const controlPlane = ['system:kube-controller-manager', 'system:kube-scheduler', 'system:controller:generic-garbage-collector'];

describePolicy(rbacSubjects, {
  pass: {
    'a ServiceAccount': binding({ kind: 'ServiceAccount', name: 'orders', namespace: 'shop' }),
    'a group of people': binding(group('platform')),
    nobody: kubernetes(`${rbac}/RoleBinding`, { roleRef: { kind: 'Role', name: 'it' } }),
    ...Object.fromEntries(
      controlPlane.flatMap((name) => [
        [`the control plane its role ${name}`, binding(user('system:kube-controller-manager'), { kind: 'ClusterRole', name })],
        [
          `an account of the control plane the role ${name}`,
          binding({ kind: 'ServiceAccount', name: 'it', namespace: 'kube-system' }, { kind: 'ClusterRole', name }, 'ClusterRoleBinding'),
        ],
      ]),
    ),
  },
  excused: {
    'roles of what everybody may know, such as system:discovery': binding(
      group('system:authenticated'),
      { kind: 'ClusterRole', name: 'system:discovery' },
      'ClusterRoleBinding',
    ),
    'such roles as the cluster states them': [
      binding(group('system:unauthenticated'), { kind: 'ClusterRole', name: 'system:public-info-viewer' }, 'ClusterRoleBinding'),
      clusterRole('system:public-info-viewer', discovery),
    ],
    'a role of the namespace that is called as one of the control plane': binding(group('platform'), {
      kind: 'Role',
      name: 'system:kube-scheduler',
    }),
  },
  fail: {
    ...Object.fromEntries(
      controlPlane.flatMap((name) => [
        [`people, of the role ${name}`, binding(group('platform'), { kind: 'ClusterRole', name }, 'ClusterRoleBinding')],
        [
          `an account of ours, of the role ${name}`,
          binding({ kind: 'ServiceAccount', name: 'it', namespace: 'shop' }, { kind: 'ClusterRole', name }, 'ClusterRoleBinding'),
        ],
      ]),
    ),
    'whoever comes': binding(user('system:anonymous')),
    'whoever is unknown': binding(group('system:unauthenticated'), undefined, 'ClusterRoleBinding'),
    'whoever is known': binding(group('system:authenticated')),
    'every ServiceAccount': binding(group('system:serviceaccounts')),
    'every ServiceAccount of a namespace': binding(group('system:serviceaccounts:shop')),
    "a namespace's own role of that name": binding(user('system:anonymous'), { kind: 'Role', name: 'system:discovery' }),
    'what everybody may know, and more': [
      binding(group('system:authenticated'), { kind: 'ClusterRole', name: 'system:discovery' }, 'ClusterRoleBinding'),
      clusterRole('system:discovery', discovery, { apiGroups: [''], resources: ['secrets'], verbs: ['get'] }),
    ],
    'people, of the role of nodes': binding(group('platform'), { kind: 'ClusterRole', name: 'system:node' }, 'ClusterRoleBinding'),
    'every node': binding(group('system:nodes')),
    'a node': binding(user('system:node:ip-10-0-0-1')),
    'a ServiceAccount default': binding({ kind: 'ServiceAccount', name: 'default', namespace: 'shop' }),
    'the same as a user': binding(user('system:serviceaccount:shop:default')),
  },
});

const reaching = ['pods/exec', 'pods/attach', 'pods/ephemeralcontainers', 'pods/portforward', 'pods/proxy', 'services/proxy'];
const reach = (resource: string, apiGroups: readonly string[] = ['']) =>
  role({ apiGroups, resources: [resource], verbs: ['create', 'get', 'patch'] }, 'ClusterRole');

describePolicy(rbacPodAccess, {
  pass: {
    'who changes pods': role({ apiGroups: [''], resources: ['pods'], verbs: ['create', 'get', 'patch'] }, 'ClusterRole'),
    'who reads pods': role({ apiGroups: [''], resources: ['pods', 'pods/log'], verbs: ['get', 'list'] }),
    'who runs what another group calls so': reach('pods/exec', ['example.com']),
  },
  excused: {
    'pods/*, by which the API server grants nothing': reach('pods/*'),
  },
  fail: Object.fromEntries(
    reaching.flatMap((resource) => [
      [resource, reach(resource)],
      [`${resource} of every group`, reach(resource, ['*'])],
      [`${resource} without a group`, role({ resources: [resource], verbs: ['create'] })],
      [`the subresource of ${resource} of anything`, reach(resource.replace(/^\w+/, '*'))],
    ]),
  ),
});

describePolicy(rbacChangeWorkloads, {
  pass: {
    'who reads pods': role({ apiGroups: [''], resources: ['pods'], verbs: ['get'] }),
    'who reads them': role({ apiGroups: ['apps'], resources: ['configmaps', 'daemonsets'], verbs: ['get'] }),
    'who changes Services': role({ apiGroups: [''], resources: ['services'], verbs: ['patch'] }),
  },
  excused: {
    'who scales workloads': role({ apiGroups: ['apps'], resources: ['deployments/scale'], verbs: ['patch'] }),
  },
  fail: Object.fromEntries(
    Object.entries(workloads).map(([group, resources]) => [
      `who patches what makes pods in '${group}'`,
      role({ apiGroups: [group], resources: ['configmaps', resources[0]], verbs: ['get', 'patch'] }),
    ]),
  ),
});

const guarded: Readonly<Record<string, readonly string[]>> = {
  '': ['endpoints', 'namespaces', 'nodes', 'nodes/status', 'persistentvolumes', 'resourcequotas'],
  'apiextensions.k8s.io': ['customresourcedefinitions'],
  'apiregistration.k8s.io': ['apiservices'],
  'discovery.k8s.io': ['endpointslices'],
  'bitnami.com': ['sealedsecrets'],
  'external-secrets.io': ['externalsecrets', 'clustersecretstores', 'pushsecrets'],
  'networking.k8s.io': ['networkpolicies'],
  'rbac.authorization.k8s.io': ['rolebindings', 'clusterroles'],
  'node.k8s.io': ['runtimeclasses'],
  'scheduling.k8s.io': ['priorityclasses'],
  'secrets-store.csi.x-k8s.io': ['secretproviderclasses'],
  'secrets.hashicorp.com': ['vaultstaticsecrets', 'vaultdynamicsecrets'],
  'storage.k8s.io': ['csidrivers', 'storageclasses'],
};
const webhook = { apiGroups: ['admissionregistration.k8s.io'], resources: ['validatingwebhookconfigurations'] };

describePolicy(rbacGuards, {
  pass: {
    'who reads bindings': role({ apiGroups: ['rbac.authorization.k8s.io'], resources: ['rolebindings'], verbs: ['get'] }, 'ClusterRole'),
    'who reads them': role({ apiGroups: ['*'], resources: ['networkpolicies', 'rolebindings'], verbs: ['get', 'list', 'watch'] }),
    'who reads machines': role({ apiGroups: [''], resources: ['nodes', 'nodes/status'], verbs: ['get', 'watch'] }, 'ClusterRole'),
  },
  excused: {
    'who writes ConfigMaps of its namespace': role({ apiGroups: [''], resources: ['configmaps'], verbs: ['*'] }),
    'who changes one ConfigMap': role(
      { apiGroups: [''], resources: ['configmaps'], resourceNames: ['leader'], verbs: ['update'] },
      'ClusterRole',
    ),
    'who makes ConfigMaps': role({ apiGroups: [''], resources: ['configmaps'], verbs: ['create', 'get'] }, 'ClusterRole'),
    'who finishes namespaces that are deleted': role({ apiGroups: [''], resources: ['namespaces/finalize'], verbs: ['update'] }),
  },
  fail: {
    'who removes a webhook': role({ ...webhook, verbs: ['delete'] }, 'ClusterRole'),
    'who changes every ConfigMap': role({ apiGroups: [''], resources: ['configmaps'], verbs: ['patch'] }, 'ClusterRole'),
    'who changes ConfigMaps of the cluster': kubernetes(`${rbac}/Role`, {
      metadata: { namespace: 'kube-system' },
      rules: [{ apiGroups: [''], resources: ['configmaps'], verbs: ['update'] }],
    }),
    'who changes who may come in': role(
      { apiGroups: [''], resources: ['configmaps'], resourceNames: ['aws-auth'], verbs: ['update'] },
      'ClusterRole',
    ),
    ...Object.fromEntries(
      Object.entries(guarded).flatMap(([group, resources]) =>
        resources.map((resource) => [
          `who writes ${resource}`,
          role({ apiGroups: [group], resources: [resource], verbs: ['get', 'update'] }, 'ClusterRole'),
        ]),
      ),
    ),
  },
});

describePolicy(
  saTokenSecret,
  {
    pass: { 'another Secret': kubernetes('v1/Secret', { type: 'Opaque' }), 'one without a type': kubernetes('v1/Secret') },
    fail: { 'a token': kubernetes('v1/Secret', { type: 'kubernetes.io/service-account-token' }) },
  },
  'dropped',
);
