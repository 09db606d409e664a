import { accountsDetection } from '../../../../policies/aws/accounts/accounts-detection';
import { cloudfrontFirewall } from '../../../../policies/aws/cloudfront/cloudfront-firewall';
import { cloudfrontOriginAccess } from '../../../../policies/aws/cloudfront/cloudfront-origin-access';
import { cognitoClients } from '../../../../policies/aws/cognito/cognito-clients';
import { containersImageTag } from '../../../../policies/aws/containers/containers-image-tag';
import { containersInsights } from '../../../../policies/aws/containers/containers-insights';
import { containersRoles } from '../../../../policies/aws/containers/containers-roles';
import { elbDesync } from '../../../../policies/aws/elb/elb-desync';
import { elbTargetsTls } from '../../../../policies/aws/elb/elb-targets-tls';
import { jobsEncryptionSet } from '../../../../policies/aws/jobs/jobs-encryption-set';
import { kmsGrant } from '../../../../policies/aws/kms/kms-grant';
import { kmsLockout } from '../../../../policies/aws/kms/kms-lockout';
import { logsPayloads } from '../../../../policies/aws/logs/logs-payloads';
import { logsTracing } from '../../../../policies/aws/logs/logs-tracing';
import { networkPrivate } from '../../../../policies/aws/network/network-private';
import { ramOutside } from '../../../../policies/aws/ram/ram-outside';
import { secretsRecovery } from '../../../../policies/aws/secrets/secrets-recovery';
import { ssmSessions } from '../../../../policies/aws/ssm/ssm-sessions';
import { storesBackup } from '../../../../policies/aws/stores/stores-backup';
import { storesDeletion } from '../../../../policies/aws/stores/stores-deletion';
import { storesMinorUpgrades } from '../../../../policies/aws/stores/stores-minor-upgrades';
import { tlsServices } from '../../../../policies/aws/tls/tls-services';
import { tlsVersions } from '../../../../policies/aws/tls/tls-versions';
import { vpcDefault } from '../../../../policies/aws/vpc/vpc-default';
import { vpcFirewallDefault } from '../../../../policies/aws/vpc/vpc-firewall-default';
import { vpcSubnetAddresses } from '../../../../policies/aws/vpc/vpc-subnet-addresses';
import { vpcTransitGateway } from '../../../../policies/aws/vpc/vpc-transit-gateway';
import { wafRules } from '../../../../policies/aws/waf/waf-rules';
import { describePolicy, terraform } from '../table';
import { type Asked, plus, tableOf } from './asked';

describePolicy(cloudfrontFirewall, {
  ...tableOf([['cloudfront_distribution', 'web_acl_id', undefined, 'arn:aws:wafv2:us-east-1:111122223333:global/webacl/it/1']]),
  unknown: { 'a variable': terraform('aws_cloudfront_distribution', { web_acl_id: '${var.acl}' }) },
});

const origin = (more: object) =>
  terraform('aws_cloudfront_distribution', {
    origin: [{ origin_id: 'files', domain_name: '${aws_s3_bucket.files.bucket_regional_domain_name}', ...more }],
  });
describePolicy(cloudfrontOriginAccess, {
  pass: {
    'a bucket that sees who asks': origin({ origin_access_control_id: '${aws_cloudfront_origin_access_control.it.id}' }),
    'by an identity': origin({ s3_origin_config: { origin_access_identity: 'origin-access-identity/cloudfront/E1' } }),
  },
  excused: {
    'an origin that is no bucket': origin({
      domain_name: 'shop.example.com',
      custom_origin_config: { origin_protocol_policy: 'https-only' },
    }),
    'a bucket that answers as a website': origin({ domain_name: 'files.s3-website-eu-west-1.amazonaws.com', custom_origin_config: {} }),
  },
  fail: {
    'a bucket that is asked as anybody': origin({}),
    'one by its name': origin({ domain_name: 'files.s3.eu-west-1.amazonaws.com' }),
    'an identity that is empty': origin({ s3_origin_config: [{ origin_access_identity: '' }] }),
  },
});

