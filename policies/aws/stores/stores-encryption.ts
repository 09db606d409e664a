import { anyOf, Condition, documents, expression, graph, ObjectTerm, Policy, told, unless } from '../../../lib/rules';
import { type Attribute, demandRules } from '../attributes';
import { unencrypted } from './emr-security';

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

interface Desktop {
  readonly root_volume_encryption_enabled?: boolean;
  readonly user_volume_encryption_enabled?: boolean;
}

interface Caching {
  readonly settings?: { readonly caching_enabled?: boolean; readonly cache_data_encrypted?: boolean };
}

interface Lifecycle {
  readonly policy_details?: {
    readonly action?: { readonly cross_region_copy?: readonly { readonly encryption_configuration?: { readonly encrypted?: boolean } }[] };
    readonly schedule?: readonly { readonly cross_region_copy_rule?: readonly { readonly encrypted?: boolean }[] }[];
  };
}

const copied = (isEncrypted: Condition) =>
  told(isEncrypted, 'copies snapshots in the clear to another region: encrypted is not true', 'Set encrypted to true of what is copied.');

const storage = (cluster: ObjectTerm<Cluster>) =>
  told(cluster.storage_encrypted.is(true), 'keeps its data in the clear: storage_encrypted is not true', 'Set storage_encrypted to true.');

export const storesEncryption: Policy = {
  name: 'aws/stores/encryption',
  description: 'Every store of data is encrypted.',
  remediation:
    'Set storage_encrypted or encrypted to true, encryption_type to KMS, enabled in the block that encrypts, or what else the finding names.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/documentdb-controls.html#documentdb-1',
  rationale: 'Whoever gets a copy, a snapshot or a disk of it reads everything; for many stores encryption cannot be turned on later.',
  severity: 'high',
  controls: {
    fsbp: [
      'APIGateway.5',
      'AppSync.1',
      'DAX.1',
      'DocumentDB.1',
      'EMR.3',
      'ES.1',
      'Kinesis.1',
      'Neptune.1',
      'Opensearch.1',
      'Redshift.10',
      'WorkSpaces.1',
      'WorkSpaces.2',
    ],
    checkov: [
      ...['CKV_AWS_5', 'CKV_AWS_43', 'CKV_AWS_44', 'CKV_AWS_47', 'CKV_AWS_64', 'CKV_AWS_74', 'CKV_AWS_140', 'CKV_AWS_155', 'CKV_AWS_156'],
      ...['CKV_AWS_214', 'CKV_AWS_240', 'CKV_AWS_253', 'CKV_AWS_255', 'CKV_AWS_292', 'CKV_AWS_308', 'CKV_AWS_349'],
    ],
  },
  rule: [
    ...demandRules([
      ...['root_block_device[]', 'ebs_block_device[]'].map((disk) => ({
        types: 'spot_fleet_request',
        field: `launch_specification[].${disk}.encrypted`,
        holds: (encrypts: Attribute) => encrypts.is(true),
        message: `starts machines with disks in the clear: encrypted is not true in ${disk.replace('[]', '')}`,
        cure: `Set encrypted to true in ${disk.replace('[]', '')} of launch_specification.`,
      })),
      {
        types: 'imagebuilder_image_recipe',
        field: 'block_device_mapping[].ebs[].encrypted',
        holds: (encrypts) => encrypts.is('true'),
        message: 'makes images with disks in the clear: block_device_mapping.ebs.encrypted is not true',
        cure: 'Set encrypted to true in ebs of block_device_mapping.',
      },
      {
        types: 'imagebuilder_container_recipe',
        field: 'instance_configuration.block_device_mapping[].ebs[].encrypted',
        holds: (encrypts) => encrypts.is('true'),
        message: 'is built on disks in the clear: instance_configuration.block_device_mapping.ebs.encrypted is not true',
        cure: 'Set encrypted to true in ebs of block_device_mapping of instance_configuration.',
      },
      {
        types: 'ecs_service',
        field: 'volume_configuration.managed_ebs_volume.encrypted',
        holds: (encrypts) => encrypts.isNot(false),
        message: 'has tasks with disks in the clear: volume_configuration.managed_ebs_volume.encrypted is false',
        cure: 'Set encrypted to true in managed_ebs_volume of volume_configuration.',
      },
      {
        types: 'ami',
        field: 'ebs_block_device[].encrypted',
        holds: (encrypts) => encrypts.isNot(false),
        message: 'is an image with disks in the clear: ebs_block_device.encrypted is false',
        cure: 'Set encrypted to true in ebs_block_device.',
      },
      {
        types: 'storagegateway_cached_iscsi_volume storagegateway_stored_iscsi_volume',
        field: 'kms_encrypted',
        holds: (encrypts) => encrypts.isNot(false),
        message: 'keeps its data without a key: kms_encrypted is false',
        cure: 'Set kms_encrypted to true, with a kms_key.',
      },
    ]),
    // What is made of another is encrypted as that is.
    expression(documents<Cluster>('aws_docdb_cluster', 'aws_neptune_cluster'), (cluster) =>
      unless(anyOf(cluster.snapshot_identifier.isSet(), cluster.global_cluster_identifier.isSet()), storage(cluster)),
    ),
    // global_cluster_identifier is their own name.
    expression(documents<Cluster>('aws_docdb_global_cluster', 'aws_neptune_global_cluster', 'aws_rds_global_cluster'), (cluster) =>
      unless(cluster.source_db_cluster_identifier.isSet(), storage(cluster)),
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
    ...(['root_volume_encryption_enabled', 'user_volume_encryption_enabled'] as const).map((field) =>
      expression(documents<Desktop>('aws_workspaces_workspace'), (desktop) =>
        told(
          desktop[field].is(true),
          `keeps a volume in the clear: ${field} is not true`,
          `Set ${field} to true, with a volume_encryption_key.`,
        ),
      ),
    ),
    expression(documents<{ readonly at_rest_encryption_enabled?: boolean }>('aws_appsync_api_cache'), (cache) =>
      told(
        cache.at_rest_encryption_enabled.is(true),
        'keeps its data in the clear: at_rest_encryption_enabled is not true',
        'Set at_rest_encryption_enabled to true.',
      ),
    ),
    expression(documents<Caching>('aws_api_gateway_method_settings'), ({ settings }) =>
      unless(
        settings.caching_enabled.isNot(true),
        told(
          settings.cache_data_encrypted.is(true),
          'keeps answers in the clear: settings.cache_data_encrypted is not true',
          'Set cache_data_encrypted to true in settings, or leave out caching_enabled.',
        ),
      ),
    ),
    graph(documents<unknown>('aws_emr_security_configuration'), ({ raw }) => unencrypted(raw.configuration, 'AtRest')),
    expression(documents<Lifecycle>('aws_dlm_lifecycle_policy'), ({ policy_details: details }) =>
      details.schedule.every((schedule) => schedule.cross_region_copy_rule.every((copy) => copied(copy.encrypted.is(true)))),
    ),
    expression(documents<Lifecycle>('aws_dlm_lifecycle_policy'), ({ policy_details: details }) =>
      details.action.cross_region_copy.every((copy) => copied(copy.encryption_configuration.encrypted.is(true))),
    ),
    expression(documents<{ readonly encrypted?: boolean }>('aws_ami_copy', 'aws_ebs_snapshot_copy'), (copy) =>
      told(copy.encrypted.is(true), 'is a copy in the clear: encrypted is not true', 'Set encrypted to true.'),
    ),
  ],
};
