import { anyOf, documents, expression, Policy } from '../../../lib';

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
      anyOf(
        cluster.storage_encrypted.is(true),
        cluster.snapshot_identifier.isSet(),
        cluster.global_cluster_identifier.isSet(),
        cluster.source_db_cluster_identifier.isSet(),
      ),
    ),
    expression(documents<{ readonly encrypted?: boolean; readonly snapshot_identifier?: string }>('aws_redshift_cluster'), (cluster) =>
      anyOf(cluster.encrypted.is(true), cluster.snapshot_identifier.isSet()),
    ),
    expression(documents<Domain>('aws_elasticsearch_domain', 'aws_opensearch_domain'), (domain) => domain.encrypt_at_rest.enabled.is(true)),
    expression(documents<{ readonly encryption_type?: string }>('aws_kinesis_stream'), (stream) => stream.encryption_type.is('KMS')),
    expression(documents<Encrypting>('aws_dax_cluster', 'aws_kinesis_firehose_delivery_stream'), (store) =>
      store.server_side_encryption.enabled.is(true),
    ),
    expression(documents<{ readonly encrypted?: boolean }>('aws_ami_copy', 'aws_ebs_snapshot_copy'), (copy) => copy.encrypted.is(true)),
  ],
};