describePolicy(cognitoClients, {
  ...tableOf([
    ['cognito_user_pool_client', 'prevent_user_existence_errors', 'LEGACY', 'ENABLED'],
    ['cognito_user_pool_client', 'allowed_oauth_flows', ['code', 'implicit'], ['code']],
    [
      'cognito_user_pool_client',
      'callback_urls',
      ['http://shop.example.com/in'],
      ['https://shop.example.com/in', 'http://localhost:3000/in'],
    ],
    ['cognito_user_pool_client', 'logout_urls', ['http://localhost.example.com'], ['shop://out']],
  ]),
  excused: {
    'an address of the own machine without TLS': terraform('aws_cognito_user_pool_client', {
      callback_urls: ['http://localhost:3000/in'],
    }),
  },
});

const task = (image: string) => terraform('aws_ecs_task_definition', { container_definitions: JSON.stringify([{ name: 'web', image }]) });
describePolicy(
  containersImageTag,
  plus(
    tableOf([
      [
        'lambda_function',
        'image_uri',
        '111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:latest',
        '111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:1',
      ],
      [
        'apprunner_service',
        'source_configuration.image_repository.image_identifier',
        'public.ecr.aws/it/web:latest',
        'public.ecr.aws/it/web:1.2',
      ],
      ['codebuild_project', 'environment.image', 'node', 'node:24.1'],
      ['lightsail_container_service_deployment_version', 'container.image', 'web:latest', 'web:7'],
      ['sagemaker_model', 'primary_container.image', 'model:latest', 'model:3'],
    ]),
    {
      pass: {
        'a task with a version': task('registry.example.com:5000/web:1'),
        'one with a digest': task(`web@sha256:${'a'.repeat(64)}`),
      },
      excused: {
        'a tag that only a plan tells': terraform('aws_lambda_function', {
          image_uri: '${aws_ecr_repository.it.repository_url}:${var.version}',
        }),
        'an image of CodeBuild itself': terraform('aws_codebuild_project', { environment: [{ image: 'aws/codebuild/standard:7.0' }] }),
      },
      fail: {
        'a task without a version': task('registry.example.com:5000/web'),
        'the latest': task('web:latest'),
        'the latest of a repository of the stack': terraform('aws_lambda_function', {
          image_uri: '${aws_ecr_repository.it.repository_url}:latest',
        }),
      },
    },
  ),
);

const cluster = (value: string) => terraform('aws_ecs_cluster', { setting: [{ name: 'containerInsights', value }] });
describePolicy(containersInsights, {
  pass: { 'one that measures': cluster('enabled'), 'one that measures more': cluster('enhanced') },
  fail: { 'one that says nothing': terraform('aws_ecs_cluster', {}), 'one that does not': cluster('disabled') },
  unknown: { 'a variable': cluster('${var.insights}') },
});

const roles = (task_role_arn: string) =>
  terraform('aws_ecs_task_definition', { execution_role_arn: '${aws_iam_role.agent.arn}', task_role_arn });
describePolicy(containersRoles, {
  pass: {
    'a role of its own': roles('${aws_iam_role.web.arn}'),
  },
  excused: {
    'a task without a role': terraform('aws_ecs_task_definition', { execution_role_arn: '${aws_iam_role.agent.arn}' }),
  },
  fail: { 'the role of the agent': roles('${aws_iam_role.agent.arn}') },
});

describePolicy(elbDesync, tableOf([['alb elb lb', 'desync_mitigation_mode', 'monitor', 'strictest']]));
describePolicy(
  elbTargetsTls,
  plus(
    tableOf([
      ['alb_target_group lb_target_group', 'protocol', 'HTTP', 'HTTPS'],
      ['vpclattice_target_group', 'config.protocol', 'HTTP', 'HTTPS'],
    ]),
    {
      pass: {},
      excused: {
        'a health check in the clear': terraform('aws_lb_target_group', { protocol: 'TLS', health_check: [{ protocol: 'HTTP' }] }),
      },
    },
  ),
);

describePolicy(
  jobsEncryptionSet,
  plus(
    tableOf([
      ['athena_database', 'encryption_configuration.encryption_option', undefined, 'SSE_KMS'],
      ['athena_workgroup', 'configuration.result_configuration.encryption_configuration.encryption_option', undefined, 'SSE_S3'],
      ['emr_cluster glue_crawler glue_dev_endpoint glue_job', 'security_configuration', undefined, 'it'],
    ]),
    {
      pass: {},
      excused: {
        'results of Athena that AWS keeps': terraform('aws_athena_workgroup', {
          configuration: [{ managed_query_results_configuration: [{ enabled: true }] }],
        }),
      },
    },
  ),
);

