/** Resources of RDS and Aurora. */
export interface RdsDocuments {
  readonly aws_db_instance: DbInstance;
  readonly aws_db_parameter_group: ParameterGroup;
  readonly aws_rds_cluster: RdsCluster;
  readonly aws_rds_cluster_instance: {
    readonly auto_minor_version_upgrade?: boolean;
    readonly cluster_identifier?: string;
    readonly engine?: string;
    readonly instance_class?: string;
    readonly monitoring_interval?: number;
    readonly performance_insights_enabled?: boolean;
    readonly performance_insights_kms_key_id?: string;
    readonly publicly_accessible?: boolean;
  };
  readonly aws_rds_cluster_parameter_group: ParameterGroup;
}

interface DatabaseServer {
  readonly allow_major_version_upgrade?: boolean;
  readonly backup_retention_period?: number;
  readonly copy_tags_to_snapshot?: boolean;
  readonly deletion_protection?: boolean;
  readonly enabled_cloudwatch_logs_exports?: readonly string[];
  readonly engine?: string;
  readonly engine_version?: string;
  readonly iam_database_authentication_enabled?: boolean;
  readonly kms_key_id?: string;
  readonly performance_insights_enabled?: boolean;
  readonly performance_insights_kms_key_id?: string;
  readonly port?: number;
  readonly skip_final_snapshot?: boolean;
  readonly storage_encrypted?: boolean;
  readonly vpc_security_group_ids?: readonly string[];
}

interface DbInstance extends DatabaseServer {
  readonly auto_minor_version_upgrade?: boolean;
  readonly ca_cert_identifier?: string;
  readonly identifier?: string;
  readonly instance_class?: string;
  readonly manage_master_user_password?: boolean;
  readonly monitoring_interval?: number;
  readonly multi_az?: boolean;
  readonly parameter_group_name?: string;
  readonly password?: string;
  readonly password_wo?: string;
  readonly publicly_accessible?: boolean;
  readonly replicate_source_db?: string;
  readonly snapshot_identifier?: string;
  readonly username?: string;
}

interface RdsCluster extends DatabaseServer {
  readonly availability_zones?: readonly string[];
  readonly cluster_identifier?: string;
  readonly db_cluster_instance_class?: string;
  readonly db_cluster_parameter_group_name?: string;
  readonly engine_mode?: string;
  readonly global_cluster_identifier?: string;
  readonly manage_master_user_password?: boolean;
  readonly master_password?: string;
  readonly master_password_wo?: string;
  readonly master_username?: string;
  readonly replication_source_identifier?: string;
  readonly snapshot_identifier?: string;
}

interface ParameterGroup {
  readonly family?: string;
  readonly name?: string;
  readonly parameter?: readonly { readonly name?: string; readonly value?: string }[];
}
