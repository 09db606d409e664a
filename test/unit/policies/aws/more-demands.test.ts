import { accountsDetection } from '../../../../policies/aws/accounts/accounts-detection';
import { accountsDomainLock } from '../../../../policies/aws/accounts/accounts-domain-lock';
import { accountsPasswordKinds } from '../../../../policies/aws/accounts/accounts-password-kinds';
import { apigatewayAuthorization } from '../../../../policies/aws/apigateway/apigateway-authorization';
import { beanstalkSettings } from '../../../../policies/aws/beanstalk/beanstalk-settings';
import { cloudfrontHsts } from '../../../../policies/aws/cloudfront/cloudfront-hsts';
import { cloudtrailRegions } from '../../../../policies/aws/cloudtrail/cloudtrail-regions';
import { codebuildWebhook } from '../../../../policies/aws/codebuild/codebuild-webhook';
import { cognitoClients } from '../../../../policies/aws/cognito/cognito-clients';
import { cognitoThreats } from '../../../../policies/aws/cognito/cognito-threats';
import { containersHost } from '../../../../policies/aws/containers/containers-host';
import { containersPlatform } from '../../../../policies/aws/containers/containers-platform';
import { dynamodbPitr } from '../../../../policies/aws/dynamodb/dynamodb-pitr';
import { ec2ImageOwner } from '../../../../policies/aws/ec2/ec2-image-owner';
import { ec2SerialConsole } from '../../../../policies/aws/ec2/ec2-serial-console';
import { ecrImmutable } from '../../../../policies/aws/ecr/ecr-immutable';
import { jobsEncryption } from '../../../../policies/aws/jobs/jobs-encryption';
import { lambdaCodeSigning } from '../../../../policies/aws/lambda/lambda-code-signing';
import { logsPayloads } from '../../../../policies/aws/logs/logs-payloads';
import { logsServices } from '../../../../policies/aws/logs/logs-services';
import { networkAuthentication } from '../../../../policies/aws/network/network-authentication';
import { networkPrivate } from '../../../../policies/aws/network/network-private';
import { publicNetworks } from '../../../../policies/aws/public/public-networks';
import { publicShared } from '../../../../policies/aws/public/public-shared';
import { secretsParameterType } from '../../../../policies/aws/secrets/secrets-parameter-type';
import { storesEncryption } from '../../../../policies/aws/stores/stores-encryption';
import { storesOpen } from '../../../../policies/aws/stores/stores-open';
import { storesRoot } from '../../../../policies/aws/stores/stores-root';
import { storesTls } from '../../../../policies/aws/stores/stores-tls';
import { tlsCertificates } from '../../../../policies/aws/tls/tls-certificates';
import { tlsServices } from '../../../../policies/aws/tls/tls-services';
import { vpcFlowLogs } from '../../../../policies/aws/vpc/vpc-flow-logs';
import { vpcPeeringRoutes } from '../../../../policies/aws/vpc/vpc-peering-routes';
import { vpnAlgorithms } from '../../../../policies/aws/vpn/vpn-algorithms';
import { wafRules } from '../../../../policies/aws/waf/waf-rules';
import { describePolicy, terraform } from '../table';
import { plus, tableOf } from './asked';

describePolicy(
  accountsDetection,
  tableOf([
    ['guardduty_organization_configuration', 'auto_enable_organization_members', 'NONE', 'ALL'],
    ['securityhub_organization_configuration', 'auto_enable', false, true],
    ['inspector2_organization_configuration', 'auto_enable.ec2', false, true],
    ['inspector2_organization_configuration', 'auto_enable.ecr', false, true],
    [
      'config_configuration_aggregator',
      'account_aggregation_source.all_regions',
      undefined,
      true,
      { account_aggregation_source: [{ account_ids: ['1'] }] },
    ],
    ['config_configuration_aggregator', 'organization_aggregation_source.all_regions', false, true],
  ]),
  'elsewhere',
);
describePolicy(accountsDomainLock, tableOf([['route53domains_registered_domain', 'transfer_lock', false, undefined]]));

