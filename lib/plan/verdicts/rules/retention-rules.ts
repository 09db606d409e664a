import type { FieldRule } from '../rule';

const aws = /^aws_/;
const shorter = { verdict: 'danger', class: 'retention' } as const;

/** For how long something can be had back. */
export const retentionRules: readonly FieldRule[] = [
  {
    ...shorter,
    id: 'retention/shorter',
    on: aws,
    field:
      /(?:^|\.)(?:backup_retention_period|retention_in_days|message_retention_seconds|snapshot_retention_limit|automated_snapshot_retention_period|deletion_window_in_days|recovery_window_in_days|retention_period|log_retention|performance_insights_retention_period|delete_after|days|noncurrent_days)$/,
    when: 'lower',
    reason: 'What is older than the new time is gone, or cannot be had back.',
    source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.BackupRetention.html',
  },
  {
    ...shorter,
    id: 'retention/recovery-off',
    on: aws,
    field:
      /(?:point_in_time_recovery(?:\[0\])?\.enabled|versioning_configuration(?:\[0\])?\.status|versioning(?:\[0\])?\.enabled|copy_tags_to_snapshot|object_lock_enabled)$/,
    when: 'off',
    reason: 'What is overwritten or deleted from now on cannot be had back.',
    source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Point-in-time-recovery.html',
  },
  {
    ...shorter,
    id: 'retention/expiration',
    on: /^aws_s3_bucket_lifecycle_configuration$/,
    field: /^rule/,
    when: 'changed',
    reason: 'It says when objects are deleted.',
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lifecycle-mgmt.html',
  },
  {
    ...shorter,
    id: 'retention/ttl',
    on: aws,
    field: /^ttl/,
    when: 'changed',
    reason: 'It says when items are deleted.',
    source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html',
  },
  {
    ...shorter,
    id: 'retention/backups',
    on: /^(?:Cluster|ScheduledBackup|Backup|Schedule)$/,
    field: /backup|retention|schedule/i,
    when: 'exchanged',
    reason: 'It says what can be had back, and for how long.',
    source: 'https://cloudnative-pg.io/documentation/current/backup/',
  },
];
