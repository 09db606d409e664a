import { rbacAggregate } from '../../../../policies/kubernetes/accounts/rbac-aggregate';
import { rbacClusterAdmin } from '../../../../policies/kubernetes/accounts/rbac-cluster-admin';
import { rbacCreatePods } from '../../../../policies/kubernetes/accounts/rbac-create-pods';
import { rbacEscalate } from '../../../../policies/kubernetes/accounts/rbac-escalate';
import { rbacSecrets } from '../../../../policies/kubernetes/accounts/rbac-secrets';
import { rbacWildcard } from '../../../../policies/kubernetes/accounts/rbac-wildcard';
import { workloads } from '../../../../policies/kubernetes/accounts/workload-kinds';
import { describePolicy, kubernetes } from '../table';

const role = (...rules: readonly object[]) => kubernetes('rbac.authorization.k8s.io/v1/Role', { rules });
const rule = (verbs: unknown, resources: unknown, apiGroups: unknown = [''], others: object = {}) => ({
  verbs,
  resources,
  apiGroups,
  ...others,
});
const urls = (...nonResourceURLs: readonly string[]) =>
  kubernetes('rbac.authorization.k8s.io/v1/ClusterRole', { rules: [{ nonResourceURLs, verbs: ['get'] }] });
const nothing = { 'a role without rules': role() };
const unknown = { 'verbs that are substituted later': role(rule('${VERBS}', ['pods'])) };
const reads = { 'a role that reads Deployments': role(rule(['get', 'list'], ['deployments'], ['apps'])) };

describePolicy(rbacWildcard, {
  pass: {
    'one verb': role(rule(['get'], ['pods'])),
    ...nothing,
    ...reads,
  },
  excused: {
    'all that is under one URL': urls('/metrics', '/healthz/*'),
    'one subresource of anything': role(rule(['get'], ['*/scale'], ['apps'])),
  },
  fail: {
    'any verb': role(rule(['*'], ['pods'])),
    'any resource': role(rule(['get'], ['pods', '*'])),
    'any URL': urls('*'),
    'any path': urls('/metrics', '/*'),
    'any API group': kubernetes('rbac.authorization.k8s.io/v1/ClusterRole', { rules: [rule(['get'], ['pods'], ['*'])] }),
  },
  unknown,
});

const binding = (roleRef: object, ...subjects: readonly object[]) =>
  kubernetes('rbac.authorization.k8s.io/v1/ClusterRoleBinding', { roleRef, subjects });
const awsAuth = (key: string, text: string) =>
  kubernetes('v1/ConfigMap', { metadata: { name: 'aws-auth', namespace: 'kube-system' }, data: { [key]: text } });
const node = '- rolearn: arn:aws:iam::111122223333:role/node\n  groups:\n    - system:bootstrappers\n    - system:nodes\n';
const view = { kind: 'ClusterRole', name: 'view' };

describePolicy(rbacClusterAdmin, {
  pass: {
    'a role that may only look': binding(view, { kind: 'Group', name: 'developers' }),
    'another ConfigMap': kubernetes('v1/ConfigMap', { data: { mapRoles: '- groups: [system:masters]' } }),
  },
  excused: {
    'a binding without subjects': binding(view),
    "a namespace's own role of that name": kubernetes('rbac.authorization.k8s.io/v1/RoleBinding', {
      roleRef: { kind: 'Role', name: 'cluster-admin' },
      subjects: [{ kind: 'Group', name: 'developers' }],
    }),
    'nodes of EKS in aws-auth': awsAuth('mapRoles', `${node}  # - system:masters\n`),
  },
  fail: {
    'the role that may everything': binding({ kind: 'ClusterRole', name: 'cluster-admin' }, { kind: 'Group', name: 'developers' }),
    'the group that may everything': binding(view, { kind: 'Group', name: 'system:masters' }),
    'a role of AWS in it': awsAuth('mapRoles', `${node}- rolearn: arn:aws:iam::111122223333:role/admin\n  groups:\n    - system:masters\n`),
    'a user of AWS in it': awsAuth('mapUsers', '- {userarn: "arn:aws:iam::111122223333:user/it", groups: ["system:masters"]}'),
  },
  unknown: { 'a role that is substituted later': binding({ kind: 'ClusterRole', name: '${ROLE}' }) },
});

describePolicy(rbacSecrets, {
  pass: { ...nothing, ...reads, 'one Secret by name': role(rule(['get'], ['secrets'], [''], { resourceNames: ['orders-db'] })) },
  fail: {
    'all Secrets': role(rule(['get'], ['secrets'])),
    'who makes one': role(rule(['create'], ['secrets'], [''], { resourceNames: ['orders-db'] })),
    'who changes all': role(rule(['patch'], ['secrets'], ['*'])),
    everything: role(rule(['*'], ['*'], ['*'])),
  },
  unknown: { 'verbs that are substituted later': role(rule('${VERBS}', ['secrets'])) },
});

