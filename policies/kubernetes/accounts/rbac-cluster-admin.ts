import { allOf, expression, not, Policy, told } from '../../../lib';

export const rbacClusterAdmin: Policy = {
  name: 'k8s/rbac/cluster-admin',
  description: 'Nobody is bound to cluster-admin or made a member of system:masters.',
  remediation: 'Name a role with what is needed in roleRef, and a group of your own in subjects.',
  source: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege',
  severity: 'critical',
  controls: { cisKubernetes: ['5.1.1', '5.1.7'], nsa: ['Authentication and authorization'], kubeLinter: ['cluster-admin-role-binding'] },
  extent: 'item',
  rule: expression(
    ['rbac.authorization.k8s.io/v1/RoleBinding', 'rbac.authorization.k8s.io/v1/ClusterRoleBinding'],
    ({ roleRef, subjects }) =>
      allOf(
        told(roleRef.name.isNot('cluster-admin'), 'binds cluster-admin, which may do everything'),
        subjects.every(({ kind, name }) =>
          told(not(allOf(kind.is('Group'), name.is('system:masters'))), 'is about the group system:masters, which may do everything'),
        ),
      ),
  ),
};
