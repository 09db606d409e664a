import { expression, implies, Policy } from '../../../lib/rules';

export const kmsRotation: Policy = {
  name: 'aws/kms/rotation',
  description: 'Symmetric keys get new material every year.',
  remediation: 'Set enable_key_rotation to true.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/kms-controls.html#kms-4',
  rationale: 'One piece of key material encrypts everything for ever: if it is ever found out, all data since the first day lies open.',
  severity: 'medium',
  controls: { cisAws: ['4.6'], fsbp: ['KMS.4'], checkov: ['CKV_AWS_7'] },
  rule: expression('aws_kms_key', (key) =>
    implies(key.customer_master_key_spec.orElse('SYMMETRIC_DEFAULT').is('SYMMETRIC_DEFAULT'), key.enable_key_rotation.is(true)),
  ),
};
