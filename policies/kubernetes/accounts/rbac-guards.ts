import { Policy } from '../../../lib';
import { changing, noRoleGrants, writing } from './granted';

/** Who waits for what those say: whether it is admitted, where it is sent, what the API server knows. */
const admission = ['mutatingwebhookconfigurations', 'validatingwebhookconfigurations'];

export const rbacGuards: Policy = {
  name: 'k8s/rbac/guards',
  description:
    'Roles do not change what guards others, or leads to them: roles and their bindings, network policies and endpoints, admission, volumes of nodes, stores of secrets, namespaces, what the API server serves.',
  remediation: 'Leave out the verbs that write: those objects come with a review, as everything else does.',
  source: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#privilege-escalation-risks',
  rationale: 'Whoever takes over the holder takes walls down first: opens the network, asks for secrets of others, lifts what limits it.',
  severity: 'high',
  controls: { cisKubernetes: ['5.1.9'], nsa: ['Authentication and authorization'] },
  cure: 'Workload.kubernetesApi',
  extent: 'item',
  rule: noRoleGrants(
    {
      on: {
        '': ['namespaces', 'persistentvolumes', 'resourcequotas'],
        'admissionregistration.k8s.io': ['validatingadmissionpolicies', 'validatingadmissionpolicybindings'],
        'cilium.io': ['ciliumclusterwidenetworkpolicies', 'ciliumnetworkpolicies'],
        'crd.projectcalico.org': ['globalnetworkpolicies', 'networkpolicies'],
        extensions: ['networkpolicies'],
        'external-secrets.io': ['clusterexternalsecrets', 'clustersecretstores', 'externalsecrets', 'secretstores'],
        'kyverno.io': ['clusterpolicies', 'policies', 'policyexceptions'],
        'networking.k8s.io': ['networkpolicies'],
        'policy.networking.k8s.io': ['adminnetworkpolicies', 'baselineadminnetworkpolicies'],
        'projectcalico.org': ['globalnetworkpolicies', 'networkpolicies'],
        'rbac.authorization.k8s.io': ['clusterrolebindings', 'clusterroles', 'rolebindings', 'roles'],
        'security.istio.io': ['authorizationpolicies', 'peerauthentications', 'requestauthentications'],
        'security.openshift.io': ['securitycontextconstraints'],
        'templates.gatekeeper.sh': ['constrainttemplates'],
      },
      verbs: writing,
      says: 'may write ',
    },
    // Whoever changes a webhook has more: `k8s/rbac/escalate`.
    { on: { 'admissionregistration.k8s.io': admission }, verbs: ['delete', 'deletecollection'], says: 'may remove ' },
    {
      on: {
        '': ['endpoints'],
        'apiextensions.k8s.io': ['customresourcedefinitions'],
        'apiregistration.k8s.io': ['apiservices'],
        'discovery.k8s.io': ['endpointslices'],
      },
      verbs: changing,
      says: 'may send what is asked elsewhere by ',
    },
  ),
};
