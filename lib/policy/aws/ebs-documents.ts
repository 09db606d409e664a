/** Resources of EBS. */
export interface EbsDocuments {
  readonly aws_ebs_encryption_by_default: { readonly enabled?: boolean };
  readonly aws_ebs_snapshot_copy: EncryptedVolume;
  readonly aws_ebs_volume: EncryptedVolume;
}

interface EncryptedVolume {
  readonly encrypted?: boolean;
  readonly kms_key_id?: string;
}
