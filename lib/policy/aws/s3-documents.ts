import type { Tags } from './tags';

/** Resources of S3. */
export interface S3Documents {
  readonly aws_s3_bucket: S3Bucket;
  readonly aws_s3_bucket_acl: {
    readonly acl?: string;
    readonly access_control_policy?: { readonly grant?: readonly S3Grant[] };
    readonly bucket?: string;
  };
  readonly aws_s3_bucket_lifecycle_configuration: { readonly bucket?: string; readonly rule?: readonly S3LifecycleRule[] };
  readonly aws_s3_bucket_logging: { readonly bucket?: string; readonly target_bucket?: string };
  readonly aws_s3_bucket_notification: { readonly bucket?: string };
  readonly aws_s3_bucket_object_lock_configuration: { readonly bucket?: string; readonly object_lock_enabled?: string };
  readonly aws_s3_bucket_ownership_controls: { readonly bucket?: string; readonly rule?: { readonly object_ownership?: string } };
  readonly aws_s3_bucket_policy: { readonly bucket?: string; readonly policy?: string };
  readonly aws_s3_bucket_public_access_block: {
    readonly bucket?: string;
    readonly block_public_acls?: boolean;
    readonly block_public_policy?: boolean;
    readonly ignore_public_acls?: boolean;
    readonly restrict_public_buckets?: boolean;
  };
  readonly aws_s3_bucket_replication_configuration: { readonly bucket?: string; readonly rule?: readonly { readonly status?: string }[] };
  readonly aws_s3_bucket_server_side_encryption_configuration: { readonly bucket?: string; readonly rule?: readonly S3EncryptionRule[] };
  readonly aws_s3_bucket_versioning: { readonly bucket?: string; readonly versioning_configuration?: { readonly status?: string } };
}

interface S3Bucket {
  readonly acl?: string;
  readonly bucket?: string;
  readonly force_destroy?: boolean;
  readonly grant?: readonly { readonly uri?: string; readonly permissions?: readonly string[] }[];
  readonly lifecycle_rule?: readonly object[];
  readonly logging?: { readonly target_bucket?: string };
  readonly object_lock_configuration?: { readonly object_lock_enabled?: string };
  readonly object_lock_enabled?: boolean;
  readonly policy?: string;
  readonly replication_configuration?: { readonly rules?: readonly { readonly status?: string }[] };
  readonly server_side_encryption_configuration?: { readonly rule?: S3EncryptionRule };
  readonly tags?: Tags;
  readonly versioning?: { readonly enabled?: boolean };
}

interface S3EncryptionRule {
  readonly apply_server_side_encryption_by_default?: { readonly kms_master_key_id?: string; readonly sse_algorithm?: string };
}

interface S3Grant {
  readonly grantee?: { readonly type?: string; readonly uri?: string };
  readonly permission?: string;
}

interface S3LifecycleRule {
  readonly abort_incomplete_multipart_upload?: { readonly days_after_initiation?: number };
  readonly filter?: S3LifecycleFilter & { readonly and?: S3LifecycleFilter };
  readonly prefix?: string;
  readonly status?: string;
}

interface S3LifecycleFilter {
  readonly object_size_greater_than?: number;
  readonly object_size_less_than?: number;
  readonly prefix?: string;
  readonly tag?: object;
  readonly tags?: Tags;
}
