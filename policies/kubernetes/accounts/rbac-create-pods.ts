import { Policy } from '../../../lib/rules';
import { noRoleGrants } from './granted';
import { workloads } from './workload-kinds';

export const rbacCreatePods: Policy = {
  name: 'k8s/rbac/create-pods',
  description:
    'Roles of applications create no pods, nor what makes pods: who may, may use every Secret and ServiceAccount of the namespace.',
  remediation: 'Leave create out of the verbs, or what makes pods out of the resources.',
  source: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#workload-creation',
  rationale:
    'An application that is taken over starts pods: they carry away what its neighbours keep, or compute for strangers at your cost.',
  severity: 'medium',
  controls: { cisKubernetes: ['5.1.4'], nsa: ['Authentication and authorization'], kubeLinter: ['access-to-create-pods'] },
  cure: 'Workload.kubernetesApi',
  extent: 'item',
  rule: noRoleGrants({
    // Everything of these groups; of others, everything is something else.
    on: {
      ...workloads,
      ...Object.fromEntries(['', 'apps', 'batch', 'extensions'].map((group) => [group, [...(workloads[group] ?? []), '*']])),
    },
    verbs: ['create'],
    says: 'may create ',
  }),
};
