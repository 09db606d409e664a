import { documents, graph, Policy } from '../../../lib/rules';
import { blocks } from '../blocks';

export const eksClusterAdmin: Policy = {
  name: 'aws/eks/cluster-admin',
  description: 'No access entry is an administrator of a whole cluster.',
  remediation: 'Set policy_arn to AmazonEKSAdminPolicy, AmazonEKSEditPolicy or AmazonEKSViewPolicy, with an access_scope of namespaces.',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/access-policy-permissions.html',
  rationale: 'One stolen login of this kind reads the Secrets of all teams, runs what it likes, and deletes what would show it.',
  severity: 'high',
  extent: 'place',
  rule: graph(documents<unknown>('aws_eks_access_policy_association'), ({ raw }) => {
    if (!/AmazonEKS(?:Cluster)?AdminPolicy$/.test(String(raw.policy_arn))) return [];
    const { type } = blocks<{ readonly type?: unknown }>(raw.access_scope)[0] ?? {};
    return type === 'namespace'
      ? []
      : [{ message: `has ${String(raw.policy_arn).split('/').at(-1)} in the whole cluster`, at: ['policy_arn'] }];
  }),
};
