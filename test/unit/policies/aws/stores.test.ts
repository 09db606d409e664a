import { ec2DiskEncryption } from '../../../../policies/aws/ec2/ec2-disk-encryption';
import { elasticacheOpenUsers } from '../../../../policies/aws/elasticache/elasticache-open-users';
import { storesAuthentication } from '../../../../policies/aws/stores/stores-authentication';
import { storesEncryption } from '../../../../policies/aws/stores/stores-encryption';
import { storesOpen } from '../../../../policies/aws/stores/stores-open';
import { storesTls } from '../../../../policies/aws/stores/stores-tls';
import { storesTlsPolicy } from '../../../../policies/aws/stores/stores-tls-policy';
import { describePolicy, terraform } from '../table';

const encrypted: Readonly<Record<string, object>> = {
  aws_ami_copy: { encrypted: true },
  aws_appsync_api_cache: { at_rest_encryption_enabled: true },
  aws_dax_cluster: { server_side_encryption: [{ enabled: true }] },
  aws_docdb_cluster: { storage_encrypted: true },
  aws_docdb_global_cluster: { storage_encrypted: true },
  aws_ebs_snapshot_copy: { encrypted: true },
  aws_elasticsearch_domain: { encrypt_at_rest: { enabled: true } },
  aws_kinesis_firehose_delivery_stream: { server_side_encryption: { enabled: true } },
  aws_kinesis_stream: { encryption_type: 'KMS' },
  aws_neptune_cluster: { storage_encrypted: true },
  aws_neptune_global_cluster: { storage_encrypted: true },
  aws_opensearch_domain: { encrypt_at_rest: [{ enabled: true }] },
  aws_rds_global_cluster: { storage_encrypted: true },
  aws_redshift_cluster: { encrypted: true },
  aws_workspaces_workspace: { root_volume_encryption_enabled: true, user_volume_encryption_enabled: true },
};

const caching = (settings: object) => terraform('aws_api_gateway_method_settings', { settings: [settings] });
const copying = (isEncrypted: boolean) =>
  terraform('aws_dlm_lifecycle_policy', {
    policy_details: [{ schedule: [{ cross_region_copy_rule: [{ target: 't', encrypted: isEncrypted }] }] }],
  });
const emr = (encryption: object) =>
  terraform('aws_emr_security_configuration', { configuration: JSON.stringify({ EncryptionConfiguration: encryption }) });

const global = (type: string) => terraform(type, { global_cluster_identifier: 'it', source_db_cluster_identifier: 'orders' });
describePolicy(storesEncryption, {
  pass: {
    ...Object.fromEntries(Object.entries(encrypted).map(([type, values]) => [type, terraform(type, { ...values })])),
    'a cache of answers': caching({ caching_enabled: true, cache_data_encrypted: true }),
    'copies of snapshots': copying(true),
    'disks of clusters': emr({
      EnableAtRestEncryption: true,
      AtRestEncryptionConfiguration: { LocalDiskEncryptionConfiguration: { EncryptionKeyProviderType: 'AwsKms', AwsKmsKey: 'arn' } },
    }),
  },
  excused: {
    'answers of an API that no cache keeps': caching({}),
    'a schedule of snapshots that copies none': terraform('aws_dlm_lifecycle_policy', {
      policy_details: [{ schedule: [{ name: 'daily' }] }],
    }),
    'a cluster of a snapshot, which is encrypted as that is': terraform('aws_docdb_cluster', { snapshot_identifier: 'it' }),
    'a member of a global cluster, which is encrypted as that is': terraform('aws_neptune_cluster', { global_cluster_identifier: 'it' }),
    'a global cluster of one of Aurora, which is encrypted as that is': global('aws_rds_global_cluster'),
    'a global cluster of one of DocumentDB, which is encrypted as that is': global('aws_docdb_global_cluster'),
    'a global cluster of one of Neptune, which is encrypted as that is': global('aws_neptune_global_cluster'),
  },
  fail: {
    ...Object.fromEntries(
      ['aws_docdb_global_cluster', 'aws_neptune_global_cluster', 'aws_rds_global_cluster'].map((type) => [
        `${type} with its own name`,
        terraform(type, { global_cluster_identifier: 'it' }),
      ]),
    ),
    ...Object.fromEntries(Object.keys(encrypted).map((type) => [`${type} that says nothing`, terraform(type)])),
    'a cache of answers': caching({ caching_enabled: true }),
    'copies of snapshots': copying(false),
    'copies of snapshots of others': terraform('aws_dlm_lifecycle_policy', {
      policy_details: { action: { cross_region_copy: [{ target: 't', encryption_configuration: { encrypted: false } }] } },
    }),
    'disks of clusters': emr({ EnableAtRestEncryption: false }),
    'what clusters keep in S3 alone': emr({
      EnableAtRestEncryption: true,
      AtRestEncryptionConfiguration: { S3EncryptionConfiguration: { EncryptionMode: 'SSE-S3' } },
    }),
    'disks of clusters in HCL': terraform('aws_emr_security_configuration', {
      configuration: '${jsonencode({ EncryptionConfiguration = { EnableAtRestEncryption = false } })}',
    }),
  },
  unknown: {
    'a variable': terraform('aws_docdb_cluster', { storage_encrypted: '${var.encrypted}' }),
    'disks of clusters that a variable tells of': terraform('aws_emr_security_configuration', { configuration: '${var.security}' }),
  },
});