const kinds = {
  require_lowercase_characters: true,
  require_numbers: true,
  require_symbols: true,
  require_uppercase_characters: true,
  max_password_age: 90,
};
const passwords = (more: object) => terraform('aws_iam_account_password_policy', { ...kinds, ...more });
describePolicy(accountsPasswordKinds, {
  pass: { 'every kind': passwords({}), 'every kind, for a month': passwords({ max_password_age: 30 }) },
  fail: {
    ...Object.fromEntries(Object.keys(kinds).map((kind) => [`without ${kind}`, passwords({ [kind]: undefined })])),
    'for ever': passwords({ max_password_age: 0 }),
    'a day longer': passwords({ max_password_age: 91 }),
  },
});

describePolicy(
  apigatewayAuthorization,
  tableOf(
    ['connection_auth_mode', 'default_publish_auth_mode', 'default_subscribe_auth_mode'].map(
      (mode) => ['appsync_api', `event_config.${mode}.auth_type`, 'API_KEY', 'AWS_IAM'] as const,
    ),
  ),
  'elsewhere',
);

const setting = (namespace: string, name: string, value: string) =>
  terraform('aws_elastic_beanstalk_environment', { application: 'it', setting: [{ namespace, name, value }] });
describePolicy(beanstalkSettings, {
  pass: {
    'mends by themselves': setting('aws:elasticbeanstalk:managedactions', 'ManagedActionsEnabled', 'true'),
    TLS: setting('aws:elbv2:listener:443', 'Protocol', 'HTTPS'),
    'another setting': setting('aws:autoscaling:asg', 'MinSize', '2'),
    'the same value of a neighbour': setting('aws:elasticbeanstalk:managedactions', 'InstanceRefreshEnabled', 'false'),
    'the same name elsewhere': setting('aws:elasticbeanstalk:environment:process:default', 'Protocol', 'HTTP'),
  },
  excused: {
    'a setting that is left out': terraform('aws_elastic_beanstalk_environment', {}),
  },
  fail: {
    'mends by hand': setting('aws:elasticbeanstalk:managedactions', 'ManagedActionsEnabled', 'false'),
    'a listener in the clear': setting('aws:elbv2:listener:80', 'Protocol', 'HTTP'),
    'an old one': setting('aws:elb:listener:80', 'ListenerProtocol', 'HTTP'),
    'old metadata': setting('aws:autoscaling:launchconfiguration', 'DisableIMDSv1', 'false'),
  },
});

