/** Resources of AWS Backup. */
export interface BackupDocuments {
  readonly aws_backup_selection: { readonly resources?: readonly string[]; readonly not_resources?: readonly string[] };
}
