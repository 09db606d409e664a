import { Policy } from '../../../lib/rules';
import { noRoleGrants } from './granted';
import { workloads } from './workload-kinds';

export const rbacChangeWorkloads: Policy = {
  name: 'k8s/rbac/change-workloads',
  description: 'Roles change no workload: whoever may change one may run anything with its ServiceAccount.',
  remediation: 'Leave update and patch out of the verbs; where pods are only scaled, ask for the subresource scale.',
  source: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#workload-creation',
  rationale: 'Whoever takes over the holder puts an image of theirs into a trusted workload, and has its data under its name.',
  severity: 'high',
  controls: { cisKubernetes: ['5.1.4'], nsa: ['Authentication and authorization'] },
  cure: 'Workload.kubernetesApi',
  extent: 'item',
  rule: noRoleGrants({ on: workloads, verbs: ['update', 'patch'], says: 'may change ' }),
};
