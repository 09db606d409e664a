import { Policy } from '../../../lib';
import { s3Events } from './s3-events';
import { s3ObjectLock } from './s3-object-lock';
import { s3Replication } from './s3-replication';

export const s3ReplicationLockEvents: Policy = {
  name: 'aws/s3/replication-lock-events',
  description: 'Buckets replicate their objects, can lock them, and tell of changes.',
  remediation:
    'Add an aws_s3_bucket_replication_configuration, an aws_s3_bucket_object_lock_configuration and an aws_s3_bucket_notification.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-7',
  severity: 'info',
  controls: { fsbp: ['S3.7', 'S3.15', 'S3.11'] },
  supersedes: ['aws/s3/replication', 'aws/s3/object-lock', 'aws/s3/events'],
  rule: [s3Replication, s3ObjectLock, s3Events].flatMap(({ rule }) => rule),
};
