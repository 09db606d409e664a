import type { FieldRule } from '../rule';

const anything = /./;
const aws = /^aws_/;
const encryption = { verdict: 'danger', class: 'weaken' } as const;

/** How data is guarded. */
export const encryptionRules: readonly FieldRule[] = [
  {
    ...encryption,
    id: 'encryption/off',
    on: aws,
    field:
      /(?:^|\.)(?:storage_encrypted|encrypted|at_rest_encryption_enabled|transit_encryption_enabled|sqs_managed_sse_enabled|enable_key_rotation|encrypt_at_rest(?:\[0\])?\.enabled|node_to_node_encryption(?:\[0\])?\.enabled|server_side_encryption(?:\[0\])?\.enabled|enforce_https|kms_encrypted|iam_database_authentication_enabled)$/,
    when: 'off',
    reason: 'Data, or the way to it, is no longer encrypted or guarded as before.',
    source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/fsbp-standard.html',
  },
  {
    ...encryption,
    id: 'encryption/key',
    on: aws,
    field: /(?:^|\.)(?:kms_key_id|kms_master_key_id|kms_key_arn|kms_key|encryption_key|sse_algorithm|performance_insights_kms_key_id)$/,
    when: 'exchanged',
    reason: 'Another key, or none, guards the data: who may use it decides who may read.',
    source: 'https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html',
  },
  {
    ...encryption,
    id: 'encryption/tls',
    on: anything,
    field:
      /(?:^|\.)(?:ssl_policy|minimum_protocol_version|min_tls_version|tls_security_policy|security_policy|tls(?:\[\d+\])?(?:\..*)?|certificate_arn)$/,
    when: 'exchanged',
    reason: 'It says how connections are encrypted.',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html',
  },
  {
    ...encryption,
    id: 'encryption/protocol',
    on: aws,
    field: /(?:^|\.)protocol$/,
    when: 'exchanged',
    reason: 'It says how connections are encrypted, if at all.',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/create-https-listener.html',
  },
  {
    ...encryption,
    id: 'encryption/state',
    on: /^terraform$/,
    field: /^backend/,
    when: 'changed',
    reason: 'Terraform looks for its state elsewhere, or keeps it otherwise: what it does not find it creates anew.',
    source: 'https://developer.hashicorp.com/terraform/language/backend',
  },
];
