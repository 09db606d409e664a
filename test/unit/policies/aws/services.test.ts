import { accountsPublicGuards } from '../../../../policies/aws/accounts/accounts-public-guards';
import { codebuildPrivileged } from '../../../../policies/aws/codebuild/codebuild-privileged';
import { cognitoGuests } from '../../../../policies/aws/cognito/cognito-guests';
import { cognitoMfa } from '../../../../policies/aws/cognito/cognito-mfa';
import { cognitoPasswords } from '../../../../policies/aws/cognito/cognito-passwords';
import { containersHost } from '../../../../policies/aws/containers/containers-host';
import { containersReadOnly } from '../../../../policies/aws/containers/containers-read-only';
import { jobsEncryption } from '../../../../policies/aws/jobs/jobs-encryption';
import { logsServices } from '../../../../policies/aws/logs/logs-services';
import { publicOpenAdmin } from '../../../../policies/aws/public/public-open-admin';
import { s3AccountPublicAccess } from '../../../../policies/aws/s3/s3-account-public-access';
import { sagemakerRoot } from '../../../../policies/aws/sagemaker/sagemaker-root';
import { secretsNoLiteral } from '../../../../policies/aws/secrets/secrets-no-literal';
import { transferEndpoint } from '../../../../policies/aws/transfer/transfer-endpoint';
import { transferSecurityPolicy } from '../../../../policies/aws/transfer/transfer-security-policy';
import { vpnAuthorization } from '../../../../policies/aws/vpn/vpn-authorization';
import { describePolicy, terraform } from '../table';

const task = (container: object, values: object = {}) =>
  terraform('aws_ecs_task_definition', {
    family: 'it',
    container_definitions: JSON.stringify([{ name: 'web', image: 'web:1', ...container }]),
    ...values,
  });
const inHcl = (container: string) =>
  terraform('aws_ecs_task_definition', {
    container_definitions: `\${jsonencode([{ name = "web", image = "\${var.image}", ${container} }])}`,
  });
const job = (container: object) =>
  terraform('aws_batch_job_definition', { type: 'container', container_properties: JSON.stringify({ image: 'job:1', ...container }) });
const volume = (path: string) => task({}, { volume: [{ name: 'v', host_path: path }] });

describePolicy(containersHost, {
  pass: {
    'a task in a network of its own': task({}, { network_mode: 'awsvpc' }),
    'one that says so': task({ privileged: false, linuxParameters: { capabilities: { drop: ['ALL'], add: ['SYS_PTRACE'] } } }),
    'processes that a task shares among its containers': task({}, { pid_mode: 'task' }),
    'a task in HCL': inHcl('privileged = false'),
    'a job': job({}),
    'a volume of a machine': volume('/mnt/data'),
    'a volume that no machine has before': task({}, { volume: [{ name: 'v' }] }),
  },
  fail: {
    'a privileged container': task({ privileged: true }),
    'one in HCL': inHcl('privileged = true'),
    'one whose fields are written otherwise': task({ Privileged: 'true' }),
    'a privileged job': job({ privileged: true }),
    'a job on many nodes': terraform('aws_batch_job_definition', {
      node_properties: JSON.stringify({ nodeRangeProperties: [{ container: { image: 'job:1', privileged: true } }] }),
    }),
    'a capability that gives the machine': task({ linuxParameters: { capabilities: { add: ['SYS_ADMIN'] } } }),
    'the network of the machine': task({}, { network_mode: 'host' }),
    'its processes': task({}, { pid_mode: 'host' }),
    'its memory': task({}, { ipc_mode: 'host' }),
    'its root': volume('/'),
    'its container runtime': volume('/var/run/docker.sock'),
  },
  unknown: { 'a variable': terraform('aws_ecs_task_definition', { container_definitions: '${var.containers}' }) },
});

describePolicy(containersReadOnly, {
  pass: {
    'a task': task({ readonlyRootFilesystem: true }),
    'one in HCL': inHcl('readonlyRootFilesystem = true'),
    Windows: task({}, { runtime_platform: [{ operating_system_family: 'WINDOWS_SERVER_2022_CORE' }] }),
  },
  fail: { 'one that says nothing': task({}), 'one that writes': task({ readonlyRootFilesystem: false }), 'a job': job({}) },
  unknown: { 'a variable': terraform('aws_ecs_task_definition', { container_definitions: '${var.containers}' }) },
});

