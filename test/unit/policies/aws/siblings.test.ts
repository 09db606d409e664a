import { ec2PublicIp } from '../../../../policies/aws/ec2/ec2-public-ip';
import { elasticacheUsers } from '../../../../policies/aws/elasticache/elasticache-users';
import { iamKmsGrants } from '../../../../policies/aws/iam/iam-kms-grants';
import { iamNoWidePolicies } from '../../../../policies/aws/iam/iam-no-wide-policies';
import { iamTrust } from '../../../../policies/aws/iam/iam-trust';
import { iotPolicy } from '../../../../policies/aws/iot/iot-policy';
import { logsServices } from '../../../../policies/aws/logs/logs-services';
import { publicCors } from '../../../../policies/aws/public/public-cors';
import { publicEndpoint } from '../../../../policies/aws/public/public-endpoint';
import { publicNetworks } from '../../../../policies/aws/public/public-networks';
import { publicShared } from '../../../../policies/aws/public/public-shared';
import { s3NoPublicAcl } from '../../../../policies/aws/s3/s3-no-public-acl';
import { secretsNoLiteral } from '../../../../policies/aws/secrets/secrets-no-literal';
import { storesAuthentication } from '../../../../policies/aws/stores/stores-authentication';
import { describePolicy, terraform } from '../table';
import { valued } from './valued';

const at = (type: string, path: string, value: unknown) => terraform(type, value === undefined ? {} : valued(path, value));

const publicPlaces = {
  aws_cloudwatch_event_target: 'ecs_target.network_configuration.assign_public_ip',
  aws_drs_replication_configuration_template: 'create_public_ip',
  aws_ecs_task_set: 'network_configuration.assign_public_ip',
  aws_scheduler_schedule: 'target.ecs_parameters.network_configuration.assign_public_ip',
  aws_spot_fleet_request: 'launch_specification.associate_public_ip_address',
};
const pipe = (value: string) =>
  at('aws_pipes_pipe', 'target_parameters.ecs_task_parameters.network_configuration.aws_vpc_configuration.assign_public_ip', value);
describePolicy(
  ec2PublicIp,
  {
    pass: {
      ...Object.fromEntries(Object.entries(publicPlaces).map(([type, path]) => [type, at(type, path, false)])),
      'a pipe': pipe('DISABLED'),
    },
    fail: {
      ...Object.fromEntries(Object.entries(publicPlaces).map(([type, path]) => [type, at(type, path, true)])),
      'a pipe': pipe('ENABLED'),
    },
  },
  'elsewhere',
);

const cache = (engine: string, user_group_id?: string) =>
  terraform('aws_elasticache_serverless_cache', { name: 'it', engine, ...(user_group_id !== undefined && { user_group_id }) });
describePolicy(
  elasticacheUsers,
  {
    pass: { 'a group of users': cache('valkey', 'g') },
    excused: {
      'Memcached, which knows no users': cache('memcached'),
    },
    fail: { 'a cache without users': cache('redis') },
    unknown: { 'a variable': cache('redis', '${var.group}') },
  },
  'elsewhere',
);

const may = (Action: unknown, Condition?: object, Resource: unknown = '${aws_kms_key.disks.arn}') =>
  terraform('aws_iam_policy', {
    policy: JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource, ...(Condition && { Condition }) }] }),
  });
describePolicy(iamKmsGrants, {
  pass: {
    'grants for services of AWS': may(['kms:CreateGrant'], { Bool: { 'kms:GrantIsForAWSResource': 'true' } }),
    'other uses of a key': may(['kms:Decrypt', 'kms:ListGrants']),
  },
  excused: {
    'grants by way of one service': may('kms:CreateGrant', { StringEquals: { 'kms:ViaService': 'ec2.eu-west-1.amazonaws.com' } }),
    'every action, of which aws/iam/no-admin tells': may('*', undefined, '*'),
  },
  fail: {
    'grants to anybody': may('kms:CreateGrant'),
    'in other words': may('kms:Create*'),
    'a condition that always holds': may('kms:CreateGrant', { Bool: { 'kms:GrantIsForAWSResource': 'false' } }),
    'every use of a key': may('kms:*'),
  },
});

