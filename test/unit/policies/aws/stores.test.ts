import { ec2DiskEncryption } from '../../../../policies/aws/ec2/ec2-disk-encryption';
import { storesEncryption } from '../../../../policies/aws/stores/stores-encryption';
import { storesTls } from '../../../../policies/aws/stores/stores-tls';
import { describePolicy, terraform } from '../table';

const encrypted: Readonly<Record<string, object>> = {
  aws_ami_copy: { encrypted: true },
  aws_dax_cluster: { server_side_encryption: [{ enabled: true }] },
  aws_docdb_cluster: { storage_encrypted: true },
  aws_ebs_snapshot_copy: { encrypted: true },
  aws_elasticsearch_domain: { encrypt_at_rest: { enabled: true } },
  aws_kinesis_firehose_delivery_stream: { server_side_encryption: { enabled: true } },
  aws_kinesis_stream: { encryption_type: 'KMS' },
  aws_neptune_cluster: { storage_encrypted: true },
  aws_opensearch_domain: { encrypt_at_rest: [{ enabled: true }] },
  aws_rds_global_cluster: { storage_encrypted: true },
  aws_redshift_cluster: { encrypted: true },
};

describePolicy(storesEncryption, {
  pass: {
    ...Object.fromEntries(Object.entries(encrypted).map(([type, values]) => [type, terraform(type, { ...values })])),
    'a cluster of a snapshot': terraform('aws_docdb_cluster', { snapshot_identifier: 'it' }),
    'a member of a global cluster': terraform('aws_neptune_cluster', { global_cluster_identifier: 'it' }),
  },
  fail: Object.fromEntries(Object.keys(encrypted).map((type) => [`${type} that says nothing`, terraform(type)])),
  unknown: { 'a variable': terraform('aws_docdb_cluster', { storage_encrypted: '${var.encrypted}' }) },
});

const kafka = (encryption: object) => terraform('aws_msk_cluster', { encryption_info: [{ encryption_in_transit: [encryption] }] });
const domain = (values: object) =>
  terraform('aws_opensearch_domain', {
    node_to_node_encryption: { enabled: true },
    domain_endpoint_options: { enforce_https: true },
    ...values,
  });

describePolicy(storesTls, {
  pass: {
    'Kafka that says nothing': terraform('aws_msk_cluster'),
    'Kafka by TLS': kafka({ client_broker: 'TLS', in_cluster: true }),
    'a domain by TLS': domain({}),
    'a cache that says nothing': terraform('aws_memorydb_cluster'),
    'DAX by TLS': terraform('aws_dax_cluster', { cluster_endpoint_encryption_type: 'TLS' }),
    'documents by TLS': terraform('aws_docdb_cluster_parameter_group', { parameter: [{ name: 'tls', value: 'enabled' }] }),
  },
  fail: {
    'Kafka in the clear': kafka({ client_broker: 'PLAINTEXT' }),
    'Kafka by both': kafka({ client_broker: 'TLS_PLAINTEXT' }),
    'Kafka in the clear among its machines': kafka({ client_broker: 'TLS', in_cluster: false }),
    'a domain without TLS among its machines': domain({ node_to_node_encryption: [{ enabled: false }] }),
    'a domain by HTTP': domain({ domain_endpoint_options: { enforce_https: false } }),
    'a cache without TLS': terraform('aws_memorydb_cluster', { tls_enabled: false }),
    'DAX that says nothing': terraform('aws_dax_cluster'),
    'documents in the clear': terraform('aws_docdb_cluster_parameter_group', { parameter: { name: 'tls', value: 'disabled' } }),
  },
  unknown: { 'a variable': kafka({ client_broker: '${var.broker}' }) },
});

const machine = (values: object) => terraform('aws_instance', { ami: 'ami-1', ...values });
describePolicy(ec2DiskEncryption, {
  pass: {
    'an encrypted root': machine({ root_block_device: { encrypted: true } }),
    'all of them encrypted': machine({
      root_block_device: [{ encrypted: true }],
      ebs_block_device: [{ device_name: 'b', encrypted: true }],
    }),
    'a disk of a snapshot': machine({
      root_block_device: { encrypted: true },
      ebs_block_device: [{ device_name: 'b', snapshot_id: 'snap-1' }],
    }),
    'an account that encrypts by itself': [machine({}), terraform('aws_ebs_encryption_by_default', { enabled: true })],
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
