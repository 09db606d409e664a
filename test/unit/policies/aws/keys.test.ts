import { ownKeys } from '../../../../policies/aws/stores/own-keys';
import { storesCmk } from '../../../../policies/aws/stores/stores-cmk';
import { describePolicy, terraform } from '../table';
import { typesWith } from './types-with';
import { valued } from './valued';

const rows = Object.entries(ownKeys).flatMap(([field, types]) =>
  types
    .trim()
    .split(/\s+/)
    .map((type) => ({ type: `aws_${type}`, field })),
);
const byType = new Map(rows.map(({ type }) => [type, rows.filter((row) => row.type === type)]));
/** With every key that is asked of the type but one, which has another value. */
const document = (type: string, but?: string, value?: unknown) =>
  terraform(
    type,
    Object.assign(
      {},
      ...byType
        .get(type)!
        .map(({ field }) => valued(field, field === but ? value : '${aws_kms_key.it.arn}'))
        .filter(Boolean),
    ),
  );

describePolicy(storesCmk, {
  pass: {
    ...Object.fromEntries([...byType.keys()].map((type) => [`${type} with a key of ours`, document(type)])),
  },
  excused: {
    'a function without variables': terraform('aws_lambda_function', { function_name: 'it' }),
    'a parameter that is no secret': terraform('aws_ssm_parameter', { name: '/shop/mode', type: 'String', value: 'fast' }),
  },
  fail: {
    ...Object.fromEntries(rows.map(({ type, field }) => [`${type} without ${field}`, document(type, field)])),
    'a key that AWS manages': terraform('aws_docdb_cluster', { kms_key_id: 'arn:aws:kms:eu-west-1:111122223333:alias/aws/rds' }),
    'a parameter that is a secret': terraform('aws_ssm_parameter', { name: '/shop/token', type: 'SecureString', value: '${var.token}' }),
    'variables of a function': terraform('aws_lambda_function', { environment: [{ variables: { MODE: 'fast' } }] }),
  },
  unknown: { 'a variable': terraform('aws_docdb_cluster', { kms_key_id: '${var.key}' }) },
});

/** Optional attributes that name a key, of types that keep nothing by it, or that a rule of their own asks. */
const others = new Set(
  `aws_ami_copy aws_appconfig_configuration_profile aws_appconfig_deployment aws_cloudtrail aws_cloudwatch_log_anomaly_detector
  aws_cloudwatch_log_group aws_customerprofiles_domain aws_db_instance aws_ebs_snapshot_copy aws_ebs_snapshot_import aws_ebs_volume
  aws_efs_file_system aws_elasticache_replication_group aws_elasticache_serverless_cache aws_elastictranscoder_pipeline aws_emrcontainers_job_template
  aws_lambda_capacity_provider aws_lambda_event_source_mapping aws_lambda_function aws_rds_cluster aws_rds_custom_db_engine_version
  aws_rds_integration aws_redshift_integration aws_s3_bucket_object aws_s3_object aws_s3_object_copy
  aws_secretsmanager_secret aws_workspacesweb_data_protection_settings
  aws_workspacesweb_ip_access_settings aws_workspacesweb_session_logger`.split(/\s+/),
);

test('every type of the provider that may have a key of ours is asked, or named as one that is not', () => {
  const asked = new Set([...byType.keys(), ...others]);
  const keys = ['kmsKey', 'kmsKeyId', 'kmsKeyArn', 'kmsArn', 'kmsKeyIdentifier', 'kmsEncryptionKey', 'encryptionKey', 'encryptionKeyArn'];
  const found = typesWith(...keys, 'customerEncryptionKeyArn', 'customerManagedKey', 'customerManagedKeyArn');
  expect(found.filter((type) => !asked.has(type))).toEqual([]);
});