const grant = (more: object) =>
  terraform('aws_kms_grant', { key_id: 'k', operations: ['Decrypt'], grantee_principal: 'arn:aws:iam::111122223333:role/web', ...more });
describePolicy(kmsGrant, {
  pass: {
    'a role': grant({}),
  },
  excused: {
    'a role that may hand its grant on under constraints': grant({
      operations: ['CreateGrant'],
      constraints: [{ encryption_context_equals: { a: 'b' } }],
    }),
  },
  fail: {
    'a whole account': grant({ grantee_principal: 'arn:aws:iam::999988887777:root' }),
    'a role that hands it on': grant({ operations: ['Decrypt', 'CreateGrant'] }),
  },
});

describePolicy(
  kmsLockout,
  tableOf([['kms_external_key kms_key kms_key_policy kms_replica_key', 'bypass_policy_lockout_safety_check', true, undefined]]),
);

describePolicy(
  logsPayloads,
  tableOf([
    ['api_gateway_method_settings', 'settings.data_trace_enabled', true, false],
    ['apigatewayv2_stage', 'default_route_settings.data_trace_enabled', true, false],
    ['apigatewayv2_stage', 'route_settings.data_trace_enabled', true, undefined],
  ]),
);

describePolicy(
  logsTracing,
  tableOf([
    ['lambda_function', 'tracing_config.mode', 'PassThrough', 'Active'],
    ['api_gateway_stage', 'xray_tracing_enabled', undefined, true],
    ['appsync_graphql_api', 'xray_enabled', false, true],
    ['sfn_state_machine', 'tracing_configuration.enabled', undefined, true],
  ]),
);

describePolicy(networkPrivate, {
  ...tableOf([
    ['sagemaker_domain', 'app_network_access_type', 'PublicInternetOnly', 'VpcOnly'],
    ['sagemaker_model', 'enable_network_isolation', undefined, true],
    ['apprunner_service', 'network_configuration.ingress_configuration.is_publicly_accessible', undefined, false],
    ['appstream_fleet appstream_image_builder', 'enable_default_internet_access', true, false],
    ['workspaces_directory', 'workspace_creation_properties.enable_internet_access', true, undefined],
    ['redshiftserverless_workgroup', 'enhanced_vpc_routing', undefined, true],
    ['elasticsearch_domain opensearch_domain', 'vpc_options', undefined, [{ subnet_ids: ['s'] }]],
    ['sagemaker_notebook_instance', 'subnet_id', undefined, 's'],
    ['lightsail_container_service_deployment_version', 'public_endpoint', [{ container_name: 'web' }], undefined],
  ]),
});

describePolicy(ramOutside, tableOf([['ram_resource_share', 'allow_external_principals', true, false]]));

const guarded = { protected: true };
const secret = tableOf([['secretsmanager_secret', 'recovery_window_in_days', 0, 7]], guarded);
describePolicy(
  secretsRecovery,
  plus(secret, { pass: { 'one of an environment for a day': terraform('aws_secretsmanager_secret', { recovery_window_in_days: 0 }) } }),
);

const session = (inputs: object) =>
  terraform('aws_ssm_document', {
    document_type: 'Session',
    content: JSON.stringify({ schemaVersion: '1.0', sessionType: 'Standard_Stream', inputs }),
  });
const safe = { kmsKeyId: 'k', cloudWatchLogGroupName: 'g', cloudWatchEncryptionEnabled: true };
describePolicy(ssmSessions, {
  pass: {
    'sessions that are logged': session(safe),
    'another document': terraform('aws_ssm_document', { document_type: 'Command', content: '{}' }),
  },
  fail: {
    'sessions without a key': session({ ...safe, kmsKeyId: '' }),
    'sessions without a log': session({ kmsKeyId: 'k' }),
    'a log in the clear': session({ ...safe, cloudWatchEncryptionEnabled: false }),
    'a bucket in the clear': session({ kmsKeyId: 'k', s3BucketName: 'b', s3EncryptionEnabled: false }),
  },
  unknown: { 'a variable': terraform('aws_ssm_document', { document_type: 'Session', content: '${var.content}' }) },
});