const kafka = (encryption: object) => terraform('aws_msk_cluster', { encryption_info: [{ encryption_in_transit: [encryption] }] });
const domain = (values: object) =>
  terraform('aws_opensearch_domain', {
    node_to_node_encryption: { enabled: true },
    domain_endpoint_options: { enforce_https: true },
    ...values,
  });

const efs = (values: object) =>
  terraform('aws_ecs_task_definition', { volume: [{ name: 'v', efs_volume_configuration: [{ file_system_id: 'fs-1', ...values }] }] });

describePolicy(storesTls, {
  pass: {
    'Kafka by TLS': kafka({ client_broker: 'TLS', in_cluster: true }),
    'a domain by TLS': domain({}),
    'files by SFTP': terraform('aws_transfer_server', { protocols: ['SFTP', 'FTPS'] }),
    'a connector by TLS': terraform('aws_mskconnect_connector', { kafka_cluster_encryption_in_transit: [{ encryption_type: 'TLS' }] }),
    'a proxy by TLS': terraform('aws_db_proxy', { require_tls: true }),
    'a copy of a database by TLS': terraform('aws_dms_endpoint', { engine_name: 'postgres', ssl_mode: 'verify-full' }),
    'a cache of answers by TLS': terraform('aws_appsync_api_cache', { transit_encryption_enabled: true }),
    'a volume by TLS': efs({ transit_encryption: 'ENABLED' }),
    'clusters by TLS': emr({ EnableInTransitEncryption: true }),
    'a warehouse by TLS': terraform('aws_redshift_parameter_group', {
      family: 'redshift-1.0',
      parameter: [{ name: 'require_ssl', value: 'true' }],
    }),
    'DAX by TLS': terraform('aws_dax_cluster', { cluster_endpoint_encryption_type: 'TLS' }),
    'documents by TLS': terraform('aws_docdb_cluster_parameter_group', { parameter: [{ name: 'tls', value: 'enabled' }] }),
  },
  excused: {
    'a cluster of Kafka that says nothing: TLS': terraform('aws_msk_cluster'),
    'a cluster of MemoryDB that says nothing: TLS': terraform('aws_memorydb_cluster'),
    'an endpoint of DMS that is no database, such as a bucket': terraform('aws_dms_endpoint', { engine_name: 's3' }),
    'a volume of a task on its machine': terraform('aws_ecs_task_definition', { volume: [{ name: 'v' }] }),
    'parameters of redshift-2.0 that say nothing: TLS': terraform('aws_redshift_parameter_group', { family: 'redshift-2.0' }),
  },
  fail: {
    'Kafka in the clear': kafka({ client_broker: 'PLAINTEXT' }),
    'Kafka by both': kafka({ client_broker: 'TLS_PLAINTEXT' }),
    'Kafka in the clear among its machines': kafka({ client_broker: 'TLS', in_cluster: false }),
    'a domain without TLS among its machines': domain({ node_to_node_encryption: [{ enabled: false }] }),
    'a domain by HTTP': domain({ domain_endpoint_options: { enforce_https: false } }),
    'a cache without TLS': terraform('aws_memorydb_cluster', { tls_enabled: false }),
    'files by FTP': terraform('aws_transfer_server', { protocols: ['SFTP', 'FTP'] }),
    'a connector in the clear': terraform('aws_mskconnect_connector', {
      kafka_cluster_encryption_in_transit: [{ encryption_type: 'PLAINTEXT' }],
    }),
    'a proxy in the clear': terraform('aws_db_proxy', { require_tls: false }),
    'a copy of a database in the clear': terraform('aws_dms_endpoint', { engine_name: 'postgres' }),
    'a cache of answers in the clear': terraform('aws_appsync_api_cache'),
    'a volume in the clear': efs({}),
    'clusters in the clear': emr({ EnableInTransitEncryption: false }),
    'a warehouse in the clear': terraform('aws_redshift_parameter_group', {
      family: 'redshift-1.0',
      parameter: { name: 'require_ssl', value: 'false' },
    }),
    'a warehouse that says nothing': terraform('aws_redshift_parameter_group', { family: 'redshift-1.0' }),
    'DAX that says nothing': terraform('aws_dax_cluster'),
    'documents in the clear': terraform('aws_docdb_cluster_parameter_group', { parameter: { name: 'tls', value: 'disabled' } }),
  },
  unknown: { 'a variable': kafka({ client_broker: '${var.broker}' }) },
});

