import { documents, expression, Policy } from '../../../lib/rules';

export const cloudtrailValidation: Policy = {
  name: 'aws/cloudtrail/validation',
  description: 'Nobody can change what a trail has logged without a trace.',
  remediation: 'Set enable_log_file_validation to true.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html#cloudtrail-4',
  rationale:
    'An intruder who reaches the bucket removes the lines about themselves, and whoever reads the log later takes the rest for the whole truth.',
  severity: 'medium',
  controls: { cisAws: ['4.2'], fsbp: ['CloudTrail.4'], checkov: ['CKV_AWS_36'] },
  rule: expression(documents<{ readonly enable_log_file_validation?: boolean }>('aws_cloudtrail'), (trail) =>
    trail.enable_log_file_validation.is(true),
  ),
};
