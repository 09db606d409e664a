/** AWS resources by Terraform type: the attributes that rules read. A block stands alone or in a list; a number or truth may be text. */
export interface AwsDocuments {
  readonly aws_appautoscaling_policy: AutoscalingPart;
  readonly aws_appautoscaling_target: AutoscalingPart;
  readonly aws_backup_selection: { readonly resources?: readonly string[]; readonly not_resources?: readonly string[] };
  readonly aws_cloudwatch_log_group: { readonly name?: string; readonly retention_in_days?: number; readonly kms_key_id?: string };
  readonly aws_db_instance: DbInstance;
  readonly aws_db_parameter_group: ParameterGroup;
  readonly aws_default_security_group: SecurityGroup;
  readonly aws_dynamodb_table: DynamodbTable;
  readonly aws_dynamodb_table_replica: { readonly kms_key_arn?: string; readonly point_in_time_recovery?: boolean };
  readonly aws_ebs_encryption_by_default: { readonly enabled?: boolean };
  readonly aws_ebs_snapshot_copy: EncryptedVolume;
  readonly aws_ebs_volume: EncryptedVolume;
  readonly aws_ecr_lifecycle_policy: { readonly repository?: string; readonly policy?: string };
  readonly aws_ecr_registry_scanning_configuration: {
    readonly scan_type?: string;
    readonly rule?: readonly { readonly scan_frequency?: string }[];
  };
  readonly aws_ecr_repository: EcrRepository;
  readonly aws_ecr_repository_policy: { readonly repository?: string; readonly policy?: string };
  readonly aws_efs_access_point: {
    readonly file_system_id?: string;
    readonly posix_user?: { readonly uid?: number; readonly gid?: number };
    readonly root_directory?: { readonly path?: string };
  };
  readonly aws_efs_backup_policy: { readonly file_system_id?: string; readonly backup_policy?: { readonly status?: string } };
  readonly aws_efs_file_system: { readonly encrypted?: boolean; readonly kms_key_id?: string };
  readonly aws_eks_cluster: EksCluster;
  readonly aws_eks_node_group: {
    readonly remote_access?: { readonly ec2_ssh_key?: string; readonly source_security_group_ids?: readonly string[] };
  };
  readonly aws_eks_pod_identity_association: PodIdentityAssociation;
  readonly aws_elasticache_cluster: ElasticacheCluster;
  readonly aws_elasticache_replication_group: ReplicationGroup;
  readonly aws_iam_access_key: { readonly user?: string };
  readonly aws_iam_group_policy: { readonly policy?: string };
  readonly aws_iam_group_policy_attachment: PolicyAttachment;
  readonly aws_iam_policy: { readonly name?: string; readonly policy?: string };
  readonly aws_iam_policy_attachment: PolicyAttachment & { readonly users?: readonly string[] };
  readonly aws_iam_role: IamRole;
  readonly aws_iam_role_policy: { readonly role?: string; readonly policy?: string };
  readonly aws_iam_role_policy_attachment: PolicyAttachment & { readonly role?: string };
  readonly aws_iam_user: { readonly name?: string };
  readonly aws_iam_user_policy: { readonly user?: string; readonly policy?: string };
  readonly aws_iam_user_policy_attachment: PolicyAttachment & { readonly user?: string };
  readonly aws_instance: Instance;
  readonly aws_kms_key: {
    readonly customer_master_key_spec?: string;
    readonly deletion_window_in_days?: number;
    readonly enable_key_rotation?: boolean;
    readonly is_enabled?: boolean;
    readonly key_usage?: string;
    readonly policy?: string;
  };
  readonly aws_kms_key_policy: { readonly key_id?: string; readonly policy?: string };
  readonly aws_launch_configuration: Instance;
  readonly aws_launch_template: LaunchTemplate;
  readonly aws_lb: { readonly internal?: boolean; readonly load_balancer_type?: string };
  readonly aws_lb_listener: {
    readonly load_balancer_arn?: string;
    readonly port?: number;
    readonly protocol?: string;
    readonly default_action?: readonly ListenerAction[];
  };
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
  readonly aws_security_group: SecurityGroup;
  readonly aws_security_group_rule: SecurityGroupPermission & { readonly type?: string; readonly security_group_id?: string };
  readonly aws_sns_topic: { readonly name?: string; readonly kms_master_key_id?: string; readonly policy?: string };
  readonly aws_sns_topic_policy: { readonly arn?: string; readonly policy?: string };
  readonly aws_sqs_queue: SqsQueue;
  readonly aws_sqs_queue_policy: { readonly queue_url?: string; readonly policy?: string };
  readonly aws_sqs_queue_redrive_allow_policy: { readonly queue_url?: string };
  readonly aws_sqs_queue_redrive_policy: { readonly queue_url?: string; readonly redrive_policy?: string };
  readonly aws_ssm_parameter: { readonly name?: string; readonly type?: string; readonly value?: string; readonly insecure_value?: string };
  readonly aws_ssoadmin_managed_policy_attachment: { readonly managed_policy_arn?: string };
  readonly aws_ssoadmin_permission_set_inline_policy: { readonly inline_policy?: string };
  readonly aws_vpc: { readonly cidr_block?: string };
  readonly aws_vpc_security_group_egress_rule: SecurityGroupRule;
  readonly aws_vpc_security_group_ingress_rule: SecurityGroupRule;
  readonly aws_wafv2_web_acl_association: { readonly resource_arn?: string };
  readonly 'data.aws_iam_policy': { readonly arn?: string; readonly name?: string };
  readonly 'data.aws_iam_policy_document': {
    readonly override_policy_documents?: readonly string[];
    readonly source_policy_documents?: readonly string[];
    readonly statement?: readonly IamStatementBlock[];
  };
  readonly 'provider.aws': {
    readonly alias?: string;
    readonly allowed_account_ids?: readonly string[];
    readonly default_tags?: { readonly tags?: Tags };
  };
}