const device = (Action: unknown, Resource: unknown, more: object = {}) =>
  terraform('aws_iot_policy', {
    name: 'it',
    policy: JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource, ...more }] }),
  });
describePolicy(iotPolicy, {
  pass: {
    'a topic of the device': device('iot:Publish', 'arn:aws:iot:eu-west-1:111122223333:topic/sensors/$${iot:Connection.Thing.ThingName}'),
    'whatever there is, denied': device('iot:*', '*', { Effect: 'Deny' }),
  },
  excused: {
    'actions that list, which take no resource': device('iot:ListThings', '*'),
    'whatever there is, under a condition': device('iot:Connect', '*', {
      Condition: { Bool: { 'iot:Connection.Thing.IsAttached': 'true' } },
    }),
  },
  fail: {
    everything: device('iot:*', '*'),
    'every topic': device('iot:Subscribe', 'arn:aws:iot:eu-west-1:111122223333:topicfilter/*'),
    'a list of actions': device(['iot:Connect', 'iot:Publish'], ['*']),
    'one topic, and every one': device('iot:Publish', [
      'arn:aws:iot:eu-west-1:111122223333:topic/sensors/a',
      'arn:aws:iot:eu-west-1:111122223333:topic/*',
    ]),
  },
  unknown: { 'a variable': terraform('aws_iot_policy', { policy: '${var.policy}' }) },
});

const parameters = (type: string, name: string, value: string) => terraform(type, { parameter: [{ name, value }] });
const worker = (enabled: boolean) => at('aws_mskconnect_connector', 'log_delivery.worker_log_delivery.cloudwatch_logs.enabled', enabled);
const airflow = (enabled: boolean) =>
  terraform('aws_mwaa_environment', {
    logging_configuration: [
      Object.fromEntries(
        ['scheduler_logs', 'task_logs', 'webserver_logs', 'worker_logs'].map((logs) => [
          logs,
          [{ enabled: enabled || logs !== 'task_logs' }],
        ]),
      ),
    ],
  });
describePolicy(
  logsServices,
  {
    pass: {
      'audits of DocumentDB': parameters('aws_docdb_cluster_parameter_group', 'audit_logs', 'ddl'),
      'audits of Neptune': parameters('aws_neptune_cluster_parameter_group', 'neptune_enable_audit_log', '1'),
      'commands in containers': terraform('aws_ecs_cluster', { name: 'it' }),
      'a classic load balancer': at('aws_elb', 'access_logs.bucket', 'logs'),
      'files of Windows': at('aws_fsx_windows_file_system', 'audit_log_configuration.file_access_audit_log_level', 'FAILURE_ONLY'),
      Airflow: airflow(true),
      'a connector of Kafka': worker(true),
      'Redshift without servers': at('aws_redshiftserverless_namespace', 'log_exports', ['connectionlog', 'userlog']),
      'a zone': [
        terraform('aws_route53_zone', { name: 'example.com' }),
        terraform('aws_route53_query_log', { zone_id: '${aws_route53_zone.it.zone_id}' }, 'log'),
      ],
      'a firewall': at('aws_wafregional_web_acl', 'logging_configuration.log_destination', 'arn:aws:firehose:eu-west-1:111122223333:it'),
    },
    excused: {
      'a build that says nothing: CloudWatch has its log': terraform('aws_codebuild_project', {}),
      'a cluster of ECS that says nothing of commands': terraform('aws_ecs_cluster', {}),
      'a broker of RabbitMQ, which has no audit log': terraform('aws_mq_broker', { engine_type: 'RabbitMQ', logs: [{ general: true }] }),
      'a zone in a network, which nobody else asks': terraform('aws_route53_zone', { name: 'example.internal', vpc: [{ vpc_id: 'v' }] }),
    },
    fail: {
      'audits of DocumentDB': parameters('aws_docdb_cluster_parameter_group', 'audit_logs', 'disabled'),
      'audits of DocumentDB, not said': parameters('aws_docdb_cluster_parameter_group', 'tls', 'enabled'),
      'audits of Neptune': parameters('aws_neptune_cluster_parameter_group', 'neptune_enable_audit_log', '0'),
      'commands in containers': at('aws_ecs_cluster', 'configuration.execute_command_configuration.logging', 'NONE'),
      'a classic load balancer': terraform('aws_elb', { name: 'it' }),
      'one whose logs are off': terraform('aws_elb', { access_logs: [{ bucket: 'logs', enabled: false }] }),
      'files of Windows': terraform('aws_fsx_windows_file_system', { throughput_capacity: 8 }),
      Airflow: airflow(false),
      'a connector of Kafka': worker(false),
      'Redshift without servers': terraform('aws_redshiftserverless_namespace', { namespace_name: 'it' }),
      'a zone': terraform('aws_route53_zone', { name: 'example.com' }),
      'a firewall': terraform('aws_wafregional_web_acl', { name: 'it' }),
    },
    unknown: { 'a variable': at('aws_fsx_windows_file_system', 'audit_log_configuration.file_access_audit_log_level', '${var.level}') },
  },
  'elsewhere',
);

