import { allOf, expression, Policy } from '../../../lib';

const logTypes = ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'];

export const eksLogs: Policy = {
  name: 'aws/eks/logs',
  description: 'A cluster keeps all logs of its control plane.',
  remediation: 'Set enabled_cluster_log_types to api, audit, authenticator, controllerManager and scheduler.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/eks-controls.html#eks-8',
  rationale: 'The control plane runs at AWS: what it does not send stays unknown, such as who deleted a workload or read a Secret.',
  severity: 'medium',
  controls: { fsbp: ['EKS.8'], checkov: ['CKV_AWS_37'] },
  rule: expression('aws_eks_cluster', ({ enabled_cluster_log_types }) =>
    allOf(...logTypes.map((type) => enabled_cluster_log_types.includes(type))),
  ),
};
