import { expression, Policy } from '../../../lib/rules';

export const eksEndpointPrivate: Policy = {
  name: 'aws/eks/endpoint-private',
  description: 'The API server of a cluster is reached from its network only.',
  remediation: 'Set endpoint_public_access to false.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/eks-controls.html#eks-1',
  rationale: 'A stolen token is enough: it works from networks outside the VPC, and nobody has to find a way in first.',
  severity: 'high',
  controls: { fsbp: ['EKS.1'], checkov: ['CKV_AWS_39'] },
  rule: expression('aws_eks_cluster', (cluster) => cluster.vpc_config.endpoint_public_access.is(false)),
};
