/** Resources of CloudWatch Logs. */
export interface LogsDocuments {
  readonly aws_cloudwatch_log_group: { readonly name?: string; readonly retention_in_days?: number; readonly kms_key_id?: string };
}
