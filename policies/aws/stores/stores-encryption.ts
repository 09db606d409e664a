import { anyOf, documents, expression, Policy, told, unless } from '../../../lib';

interface Cluster {
  readonly global_cluster_identifier?: string;
  readonly snapshot_identifier?: string;
  readonly source_db_cluster_identifier?: string;
  readonly storage_encrypted?: boolean;
}

interface Domain {
  readonly encrypt_at_rest?: { readonly enabled?: boolean };
}

interface Encrypting {
  readonly server_side_encryption?: { readonly enabled?: boolean };
}

export const storesEncryption: Policy = {
  name: 'aws/stores/encryption',
  description: 'Every store of data is encrypted.',
  remediation: 'Set storage_encrypted or encrypted to true, encryption_type to KMS, enabled in the block that encrypts.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/documentdb-controls.html#documentdb-1',
  severity: 'high',
  controls: {
    fsbp: ['DAX.1', 'DocumentDB.1', 'ES.1', 'Kinesis.1', 'Neptune.1', 'Opensearch.1', 'Redshift.10'],
    checkov: ['CKV_AWS_5', 'CKV_AWS_43', 'CKV_AWS_44', 'CKV_AWS_47', 'CKV_AWS_64', 'CKV_AWS_74', 'CKV_AWS_140', 'CKV_AWS_240'],
  },
  rule: [
    // What is made of another is encrypted as that is.
    expression(documents<Cluster>('aws_docdb_cluster', 'aws_neptune_cluster', 'aws_rds_global_cluster'), (cluster) =>
      unless(
        anyOf(cluster.snapshot_identifier.isSet(), cluster.global_cluster_identifier.isSet(), cluster.source_db_cluster_identifier.isSet()),
        told(
          cluster.storage_encrypted.is(true),
          'keeps its data in the clear: storage_encrypted is not true',
          'Set storage_encrypted to true.',
        ),
      ),
    ),
    expression(documents<{ readonly encrypted?: boolean; readonly snapshot_identifier?: string }>('aws_redshift_cluster'), (cluster) =>
      unless(
        cluster.snapshot_identifier.isSet(),
        told(cluster.encrypted.is(true), 'keeps its data in the clear: encrypted is not true', 'Set encrypted to true.'),
      ),
    ),
    expression(documents<Domain>('aws_elasticsearch_domain', 'aws_opensearch_domain'), (domain) =>
      told(
        domain.encrypt_at_rest.enabled.is(true),
        'keeps its data in the clear: encrypt_at_rest.enabled is not true',
        'Set enabled to true in encrypt_at_rest.',
      ),
    ),
    expression(documents<{ readonly encryption_type?: string }>('aws_kinesis_stream'), (stream) =>
      told(
        stream.encryption_type.is('KMS'),
        'keeps its data in the clear: encryption_type is not KMS',
        'Set encryption_type to KMS, with a kms_key_id.',
      ),
    ),
    expression(documents<Encrypting>('aws_dax_cluster', 'aws_kinesis_firehose_delivery_stream'), (store) =>
      told(
        store.server_side_encryption.enabled.is(true),
        'keeps its data in the clear: server_side_encryption.enabled is not true',
        'Set enabled to true in server_side_encryption.',
      ),
    ),
    expression(documents<{ readonly encrypted?: boolean }>('aws_ami_copy', 'aws_ebs_snapshot_copy'), (copy) =>
      told(copy.encrypted.is(true), 'is a copy in the clear: encrypted is not true', 'Set encrypted to true.'),
    ),
  ],
};