const build = (environment: object) => terraform('aws_codebuild_project', { environment: [environment] });
describePolicy(codebuildPrivileged, {
  pass: { 'a build': build({}), 'one that says so': build({ privileged_mode: false }) },
  fail: { 'a privileged one': build({ privileged_mode: true }) },
  unknown: { 'a variable': build({ privileged_mode: '${var.privileged}' }) },
});

describePolicy(
  secretsNoLiteral,
  {
    pass: { 'a variable in HCL': inHcl('environment = [{ name = "MODE", value = "fast" }]') },
    fail: { 'a password in HCL': inHcl('environment = [{ name = "DB_PASSWORD", value = "hunter22hunter" }]') },
  },
  'elsewhere',
);

describePolicy(accountsPublicGuards, {
  pass: {
    snapshots: terraform('aws_ebs_snapshot_block_public_access', { state: 'block-all-sharing' }),
    images: terraform('aws_ec2_image_block_public_access', { state: 'block-new-sharing' }),
    clusters: terraform('aws_emr_block_public_access_configuration', { block_public_security_group_rules: true }),
    documents: terraform('aws_ssm_service_setting', {
      setting_id: '/ssm/documents/console/public-sharing-permission',
      setting_value: 'Disable',
    }),
    'another setting': terraform('aws_ssm_service_setting', {
      setting_id: '/ssm/parameter-store/high-throughput-enabled',
      setting_value: 'true',
    }),
  },
  fail: {
    snapshots: terraform('aws_ebs_snapshot_block_public_access', { state: 'unblocked' }),
    images: terraform('aws_ec2_image_block_public_access', { state: 'unblocked' }),
    clusters: terraform('aws_emr_block_public_access_configuration', { block_public_security_group_rules: false }),
    documents: terraform('aws_ssm_service_setting', {
      setting_id: 'arn:aws:ssm:eu-west-1:111122223333:servicesetting/ssm/documents/console/public-sharing-permission',
      setting_value: 'Enable',
    }),
  },
  unknown: { 'a variable': terraform('aws_ebs_snapshot_block_public_access', { state: '${var.state}' }) },
});

const all = { block_public_acls: true, block_public_policy: true, ignore_public_acls: true, restrict_public_buckets: true };
const accessPoint = (block: object) => terraform('aws_s3_access_point', { bucket: 'b', public_access_block_configuration: [block] });
describePolicy(s3AccountPublicAccess, {
  pass: {
    'an account': terraform('aws_s3_account_public_access_block', all),
    'an access point that says nothing': terraform('aws_s3_access_point', { bucket: 'b', name: 'it' }),
    'one that says it': accessPoint(all),
    'one of many regions': terraform('aws_s3control_multi_region_access_point', { details: [{ public_access_block: [all] }] }),
  },
  fail: {
    'an account that says nothing': terraform('aws_s3_account_public_access_block', {}),
    'one that lets policies be public': terraform('aws_s3_account_public_access_block', { ...all, block_public_policy: false }),
    'an access point': accessPoint({ ...all, restrict_public_buckets: false }),
    'one of many regions': terraform('aws_s3control_multi_region_access_point', {
      details: { public_access_block: { block_public_acls: false } },
    }),
  },
  unknown: { 'a variable': terraform('aws_s3_account_public_access_block', { ...all, block_public_acls: '${var.block}' }) },
});

const ports = (port: object) =>
  terraform('aws_lightsail_instance_public_ports', { port_info: [{ protocol: 'tcp', from_port: 22, to_port: 22, ...port }] });
const game = (permission: object) => terraform('aws_gamelift_fleet', { ec2_inbound_permission: [{ protocol: 'TCP', ...permission }] });
describePolicy(publicOpenAdmin, {
  pass: {
    'SSH from a network': ports({ cidrs: ['203.0.113.0/24'] }),
    HTTPS: ports({ from_port: 443, to_port: 443, cidrs: ['0.0.0.0/0'] }),
    'a game': game({ from_port: 7777, to_port: 7777, ip_range: '0.0.0.0/0' }),
  },
  excused: {
    'SSH from the console of AWS': ports({ cidr_list_aliases: ['lightsail-connect'] }),
  },
  fail: {
    'SSH from everywhere': ports({ cidrs: ['0.0.0.0/0'] }),
    'SSH from whoever nobody names': ports({}),
    'every port': ports({ from_port: 0, to_port: 65535, cidrs: ['0.0.0.0/0'] }),
    'every protocol, whatever its ports are': ports({ protocol: 'all', from_port: 0, to_port: 0, cidrs: ['0.0.0.0/0'] }),
    'SSH by version 6': ports({ cidrs: [], ipv6_cidrs: ['::/0'] }),
    'RDP to a machine of a game': game({ from_port: 3389, to_port: 3389, ip_range: '0.0.0.0/0' }),
  },
  unknown: { 'a variable': ports({ cidrs: ['${var.cidr}'] }) },
});