const headers = (origins: readonly string[], credentials = true) =>
  terraform('aws_cloudfront_response_headers_policy', {
    cors_config: [{ access_control_allow_credentials: credentials, access_control_allow_origins: [{ items: origins }] }],
  });
describePolicy(publicCors, {
  pass: {
    'pages of ours': terraform('aws_lambda_function_url', {
      cors: [{ allow_credentials: true, allow_origins: ['https://shop.example.com'] }],
    }),
    'pages of anybody, without cookies': terraform('aws_apigatewayv2_api', { cors_configuration: [{ allow_origins: ['*'] }] }),
    'headers for pages of ours': headers(['https://shop.example.com']),
    'headers for anybody, without cookies': headers(['*'], false),
  },
  fail: {
    'a function': terraform('aws_lambda_function_url', { cors: [{ allow_credentials: true, allow_origins: ['*'] }] }),
    'an API': terraform('aws_apigatewayv2_api', { cors_configuration: [{ allow_credentials: true, allow_origins: ['https://*'] }] }),
    headers: headers(['*']),
  },
});

describePolicy(
  publicEndpoint,
  {
    pass: {
      'a graph': at('aws_neptunegraph_graph', 'public_connectivity', false),
      'a build': at('aws_codebuild_project', 'project_visibility', 'PRIVATE'),
      'a mainframe': at('aws_m2_environment', 'publicly_accessible', undefined),
    },
    fail: {
      'a graph': at('aws_neptunegraph_graph', 'public_connectivity', true),
      'a build': at('aws_codebuild_project', 'project_visibility', 'PUBLIC_READ'),
      'a mainframe': at('aws_m2_environment', 'publicly_accessible', true),
      'shards of a database': at('aws_rds_shard_group', 'publicly_accessible', true),
      'a cluster of InfluxDB': at('aws_timestreaminfluxdb_db_cluster', 'publicly_accessible', true),
    },
  },
  'elsewhere',
);

