import { Policy } from '../../../lib';
import { roleRules } from './role-rules';

export const rbacGuards: Policy = {
  name: 'k8s/rbac/guards',
  description:
    'Roles do not change what guards others: roles and their bindings, network policies, volumes of nodes, stores of secrets, namespaces.',
  remediation: 'Leave out the verbs that write: those objects come with a review, as everything else does.',
  source: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#privilege-escalation-risks',
  severity: 'high',
  controls: { cisKubernetes: ['5.1.9'], nsa: ['Authentication and authorization'] },
  cure: 'Workload.kubernetesApi',
  extent: 'item',
  rule: roleRules([
    ...['clusterrolebindings', 'clusterroles', 'rolebindings', 'roles'],
    ...['ciliumclusterwidenetworkpolicies', 'ciliumnetworkpolicies', 'networkpolicies'],
    ...['clusterexternalsecrets', 'clustersecretstores', 'externalsecrets', 'secretstores'],
    ...['namespaces', 'persistentvolumes', 'resourcequotas', 'validatingadmissionpolicies', 'validatingadmissionpolicybindings'],
  ]),
};
