import { type Loss, losses } from './kept-list';

/**
 * Types of the AWS and Kubernetes providers whose destruction loses something for good, by what that is. All other types of the binding are
 * listed, as losing nothing, beside the test, which names those that nobody classified. What AWS refuses to destroy while anybody uses it loses
 * no name; what holds whatever somebody else defines, such as a stack of CloudFormation, holds data.
 *
 * @see https://docs.aws.amazon.com/general/latest/gr/aws-service-information.html what each service keeps
 */
export const keptTypes: Readonly<Record<Loss, string>> = {
  /** Data: rows, objects, messages, logs, images, backups, indexes, findings, disks, running executions, subscriptions and accounts of users. */
  data: `
    aws_accessanalyzer_analyzer aws_ami aws_ami_copy aws_ami_from_instance aws_appstream_image_builder aws_appstream_user aws_athena_database
    aws_athena_workgroup aws_auditmanager_assessment aws_auditmanager_assessment_report aws_backup_logically_air_gapped_vault aws_backup_vault
    aws_bedrock_custom_model aws_bedrockagent_knowledge_base aws_bedrockagentcore_memory aws_chimesdkvoice_voice_profile_domain
    aws_cleanrooms_configured_table aws_cloud9_environment_ec2 aws_cloudcontrolapi_resource aws_cloudformation_stack
    aws_cloudformation_stack_instances aws_cloudformation_stack_set_instance aws_cloudfront_key_value_store aws_cloudsearch_domain
    aws_cloudtrail_event_data_store aws_cloudwatch_event_archive aws_cloudwatch_log_group aws_cloudwatch_log_stream aws_codeartifact_domain
    aws_codeartifact_repository aws_codebuild_report_group aws_codecatalyst_dev_environment aws_codecatalyst_project
    aws_codecatalyst_source_repository aws_codecommit_repository aws_codeguruprofiler_profiling_group aws_cognito_identity_pool aws_cognito_user
    aws_cognito_user_pool aws_comprehend_document_classifier aws_comprehend_entity_recognizer aws_connect_instance aws_connect_user
    aws_customerprofiles_domain aws_customerprofiles_profile aws_dataexchange_data_set aws_dataexchange_revision aws_dataexchange_revision_assets
    aws_datazone_domain aws_datazone_environment aws_datazone_project aws_db_cluster_snapshot aws_db_instance
    aws_db_instance_automated_backups_replication aws_db_snapshot aws_db_snapshot_copy aws_detective_graph aws_devicefarm_project
    aws_devicefarm_test_grid_project aws_devicefarm_upload aws_directory_service_directory aws_docdb_cluster aws_docdb_cluster_snapshot
    aws_docdb_global_cluster aws_docdbelastic_cluster aws_dsql_cluster aws_dynamodb_global_table aws_dynamodb_table aws_dynamodb_table_item
    aws_dynamodb_table_replica aws_ebs_snapshot aws_ebs_snapshot_copy aws_ebs_snapshot_import aws_ebs_volume aws_ecr_repository
    aws_ecrpublic_repository aws_efs_file_system aws_efs_replication_configuration aws_elastic_beanstalk_environment aws_elasticache_cluster
    aws_elasticache_global_replication_group aws_elasticache_replication_group aws_elasticache_serverless_cache aws_elasticsearch_domain
    aws_emr_cluster aws_finspace_kx_cluster aws_finspace_kx_database aws_finspace_kx_dataview aws_finspace_kx_environment aws_finspace_kx_volume
    aws_fsx_backup aws_fsx_file_cache aws_fsx_lustre_file_system aws_fsx_ontap_file_system aws_fsx_ontap_storage_virtual_machine aws_fsx_ontap_volume
    aws_fsx_openzfs_file_system aws_fsx_openzfs_snapshot aws_fsx_openzfs_volume aws_fsx_windows_file_system aws_gamelift_build aws_glacier_vault
    aws_glue_catalog_database aws_glue_catalog_table aws_glue_ml_transform aws_glue_registry aws_glue_schema aws_grafana_workspace
    aws_guardduty_detector aws_identitystore_group aws_identitystore_user aws_imagebuilder_image aws_inspector2_enabler
    aws_inspector_assessment_target aws_inspector_assessment_template aws_kendra_index aws_keyspaces_keyspace aws_keyspaces_table
    aws_kinesis_stream aws_kinesis_video_stream aws_kinesisanalyticsv2_application aws_kinesisanalyticsv2_application_snapshot aws_lightsail_bucket
    aws_lightsail_database aws_lightsail_disk aws_lightsail_instance aws_location_geofence_collection aws_location_tracker aws_macie2_account
    aws_media_store_container aws_memorydb_cluster aws_memorydb_multi_region_cluster aws_memorydb_snapshot aws_mq_broker aws_msk_cluster
    aws_msk_serverless_cluster aws_mwaa_environment aws_neptune_cluster aws_neptune_cluster_snapshot aws_neptune_global_cluster aws_neptunegraph_graph
    aws_odb_cloud_autonomous_vm_cluster aws_odb_cloud_exadata_infrastructure aws_odb_cloud_vm_cluster aws_opensearch_domain
    aws_opensearchserverless_collection aws_pinpoint_app aws_pinpointsmsvoicev2_opt_out_list aws_prometheus_workspace aws_qbusiness_application
    aws_qldb_ledger aws_quicksight_account_subscription aws_quicksight_analysis aws_quicksight_dashboard aws_quicksight_data_set
    aws_quicksight_namespace aws_quicksight_template aws_quicksight_user aws_rds_cluster aws_rds_cluster_snapshot_copy aws_rds_global_cluster
    aws_redshift_cluster aws_redshift_cluster_snapshot aws_redshiftserverless_namespace aws_redshiftserverless_snapshot aws_rekognition_collection
    aws_rekognition_project aws_s3_bucket aws_s3_bucket_object aws_s3_directory_bucket aws_s3_object aws_s3_object_copy aws_s3control_bucket
    aws_s3tables_namespace aws_s3tables_table aws_s3tables_table_bucket aws_s3vectors_index aws_s3vectors_vector_bucket aws_sagemaker_domain
    aws_sagemaker_feature_group aws_sagemaker_mlflow_tracking_server aws_sagemaker_model_package_group aws_sagemaker_notebook_instance
    aws_sagemaker_space aws_sagemaker_user_profile aws_schemas_registry aws_schemas_schema aws_securityhub_account aws_securitylake_data_lake
    aws_serverlessapplicationrepository_cloudformation_stack aws_servicecatalog_provisioned_product aws_sesv2_contact_list aws_sfn_state_machine
    aws_sns_platform_application aws_sns_topic aws_sqs_queue aws_ssm_parameter aws_ssmincidents_replication_set aws_storagegateway_cached_iscsi_volume
    aws_storagegateway_gateway aws_storagegateway_stored_iscsi_volume aws_storagegateway_tape_pool aws_swf_domain aws_timestreaminfluxdb_db_cluster
    aws_timestreaminfluxdb_db_instance aws_timestreamwrite_database aws_timestreamwrite_table aws_transcribe_language_model
    aws_verifiedpermissions_policy_store aws_workspaces_workspace kubernetes_namespace kubernetes_namespace_v1 kubernetes_persistent_volume
    kubernetes_persistent_volume_claim kubernetes_persistent_volume_claim_v1 kubernetes_persistent_volume_v1 kubernetes_stateful_set
    kubernetes_stateful_set_v1`,
  /** Keys and secrets, and with them what they open; among them those that AWS makes, and that somebody has. */
  keys: `
    aws_acmpca_certificate_authority aws_api_gateway_api_key aws_api_gateway_client_certificate aws_appsync_api_key aws_cloudfront_public_key
    aws_cloudhsm_v2_cluster aws_cloudhsm_v2_hsm aws_grafana_workspace_api_key aws_grafana_workspace_service_account_token aws_iam_access_key
    aws_iam_service_specific_credential aws_iam_user_login_profile aws_iam_virtual_mfa_device aws_iot_certificate aws_ivs_playback_key_pair
    aws_key_pair aws_kms_custom_key_store aws_kms_external_key aws_kms_key aws_kms_replica_external_key aws_kms_replica_key
    aws_lightsail_bucket_access_key aws_lightsail_key_pair aws_paymentcryptography_key aws_redshift_hsm_client_certificate aws_route53_key_signing_key
    aws_secretsmanager_secret aws_secretsmanager_secret_version aws_transfer_host_key aws_wafv2_api_key kubernetes_secret kubernetes_secret_v1`,
  /** Names and addresses that others know, and that nobody gets again, or only after days. */
  names: `
    aws_account_region aws_alb aws_amplify_app aws_amplify_webhook aws_api_gateway_domain_name aws_api_gateway_rest_api aws_apigatewayv2_api
    aws_apigatewayv2_domain_name aws_apprunner_service aws_apprunner_vpc_ingress_connection aws_appsync_api aws_appsync_domain_name
    aws_appsync_graphql_api aws_bedrockagentcore_gateway aws_chime_voice_connector aws_cleanrooms_collaboration aws_cloudfront_distribution
    aws_cloudwatch_event_endpoint aws_codepipeline_webhook aws_cognito_user_pool_client aws_cognito_user_pool_domain aws_connect_phone_number
    aws_directory_service_shared_directory aws_dx_connection aws_dx_gateway aws_dx_hosted_connection aws_dx_hosted_public_virtual_interface aws_dx_lag
    aws_dx_public_virtual_interface aws_ec2_client_vpn_endpoint aws_ecs_express_gateway_service aws_eip aws_eks_cluster aws_elb aws_emr_studio
    aws_fsx_s3_access_point_attachment aws_globalaccelerator_accelerator aws_globalaccelerator_custom_routing_accelerator aws_iam_account_alias
    aws_iam_openid_connect_provider aws_ivs_channel aws_kendra_experience aws_lambda_function_url aws_lb aws_lightsail_container_service
    aws_lightsail_distribution aws_lightsail_domain aws_lightsail_lb aws_lightsail_static_ip aws_media_package_channel
    aws_media_packagev2_channel_group aws_medialive_input aws_organizations_account aws_organizations_organization aws_osis_pipeline
    aws_pinpointsmsvoicev2_phone_number aws_route53_delegation_set aws_route53_zone aws_route53domains_domain aws_route53domains_registered_domain
    aws_route53recoverycontrolconfig_cluster aws_rum_app_monitor aws_s3_access_point aws_s3control_multi_region_access_point
    aws_s3control_object_lambda_access_point aws_sagemaker_workforce aws_service_discovery_private_dns_namespace
    aws_service_discovery_public_dns_namespace aws_ses_domain_identity aws_ses_email_identity aws_sesv2_email_identity aws_signer_signing_profile
    aws_transfer_server aws_transfer_web_app aws_verifiedaccess_endpoint aws_vpc_ipam aws_vpc_ipam_pool aws_vpc_ipam_pool_cidr
    aws_vpc_ipv6_cidr_block_association aws_vpclattice_service aws_vpn_connection aws_vpn_gateway aws_workspaces_directory aws_workspacesweb_portal`,
};

