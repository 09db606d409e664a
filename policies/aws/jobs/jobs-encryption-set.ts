import { Policy } from '../../../lib/rules';
import { demandRules } from '../attributes';

export const jobsEncryptionSet: Policy = {
  name: 'aws/jobs/encryption-set',
  description: 'Jobs and queries say how what they write is encrypted, rather than leave it to each bucket.',
  remediation: 'Set security_configuration, or add encryption_configuration, as the finding says.',
  source: 'https://docs.aws.amazon.com/glue/latest/dg/set-up-encryption.html',
  rationale:
    'Results, temporary files and logs of a job hold all the data that it read: where it says nothing, whoever may read some bucket reads them.',
  severity: 'medium',
  controls: { checkov: ['CKV_AWS_77', 'CKV_AWS_159', 'CKV_AWS_195', 'CKV2_AWS_55'] },
  rule: demandRules([
    {
      types: 'athena_database',
      field: 'encryption_configuration.encryption_option',
      holds: (option) => option.isSet(),
      message: 'does not say how results are encrypted: encryption_configuration is not set',
      cure: 'Add encryption_configuration with encryption_option SSE_KMS and a kms_key.',
    },
    {
      types: 'athena_workgroup',
      field: 'configuration.result_configuration.encryption_configuration.encryption_option',
      holds: (option) => option.isSet(),
      unless: (at) => at('configuration.managed_query_results_configuration.enabled').is(true),
      message: 'does not say how results are encrypted: configuration.result_configuration.encryption_configuration is not set',
      cure: 'Add encryption_configuration with encryption_option SSE_KMS in result_configuration of configuration.',
    },
    {
      types: 'emr_cluster glue_crawler glue_dev_endpoint glue_job',
      field: 'security_configuration',
      holds: (configuration) => configuration.isSet(),
      message: 'does not say how what it writes is encrypted: security_configuration is not set',
      cure: 'Set security_configuration to the name of an aws_glue_security_configuration, or of an aws_emr_security_configuration.',
    },
  ]),
};