describePolicy(
  cloudtrailRegions,
  tableOf([['cloudtrail', 'include_global_service_events', false, true, { is_multi_region_trail: true }]]),
  'elsewhere',
);
describePolicy(
  codebuildWebhook,
  tableOf([['codebuild_webhook', 'filter_group', undefined, [{ filter: [{ type: 'EVENT', pattern: 'PUSH' }] }]]]),
);
describePolicy(cognitoClients, tableOf([['cognito_identity_pool', 'allow_classic_flow', true, false]]), 'elsewhere');
describePolicy(
  containersHost,
  tableOf([
    ['batch_job_definition', 'eks_properties.pod_properties.host_network', true, false],
    ['batch_job_definition', 'eks_properties.pod_properties.containers.security_context.privileged', true, false],
  ]),
  'elsewhere',
);
describePolicy(dynamodbPitr, tableOf([['dynamodb_table_replica', 'point_in_time_recovery', undefined, true]]), 'elsewhere');
describePolicy(ec2SerialConsole, tableOf([['ec2_serial_console_access', 'enabled', true, false]]));
describePolicy(ecrImmutable, tableOf([['ecr_repository_creation_template', 'image_tag_mutability', 'MUTABLE', 'IMMUTABLE']]), 'elsewhere');
describePolicy(
  jobsEncryption,
  tableOf([['codebuild_report_group', 'export_config.s3_destination.encryption_disabled', true, undefined]]),
  'elsewhere',
);
describePolicy(
  lambdaCodeSigning,
  tableOf([['lambda_code_signing_config', 'policies.untrusted_artifact_on_deployment', 'Warn', 'Enforce']]),
);
describePolicy(logsPayloads, tableOf([['db_proxy', 'debug_logging', true, undefined]]), 'elsewhere');
describePolicy(
  logsServices,
  tableOf([
    ['codebuild_project', 'logs_config.cloudwatch_logs.status', 'DISABLED', 'ENABLED'],
    ['connect_instance', 'contact_flow_logs_enabled', undefined, true],
    ['api_gateway_method_settings', 'settings.logging_level', 'OFF', 'ERROR'],
    ['appsync_api', 'event_config.log_config.log_level', 'NONE', 'ERROR'],
    ['cleanrooms_collaboration cleanrooms_membership', 'query_log_status', 'DISABLED', 'ENABLED'],
    ['datasync_task', 'cloudwatch_log_group_arn', undefined, '${aws_cloudwatch_log_group.it.arn}'],
    ['emr_cluster', 'log_uri', undefined, 's3://logs/emr/'],
    ['fis_experiment_template', 'log_configuration.log_schema_version', undefined, 2],
    ['globalaccelerator_custom_routing_accelerator', 'attributes.flow_logs_enabled', undefined, true],
    ['osis_pipeline', 'log_publishing_options.is_logging_enabled', false, true],
    [
      'vpn_connection',
      'tunnel2_log_options.cloudwatch_log_options.log_enabled',
      undefined,
      true,
      { tunnel1_log_options: [{ cloudwatch_log_options: [{ log_enabled: true }] }] },
    ],
    ['iot_logging_options', 'default_log_level', 'DISABLED', 'WARN'],
    ['mq_broker', 'logs', [{ general: true }], [{ general: true, audit: true }], { engine_type: 'ActiveMQ' }],
    ['cloudtrail', 'cloud_watch_logs_group_arn', undefined, 'g'],
    ['redshift_parameter_group', 'parameter', undefined, [{ name: 'enable_user_activity_logging', value: 'true' }]],
  ]),
  'elsewhere',
);
describePolicy(
  networkAuthentication,
  tableOf([
    ['vpclattice_service vpclattice_service_network', 'auth_type', 'NONE', 'AWS_IAM'],
    ['redshift_endpoint_authorization', 'vpc_ids', undefined, ['vpc-1']],
    ['iot_authorizer', 'signing_disabled', true, undefined],
    ['directory_service_radius_settings', 'authentication_protocol', 'PAP', 'MS-CHAPv2'],
    [
      'verifiedaccess_group',
      'policy_document',
      'permit(principal, action, resource);',
      'permit(principal, action, resource) when { context.idc.groups has "staff" };',
    ],
  ]),
);
describePolicy(
  networkPrivate,
  tableOf([
    ['sagemaker_data_quality_job_definition', 'network_config.enable_network_isolation', undefined, true],
    ['grafana_workspace', 'network_access_control', undefined, [{ prefix_list_ids: ['p'] }]],
    ['osis_pipeline', 'vpc_options', undefined, [{ subnet_ids: ['s'] }]],
  ]),
  'elsewhere',
);
describePolicy(
  publicNetworks,
  tableOf([['medialive_input_security_group', 'whitelist_rules.cidr', '0.0.0.0/0', '203.0.113.0/24']]),
  'elsewhere',
);
describePolicy(publicShared, tableOf([['cloudwatch_event_permission', 'principal', '*', '111122223333']]), 'elsewhere');
describePolicy(
  storesEncryption,
  tableOf([
    ['ami', 'ebs_block_device.encrypted', false, true],
    ['spot_fleet_request', 'launch_specification.root_block_device.encrypted', false, true],
    ['imagebuilder_image_recipe', 'block_device_mapping.ebs.encrypted', 'false', 'true'],
    ['imagebuilder_container_recipe', 'instance_configuration.block_device_mapping.ebs.encrypted', 'false', 'true'],
    ['ecs_service', 'volume_configuration.managed_ebs_volume.encrypted', false, true],
    ['storagegateway_cached_iscsi_volume', 'kms_encrypted', false, true],
  ]),
  'elsewhere',
);
describePolicy(
  storesOpen,
  tableOf([
    ['msk_serverless_cluster', 'client_authentication.sasl.iam.enabled', false, true],
    ['mskconnect_connector', 'kafka_cluster_client_authentication.authentication_type', 'NONE', 'IAM'],
    ['storagegateway_smb_file_share', 'authentication', 'GuestAccess', 'ActiveDirectory'],
    ['opensearch_domain', 'advanced_security_options.anonymous_auth_enabled', true, false],
  ]),
  'elsewhere',
);
describePolicy(
  storesRoot,
  tableOf([
    ['storagegateway_nfs_file_share', 'squash', 'NoSquash', 'RootSquash'],
    ['fsx_openzfs_volume', 'nfs_exports.client_configurations.options', ['rw', 'no_root_squash'], ['rw', 'root_squash']],
    ['fsx_openzfs_file_system', 'root_volume_configuration.nfs_exports.client_configurations.options', ['no_root_squash'], ['ro']],
  ]),
);
describePolicy(
  storesTls,
  plus(
    tableOf([
      ['elasticache_cluster', 'transit_encryption_enabled', undefined, true, { engine: 'memcached' }],
      ['memorydb_multi_region_cluster', 'tls_enabled', false, undefined],
      ['elasticache_replication_group', 'transit_encryption_mode', 'preferred', 'required'],
      ['datasync_location_efs', 'in_transit_encryption', 'NONE', 'TLS1_2'],
      ['datasync_location_object_storage', 'server_protocol', 'HTTP', 'HTTPS'],
      ['datasync_location_hdfs', 'qop_configuration.rpc_protection', 'DISABLED', 'PRIVACY'],
      ['quicksight_data_source', 'ssl_properties.disable_ssl', true, false],
      ['dms_endpoint', 'kafka_settings.security_protocol', 'plaintext', 'ssl-encryption', { engine_name: 'kafka' }],
      ['dms_endpoint', 'redis_settings.ssl_security_protocol', 'plaintext', undefined, { engine_name: 'redis' }],
      ['storagegateway_gateway', 'smb_security_strategy', 'ClientSpecified', 'MandatoryEncryption'],
      ['glue_connection', 'connection_properties.JDBC_ENFORCE_SSL', 'false', 'true'],
    ]),
    {
      pass: {},
      excused: {
        'a node of Redis that stands alone, which cannot': terraform('aws_elasticache_cluster', { engine: 'redis' }),
      },
    },
  ),
  'elsewhere',
);
describePolicy(
  tlsCertificates,
  tableOf([
    ['acm_certificate', 'key_algorithm', 'RSA_1024', 'RSA_2048'],
    ['acm_certificate', 'options.certificate_transparency_logging_preference', 'DISABLED', 'ENABLED'],
  ]),
);
describePolicy(
  tlsServices,
  plus(
    tableOf([
      ['s3_bucket_website_configuration', 'redirect_all_requests_to.protocol', 'http', 'https'],
      ['appmesh_virtual_gateway appmesh_virtual_node', 'spec.listener.tls.mode', 'DISABLED', 'STRICT'],
      ['dx_connection', 'encryption_mode', 'no_encrypt', 'must_encrypt', { request_macsec: true }],
    ]),
    { excused: { 'a direct connection that asks for no MACsec': terraform('aws_dx_connection', { encryption_mode: 'no_encrypt' }) } },
  ),
  'elsewhere',
);
describePolicy(vpcFlowLogs, tableOf([['flow_log', 'traffic_type', 'ACCEPT', 'ALL']]), 'elsewhere');
describePolicy(
  vpcPeeringRoutes,
  tableOf([
    ['route', 'destination_cidr_block', '0.0.0.0/0', '10.9.0.0/16', { vpc_peering_connection_id: 'pcx-1' }],
    [
      'route_table',
      'route',
      [{ cidr_block: '0.0.0.0/0', vpc_peering_connection_id: 'pcx-1' }],
      [
        { cidr_block: '0.0.0.0/0', nat_gateway_id: 'nat-1' },
        { cidr_block: '10.9.0.0/16', vpc_peering_connection_id: 'pcx-1' },
      ],
    ],
  ]),
);
describePolicy(
  vpnAlgorithms,
  tableOf([
    ['vpn_connection', 'tunnel1_phase1_integrity_algorithms', ['SHA1', 'SHA2-256'], ['SHA2-256']],
    ['vpn_connection', 'tunnel2_phase2_dh_group_numbers', [2], [14]],
    ['vpn_connection', 'tunnel1_ike_versions', ['ikev1', 'ikev2'], ['ikev2']],
  ]),
);
describePolicy(
  wafRules,
  tableOf([
    ['wafv2_web_acl', 'rule', [{ name: 'r', override_action: [{ count: [{}] }] }], [{ name: 'r', override_action: [{ none: [{}] }] }]],
  ]),
  'elsewhere',
);

