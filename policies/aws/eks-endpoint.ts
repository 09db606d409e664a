import { allOf, anyOf, expression, Policy } from '../../lib';

export const eksEndpoint: Policy = {
  name: 'aws/eks/endpoint',
  description: 'The API server of a cluster is not open to the internet.',
  remediation: 'Set endpoint_public_access to false, or list public_access_cidrs.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/eks-controls.html#eks-1',
  severity: 'high',
  controls: { fsbp: ['EKS.1'], checkov: ['CKV_AWS_39', 'CKV_AWS_38'] },
  rule: expression('aws_eks_cluster', ({ vpc_config }) =>
    anyOf(
      vpc_config.endpoint_public_access.is(false),
      allOf(
        vpc_config.public_access_cidrs.count().atLeast(1),
        vpc_config.public_access_cidrs.every((cidr) => cidr.isNoneOf(['0.0.0.0/0', '::/0'])),
      ),
    ),
  ),
};
