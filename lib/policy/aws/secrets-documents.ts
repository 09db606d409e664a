/** Resources of Secrets Manager. */
export interface SecretsDocuments {
  readonly aws_secretsmanager_secret: { readonly name?: string; readonly kms_key_id?: string };
  readonly aws_secretsmanager_secret_rotation: {
    readonly secret_id?: string;
    readonly rotation_rules?: { readonly automatically_after_days?: number; readonly schedule_expression?: string };
  };
  readonly aws_secretsmanager_secret_version: {
    readonly secret_id?: string;
    readonly secret_binary?: string;
    readonly secret_string?: string;
    readonly secret_string_wo?: string;
  };
}