const backups: Asked = [
  ['docdb_cluster docdbelastic_cluster neptune_cluster', 'backup_retention_period', 0, 7],
  ['redshift_cluster', 'automated_snapshot_retention_period', 0, 7],
  ['fsx_openzfs_file_system fsx_ontap_file_system', 'automatic_backup_retention_days', undefined, 30],
  ['fsx_windows_file_system', 'automatic_backup_retention_days', 0, undefined],
  ['memorydb_cluster', 'snapshot_retention_limit', undefined, 7],
  ['lightsail_database', 'backup_retention_enabled', false, undefined],
];
describePolicy(
  storesBackup,
  plus(
    plus(
      tableOf(backups),
      tableOf(
        [
          ['docdb_cluster', 'backup_retention_period', 1, 14],
          ['keyspaces_table', 'point_in_time_recovery.status', undefined, 'ENABLED'],
        ],
        guarded,
      ),
    ),
    { pass: { 'a day where nothing is protected': terraform('aws_docdb_cluster', {}) } },
  ),
);

describePolicy(
  storesDeletion,
  plus(
    tableOf(
      [
        [
          'docdb_cluster docdb_global_cluster neptune_cluster neptune_global_cluster neptunegraph_graph rds_global_cluster',
          'deletion_protection',
          undefined,
          true,
        ],
        ['cognito_user_pool', 'deletion_protection', 'INACTIVE', 'ACTIVE'],
        ['dsql_cluster dynamodb_table_replica', 'deletion_protection_enabled', false, true],
        ['networkfirewall_firewall', 'delete_protection', undefined, true],
        ['emr_cluster', 'termination_protection', undefined, true],
        ['qldb_ledger', 'deletion_protection', false, undefined],
        ['cloudtrail_event_data_store', 'termination_protection_enabled', false, true],
        ['lightsail_database redshift_cluster', 'skip_final_snapshot', true, undefined],
        [
          'backup_vault ecrpublic_repository s3_directory_bucket s3tables_table_bucket s3vectors_vector_bucket',
          'force_destroy',
          true,
          false,
        ],
        ['ecr_repository lightsail_bucket', 'force_delete', true, undefined],
      ],
      guarded,
    ),
    { pass: { 'one of an environment for a day': terraform('aws_docdb_cluster', { skip_final_snapshot: true }) } },
  ),
);

describePolicy(
  storesMinorUpgrades,
  tableOf([
    ['docdb_cluster_instance memorydb_cluster neptune_cluster_instance', 'auto_minor_version_upgrade', false, undefined],
    ['dms_replication_instance mq_broker', 'auto_minor_version_upgrade', undefined, true],
    ['redshift_cluster', 'allow_version_upgrade', false, true],
  ]),
);

describePolicy(
  tlsServices,
  tableOf([
    ['apigatewayv2_integration', 'integration_uri', 'http://shop.example.com', 'https://shop.example.com'],
    ['api_gateway_integration', 'uri', 'HTTP://shop.example.com', 'arn:aws:apigateway:eu-west-1:sqs:path/it'],
    ['cloudwatch_event_api_destination', 'invocation_endpoint', 'http://shop.example.com', 'https://shop.example.com'],
    ['kinesis_firehose_delivery_stream', 'http_endpoint_configuration.url', 'http://shop.example.com', 'https://shop.example.com'],
    ['sns_topic_subscription', 'protocol', 'http', 'https'],
    ['ses_configuration_set sesv2_configuration_set', 'delivery_options.tls_policy', undefined, 'REQUIRE'],
    ['ses_receipt_rule', 'tls_policy', 'Optional', 'Require'],
    ['vpclattice_listener', 'protocol', 'HTTP', 'TLS_PASSTHROUGH'],
    ['cloudfront_vpc_origin', 'vpc_origin_endpoint_config.origin_protocol_policy', 'http-only', 'https-only'],
    ['lightsail_distribution', 'origin.protocol_policy', 'http-only', 'https-only'],
    ['lightsail_lb_https_redirection_policy', 'enabled', false, true],
    ['chime_voice_connector', 'require_encryption', false, true],
    ['api_gateway_integration', 'tls_config.insecure_skip_verification', true, undefined],
    ['codebuild_project', 'source.insecure_ssl', true, false],
    ['codebuild_project', 'secondary_sources.insecure_ssl', true, false],
    ['sagemaker_data_quality_job_definition', 'network_config.enable_inter_container_traffic_encryption', undefined, true],
  ]),
);

