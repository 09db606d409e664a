import { documents, graph, Policy } from '../../lib';

/** Types that keep data. */
const stateful = [
  'aws_db_instance',
  'aws_docdb_cluster',
  'aws_dynamodb_table',
  'aws_ebs_volume',
  'aws_efs_file_system',
  'aws_elasticache_cluster',
  'aws_elasticache_replication_group',
  'aws_kinesis_stream',
  'aws_kms_key',
  'aws_memorydb_cluster',
  'aws_msk_cluster',
  'aws_neptune_cluster',
  'aws_opensearch_domain',
  'aws_rds_cluster',
  'aws_redshift_cluster',
  'aws_s3_bucket',
  'aws_secretsmanager_secret',
  'aws_sqs_queue',
];

/** An item of `resource_changes` of a plan, as a document of the type `plan.<type>`. */
interface ResourceChange {
  readonly change?: { readonly actions?: readonly string[]; readonly replace_paths?: readonly (readonly (string | number)[])[] };
}

/** @see https://developer.hashicorp.com/terraform/internals/json-format#change-representation */
export const statefulReplace: Policy = {
  name: 'x/stateful-replace',
  description: 'No plan destroys or replaces what keeps data.',
  remediation: 'Take the change back, move the data first, or let it go with a removed block; a waiver says that the data may be lost.',
  source: 'https://developer.hashicorp.com/terraform/language/resources/syntax#removing-resources',
  severity: 'critical',
  covers: false,
  rule: graph(documents<ResourceChange>(...stateful.map((type) => `plan.${type}`)), ({ document }) => {
    const { actions = [], replace_paths: paths = [] } = document.change ?? {};
    if (!actions.includes('delete')) return [];
    if (!actions.includes('create')) return [{ message: 'is destroyed', at: ['change', 'actions'] }];
    const because = paths.map((path) => path.join('.')).join(', ');
    return [{ message: `is replaced${because ? `, because of ${because}` : ''}`, at: ['change', 'actions'] }];
  }),
};