describePolicy(publicNetworks, {
  pass: {
    'an office': at('aws_workspaces_ip_group', 'rules.source', '203.0.113.0/24'),
    'clients of a network': at('aws_storagegateway_nfs_file_share', 'client_list', ['10.0.0.0/8']),
    'networks of BI': at('aws_quicksight_ip_restriction', 'ip_restriction_rule_map', { '203.0.113.0/24': 'office' }),
  },
  fail: {
    everybody: at('aws_workspaces_ip_group', 'rules.source', '0.0.0.0/0'),
    'clients of the internet': at('aws_storagegateway_nfs_file_share', 'client_list', ['10.0.0.0/8', '0.0.0.0/0']),
    'everybody, in BI': at('aws_quicksight_ip_restriction', 'ip_restriction_rule_map', { '0.0.0.0/0': 'all' }),
    'everybody, in the browser': at('aws_workspacesweb_ip_access_settings', 'ip_rule.ip_range', '0.0.0.0/0'),
  },
});

const principal = (vpc_endpoint_service_id: string, principal_arn: string) =>
  terraform('aws_vpc_endpoint_service_allowed_principal', { vpc_endpoint_service_id, principal_arn });
const image = (user_groups: readonly string[]) =>
  at(
    'aws_imagebuilder_distribution_configuration',
    'distribution.ami_distribution_configuration.launch_permission.user_groups',
    user_groups,
  );
describePolicy(
  publicShared,
  {
    pass: {
      'an account at a service elsewhere': principal('vpce-svc-1', 'arn:aws:iam::111122223333:root'),
      'images of ours': image([]),
    },
    excused: {
      'everybody at an endpoint service that accepts each by hand': [
        principal('${aws_vpc_endpoint_service.own.id}', '*'),
        terraform('aws_vpc_endpoint_service', { acceptance_required: true }, 'own'),
      ],
    },
    fail: { 'everybody at a service elsewhere': principal('vpce-svc-1', '*'), 'images for all': image(['all']) },
  },
  'elsewhere',
);

describePolicy(
  storesAuthentication,
  {
    pass: { 'a ledger': at('aws_qldb_ledger', 'permissions_mode', 'STANDARD') },
    fail: { 'a ledger': at('aws_qldb_ledger', 'permissions_mode', 'ALLOW_ALL') },
  },
  'elsewhere',
);

const mailed = (more: object = {}) => terraform('aws_s3_object', { bucket: 'b', key: 'k', ...more });
describePolicy(
  s3NoPublicAcl,
  {
    pass: { 'an object': mailed(), 'one of its own': mailed({ acl: 'private' }) },
    fail: {
      'an object for everybody': mailed({ acl: 'public-read' }),
      'an old one': terraform('aws_s3_bucket_object', { bucket: 'b', key: 'k', acl: 'public-read-write' }),
      'a copy': terraform('aws_s3_object_copy', {
        bucket: 'b',
        grant: [{ uri: 'http://acs.amazonaws.com/groups/global/AllUsers', permissions: ['READ'] }],
      }),
    },
  },
  'elsewhere',
);

const federated = (Federated: string, Condition?: object) =>
  terraform('aws_iam_role', {
    assume_role_policy: JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Federated }, Action: 'sts:AssumeRoleWithWebIdentity', ...(Condition && { Condition }) }],
    }),
  });
const anchored = (Condition?: object) =>
  terraform('aws_iam_role', {
    assume_role_policy: JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: 'rolesanywhere.amazonaws.com' },
          Action: 'sts:AssumeRole',
          ...(Condition && { Condition }),
        },
      ],
    }),
  });