describePolicy(rbacCreatePods, {
  pass: {
    ...nothing,
    ...reads,
    'a role that creates ConfigMaps': role(rule(['create'], ['configmaps'])),
    'a role that makes pods of metrics': role(rule(['create'], ['pods'], ['metrics.k8s.io'])),
    'a role over metrics': role(rule(['*'], ['*'], ['external.metrics.k8s.io'])),
  },
  fail: {
    'a role that creates pods': role(rule(['create'], ['pods'])),
    ...Object.fromEntries(
      Object.entries(workloads).map(([group, resources]) => [
        `a role that creates what makes pods in '${group}'`,
        role(rule(['create'], [resources.at(-1)], [group])),
      ]),
    ),
    'a role that may do anything with Jobs': role(rule(['*'], ['jobs'], ['batch'])),
    'a role over all that makes pods': role(rule(['*'], ['*'], ['apps'])),
  },
  unknown,
});

describePolicy(rbacEscalate, {
  pass: {
    ...nothing,
    ...reads,
    'a role over pods of every kind of access': role(rule(['*'], ['pods/log'])),
    'a role that reads webhooks': role(rule(['get'], ['validatingwebhookconfigurations'], ['admissionregistration.k8s.io'])),
  },
  excused: {
    'a role that approves what cert-manager signs': role(rule(['approve'], ['signers'], ['cert-manager.io'])),
  },
  fail: {
    'a role that impersonates': role(rule(['impersonate'], ['users'])),
    'a role that binds roles': role(rule(['bind'], ['clusterroles'], ['rbac.authorization.k8s.io'])),
    'a role that makes tokens': role(rule(['create'], ['serviceaccounts/token'])),
    'a role that writes webhooks': role(rule(['update'], ['mutatingwebhookconfigurations'], ['admissionregistration.k8s.io'])),
    'a role that reaches the kubelet': role(rule(['get'], ['nodes/proxy'])),
    'a role that reaches it by every proxy': role(rule(['get'], ['*/proxy'])),
    'a role that makes tokens of what has some': role(rule(['create'], ['*/token'])),
    'a role that approves whatever is approved': role(rule(['update'], ['*/approval'], ['certificates.k8s.io'])),
    'a role with every verb over roles': role(rule(['*'], ['roles'], ['rbac.authorization.k8s.io'])),
    'a role with every verb over accounts': role(rule(['*'], ['serviceaccounts'])),
    'a role that writes policies that change': role(rule(['create'], ['mutatingadmissionpolicies'], ['admissionregistration.k8s.io'])),
  },
  unknown,
});

const aggregate = (labels: object, ...rules: readonly object[]) =>
  kubernetes('rbac.authorization.k8s.io/v1/ClusterRole', { metadata: { labels }, rules });
const made = (...clusterRoleSelectors: readonly object[]) =>
  kubernetes('rbac.authorization.k8s.io/v1/ClusterRole', { aggregationRule: { clusterRoleSelectors } });
const toView = { 'rbac.authorization.k8s.io/aggregate-to-view': 'true' };
const writesWidgets = rule(['create', 'get', 'patch'], ['widgets'], ['example.com']);

describePolicy(rbacAggregate, {
  pass: {
    'a role by itself': aggregate({}, writesWidgets),
    'who writes, for those who may': aggregate({ 'rbac.authorization.k8s.io/aggregate-to-edit': 'true' }, writesWidgets),
    'who looks, for those who may': aggregate(toView, rule(['get', 'list', 'watch'], ['widgets'], ['example.com'])),
    'who looks at all of a group, for those who may': aggregate(toView, rule(['get', 'list', 'watch'], ['*'], ['example.com'])),
    'who writes, for nobody': aggregate({ 'rbac.authorization.k8s.io/aggregate-to-view': 'false' }, writesWidgets),
    'a role of those with a label': made({ matchLabels: { 'example.com/aggregate-to-monitoring': 'true' } }),
  },
  fail: {
    'a role of all': made({}),
    'a role of all, with empty labels': made({ matchLabels: {} }),
    "a role of Kubernetes' own": made(
      { matchLabels: { 'example.com/aggregate': 'true' } },
      { matchLabels: { 'kubernetes.io/bootstrapping': 'rbac-defaults' } },
    ),
    'who writes, for those who may only look': aggregate(toView, writesWidgets),
    'who reads Secrets, for those who may only look': aggregate(toView, rule(['get'], ['configmaps', 'secrets'])),
  },
});
