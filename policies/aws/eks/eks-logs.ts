import { graph, Policy, Unknown } from '../../../lib/rules';
import { blocks } from '../blocks';

const logTypes = ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'];

export const eksLogs: Policy = {
  name: 'aws/eks/logs',
  description: 'A cluster keeps all logs of its control plane.',
  remediation: 'Set enabled_cluster_log_types to api, audit, authenticator, controllerManager and scheduler.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/eks-controls.html#eks-8',
  rationale: 'The control plane runs at AWS: what it does not send stays unknown, such as who deleted a workload or read a Secret.',
  severity: 'medium',
  controls: { fsbp: ['EKS.8'], checkov: ['CKV_AWS_37'] },
  rule: graph('aws_eks_cluster', ({ raw: { enabled_cluster_log_types: listed } }) => {
    const at = ['enabled_cluster_log_types'];
    const kept = blocks<unknown>(listed);
    const lacking = logTypes.filter((type) => !kept.includes(type));
    if (lacking.length === 0) return [];
    if (kept.some((type) => type instanceof Unknown)) return [{ message: 'keeps logs that only a plan tells', at, unknown: true }];
    return [
      { message: `keeps no log of ${lacking.join(', ')}`, at, remediation: `Add ${lacking.join(', ')} to enabled_cluster_log_types.` },
    ];
  }),
};
