import { expression, Policy, related } from '../../../lib/rules';

export const ecrLifecycle: Policy = {
  name: 'aws/ecr/lifecycle',
  description: 'Repositories clear away old images.',
  remediation: 'Add an aws_ecr_lifecycle_policy.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/ecr-controls.html#ecr-3',
  rationale: 'Each build adds an image for good: storage costs more every month, and images with known holes stay ready to be started.',
  severity: 'low',
  controls: { fsbp: ['ECR.3'] },
  rule: expression('aws_ecr_repository', () => related('aws_ecr_lifecycle_policy', 'repository').some(({ policy }) => policy.isSet())),
};
