import { accountsDetection } from '../../../../policies/aws/accounts/accounts-detection';
import { accountsPassword } from '../../../../policies/aws/accounts/accounts-password';
import { cloudtrailKms } from '../../../../policies/aws/cloudtrail/cloudtrail-kms';
import { cloudtrailRegions } from '../../../../policies/aws/cloudtrail/cloudtrail-regions';
import { cloudtrailValidation } from '../../../../policies/aws/cloudtrail/cloudtrail-validation';
import { iamNoLoginProfile } from '../../../../policies/aws/iam/iam-no-login-profile';
import { iamNoWidePolicies } from '../../../../policies/aws/iam/iam-no-wide-policies';
import { describePolicy, terraform } from '../table';

const trail = (values: object = {}) => terraform('aws_cloudtrail', { name: 'it', ...values });

describePolicy(cloudtrailValidation, {
  pass: { 'a trail that is signed': trail({ enable_log_file_validation: true }) },
  fail: { 'one that is not': trail(), 'one that says so': trail({ enable_log_file_validation: false }) },
  unknown: { 'a variable': trail({ enable_log_file_validation: '${var.signed}' }) },
});

describePolicy(cloudtrailKms, {
  pass: { 'a key': trail({ kms_key_id: '${aws_kms_key.it.arn}' }) },
  fail: { none: trail() },
  unknown: { 'a variable': trail({ kms_key_id: '${var.key}' }) },
});

describePolicy(cloudtrailRegions, {
  pass: { 'every region': trail({ is_multi_region_trail: true }) },
  fail: { 'one region': trail(), 'one that is off': trail({ is_multi_region_trail: true, enable_logging: false }) },
  unknown: { 'a variable': trail({ is_multi_region_trail: '${var.all}' }) },
});

describePolicy(accountsDetection, {
  pass: {
    'a detector': terraform('aws_guardduty_detector'),
    'a recorder of everything': terraform('aws_config_configuration_recorder', { recording_group: { all_supported: true } }),
    'one that says nothing': terraform('aws_config_configuration_recorder', { name: 'it' }),
    'one that runs': terraform('aws_config_configuration_recorder_status', { is_enabled: true }),
  },
  excused: {
    'new accounts that a central configuration of Security Hub watches': terraform('aws_securityhub_organization_configuration', {
      auto_enable: false,
      organization_configuration: [{ configuration_type: 'CENTRAL' }],
    }),
  },
  fail: {
    'a detector that is off': terraform('aws_guardduty_detector', { enable: false }),
    'a recorder of some types': terraform('aws_config_configuration_recorder', { recording_group: [{ all_supported: false }] }),
    'one that is off': terraform('aws_config_configuration_recorder_status', { is_enabled: false }),
  },
  unknown: { 'a variable': terraform('aws_guardduty_detector', { enable: '${var.on}' }) },
});

describePolicy(accountsPassword, {
  pass: { strong: terraform('aws_iam_account_password_policy', { minimum_password_length: 14, password_reuse_prevention: 24 }) },
  fail: {
    short: terraform('aws_iam_account_password_policy', { minimum_password_length: 13, password_reuse_prevention: 24 }),
    'used again': terraform('aws_iam_account_password_policy', { minimum_password_length: 14, password_reuse_prevention: 23 }),
    'nothing said': terraform('aws_iam_account_password_policy'),
  },
  unknown: {
    'a variable': terraform('aws_iam_account_password_policy', { minimum_password_length: '${var.length}', password_reuse_prevention: 24 }),
  },
});

describePolicy(iamNoLoginProfile, { fail: { 'a password': terraform('aws_iam_user_login_profile', { user: 'ada' }) } }, 'dropped');

const attached = (name: string) => terraform('aws_iam_role_policy_attachment', { policy_arn: `arn:aws:iam::aws:policy/${name}` });
describePolicy(iamNoWidePolicies, {
  pass: { 'a reader': attached('AmazonS3ReadOnlyAccess'), 'one of ours': attached('../our/PowerUserAccessLess') },
  fail: {
    'nearly everything': attached('PowerUserAccess'),
    'every bucket': attached('AmazonS3FullAccess'),
    'every secret': attached('SecretsManagerReadWrite'),
    'an administrator of systems': attached('job-function/SystemAdministrator'),
    'a role with one': terraform('aws_iam_role', { managed_policy_arns: ['arn:aws:iam::aws:policy/AmazonEC2FullAccess'] }),
  },
});