describePolicy(storesOpen, {
  pass: {
    'Kafka by IAM': terraform('aws_msk_cluster', { client_authentication: [{ sasl: [{ iam: true }] }] }),
    'a cache by an ACL': terraform('aws_memorydb_cluster', { acl_name: '${aws_memorydb_acl.it.name}' }),
  },
  excused: {
    'a cluster of Kafka that says nothing': terraform('aws_msk_cluster'),
  },
  fail: {
    'Kafka for everybody': terraform('aws_msk_cluster', { client_authentication: [{ unauthenticated: true }] }),
    'a cache for everybody': terraform('aws_memorydb_cluster', { acl_name: 'open-access' }),
  },
  unknown: { 'a variable': terraform('aws_memorydb_cluster', { acl_name: '${var.acl}' }) },
});

const cacheUser = (values: object) => terraform('aws_elasticache_user', { user_id: 'it', access_string: 'on ~* +@all', ...values });
describePolicy(elasticacheOpenUsers, {
  pass: {
    'a user by IAM': cacheUser({ authentication_mode: [{ type: 'iam' }] }),
  },
  excused: {
    'a user that is off': cacheUser({
      access_string: 'off ~* -@all',
      no_password_required: true,
      authentication_mode: [{ type: 'no-password-required' }],
    }),
    'a user that says nothing of passwords': cacheUser({}),
  },
  fail: {
    'a user without a password': cacheUser({ no_password_required: true }),
    'a user of no mode': cacheUser({ authentication_mode: [{ type: 'no-password-required' }] }),
  },
  unknown: { 'a variable': cacheUser({ no_password_required: '${var.open}' }) },
});

describePolicy(storesAuthentication, {
  pass: {
    'a domain with users': terraform('aws_opensearch_domain', { advanced_security_options: [{ enabled: true }] }),
    'a graph by IAM': terraform('aws_neptune_cluster', { iam_database_authentication_enabled: true }),
  },
  fail: {
    'a domain that says nothing': terraform('aws_opensearch_domain'),
    'a domain without users': terraform('aws_elasticsearch_domain', { advanced_security_options: [{ enabled: false }] }),
    'a graph that says nothing': terraform('aws_neptune_cluster'),
  },
  unknown: { 'a variable': terraform('aws_neptune_cluster', { iam_database_authentication_enabled: '${var.iam}' }) },
});

const spoken = (policy: string) => terraform('aws_opensearch_domain', { domain_endpoint_options: [{ tls_security_policy: policy }] });
describePolicy(storesTlsPolicy, {
  pass: { 'TLS 1.2': spoken('Policy-Min-TLS-1-2-2019-07'), 'TLS 1.2 with forward secrecy': spoken('Policy-Min-TLS-1-2-PFS-2023-10') },
  fail: { 'TLS 1.0': spoken('Policy-Min-TLS-1-0-2019-07'), 'nothing said': terraform('aws_opensearch_domain') },
  unknown: { 'a variable': spoken('${var.policy}') },
});

const machine = (values: object) => terraform('aws_instance', { ami: 'ami-1', ...values });
describePolicy(ec2DiskEncryption, {
  pass: {
    'an encrypted root': machine({ root_block_device: { encrypted: true } }),
    'all of them encrypted': machine({
      root_block_device: [{ encrypted: true }],
      ebs_block_device: [{ device_name: 'b', encrypted: true }],
    }),
  },
  excused: {
    'a disk of a snapshot, which is encrypted as that is': machine({
      root_block_device: { encrypted: true },
      ebs_block_device: [{ device_name: 'b', snapshot_id: 'snap-1' }],
    }),
    'any disk, where the account encrypts by itself': [machine({}), terraform('aws_ebs_encryption_by_default', { enabled: true })],
  },
  fail: {
    'nothing said': machine({}),
    'a root in the clear': machine({ root_block_device: { encrypted: false } }),
    'a second disk in the clear': machine({ root_block_device: { encrypted: true }, ebs_block_device: { device_name: 'b' } }),
    'an account that does not': [machine({}), terraform('aws_ebs_encryption_by_default', { enabled: false })],
    'a launch configuration': terraform('aws_launch_configuration', { image_id: 'ami-1' }),
  },
  unknown: { 'a variable': machine({ root_block_device: { encrypted: '${var.encrypted}' } }) },
});
