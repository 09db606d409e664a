import { documents, expression, Policy } from '../../../lib/rules';

export const cloudtrailKms: Policy = {
  name: 'aws/cloudtrail/kms',
  description: 'Logs of a trail are encrypted with a key of ours.',
  remediation: 'Set kms_key_id.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html#cloudtrail-2',
  rationale:
    'Whoever may read the bucket then reads every call of the account: who works when, on what, and where to attack. No key stands in the way.',
  severity: 'low',
  controls: { cisAws: ['4.5'], fsbp: ['CloudTrail.2'], checkov: ['CKV_AWS_35'] },
  rule: expression(documents<{ readonly kms_key_id?: string }>('aws_cloudtrail'), (trail) => trail.kms_key_id.isSet()),
};
