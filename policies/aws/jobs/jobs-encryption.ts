import { documents, expression, graph, Policy, Problem, told, unless } from '../../../lib/rules';
import { demandRules } from '../attributes';
import { blocks } from '../blocks';

interface Workgroup {
  readonly configuration?: { readonly enforce_workgroup_configuration?: boolean };
}

interface Project {
  readonly artifacts?: { readonly encryption_disabled?: boolean };
  readonly secondary_artifacts?: readonly { readonly encryption_disabled?: boolean }[];
  readonly logs_config?: { readonly s3_logs?: { readonly encryption_disabled?: boolean; readonly status?: string } };
}

/** What a security configuration of Glue encrypts, and by which attribute. */
const modes = {
  cloudwatch_encryption: 'cloudwatch_encryption_mode',
  job_bookmarks_encryption: 'job_bookmarks_encryption_mode',
  s3_encryption: 's3_encryption_mode',
} as const;

export const jobsEncryption: Policy = {
  name: 'aws/jobs/encryption',
  description: 'What jobs of Glue, builds and queries write is encrypted as somebody chose, and nobody switches that off.',
  remediation: 'Leave out what switches the encryption off, or set it to SSE-KMS, CSE-KMS or true, as the finding says.',
  source: 'https://docs.aws.amazon.com/glue/latest/dg/encryption-security-configuration.html',
  rationale:
    'Encryption with a key of yours decides who reads what jobs leave behind. Switched off, whoever reads the bucket or the catalogue reads that too.',
  severity: 'medium',
  controls: { fsbp: ['CodeBuild.3'], checkov: ['CKV_AWS_78', 'CKV_AWS_82', 'CKV_AWS_99', 'CKV_AWS_311'] },
  rule: [
    expression(documents<Workgroup>('aws_athena_workgroup'), ({ configuration }) =>
      told(
        configuration.enforce_workgroup_configuration.isNot(false),
        'lets whoever asks choose where results go, and whether encrypted: configuration.enforce_workgroup_configuration is false',
        'Leave out enforce_workgroup_configuration in configuration.',
      ),
    ),
    expression(documents<Project>('aws_codebuild_project'), ({ artifacts }) =>
      told(
        artifacts.encryption_disabled.isNot(true),
        'writes artifacts without its key: artifacts.encryption_disabled is true',
        'Leave out encryption_disabled in artifacts.',
      ),
    ),
    ...demandRules([
      {
        types: 'codebuild_report_group',
        field: 'export_config.s3_destination.encryption_disabled',
        holds: (isOff) => isOff.isNot(true),
        message: 'writes reports without its key: export_config.s3_destination.encryption_disabled is true',
        cure: 'Leave out encryption_disabled in s3_destination of export_config.',
      },
    ]),
    expression(documents<Project>('aws_codebuild_project'), ({ secondary_artifacts: artifacts }) =>
      artifacts.every((one) =>
        told(
          one.encryption_disabled.isNot(true),
          'writes artifacts without its key: secondary_artifacts.encryption_disabled is true',
          'Leave out encryption_disabled in secondary_artifacts.',
        ),
      ),
    ),
    expression(documents<Project>('aws_codebuild_project'), ({ logs_config: { s3_logs: logs } }) =>
      unless(
        logs.status.isNot('ENABLED'),
        told(
          logs.encryption_disabled.isNot(true),
          'writes logs without its key: logs_config.s3_logs.encryption_disabled is true',
          'Leave out encryption_disabled in s3_logs.',
        ),
      ),
    ),
    graph(documents<unknown>('aws_glue_security_configuration'), ({ raw }) =>
      blocks<Readonly<Record<string, unknown>>>(raw.encryption_configuration).flatMap((configuration) =>
        Object.entries(modes).flatMap(([block, mode]) =>
          blocks<Readonly<Record<string, unknown>>>(configuration[block] as Readonly<Record<string, unknown>>).flatMap(
            // What is left out is off.
            (one) =>
              problem(
                one[mode],
                mode,
                ['encryption_configuration', block, mode],
                block === 'job_bookmarks_encryption' ? 'CSE-KMS' : 'SSE-KMS',
              ),
          ),
        ),
      ),
    ),
    graph(documents<unknown>('aws_glue_data_catalog_encryption_settings'), ({ raw }) => {
      const at = 'data_catalog_encryption_settings';
      return blocks<Catalog>(raw[at]).flatMap((settings) => [
        ...blocks(settings.encryption_at_rest).flatMap(({ catalog_encryption_mode: mode }) =>
          problem(mode, 'catalog_encryption_mode', [at, 'encryption_at_rest', 'catalog_encryption_mode'], 'SSE-KMS'),
        ),
        ...blocks(settings.connection_password_encryption).flatMap(({ return_connection_password_encrypted: encrypted }) =>
          String(encrypted) === 'false'
            ? [
                {
                  message: 'returns passwords of connections in the clear: return_connection_password_encrypted is false',
                  at: [at, 'connection_password_encryption', 'return_connection_password_encrypted'],
                  remediation: 'Set return_connection_password_encrypted to true, with an aws_kms_key_id.',
                },
              ]
            : [],
        ),
      ]);
    }),
  ],
};

interface Catalog {
  readonly encryption_at_rest?: { readonly catalog_encryption_mode?: unknown };
  readonly connection_password_encryption?: { readonly return_connection_password_encrypted?: unknown };
}

function problem(mode: unknown, field: string, at: readonly string[], encrypting: string): readonly Problem[] {
  return mode === undefined || mode === 'DISABLED'
    ? [
        {
          message: `switches encryption off: ${field} is ${mode === undefined ? 'not set' : 'DISABLED'}`,
          at,
          remediation: `Set ${field} to ${encrypting}, with a kms_key_arn.`,
        },
      ]
    : [];
}
