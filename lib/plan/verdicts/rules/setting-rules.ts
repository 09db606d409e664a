import type { PlanRule } from '../rule';

const s3 = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide';

/** Terraform resources that are a setting of something which stays: what removing one does. */
const settings: readonly (Omit<PlanRule, 'applies'> & { readonly on: RegExp })[] = [
  {
    id: 's3/public-access-block-removed',
    verdict: 'danger',
    class: 'expose',
    on: /^aws_s3_(?:bucket|account)_public_access_block$/,
    reason: 'Nothing keeps the bucket from being opened to everybody.',
    source: `${s3}/access-control-block-public-access.html`,
  },
  {
    id: 's3/versioning-removed',
    verdict: 'danger',
    class: 'retention',
    on: /^aws_s3_bucket_versioning$/,
    reason: 'What is overwritten or deleted from now on cannot be had back.',
    source: `${s3}/Versioning.html`,
  },
  {
    id: 's3/object-lock-removed',
    verdict: 'danger',
    class: 'retention',
    on: /^aws_s3_bucket_object_lock_configuration$/,
    reason: 'What is written from now on can be deleted at once.',
    source: `${s3}/object-lock.html`,
  },
  {
    id: 's3/encryption-removed',
    verdict: 'danger',
    class: 'weaken',
    on: /^aws_s3_bucket_server_side_encryption_configuration$/,
    reason: 'New objects are encrypted by keys of S3 itself, no longer as it was stated.',
    source: `${s3}/default-bucket-encryption.html`,
  },
  {
    id: 's3/lifecycle-removed',
    verdict: 'review',
    class: 'retention',
    on: /^aws_s3_bucket_lifecycle_configuration$/,
    reason: 'Objects stay, in the storage where they are, until somebody deletes them: none goes by its age.',
    source: `${s3}/object-lifecycle-mgmt.html`,
  },
  {
    id: 's3/replication-removed',
    verdict: 'danger',
    class: 'retention',
    on: /^aws_s3_bucket_replication_configuration$/,
    reason: 'What is written from now on is in no other bucket.',
    source: `${s3}/replication.html`,
  },
  {
    id: 'backup/removed',
    verdict: 'danger',
    class: 'retention',
    on: /^aws_(?:backup_plan|backup_selection|dlm_lifecycle_policy)$/,
    reason: 'No new copy is made of what it backed up.',
    source: 'https://docs.aws.amazon.com/aws-backup/latest/devguide/about-backup-plans.html',
  },
  {
    id: 'protection/firewall-removed',
    verdict: 'danger',
    class: 'expose',
    on: /^aws_wafv2_web_acl\w*$/,
    reason: 'Requests that it kept away come through.',
    source: 'https://docs.aws.amazon.com/waf/latest/developerguide/web-acl.html',
  },
  {
    id: 'protection/watch-removed',
    verdict: 'danger',
    class: 'weaken',
    on: /^aws_(?:cloudtrail|config_\w+|guardduty_\w+)$/,
    reason: 'It told what happens in the account, and no longer does.',
    source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/fsbp-standard.html',
  },
];

export const settingRules: readonly PlanRule[] = settings.map(({ on, ...rule }) => ({
  ...rule,
  applies: ({ kind, noun, field }) => kind === 'deleted' && !field && on.test(noun),
}));
