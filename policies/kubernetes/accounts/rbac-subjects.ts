import { Graph, graph, Policy, Problem } from '../../../lib/rules';
import { listed } from '../listed';

/** Whom nobody chose: everybody who can reach the API server, or is known to it; every node; whatever runs somewhere. */
const crowds: Readonly<Record<string, RegExp>> = {
  User: /^system:(?:anonymous$|node(?::|$)|serviceaccount:[^:]+:default$)/,
  Group: /^system:(?:unauthenticated|authenticated|serviceaccounts(?::.*)?|nodes)$/,
};

/** Roles that Kubernetes itself gives to everybody: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#discovery-roles */
const harmless: ReadonlySet<string> = new Set(['system:basic-user', 'system:discovery', 'system:public-info-viewer']);

/** What those may ask: about oneself, and URLs without an object. */
const asked: ReadonlySet<string> = new Set(['selfsubjectaccessreviews', 'selfsubjectreviews', 'selfsubjectrulesreviews']);

/** Those of them that somebody gives more: the API server leaves it there. */
const widened = (stack: Graph): ReadonlySet<string> =>
  new Set(
    stack
      .all('rbac.authorization.k8s.io/v1/ClusterRole')
      .filter(
        ({ name, raw }) =>
          harmless.has(name) &&
          listed<RoleRule>(raw.rules).some((rule) => !listed<string>(rule?.resources).every((each) => asked.has(each))),
      )
      .map(({ name }) => name),
  );

export const rbacSubjects: Policy = {
  name: 'k8s/rbac/subjects',
  description:
    'Roles are given to whom somebody chose: not to everybody, every ServiceAccount, every node, nor a ServiceAccount `default`; roles of the control plane to nobody else.',
  remediation: 'Name a ServiceAccount of the workload, or a group of your own.',
  source: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#hardening',
  rationale: 'What runs tomorrow, or whoever merely reaches the cluster, has the rights too: nobody decided that, and no list names them.',
  severity: 'critical',
  controls: { cisKubernetes: ['5.1.5'], nsa: ['Authentication and authorization'] },
  cure: 'Workload.kubernetesApi',
  rule: graph(['rbac.authorization.k8s.io/v1/ClusterRoleBinding', 'rbac.authorization.k8s.io/v1/RoleBinding'], ({ raw }, stack) => {
    if (harmless.has(String(raw.roleRef?.name)) && raw.roleRef.kind === 'ClusterRole' && !stack.index(widened).has(raw.roleRef.name))
      return [];
    const role = raw.roleRef?.kind === 'ClusterRole' ? String(raw.roleRef.name) : '';
    const ofNodes = role === 'system:node';
    return listed<Subject>(raw.subjects).flatMap(({ kind = '', name = '', namespace }, index): readonly Problem[] => {
      if (ofNodes)
        return [
          {
            message: `gives the role of nodes to the ${kind} ${name}`,
            at: ['subjects', index],
            remediation: 'Name a role of your own in roleRef: nodes read the Secrets of all pods.',
            extent: [`${kind}: ${name}`],
          },
        ];
      if (
        controlPlane.test(role) &&
        !(kind === 'User' && controlPlane.test(name)) &&
        !(kind === 'ServiceAccount' && namespace === 'kube-system')
      )
        return [
          {
            message: `gives ${role}, a role of the control plane, to the ${kind} ${name}`,
            at: ['subjects', index],
            remediation: 'Name a role of your own in roleRef: those of the control plane read Secrets, and make and place pods.',
            extent: [`${kind}: ${name}`],
          },
        ];
      const isDefault = kind === 'ServiceAccount' && name === 'default';
      return isDefault || crowds[kind]?.test(name)
        ? [
            {
              message: `gives its role to the ${kind} ${name}`,
              at: ['subjects', index],
              extent: [`${kind}: ${name}`, `role: ${raw.roleRef?.kind} ${raw.roleRef?.name}`],
            },
          ]
        : [];
    });
  }),
};

/** Roles that only the control plane has, as a user of that name or by its accounts in kube-system. */
const controlPlane = /^system:(?:kube-controller-manager|kube-scheduler|cloud-controller-manager|controller:.+)$/;

interface RoleRule {
  readonly resources?: readonly string[];
}

interface Subject {
  readonly kind?: string;
  readonly name?: string;
  readonly namespace?: string;
}