const search = { endpoint_options: [{ enforce_https: true, tls_security_policy: 'Policy-Min-TLS-1-2-2019-07' }] };
describePolicy(
  tlsVersions,
  plus(
    tableOf([
      ['cloudfront_distribution', 'origin.custom_origin_config.origin_ssl_protocols', ['TLSv1.2', 'SSLv3'], ['TLSv1.2']],
      ['cloudfront_vpc_origin', 'vpc_origin_endpoint_config.origin_ssl_protocols.items', ['TLSv1', 'TLSv1.2'], ['TLSv1.2']],
      [
        'load_balancer_policy',
        'policy_attribute',
        [{ name: 'Protocol-TLSv1', value: 'true' }],
        [{ name: 'Protocol-TLSv1', value: 'false' }],
      ],
      [
        'lb_ssl_negotiation_policy',
        'attribute',
        [{ name: 'Reference-Security-Policy', value: 'ELBSecurityPolicy-2016-08' }],
        [{ name: 'Reference-Security-Policy', value: 'ELBSecurityPolicy-TLS-1-2-2017-01' }],
      ],
      [
        'iot_domain_configuration',
        'tls_config.security_policy',
        'IotSecurityPolicy_TLS12_1_0_2016_01',
        'IotSecurityPolicy_TLS13_1_2_2022_10',
      ],
    ]),
    {
      pass: { 'a domain of searches': terraform('aws_cloudsearch_domain', search) },
      fail: {
        'a domain that says nothing': terraform('aws_cloudsearch_domain', {}),
        'an old domain': terraform('aws_cloudsearch_domain', {
          endpoint_options: [{ enforce_https: true, tls_security_policy: 'Policy-Min-TLS-1-0-2019-07' }],
        }),
      },
    },
  ),
);

describePolicy(vpcDefault, { fail: { 'the default': terraform('aws_default_vpc', {}) } });
describePolicy(
  vpcFirewallDefault,
  tableOf([
    ['networkfirewall_firewall_policy', 'firewall_policy.stateless_default_actions', ['aws:pass'], ['aws:forward_to_sfe']],
    ['networkfirewall_firewall_policy', 'firewall_policy.stateless_fragment_default_actions', ['aws:pass'], ['aws:drop']],
    ['route53_resolver_firewall_config', 'firewall_fail_open', 'ENABLED', 'DISABLED'],
  ]),
);
describePolicy(vpcSubnetAddresses, tableOf([['default_subnet subnet', 'map_public_ip_on_launch', true, false]]));
describePolicy(
  vpcTransitGateway,
  tableOf([
    ['ec2_transit_gateway', 'auto_accept_shared_attachments', 'enable', 'disable'],
    ['ec2_transit_gateway_multicast_domain', 'auto_accept_shared_associations', 'enable', undefined],
  ]),
);

const rule = [{ name: 'common', priority: 1 }];
describePolicy(
  wafRules,
  plus(
    tableOf([
      ['wafv2_web_acl', 'rule', undefined, rule],
      ['waf_web_acl', 'rules', undefined, [{ priority: 1, rule_id: 'r' }]],
      ['wafregional_web_acl', 'rule', undefined, [{ priority: 1, rule_id: 'r' }]],
    ]),
    {
      pass: {
        'one that turns everybody away': terraform('aws_wafv2_web_acl', { default_action: [{ block: [{}] }] }),
        'rules as JSON': terraform('aws_wafv2_web_acl', { rule_json: JSON.stringify(rule) }),
      },
    },
  ),
);

describePolicy(
  accountsDetection,
  tableOf([
    ['guardduty_detector_feature', 'status', 'DISABLED', 'ENABLED'],
    ['guardduty_detector', 'datasources.s3_logs.enable', false, true],
    ['guardduty_detector', 'datasources.kubernetes.audit_logs.enable', false, undefined],
    ['macie2_account', 'status', 'PAUSED', 'ENABLED'],
    ['cloudwatch_metric_alarm', 'actions_enabled', false, undefined],
    ['cloudtrail_event_data_store', 'multi_region_enabled', false, true],
  ]),
  'elsewhere',
);
