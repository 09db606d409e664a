import { Policy } from '../../../lib/rules';
import { type Demand, demandRules } from '../attributes';

const inVpc = (types: string, field: string): Demand => ({
  types,
  field,
  holds: (attribute) => attribute.isSet(),
  message: `stands outside your networks: ${field} is not set`,
  cure: `Set ${field}.`,
});

export const networkPrivate: Policy = {
  name: 'aws/network/private',
  description: 'What AWS puts on the internet unless somebody says otherwise is in a network of yours.',
  remediation: 'Set app_network_access_type to VpcOnly, is_publicly_accessible to false, vpc_options, or what else the finding names.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html#opensearch-2',
  rationale:
    'Only its own check of who asks stands before such a service: no security group narrows it, and what it fetches or sends leaves unseen.',
  severity: 'medium',
  controls: {
    fsbp: ['ES.2', 'Opensearch.2', 'Redshift.7', 'SageMaker.2', 'SageMaker.5'],
    checkov: ['CKV_AWS_137', 'CKV_AWS_154', 'CKV_AWS_306', 'CKV_AWS_321', 'CKV_AWS_370'],
  },
  rule: demandRules([
    {
      types: 'sagemaker_domain',
      field: 'app_network_access_type',
      holds: (access) => access.is('VpcOnly'),
      message: 'reaches the internet past your networks: app_network_access_type is not VpcOnly',
      cure: 'Set app_network_access_type to VpcOnly.',
    },
    {
      types: 'sagemaker_model',
      field: 'enable_network_isolation',
      holds: (isolates) => isolates.is(true),
      message: 'reaches whatever it likes: enable_network_isolation is not true',
      cure: 'Set enable_network_isolation to true.',
    },
    {
      types: 'apprunner_service',
      field: 'network_configuration.ingress_configuration.is_publicly_accessible',
      holds: (isPublic) => isPublic.is(false),
      message: 'is on the internet: network_configuration.ingress_configuration.is_publicly_accessible is not false',
      cure: 'Set is_publicly_accessible to false in ingress_configuration of network_configuration, with an aws_apprunner_vpc_ingress_connection.',
    },
    {
      types: 'appstream_fleet appstream_image_builder',
      field: 'enable_default_internet_access',
      holds: (access) => access.isNot(true),
      message: 'is on the internet: enable_default_internet_access is true',
      cure: 'Leave out enable_default_internet_access.',
    },
    {
      types: 'workspaces_directory',
      field: 'workspace_creation_properties.enable_internet_access',
      holds: (access) => access.isNot(true),
      message: 'gives desktops public addresses: workspace_creation_properties.enable_internet_access is true',
      cure: 'Leave out enable_internet_access in workspace_creation_properties.',
    },
    {
      types: 'redshift_cluster redshiftserverless_workgroup',
      field: 'enhanced_vpc_routing',
      holds: (routes) => routes.is(true),
      message: 'loads and unloads past your networks: enhanced_vpc_routing is not true',
      cure: 'Set enhanced_vpc_routing to true.',
    },
    inVpc('elasticsearch_domain opensearch_domain', 'vpc_options'),
    {
      types: 'sagemaker_data_quality_job_definition',
      field: 'network_config.enable_network_isolation',
      holds: (isolates) => isolates.is(true),
      message: 'reaches whatever it likes: network_config.enable_network_isolation is not true',
      cure: 'Set enable_network_isolation to true in network_config.',
    },
    inVpc('grafana_workspace', 'network_access_control'),
    inVpc('osis_pipeline', 'vpc_options'),
    inVpc('redshift_cluster', 'cluster_subnet_group_name'),
    inVpc('sagemaker_notebook_instance', 'subnet_id'),
    {
      types: 'lightsail_container_service_deployment_version',
      field: 'public_endpoint',
      holds: (endpoint) => endpoint.isUnset(),
      message: 'is on the internet: public_endpoint is set',
      cure: 'Leave out public_endpoint.',
    },
  ]),
};
