import { graph, isInternet, Policy, Problem, Unknown } from '../../../lib/rules';
import { blocks } from '../blocks';

export const eksEndpoint: Policy = {
  name: 'aws/eks/endpoint',
  description: 'The API server of a cluster is not open to the internet.',
  remediation: 'Set endpoint_public_access to false, or public_access_cidrs to networks of yours.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/eks-controls.html#eks-1',
  rationale: 'From anywhere, strangers try stolen tokens and each new flaw of the API server, as nothing but its login stands between.',
  severity: 'high',
  controls: { fsbp: ['EKS.1'], checkov: ['CKV_AWS_38'] },
  extent: 'place',
  rule: graph('aws_eks_cluster', ({ raw }) => {
    const { endpoint_public_access: access, public_access_cidrs: cidrs } = blocks<NetworkConfig>(raw.vpc_config)[0] ?? {};
    if (String(access) === 'false') return [];
    const listed = blocks<unknown>(cidrs);
    const open = listed.length === 0 || isInternet(listed);
    if (open) {
      return access instanceof Unknown
        ? [mayBeOpen]
        : [
            {
              message: `lets the internet reach its API server: public_access_cidrs is ${listed.length === 0 ? 'not set' : listed.join(', ')}`,
              at: ['vpc_config'],
              remediation: 'Set endpoint_public_access to false, or public_access_cidrs to networks of yours.',
            },
          ];
    }
    return open === undefined ? [mayBeOpen] : [];
  }),
};

interface NetworkConfig {
  readonly endpoint_public_access?: unknown;
  readonly public_access_cidrs?: Unknown | readonly (string | Unknown)[];
}

const mayBeOpen: Problem = { message: 'may let the internet reach its API server: only a plan tells', at: ['vpc_config'], unknown: true };
