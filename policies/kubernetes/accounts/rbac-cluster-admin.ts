import { allOf, expression, graph, not, Policy, told } from '../../../lib/rules';

export const rbacClusterAdmin: Policy = {
  name: 'k8s/rbac/cluster-admin',
  description: 'Nobody is bound to cluster-admin or made a member of system:masters.',
  remediation: 'Name a role with what is needed in roleRef, and a group of your own in subjects.',
  source: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege',
  rationale: 'One stolen token reads every Secret, starts what it likes on every node, and removes what would show it.',
  severity: 'critical',
  controls: { cisKubernetes: ['5.1.1', '5.1.7'], nsa: ['Authentication and authorization'], kubeLinter: ['cluster-admin-role-binding'] },
  extent: 'document',
  rule: [
    expression(['rbac.authorization.k8s.io/v1/RoleBinding', 'rbac.authorization.k8s.io/v1/ClusterRoleBinding'], ({ roleRef, subjects }) =>
      allOf(
        told(not(allOf(roleRef.name.is('cluster-admin'), roleRef.kind.isNot('Role'))), 'binds cluster-admin, which may do everything'),
        subjects.every(({ kind, name }) =>
          told(not(allOf(kind.is('Group'), name.is('system:masters'))), 'is about the group system:masters, which may do everything'),
        ),
      ),
    ),
    // EKS knows by it who comes with which role: https://docs.aws.amazon.com/eks/latest/userguide/auth-configmap.html
    graph('v1/ConfigMap', ({ raw, name, namespace }) =>
      name === 'aws-auth' && namespace === 'kube-system'
        ? ['mapRoles', 'mapUsers']
            .filter((key) => mapsToMasters(raw.data?.[key]))
            .map((key) => ({
              message: `makes members of system:masters in its ${key}, who may do everything`,
              at: ['data', key],
              remediation: `Map to a group of your own in ${key}, and bind a role to it.`,
            }))
        : [],
    ),
  ],
};

/** Whether a list of YAML names the group in a line that is no comment. */
function mapsToMasters(text: unknown): boolean {
  return (
    typeof text === 'string' && text.split('\n').some((line) => /(?<![\w:-])system:masters(?![\w:-])/.test(line.replace(/(?:^|\s)#.*/, '')))
  );
}