/**
 * Those of them whose content the configuration states: a copy, which comes back as it was. A plan that destroys one is judged; none is listed
 * among what must not vanish.
 */
const restated = new Set(
  `aws_dynamodb_table_item aws_s3_bucket_object aws_s3_object aws_s3_object_copy aws_secretsmanager_secret_version aws_ssm_parameter
    kubernetes_secret kubernetes_secret_v1`.split(/\s+/),
);

const kindOf: ReadonlyMap<string, Loss> = new Map(
  losses.flatMap((loss) =>
    keptTypes[loss]
      .trim()
      .split(/\s+/)
      .map((type) => [type, loss] as const),
  ),
);

const words: Readonly<Record<Loss, string>> = {
  data: 'the data that it keeps',
  keys: 'what only its key opens',
  names: 'a name or address that nobody gets again',
};

/** Each Terraform type with which something is lost for good, and what that is. */
export const lossOf: ReadonlyMap<string, string> = new Map([...kindOf].map(([type, loss]) => [type, words[loss]]));

/** What is lost with a Terraform type that a stack lists. */
export function listedLoss(type: string): Loss | undefined {
  return restated.has(type) ? undefined : kindOf.get(type);
}

/** What is lost, where a sentence says it. */
export function lossWords(loss: Loss): string {
  return words[loss];
}
