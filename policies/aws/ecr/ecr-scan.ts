import { graph, Policy, Unknown } from '../../../lib/rules';
import { blocks } from '../blocks';

export const ecrScan: Policy = {
  name: 'aws/ecr/scan',
  description: 'Images are scanned for vulnerabilities when they are pushed.',
  remediation: 'Add an image_scanning_configuration with scan_on_push set to true, or an aws_ecr_registry_scanning_configuration.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/ecr-controls.html#ecr-1',
  rationale: 'An image with a hole that everybody can read about goes into production like any other, and nobody is told.',
  severity: 'medium',
  controls: { fsbp: ['ECR.1'], checkov: ['CKV_AWS_163'] },
  rule: graph('aws_ecr_repository', ({ raw }, stack) => {
    if (stack.all('aws_ecr_registry_scanning_configuration').length > 0) return [];
    const onPush = blocks<{ readonly scan_on_push?: unknown }>(raw.image_scanning_configuration)[0]?.scan_on_push;
    if (onPush instanceof Unknown) return [{ message: 'may not be scanned', at: ['image_scanning_configuration'], unknown: true }];
    return String(onPush) === 'true' ? [] : ['is not scanned when an image is pushed'];
  }),
};
