import type { FieldRule } from '../rule';

const anything = /./;

/** Where secrets come from. */
export const secretRules: readonly FieldRule[] = [
  {
    verdict: 'danger',
    class: 'secret',
    id: 'secret/reference',
    on: anything,
    field:
      /(?:secretKeyRef|secretRef|secretName|imagePullSecrets|remoteRef|secretStoreRef|storeRef|volumes\[[^\]]*\]\.secret)(?:\.|\[|$)|^(?:master_user_secret_kms_key_id|secret_id|secret_arn)$/,
    when: 'changed',
    reason: 'The pods get another secret, or none: they may not start, or talk to something else.',
    source: 'https://kubernetes.io/docs/concepts/configuration/secret/',
  },
  {
    verdict: 'danger',
    class: 'secret',
    id: 'secret/content',
    on: /^(?:Secret|SealedSecret|aws_secretsmanager_secret_version|aws_ssm_parameter)$/,
    field: /^(?:data|stringData|type|spec|secret_string|secret_string_wo|value|value_wo|secret_binary)/,
    when: 'changed',
    reason: 'Whoever reads the secret gets another one.',
    source: 'https://kubernetes.io/docs/concepts/configuration/secret/',
  },
];