const mode = 'user_pool_add_ons.advanced_security_mode';
describePolicy(cognitoThreats, tableOf([['cognito_user_pool', mode, 'AUDIT', 'ENFORCED']]));

const parameter = (name: string, type: string) => terraform('aws_ssm_parameter', { name, type, value: '${var.value}' });
describePolicy(secretsParameterType, {
  pass: {
    'a password that is encrypted': parameter('/shop/db/password', 'SecureString'),
    'a setting': parameter('/shop/mode', 'String'),
  },
  excused: {
    'a parameter of where a password is': parameter('/shop/db/password_arn', 'String'),
    'a setting of what has a password': parameter('/shop/password/length', 'String'),
  },
  fail: { 'a password in the clear': parameter('/shop/db/password', 'String'), 'some tokens': parameter('api_token', 'StringList') },
});

describePolicy(
  containersPlatform,
  tableOf([
    ['ecs_service ecs_task_set', 'platform_version', '1.3.0', undefined],
    ['ecs_service ecs_task_set', 'platform_version', '1.2.0', 'LATEST'],
    ['cloudwatch_event_target', 'ecs_target.platform_version', '1.3.0', '1.4.0'],
    ['scheduler_schedule', 'target.ecs_parameters.platform_version', '1.3.0', 'LATEST'],
  ]),
);

