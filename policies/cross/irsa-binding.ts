import { Graph, graph, KubernetesAddress, Policy, Problem, parseAddress, Subject } from '../../lib/rules';
import { policyIn } from '../aws/iam/policy-document';
import { called } from '../aws/iam/problems';
import { AccountName, roleNamed, subjectsOf } from './pod-role';

export const irsaBinding: Policy = {
  name: 'x/irsa-binding',
  description: 'A role for pods is bound to exactly one service account that the manifests have.',
  remediation: 'Name the namespace and the service account of the manifests, without wildcards, where the role is trusted or associated.',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/pod-id-association.html',
  rationale:
    'Too wide, other pods have the role and its data; where the two sides do not meet, the program runs and each call to AWS is refused.',
  severity: 'critical',
  cure: 'PodIdentity',
  rule: [
    graph('aws_eks_pod_identity_association', ({ document, raw }, stack) => {
      const { cluster_name: cluster = '', namespace = '', service_account: name = '' } = document;
      const role = roleNamed(raw.role_arn, stack);
      const tags = {
        'eks-cluster-name': cluster,
        'eks-cluster-arn': cluster,
        'kubernetes-namespace': namespace,
        'kubernetes-service-account': name,
      };
      return [...missing(`${namespace}/${name}`, cluster, stack), ...(role ? disagreements(role, tags, stack) : [])];
    }),
    graph('aws_iam_role', (role, stack) =>
      (policyIn(role, 'assume_role_policy', stack)?.statements ?? []).flatMap((statement) =>
        subjectsOf(statement).flatMap((subject) => {
          const [, , namespace = '', name = ''] = subject.split(':');
          return missing(`${namespace}/${name}`, undefined, stack).map((problem) => ({ ...problem, at: ['assume_role_policy'] }));
        }),
      ),
    ),
    graph('v1/ServiceAccount', ({ document, namespace, name }, stack) => {
      const arn = document.metadata?.annotations?.['eks.amazonaws.com/role-arn'];
      const role = arn === undefined ? undefined : roleNamed(arn, stack);
      if (!role) return [];
      const trusted = (policyIn(role, 'assume_role_policy', stack)?.statements ?? []).flatMap(subjectsOf);
      return trusted.includes(`system:serviceaccount:${namespace}:${name}`)
        ? []
        : [
            {
              message: `has the role ${role.address}, which does not trust it`,
              remediation: `Add system:serviceaccount:${namespace}:${name} to the sub that ${role.address} trusts, or drop the annotation eks.amazonaws.com/role-arn.`,
            },
          ];
    }),
  ],
};

function missing(account: AccountName, cluster: string | undefined, stack: Graph): readonly Problem[] {
  if (/[*?]/.test(account)) return [{ message: `is bound to ${account}, which is more than one service account` }];
  const accounts = stack.index(accountsByCluster);
  // Manifests elsewhere: nobody can tell from here.
  if (accounts.size === 0)
    return [{ message: `is bound to the service account ${account}, whose manifests are not in sight`, unknown: true }];
  const there = cluster === undefined ? [...accounts.values()] : [accounts.get(cluster) ?? new Set()];
  return there.some((names) => names.has(account))
    ? []
    : [{ message: `is bound to the service account ${account}, which the manifests lack` }];
}

/** Names of service accounts by cluster. */
const accountsByCluster = (stack: Graph): ReadonlyMap<string, ReadonlySet<AccountName>> => {
  const found = new Map<string, Set<AccountName>>();
  for (const { address, namespace, name } of stack.all('v1/ServiceAccount')) {
    const { cluster } = parseAddress(address) as KubernetesAddress;
    found.set(cluster, (found.get(cluster) ?? new Set()).add(`${namespace}/${name}`));
  }
  return found;
};

/** Tags of a pod's session that the role's trust asks for and the association does not give. */
function disagreements(role: Subject, tags: Readonly<Record<string, string>>, stack: Graph): readonly Problem[] {
  return (policyIn(role, 'assume_role_policy', stack)?.statements ?? [])
    .filter(({ allows, principals }) => allows && principals.some(({ value }) => value === 'pods.eks.amazonaws.com'))
    .flatMap((statement) =>
      statement.conditions.flatMap(({ key, values }) => {
        const [, tag] = /^aws:requesttag\/(.+)$/i.exec(key) ?? [];
        const given = tag === undefined ? undefined : tags[tag];
        const trusted = tag === 'eks-cluster-arn' ? values.map((arn) => arn.split(':cluster/').at(-1)) : values;
        if (given === undefined || trusted.includes(given)) return [];
        return [{ message: `has ${tag} ${given}, for which ${role.address} trusts ${values.join(', ')}, by ${called(statement)}` }];
      }),
    );
}
