import { documents, graph, holdsCredential, isCredential, Policy, Problem, Subject, Unknown } from '../../../lib';
import { namedTexts } from '../named-texts';

/** Attributes that are secrets whatever they hold, by type. Those of RDS are `aws/rds/no-plain-password`. */
const sensitive: Readonly<Record<string, readonly string[]>> = {
  aws_directory_service_directory: ['password'],
  aws_dms_endpoint: ['password'],
  aws_docdb_cluster: ['master_password'],
  aws_elasticache_replication_group: ['auth_token'],
  aws_elasticache_user: ['passwords'],
  aws_fsx_windows_file_system: ['password'],
  aws_iam_server_certificate: ['private_key'],
  aws_memorydb_user: ['password'],
  aws_neptune_cluster: ['master_password'],
  aws_redshift_cluster: ['master_password'],
  aws_redshiftserverless_namespace: ['admin_user_password'],
  aws_secretsmanager_secret_version: ['secret_string', 'secret_binary', 'secret_string_wo'],
};

/** Attributes that hold environment variables, by type. */
const environments: Readonly<Record<string, string>> = {
  aws_apprunner_service: 'source_configuration',
  aws_codebuild_project: 'environment',
  aws_ecs_task_definition: 'container_definitions',
  aws_elastic_beanstalk_environment: 'setting',
  aws_lambda_function: 'environment',
};

export const secretsNoLiteral: Policy = {
  name: 'aws/secrets/no-literal',
  description: 'No secret stands in a file.',
  remediation: 'Let Terraform read it: a write-only argument with an ephemeral value, or a reference to Secrets Manager.',
  source: 'https://developer.hashicorp.com/terraform/language/manage-sensitive-data/ephemeral',
  rationale:
    'Everybody with the repository, an old copy of it or a build log has the secret, and nothing but replacing it everywhere helps.',
  severity: 'critical',
  cure: 'AwsPostgres',
  showsValues: false,
  rule: [
    graph(documents(...Object.keys(sensitive)), ({ type, raw }: Subject) =>
      sensitive[type]!.filter((field) => isLiteral(raw[field])).map((field) => ({
        message: `${field} is a literal`,
        at: [field],
        remediation: insteadOf(field),
      })),
    ),
    graph('aws_ssm_parameter', ({ raw }) =>
      ['value', 'insecure_value']
        .filter(
          (field) => isLiteral(raw[field]) && (raw.type === 'SecureString' || isLiteralSecret(String(raw.name ?? ''), String(raw[field]))),
        )
        .map((field) => ({ message: `${field} is a literal secret`, at: [field], remediation: insteadOf(field) })),
    ),
    graph(documents(...Object.keys(environments)), ({ type, raw }: Subject): readonly Problem[] =>
      namedTexts(raw[environments[type]!])
        .filter(({ name, value }) => isLiteralSecret(name, value))
        .map(({ name }) => ({
          message: `holds a literal secret in ${name}`,
          at: [environments[type]!],
          remediation: `Take ${name} out of ${environments[type]}, and let the program read it from Secrets Manager.`,
        })),
    ),
  ],
};

/** Attributes beside which the provider has one that reaches no state. */
const writeOnlyFields = new Set(['admin_user_password', 'master_password', 'secret_string', 'value']);

function insteadOf(field: string): string {
  if (field.endsWith('_wo')) return `Set ${field} to an ephemeral value, such as one of ephemeral.random_password.`;
  const writeOnly = writeOnlyFields.has(field) ? `, or ${field}_wo to an ephemeral value in place of it` : '';
  return `Set ${field} to a reference to Secrets Manager${writeOnly}.`;
}

/** A text that Terraform completes is no secret by its name. */
function isLiteralSecret(name: string, value: string): boolean {
  return value.includes('${') ? holdsCredential(value) : isCredential(name, value);
}

function isLiteral(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(isLiteral);
  return value !== undefined && value !== '' && !(value instanceof Unknown);
}
