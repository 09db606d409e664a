import { anyOf, expression, Parameter, Policy } from '../../lib';

export const eksVersion: Policy = {
  name: 'aws/eks/version',
  description: 'A cluster runs a version of Kubernetes that EKS supports.',
  remediation: 'Set version to one that is supported, and upgrade.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/eks-controls.html#eks-2',
  severity: 'high',
  controls: { fsbp: ['EKS.2'], checkov: ['CKV_AWS_339'] },
  parameters: [endedVersions],
  rule: expression('aws_eks_cluster', (cluster) => anyOf(cluster.version.isUnset(), cluster.version.isNoneOf(endedVersions))),
};
