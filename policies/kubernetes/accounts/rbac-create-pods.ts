import { allOf, anyOf, expression, not, Policy, told } from '../../../lib';

const makers = ['pods', 'deployments', 'statefulsets', 'daemonsets', 'replicasets', 'replicationcontrollers', 'jobs', 'cronjobs'];

/** Groups in which something makes pods; of others, everything is something else. */
const groups = ['', '*', 'apps', 'batch', 'extensions'];

export const rbacCreatePods: Policy = {
  name: 'k8s/rbac/create-pods',
  description:
    'Roles of applications create no pods, nor what makes pods: who may, may use every Secret and ServiceAccount of the namespace.',
  remediation: 'Leave create out of the verbs, or what makes pods out of the resources.',
  source: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#workload-creation',
  severity: 'medium',
  controls: { cisKubernetes: ['5.1.4'], nsa: ['Authentication and authorization'], kubeLinter: ['access-to-create-pods'] },
  cure: 'Workload.kubernetesApi',
  extent: 'item',
  rule: expression(['rbac.authorization.k8s.io/v1/Role', 'rbac.authorization.k8s.io/v1/ClusterRole'], ({ rules }) =>
    rules.every(({ apiGroups, resources, verbs }) =>
      resources.every((resource) =>
        told(
          not(
            allOf(
              anyOf(
                resource.isOneOf(makers),
                allOf(
                  resource.is('*'),
                  apiGroups.some((group) => group.isOneOf(groups)),
                ),
              ),
              verbs.some((verb) => verb.isOneOf(['create', '*'])),
            ),
          ),
          ['may create ', resource],
        ),
      ),
    ),
  ),
};