type Tags = Readonly<Record<string, string>>;

interface AutoscalingPart {
  readonly resource_id?: string;
  readonly service_namespace?: string;
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

interface DynamodbTable {
  readonly billing_mode?: string;
  readonly deletion_protection_enabled?: boolean;
  readonly name?: string;
  readonly point_in_time_recovery?: { readonly enabled?: boolean };
  readonly server_side_encryption?: { readonly enabled?: boolean; readonly kms_key_arn?: string };
}

interface EncryptedVolume {
  readonly encrypted?: boolean;
  readonly kms_key_id?: string;
}

interface EcrRepository {
  readonly encryption_configuration?: { readonly encryption_type?: string; readonly kms_key?: string };
  readonly image_scanning_configuration?: { readonly scan_on_push?: boolean };
  readonly image_tag_mutability?: string;
  readonly name?: string;
}

interface EksCluster {
  readonly enabled_cluster_log_types?: readonly string[];
  readonly encryption_config?: { readonly provider?: { readonly key_arn?: string }; readonly resources?: readonly string[] };
  readonly version?: string;
  readonly vpc_config?: {
    readonly endpoint_private_access?: boolean;
    readonly endpoint_public_access?: boolean;
    readonly public_access_cidrs?: readonly string[];
  };
}

interface PodIdentityAssociation {
  readonly cluster_name?: string;
  readonly namespace?: string;
  readonly role_arn?: string;
  readonly service_account?: string;
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

interface PolicyAttachment {
  readonly policy_arn?: string;
}

interface IamRole {
  readonly assume_role_policy?: string;
  readonly inline_policy?: readonly { readonly name?: string; readonly policy?: string }[];
  readonly managed_policy_arns?: readonly string[];
  readonly name?: string;
}

interface IamStatementBlock {
  readonly sid?: string;
  readonly effect?: string;
  readonly actions?: readonly string[];
  readonly not_actions?: readonly string[];
  readonly resources?: readonly string[];
  readonly not_resources?: readonly string[];
  readonly principals?: readonly IamPrincipalBlock[];
  readonly not_principals?: readonly IamPrincipalBlock[];
  readonly condition?: readonly { readonly test?: string; readonly variable?: string; readonly values?: readonly string[] }[];
}

interface IamPrincipalBlock {
  readonly type?: string;
  readonly identifiers?: readonly string[];
}

interface MetadataOptions {
  readonly http_endpoint?: string;
  readonly http_put_response_hop_limit?: number;
  readonly http_tokens?: string;
}

interface Instance {
  readonly associate_public_ip_address?: boolean;
  readonly metadata_options?: MetadataOptions;
  readonly user_data?: string;
  readonly user_data_base64?: string;
}

interface LaunchTemplate {
  readonly block_device_mappings?: readonly { readonly ebs?: { readonly encrypted?: boolean; readonly snapshot_id?: string } }[];
  readonly metadata_options?: MetadataOptions;
  readonly network_interfaces?: readonly { readonly associate_public_ip_address?: boolean }[];
  readonly user_data?: string;
}

interface ListenerAction {
  readonly type?: string;
  readonly redirect?: { readonly protocol?: string };
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

interface SecurityGroup {
  readonly description?: string;
  readonly egress?: readonly SecurityGroupPermission[];
  readonly ingress?: readonly SecurityGroupPermission[];
  readonly name?: string;
  readonly vpc_id?: string;
}

/** A rule as it stands in a group, or in `aws_security_group_rule`. */
interface SecurityGroupPermission {
  readonly cidr_blocks?: readonly string[];
  readonly description?: string;
  readonly from_port?: number;
  readonly ipv6_cidr_blocks?: readonly string[];
  readonly prefix_list_ids?: readonly string[];
  readonly protocol?: string;
  readonly security_groups?: readonly string[];
  readonly self?: boolean;
  readonly source_security_group_id?: string;
  readonly to_port?: number;
}

/** A rule as a resource of its own. */
interface SecurityGroupRule {
  readonly cidr_ipv4?: string;
  readonly cidr_ipv6?: string;
  readonly description?: string;
  readonly from_port?: number;
  readonly ip_protocol?: string;
  readonly prefix_list_id?: string;
  readonly referenced_security_group_id?: string;
  readonly security_group_id?: string;
  readonly to_port?: number;
}

interface SqsQueue {
  readonly kms_master_key_id?: string;
  readonly name?: string;
  readonly policy?: string;
  readonly redrive_policy?: string;
  readonly sqs_managed_sse_enabled?: boolean;
}
