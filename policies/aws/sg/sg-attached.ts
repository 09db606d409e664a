import { documents, Graph, graph, Policy, Unknown } from '../../../lib/rules';

/**
 * Types that take security groups.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html#security-group-referencing
 */
const holders = documents<unknown>(
  ...[
    'alb apigatewayv2_vpc_link apprunner_vpc_connector appstream_fleet appstream_image_builder autoscaling_group batch_compute_environment',
    'bedrockagentcore_agent_runtime cloudhsm_v2_cluster cloudwatch_event_target codebuild_fleet codebuild_project codestarconnections_host',
    'datasync_agent datasync_location_efs datasync_location_fsx_openzfs_file_system datasync_location_fsx_windows_file_system dax_cluster',
    'db_instance db_proxy directory_service_directory dms_replication_config dms_replication_instance docdb_cluster docdbelastic_cluster',
    'ec2_client_vpn_endpoint ec2_client_vpn_network_association ec2_fleet ec2_instance_connect_endpoint ec2_spot_fleet_request',
    'ecs_express_gateway_service ecs_service ecs_task_set efs_mount_target eks_cluster eks_node_group elasticache_cluster',
    'elasticache_replication_group elasticache_serverless_cache elasticsearch_domain elasticsearch_vpc_endpoint elb emr_cluster emr_studio',
    'emrcontainers_virtual_cluster finspace_kx_cluster fsx_file_cache fsx_lustre_file_system fsx_ontap_file_system fsx_openzfs_file_system',
    'fsx_windows_file_system gamelift_fleet glue_connection glue_dev_endpoint grafana_workspace imagebuilder_infrastructure_configuration',
    'instance lambda_function launch_configuration launch_template lb lightsail_instance m2_environment medialive_channel medialive_input',
    'memorydb_cluster mq_broker msk_cluster msk_replicator msk_serverless_cluster msk_vpc_connection mskconnect_connector mwaa_environment',
    'neptune_cluster network_interface network_interface_sg_attachment opensearch_domain opensearch_vpc_endpoint opensearchserverless_vpc_endpoint',
    'osis_pipeline pipes_pipe quicksight_vpc_connection rds_cluster rds_custom_db_engine_version redshift_cluster redshift_endpoint_access',
    'redshiftserverless_endpoint_access redshiftserverless_workgroup route53_resolver_endpoint sagemaker_domain sagemaker_model',
    'sagemaker_notebook_instance sagemaker_workforce spot_fleet_request spot_instance_request synthetics_canary timestreaminfluxdb_db_instance',
    'transfer_server verifiedaccess_endpoint vpc_endpoint vpc_endpoint_security_group_association vpc_security_group_vpc_association',
    'vpclattice_resource_gateway vpclattice_service_network_vpc_association workspaces_directory workspacesweb_network_settings',
  ]
    .join(' ')
    .split(' ')
    .map((name) => `aws_${name}`),
);

export const sgAttached: Policy = {
  name: 'aws/sg/attached',
  description: 'Each security group guards something.',
  remediation: 'Name the group where it is used, such as in vpc_security_group_ids, or remove it.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-22',
  rationale: 'What it was meant to guard goes without, or it lies about until somebody uses it and does not look at what it lets in.',
  severity: 'info',
  controls: { checkov: ['CKV2_AWS_5'] },
  cure: 'AwsPostgres',
  rule: graph('aws_security_group', ({ address }, stack) =>
    stack.index(attached).has(address) ? [] : ['is attached to nothing of the stack'],
  ),
};

/** Addresses of security groups that something takes. */
const attached = (stack: Graph): ReadonlySet<string> => {
  const found = new Set<string>();
  const open: unknown[] = stack.all(holders).map(({ raw }) => raw);
  while (open.length > 0) {
    const value = open.pop();
    if (value instanceof Unknown) for (const reference of value.references) found.add(reference);
    else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) open.push(inner);
  }
  return found;
};
