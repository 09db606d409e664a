import { isAsked, providerAsked, replacing } from '../../../../../lib/plan/facts/replacing';
import { emittedTypes } from '../../../../../scripts/record/emitted-types';

test('the provider was asked about every type of AWS that constructs make', () => {
  expect(emittedTypes('aws').length).toBeGreaterThan(25);
  expect(emittedTypes('aws').filter((type) => !isAsked(type))).toEqual([]);
});

test('the version of the provider that answered is known', () => {
  expect(providerAsked).toMatch(/^\d+\.\d+\.\d+$/);
});

test.each([
  ['aws_db_instance', 'availability_zone db_name engine kms_key_id storage_encrypted username', 'replaces'],
  ['aws_db_instance', 'db_subnet_group_name port identifier engine_version storage_type multi_az parameter_group_name', 'in-place'],
  ['aws_rds_cluster', 'availability_zones cluster_identifier database_name db_subnet_group_name engine kms_key_id', 'replaces'],
  ['aws_rds_cluster', 'port engine_version storage_type', 'in-place'],
  ['aws_db_subnet_group', 'name', 'replaces'],
  ['aws_db_subnet_group', 'description subnet_ids', 'in-place'],
  ['aws_dynamodb_table', 'hash_key name range_key local_secondary_index local_secondary_index.name', 'replaces'],
  ['aws_dynamodb_table', 'billing_mode table_class stream_enabled point_in_time_recovery.enabled', 'in-place'],
  ['aws_s3_bucket', 'bucket object_lock_enabled', 'replaces'],
  ['aws_s3_bucket', 'force_destroy tags tags.team timeouts.create tags_all', 'in-place'],
  ['aws_sqs_queue', 'fifo_queue name', 'replaces'],
  ['aws_sqs_queue', 'visibility_timeout_seconds redrive_policy', 'in-place'],
  ['aws_iam_role', 'name path', 'replaces'],
  ['aws_iam_role', 'assume_role_policy max_session_duration', 'in-place'],
  ['aws_efs_file_system', 'creation_token encrypted kms_key_id performance_mode', 'replaces'],
  ['aws_elasticache_replication_group', 'at_rest_encryption_enabled kms_key_id network_type port replication_group_id', 'replaces'],
  ['aws_elasticache_replication_group', 'automatic_failover_enabled node_type num_cache_clusters', 'in-place'],
  ['aws_eks_pod_identity_association', 'cluster_name namespace service_account', 'replaces'],
  ['aws_eks_pod_identity_association', 'role_arn', 'in-place'],
  ['aws_security_group', 'description name vpc_id', 'replaces'],
  ['aws_ssm_parameter', 'name data_type', 'replaces'],
  ['aws_ssm_parameter', 'type tier value', 'in-place'],
  ['aws_cloudwatch_log_group', 'name log_group_class', 'replaces'],
  ['aws_mq_broker', 'broker_name deployment_mode engine_type publicly_accessible subnet_ids encryption_options.kms_key_id', 'replaces'],
  ['aws_mq_broker', 'host_instance_type engine_version', 'in-place'],
  ['aws_s3_bucket', 'hasOwnProperty a.b __proto__', 'unknown'],
  ['constructor', 'name', 'unknown'],
])('of %s: %s %s', (type, attributes, answer) => {
  expect(attributes.split(' ').map((attribute) => [attribute, replacing(type, attribute)])).toEqual(
    attributes.split(' ').map((attribute) => [attribute, answer]),
  );
});
