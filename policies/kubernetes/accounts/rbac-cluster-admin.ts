import { allOf, expression, Policy } from '../../../lib';

export const rbacClusterAdmin: Policy = {
  name: 'k8s/rbac/cluster-admin',
  description: 'Nobody is bound to cluster-admin or made a member of system:masters.',
  remediation: 'Bind a role with what is needed.',
  source: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege',
  severity: 'critical',
  controls: { cisKubernetes: ['5.1.1', '5.1.7'], nsa: ['Authentication and authorization'], kubeLinter: ['cluster-admin-role-binding'] },
  extent: 'item',
  rule: expression(
    ['rbac.authorization.k8s.io/v1/RoleBinding', 'rbac.authorization.k8s.io/v1/ClusterRoleBinding'],
    ({ roleRef, subjects }) =>
      allOf(
        roleRef.name.isNot('cluster-admin'),
        subjects.none(({ kind, name }) => allOf(kind.is('Group'), name.is('system:masters'))),
      ),
  ),
};
