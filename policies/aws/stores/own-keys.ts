/** Attributes that name the key of ours by which a type encrypts what it keeps, of types that no rule of their own asks for it. */
export const ownKeys: Readonly<Record<string, string>> = {
  'artifact_store[].encryption_key': 'codepipeline',
  'configuration[].encryption_configuration.kms_key_id': 'securitylake_data_lake',
  'configuration[].execute_command_configuration[].kms_key_id': 'ecs_cluster',
  'compute_config.kms_key_id': 'dms_replication_config',
  customer_encryption_key_arn: 'bedrockagent_agent bedrockagent_flow bedrockagent_prompt',
  customer_managed_key: 'workspacesweb_browser_settings workspacesweb_portal workspacesweb_user_settings',
  customer_managed_key_arn: 'appfabric_app_bundle',
  'destination.kms_key_id': 'efs_replication_configuration',
  'distribution[].ami_distribution_configuration[].kms_key_id': 'imagebuilder_distribution_configuration',
  ebs_encryption_key_arn: 'drs_replication_configuration_template',
  'encrypt_at_rest.kms_key_id': 'elasticsearch_domain opensearch_domain',
  'encryption_configuration.key_id': 'networkfirewall_firewall networkfirewall_firewall_policy networkfirewall_rule_group',
  'encryption_configuration.kms_key': 'apprunner_service',
  'encryption_configuration.kms_key_arn': 's3tables_table s3tables_table_bucket s3vectors_vector_bucket',
  'encryption_configuration.kms_key_id': 'sfn_activity sfn_state_machine',
  encryption_key: 'codeartifact_domain codebuild_project',
  encryption_key_arn: 'backup_logically_air_gapped_vault bedrockagentcore_memory emr_studio',
  'encryption_info.encryption_at_rest_kms_key_arn': 'msk_cluster',
  'encryption_options.kms_key_id': 'mq_broker',
  'encryption_specification.kms_key_identifier': 'keyspaces_table',
  'export_config.s3_destination.encryption_key': 'codebuild_report_group',
  kms_arn: 'appflow_connector_profile appflow_flow',
  kms_encryption_key: 'dsql_cluster',
  kms_key:
    'auditmanager_account_registration mwaa_environment qldb_ledger storagegateway_cached_iscsi_volume storagegateway_stored_iscsi_volume',
  kms_key_arn: `backup_vault bedrock_guardrail bedrockagentcore_gateway dms_endpoint dms_replication_instance dms_s3_endpoint
    dynamodb_table_replica memorydb_cluster memorydb_snapshot neptune_cluster prometheus_workspace sagemaker_endpoint_configuration
    scheduler_schedule storagegateway_nfs_file_share storagegateway_smb_file_share`,
  kms_key_id: `cloudtrail_event_data_store codecommit_repository db_instance_automated_backups_replication db_snapshot_copy docdb_cluster
    docdbelastic_cluster fsx_file_cache fsx_lustre_file_system fsx_ontap_file_system
    fsx_openzfs_file_system fsx_windows_file_system imagebuilder_component imagebuilder_container_recipe imagebuilder_workflow
    kinesis_stream kinesis_video_stream location_geofence_collection location_tracker m2_application m2_environment
    rds_cluster_snapshot_copy redshift_cluster redshift_snapshot_copy_grant redshiftserverless_namespace rekognition_stream_processor sagemaker_domain
    sagemaker_notebook_instance timestreamquery_scheduled_query timestreamwrite_database`,
  kms_key_identifier:
    'cloudwatch_event_archive cloudwatch_event_bus cloudwatch_event_connection datazone_domain neptunegraph_graph pipes_pipe',
  model_kms_key_id: 'comprehend_document_classifier comprehend_entity_recognizer',
  'offline_store_config.s3_storage_config.kms_key_id': 'sagemaker_feature_group',
  'online_store_config.security_config.kms_key_id': 'sagemaker_feature_group',
  'output_config.kms_key_id': 'sagemaker_device_fleet sagemaker_flow_definition',
  's3_destination.kms_key_arn': 'ssm_resource_data_sync',
  s3_kms_key_arn: 'config_delivery_channel',
  server_side_encryption_kms_key_id: 'dms_s3_endpoint',
  'server_side_encryption_configuration.kms_key_arn': 'bedrockagent_data_source',
  'server_side_encryption_configuration.kms_key_id': 'kendra_index',
  'sse_configuration.kms_key_arn': 'verifiedaccess_group',
  'sse_specification.kms_key_arn': 'verifiedaccess_endpoint verifiedaccess_trust_provider',
  volume_encryption_key: 'workspaces_workspace',
  volume_kms_key_id: 'comprehend_document_classifier comprehend_entity_recognizer',
  'data_quality_job_output_config.kms_key_id': 'sagemaker_data_quality_job_definition',
  'job_resources.cluster_config.volume_kms_key_id': 'sagemaker_data_quality_job_definition',
};
