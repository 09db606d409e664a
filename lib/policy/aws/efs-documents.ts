/** Resources of EFS. */
export interface EfsDocuments {
  readonly aws_efs_access_point: {
    readonly file_system_id?: string;
    readonly posix_user?: { readonly uid?: number; readonly gid?: number };
    readonly root_directory?: { readonly path?: string };
  };
  readonly aws_efs_backup_policy: { readonly file_system_id?: string; readonly backup_policy?: { readonly status?: string } };
  readonly aws_efs_file_system: { readonly encrypted?: boolean; readonly kms_key_id?: string };
}
