import { allOf, Condition, expression, implies, not, Policy, Term, told } from '../../../lib/rules';
import { changing, grants, noRoleGrants, RoleRule, writing } from './granted';

/** Who waits for what those say: whether it is admitted, where it is sent, what the API server knows. */
const admission = ['mutatingwebhookconfigurations', 'validatingwebhookconfigurations'];

export const rbacGuards: Policy = {
  name: 'k8s/rbac/guards',
  description:
    'Roles do not change what guards others, or leads to them: roles and their bindings, network policies and endpoints, admission, nodes, volumes and classes of what runs, stores of secrets, namespaces, what the API server serves; nor every ConfigMap.',
  remediation: 'Leave out the verbs that write: those objects come with a review, as everything else does.',
  source: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#privilege-escalation-risks',
  rationale: 'Whoever takes over the holder takes walls down first: opens the network, asks for secrets of others, lifts what limits it.',
  severity: 'high',
  controls: { cisKubernetes: ['5.1.9'], nsa: ['Authentication and authorization'] },
  cure: 'Workload.kubernetesApi',
  extent: 'item',
  rule: [
    noRoleGrants(
      {
        on: {
          '': ['namespaces', 'persistentvolumes', 'resourcequotas'],
          'admissionregistration.k8s.io': ['validatingadmissionpolicies', 'validatingadmissionpolicybindings'],
          'bitnami.com': ['sealedsecrets'],
          'cilium.io': ['ciliumclusterwidenetworkpolicies', 'ciliumnetworkpolicies'],
          'crd.projectcalico.org': ['globalnetworkpolicies', 'networkpolicies'],
          extensions: ['networkpolicies'],
          'external-secrets.io': [
            ...['clusterexternalsecrets', 'clusterpushsecrets', 'clustersecretstores'],
            ...['externalsecrets', 'pushsecrets', 'secretstores'],
          ],
          'kyverno.io': ['clusterpolicies', 'policies', 'policyexceptions'],
          'networking.k8s.io': ['networkpolicies'],
          'node.k8s.io': ['runtimeclasses'],
          'policy.networking.k8s.io': ['adminnetworkpolicies', 'baselineadminnetworkpolicies'],
          'projectcalico.org': ['globalnetworkpolicies', 'networkpolicies'],
          'rbac.authorization.k8s.io': ['clusterrolebindings', 'clusterroles', 'rolebindings', 'roles'],
          'scheduling.k8s.io': ['priorityclasses'],
          'secrets-store.csi.x-k8s.io': ['secretproviderclasses'],
          'secrets.hashicorp.com': [
            ...['hcpvaultsecretsapps', 'vaultauths', 'vaultconnections'],
            ...['vaultdynamicsecrets', 'vaultpkisecrets', 'vaultstaticsecrets'],
          ],
          'security.istio.io': ['authorizationpolicies', 'peerauthentications', 'requestauthentications'],
          'security.openshift.io': ['securitycontextconstraints'],
          'storage.k8s.io': ['csidrivers', 'storageclasses'],
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
      {
        on: { '': ['nodes', 'nodes/status'] },
        verbs: ['update', 'patch'],
        says: 'may draw pods to a machine, and with them their Secrets, by ',
        remediation: 'Leave update and patch out of the verbs: labels and taints of machines come with a review.',
      },
    ),
    expression('rbac.authorization.k8s.io/v1/ClusterRole', ({ rules }) => rules.every(leavesConfigMaps)),
    expression('rbac.authorization.k8s.io/v1/Role', ({ metadata, rules }) =>
      implies(metadata.namespace.is('kube-system'), rules.every(leavesConfigMaps)),
    ),
  ],
};

/** What the cluster itself goes by lies in ConfigMaps of kube-system: who is an administrator of EKS, in `aws-auth`. */
function leavesConfigMaps(rule: Term<RoleRule>): Condition {
  const power = { on: { '': ['configmaps'] }, verbs: ['update', 'patch'] };
  const changes = rule.resources.some((resource) => grants(rule, resource, power));
  return allOf(
    told(
      not(allOf(rule.resourceNames.count().is(0), changes)),
      'may change every ConfigMap, also those of kube-system: it states no resourceNames',
      'State resourceNames, or make a Role in the namespace of the ConfigMaps.',
    ),
    told(
      not(
        allOf(
          rule.resourceNames.some((name) => name.is('aws-auth')),
          changes,
        ),
      ),
      'may change aws-auth, and so make itself an administrator',
      'Leave aws-auth out of resourceNames: who is let in comes with a review.',
    ),
  );
}
