import { expression, Policy, told } from '../../../lib/rules';

export const eksSecretsEncryption: Policy = {
  name: 'aws/eks/secrets-encryption',
  description: 'A cluster encrypts its Secrets with a KMS key.',
  remediation: 'Add an encryption_config with resources ["secrets"] and a key.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/eks-controls.html#eks-3',
  rationale: "Without a key of the account, nobody can lock the cluster's Secrets by taking it away, nor see when they are decrypted.",
  severity: 'high',
  controls: { fsbp: ['EKS.3'], checkov: ['CKV_AWS_58'] },
  rule: expression('aws_eks_cluster', (cluster) =>
    told(
      cluster.encryption_config.resources.includes('secrets'),
      'keeps its Secrets without a KMS key: encryption_config.resources does not list secrets',
    ),
  ),
};
