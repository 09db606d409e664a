/** Resources of ElastiCache. */
export interface ElasticacheDocuments {
  readonly aws_elasticache_cluster: ElasticacheCluster;
  readonly aws_elasticache_replication_group: ReplicationGroup;
}

interface ElasticacheCluster {
  readonly auto_minor_version_upgrade?: boolean;
  readonly cluster_id?: string;
  readonly engine?: string;
  readonly port?: number;
  readonly replication_group_id?: string;
  readonly security_group_ids?: readonly string[];
  readonly snapshot_retention_limit?: number;
  readonly subnet_group_name?: string;
}

interface ReplicationGroup {
  readonly at_rest_encryption_enabled?: boolean;
  readonly auth_token?: string;
  readonly auto_minor_version_upgrade?: boolean;
  readonly automatic_failover_enabled?: boolean;
  readonly engine?: string;
  readonly engine_version?: string;
  readonly kms_key_id?: string;
  readonly multi_az_enabled?: boolean;
  readonly port?: number;
  readonly replication_group_id?: string;
  readonly security_group_ids?: readonly string[];
  readonly snapshot_retention_limit?: number;
  readonly subnet_group_name?: string;
  readonly transit_encryption_enabled?: boolean;
  readonly transit_encryption_mode?: string;
  readonly user_group_ids?: readonly string[];
}
