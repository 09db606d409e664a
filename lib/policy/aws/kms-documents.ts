/** Resources of KMS. */
export interface KmsDocuments {
  readonly aws_kms_key: {
    readonly customer_master_key_spec?: string;
    readonly deletion_window_in_days?: number;
    readonly enable_key_rotation?: boolean;
    readonly is_enabled?: boolean;
    readonly key_usage?: string;
    readonly policy?: string;
  };
  readonly aws_kms_key_policy: { readonly key_id?: string; readonly policy?: string };
}