const authorization = (values: object) => terraform('aws_ec2_client_vpn_authorization_rule', { client_vpn_endpoint_id: 'c', ...values });
describePolicy(vpnAuthorization, {
  pass: {
    'a network for all': authorization({ target_network_cidr: '10.0.0.0/16', authorize_all_groups: true }),
    'everything for a group': authorization({ target_network_cidr: '0.0.0.0/0', access_group_id: 'S-1-5' }),
  },
  fail: { 'everything for all': authorization({ target_network_cidr: '0.0.0.0/0', authorize_all_groups: true }) },
});

const server = (values: object) => terraform('aws_transfer_server', { ...values });
describePolicy(transferEndpoint, {
  pass: { 'in a network': server({ endpoint_type: 'VPC' }) },
  fail: { public: server({ endpoint_type: 'PUBLIC' }), 'nothing said': server({}) },
  unknown: { 'a variable': server({ endpoint_type: '${var.type}' }) },
});
describePolicy(transferSecurityPolicy, {
  pass: { new: server({ security_policy_name: 'TransferSecurityPolicy-2024-01' }) },
  fail: { old: server({ security_policy_name: 'TransferSecurityPolicy-2018-11' }), 'nothing said': server({}) },
  unknown: { 'a variable': server({ security_policy_name: '${var.policy}' }) },
});

const identities = (guests: unknown) => terraform('aws_cognito_identity_pool', { allow_unauthenticated_identities: guests });
describePolicy(cognitoGuests, {
  pass: { 'those who have logged in': identities(false) },
  excused: {
    'a pool that says nothing: it gives none': terraform('aws_cognito_identity_pool'),
  },
  fail: { everybody: identities(true) },
  unknown: { 'a variable': identities('${var.guests}') },
});
const users = (values: object) => terraform('aws_cognito_user_pool', { name: 'it', ...values });
const four = { require_lowercase: true, require_numbers: true, require_symbols: true, require_uppercase: true };
describePolicy(cognitoPasswords, {
  pass: {
    'eight of four kinds': users({ password_policy: [{ minimum_length: 8, ...four }] }),
  },
  excused: {
    'a pool that says nothing: eight of four kinds': users({}),
    'passwords of 14 characters, whatever kinds': users({ password_policy: { minimum_length: 16 } }),
  },
  fail: {
    short: users({ password_policy: { minimum_length: 6, ...four } }),
    'of one kind': users({ password_policy: { minimum_length: 8 } }),
    'without numbers': users({ password_policy: { minimum_length: 8, ...four, require_numbers: false } }),
  },
  unknown: { 'a variable': users({ password_policy: { minimum_length: '${var.length}', ...four } }) },
});
describePolicy(cognitoMfa, {
  pass: { on: users({ mfa_configuration: 'ON' }), optional: users({ mfa_configuration: 'OPTIONAL' }) },
  fail: { off: users({ mfa_configuration: 'OFF' }), 'nothing said': users({}) },
  unknown: { 'a variable': users({ mfa_configuration: '${var.mfa}' }) },
});

const artifacts = (values: object) => terraform('aws_codebuild_project', { artifacts: [{ type: 'S3', ...values }] });
const security = (mode: string) =>
  terraform('aws_glue_security_configuration', {
    encryption_configuration: [
      {
        cloudwatch_encryption: [{ cloudwatch_encryption_mode: mode === 'CSE-KMS' ? 'SSE-KMS' : mode, kms_key_arn: 'k' }],
        job_bookmarks_encryption: [{ job_bookmarks_encryption_mode: mode, kms_key_arn: 'k' }],
        s3_encryption: [{ s3_encryption_mode: mode === 'CSE-KMS' ? 'SSE-KMS' : mode, kms_key_arn: 'k' }],
      },
    ],
  });
const catalog = (mode: string, encrypted: boolean) =>
  terraform('aws_glue_data_catalog_encryption_settings', {
    data_catalog_encryption_settings: [
      {
        encryption_at_rest: [{ catalog_encryption_mode: mode }],
        connection_password_encryption: [{ return_connection_password_encrypted: encrypted }],
      },
    ],
  });