const hsts = { access_control_max_age_sec: 31536000, override: true };
const headers = (strict_transport_security?: object) =>
  terraform('aws_cloudfront_response_headers_policy', {
    name: 'it',
    ...(strict_transport_security && { security_headers_config: [{ strict_transport_security: [strict_transport_security] }] }),
  });
describePolicy(cloudfrontHsts, {
  pass: { 'a year': headers(hsts), 'two years': headers({ ...hsts, access_control_max_age_sec: 63072000 }) },
  fail: {
    'an hour': headers({ ...hsts, access_control_max_age_sec: 3600 }),
    'what the origin may say otherwise': headers({ ...hsts, override: false }),
    'other headers alone': headers(),
  },
  unknown: { 'a variable': headers({ ...hsts, access_control_max_age_sec: '${var.age}' }) },
});

const image = (values: object) => terraform('data.aws_ami', { most_recent: true, ...values });
const called = { name: 'name', values: ['al2023-ami-*'] };
describePolicy(ec2ImageOwner, {
  pass: {
    'an image of AWS': image({ owners: ['amazon'], filter: [called] }),
    'an image of an owner, by a filter': image({ filter: [called, { name: 'owner-alias', values: ['amazon'] }] }),
  },
  excused: {
    'an image by its id': image({ filter: [{ name: 'image-id', values: ['ami-0abcdef1234567890'] }] }),
    'an image of owners that only a plan tells': image({ owners: '${var.owners}', filter: [called] }),
  },
  fail: {
    'an image by its name': image({ filter: [called] }),
    'the newest image of all': image({}),
    'nobody in particular': image({ owners: [], filter: [called] }),
    'whoever owns it': image({ filter: [called, { name: 'owner-id', values: ['*'] }] }),
  },
  unknown: { 'filters that only a plan tells': image({ filter: '${var.filters}' }) },
});
