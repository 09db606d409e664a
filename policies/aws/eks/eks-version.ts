import { anyOf, expression, Parameter, Policy } from '../../../lib/rules';

/** @see https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html */
const lastEndedMinor = 30;

export const endedVersions = new Parameter<readonly string[]>(
  'endedVersions',
  'Versions of Kubernetes whose extended support has ended.',
  Array.from({ length: lastEndedMinor + 1 }, (_, minor) => `1.${minor}`),
);

export const eksVersion: Policy = {
  name: 'aws/eks/version',
  description: 'A cluster runs a version of Kubernetes that EKS supports.',
  remediation: 'Set version to one that is supported, and upgrade.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/eks-controls.html#eks-2',
  rationale: 'AWS upgrades such a control plane by itself, at a time that nobody here chose, and makes no new cluster of that version.',
  severity: 'high',
  controls: { fsbp: ['EKS.2'], checkov: ['CKV_AWS_339'] },
  parameters: [endedVersions],
  rule: expression('aws_eks_cluster', (cluster) => anyOf(cluster.version.isUnset(), cluster.version.isNoneOf(endedVersions))),
};
