import { Policy, whereProtected } from '../../../lib/rules';
import { type Attribute, demandRules } from '../attributes';

const isOn = (attribute: Attribute) => whereProtected(attribute.is(true));
const isActive = (attribute: Attribute) => whereProtected(attribute.is('ACTIVE'));

/** Attributes by which a type can be kept from being deleted. */
const guards: readonly (readonly [field: string, types: string, holds?: typeof isOn])[] = [
  [
    'deletion_protection',
    'docdb_cluster docdb_global_cluster neptune_cluster neptune_global_cluster neptunegraph_graph rds_global_cluster',
  ],
  ['deletion_protection', 'cognito_user_pool', isActive],
  ['deletion_protection_enabled', 'dsql_cluster dynamodb_table_replica'],
  ['delete_protection', 'networkfirewall_firewall'],
  ['termination_protection', 'emr_cluster'],
];

/** Attributes by which data is gone with what holds it, without a last copy. */
const careless: readonly (readonly [field: string, types: string])[] = [
  ['skip_final_snapshot', 'docdb_cluster lightsail_database neptune_cluster redshift_cluster'],
  ['force_destroy', 'backup_vault dsql_cluster ecrpublic_repository s3_directory_bucket s3tables_table_bucket s3vectors_vector_bucket'],
  ['force_delete', 'ecr_repository lightsail_bucket'],
];

export const storesDeletion: Policy = {
  name: 'aws/stores/deletion',
  description: 'Where the environment protects its data, no store goes by one apply, nor without a last copy.',
  remediation: 'Set deletion_protection to true, or leave out what the finding names.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/documentdb-controls.html#documentdb-5',
  rationale:
    'A typing error in a name plans a new store and deletes the old one: nobody who skims the plan sees it, and afterwards nothing brings the data back.',
  severity: 'medium',
  controls: { fsbp: ['DocumentDB.5', 'Neptune.4', 'NetworkFirewall.9'], checkov: ['CKV_AWS_344', 'CKV2_AWS_58'] },
  rule: demandRules([
    ...guards.map(([field, types, holds = isOn]) => ({
      types,
      field,
      holds,
      message: `may be deleted by one apply: ${field} is not ${holds === isOn ? 'true' : 'ACTIVE'}`,
      cure: `Set ${field} to ${holds === isOn ? 'true' : 'ACTIVE'}.`,
    })),
    // What is so unless it is switched off.
    ...[
      ['deletion_protection', 'qldb_ledger'],
      ['termination_protection_enabled', 'cloudtrail_event_data_store'],
    ].map(([field, types]) => ({
      types: types!,
      field: field!,
      holds: (attribute: Attribute) => whereProtected(attribute.isNot(false)),
      message: `may be deleted by one apply: ${field} is false`,
      cure: `Leave out ${field}.`,
    })),
    ...careless.map(([field, types]) => ({
      types,
      field,
      holds: (attribute: Attribute) => whereProtected(attribute.isNot(true)),
      message: `is deleted with all its data: ${field} is true`,
      cure: `Leave out ${field}.`,
    })),
  ]),
};