describePolicy(
  iamTrust,
  {
    pass: {
      'a pool of Cognito': federated('cognito-identity.amazonaws.com', {
        StringEquals: { 'cognito-identity.amazonaws.com:aud': 'eu-west-1:1' },
      }),
      'a provider of SAML': federated('arn:aws:iam::111122223333:saml-provider/it', {
        StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' },
      }),
      'certificates of one anchor': anchored({
        ArnEquals: { 'aws:SourceArn': 'arn:aws:rolesanywhere:eu-west-1:111122223333:trust-anchor/1' },
      }),
    },
    fail: {
      'whatever pool of Cognito': federated('cognito-identity.amazonaws.com'),
      'whatever is signed in by SAML': federated('arn:aws:iam::111122223333:saml-provider/it'),
      'certificates of whatever anchor': anchored(),
      ...Object.fromEntries(
        [
          { ArnLike: { 'aws:SourceArn': 'arn:aws:rolesanywhere:eu-west-1:111122223333:trust-anchor/*' } },
          { ArnNotEquals: { 'aws:SourceArn': 'arn:aws:rolesanywhere:eu-west-1:111122223333:trust-anchor/1' } },
          { StringLike: { 'aws:PrincipalTag/x509Subject/CN': '?*' } },
          { 'ForAllValues:StringEquals': { 'aws:PrincipalTag/x509Subject/CN': 'orders' } },
        ].map((condition) => [`certificates under ${JSON.stringify(condition)}`, anchored(condition)]),
      ),
      ...Object.fromEntries(
        ['*', '?*', '**'].map((aud) => [
          `sign-ins by SAML for ${aud}`,
          federated('arn:aws:iam::111122223333:saml-provider/it', { StringLike: { 'SAML:aud': aud } }),
        ]),
      ),
    },
  },
  'elsewhere',
);

const attached = (policy_arn: string, more: object = {}) => terraform('aws_iam_role_policy_attachment', { role: 'r', policy_arn, ...more });
const ofAws = (name: string) => `arn:aws:iam::aws:policy/${name}`;
describePolicy(
  iamNoWidePolicies,
  {
    pass: {
      'a policy that reads': attached(ofAws('AmazonSNSReadOnlyAccess')),
      'a policy of ours': attached('arn:aws:iam::111122223333:policy/OrdersFullAccess'),
      'each of some that read': attached('${each.value}', { for_each: `\${toset(["${ofAws('ReadOnlyAccess')}"])}` }),
    },
    excused: {
      'what a machine of EKS or ECS needs': attached(ofAws('AmazonSSMManagedInstanceCore')),
      'AdministratorAccess and IAMFullAccess, of which other rules tell': attached(ofAws('IAMFullAccess')),
    },
    fail: {
      ...Object.fromEntries(
        [
          'AmazonSNSFullAccess',
          'AmazonECS_FullAccess',
          'AWSCodeBuildAdminAccess',
          'AmazonAPIGatewayAdministrator',
          'AdministratorAccess-Amplify',
        ].map((name) => [name, attached(ofAws(name))]),
      ),
      'each of some': attached('${each.value}', { for_each: `\${toset(["${ofAws('PowerUserAccess')}"])}` }),
      'each of a map': attached('${each.value}', { for_each: { data: ofAws('AmazonS3FullAccess') } }),
    },
  },
  'elsewhere',
);

const version = (secret_string: string) => terraform('aws_secretsmanager_secret_version', { secret_id: 's', secret_string });
describePolicy(
  secretsNoLiteral,
  {
    pass: {
      'an object of references': version('${jsonencode({ username = "app", password = random_password.it.result })}'),
      'a header that is no secret': at('aws_cloudfront_distribution', 'origin.custom_header', [
        { name: 'X-Environment', value: 'production' },
      ]),
      'a job': terraform('aws_batch_job_definition', {
        container_properties: JSON.stringify({ image: 'job:1', environment: [{ name: 'MODE', value: 'fast' }] }),
      }),
    },
    fail: {
      'an object with a password': version('${jsonencode({ username = "app", password = "Hunter22hunter" })}'),
      'a header that is a key': at('aws_cloudfront_distribution', 'origin.custom_header', [
        { name: 'X-Api-Key', value: '9f86d081884c7d659a2feaa0c55ad015' },
      ]),
      'a job': terraform('aws_batch_job_definition', {
        container_properties: JSON.stringify({ image: 'job:1', environment: [{ name: 'DB_PASSWORD', value: 'Hunter22hunter' }] }),
      }),
    },
  },
  'elsewhere',
);
