/** AWS resources by Terraform type: the attributes that rules read. A block stands alone or in a list; a number or truth may be text. */
export interface AwsDocuments {
  readonly aws_s3_bucket: { readonly bucket?: string; readonly force_destroy?: boolean; readonly tags?: Readonly<Record<string, string>> };
  readonly aws_s3_bucket_versioning: { readonly bucket?: string; readonly versioning_configuration?: { readonly status?: string } };
  readonly aws_s3_bucket_public_access_block: {
    readonly bucket?: string;
    readonly block_public_acls?: boolean;
    readonly block_public_policy?: boolean;
    readonly ignore_public_acls?: boolean;
    readonly restrict_public_buckets?: boolean;
  };
  readonly aws_db_instance: { readonly storage_encrypted?: boolean; readonly publicly_accessible?: boolean };
}