describePolicy(jobsEncryption, {
  pass: {
    artifacts: artifacts({}),
    jobs: security('CSE-KMS'),
    catalog: catalog('SSE-KMS', true),
  },
  excused: {
    'queries as the workgroup says': terraform('aws_athena_workgroup', { configuration: [{ enforce_workgroup_configuration: true }] }),
    'a workgroup that says nothing': terraform('aws_athena_workgroup', { name: 'it' }),
    'logs of a build that nobody writes': terraform('aws_codebuild_project', {
      logs_config: { s3_logs: { status: 'DISABLED', encryption_disabled: true } },
    }),
  },
  fail: {
    'queries as whoever asks says': terraform('aws_athena_workgroup', { configuration: [{ enforce_workgroup_configuration: false }] }),
    artifacts: artifacts({ encryption_disabled: true }),
    'more artifacts': terraform('aws_codebuild_project', { secondary_artifacts: [{ encryption_disabled: true }] }),
    logs: terraform('aws_codebuild_project', { logs_config: [{ s3_logs: [{ status: 'ENABLED', encryption_disabled: true }] }] }),
    jobs: security('DISABLED'),
    'a catalog': catalog('DISABLED', true),
    'passwords of a catalog': catalog('SSE-KMS', false),
  },
  unknown: { 'a variable': artifacts({ encryption_disabled: '${var.off}' }) },
});

describePolicy(sagemakerRoot, {
  pass: { users: terraform('aws_sagemaker_notebook_instance', { root_access: 'Disabled' }) },
  fail: {
    root: terraform('aws_sagemaker_notebook_instance', { root_access: 'Enabled' }),
    'nothing said': terraform('aws_sagemaker_notebook_instance'),
  },
  unknown: { 'a variable': terraform('aws_sagemaker_notebook_instance', { root_access: '${var.root}' }) },
});

/** By type what makes it log, in itself or beside it. */
const logging: Readonly<Record<string, object>> = {
  aws_api_gateway_stage: { access_log_settings: [{ destination_arn: 'a', format: 'f' }] },
  aws_apigatewayv2_stage: { access_log_settings: { destination_arn: 'a', format: 'f' } },
  aws_appsync_graphql_api: { log_config: { field_log_level: 'ERROR' } },
  aws_cloudfront_distribution: { logging_config: { bucket: 'b' } },
  aws_docdb_cluster: { enabled_cloudwatch_logs_exports: ['audit'] },
  aws_ec2_client_vpn_endpoint: { connection_log_options: [{ enabled: true, cloudwatch_log_group: 'g' }] },
  aws_globalaccelerator_accelerator: { attributes: [{ flow_logs_enabled: true }] },
  aws_mq_broker: { logs: [{ general: true }] },
  aws_msk_cluster: { logging_info: [{ broker_logs: [{ s3: [{ enabled: true, bucket: 'b' }] }] }] },
  aws_neptune_cluster: { enable_cloudwatch_logs_exports: ['audit'] },
  aws_opensearch_domain: { log_publishing_options: [{ log_type: 'AUDIT_LOGS' }] },
  aws_sfn_state_machine: { logging_configuration: [{ level: 'ERROR' }] },
  aws_transfer_server: { structured_log_destinations: ['g'] },
};
const beside: Readonly<Record<string, readonly [string, string]>> = {
  aws_cloudfront_distribution: ['aws_cloudwatch_log_delivery_source', 'resource_arn'],
  aws_networkfirewall_firewall: ['aws_networkfirewall_logging_configuration', 'firewall_arn'],
  aws_redshift_cluster: ['aws_redshift_logging', 'cluster_identifier'],
  aws_wafv2_web_acl: ['aws_wafv2_web_acl_logging_configuration', 'resource_arn'],
};
describePolicy(logsServices, {
  pass: {
    ...Object.fromEntries(Object.entries(logging).map(([type, values]) => [type, terraform(type, { ...values })])),
    'a server that logs by a role': terraform('aws_transfer_server', { logging_role: 'arn:aws:iam::111122223333:role/logs' }),
    ...Object.fromEntries(
      Object.entries(beside).map(([type, [other, field]]) => [
        `${type} by ${other}`,
        [terraform(type), terraform(other, { [field]: `\${${type}.it.arn}` }, 'logs')],
      ]),
    ),
  },
  fail: {
    ...Object.fromEntries(
      [...new Set([...Object.keys(logging), ...Object.keys(beside)])].map((type) => [`${type} that says nothing`, terraform(type)]),
    ),
    'an API that logs none of its fields': terraform('aws_appsync_graphql_api', { log_config: { field_log_level: 'NONE' } }),
  },
  unknown: { 'a variable': terraform('aws_mq_broker', { logs: [{ general: '${var.logs}' }] }) },
});
