import {
  documents,
  graph,
  holdsCredential,
  isCredential,
  Policy,
  Problem,
  Subject,
  sensitiveAttributes,
  sensitiveTypes,
  Unknown,
} from '../../../lib/rules';
import { namedTexts } from '../named-texts';

/** Types of whose secrets another rule tells. */
const toldElsewhere = new Set(['aws_db_instance', 'aws_rds_cluster', 'aws_ssm_parameter']);

/** What the provider hides and is no secret: names, what is public in a certificate, texts of any kind. */
const harmless = new Set(
  `admin_username airflow_configuration_options athena_properties body bundle_id ca_certificate_pem ca_pem certificate certificate_chain
  certificate_pem client_id connection_properties content customer_gateway_configuration header input kms_encryption_context kms_key_id
  master_user_name notes payload post_authentication_login_banner pre_authentication_login_banner public_key query_string schema team_id
  token_key_id token_signing_public_keys username verification_certificate_pem`.split(/\s+/),
);

/** Attributes that are secrets whatever they hold, by type: those that the provider's schema calls sensitive. */
const sensitive: ReadonlyMap<string, readonly (readonly string[])[]> = new Map(
  sensitiveTypes
    .filter((type) => !toldElsewhere.has(type))
    .map((type) => [
      type,
      sensitiveAttributes(type)
        .map((path) => path.split('.'))
        .filter((path) => !path.some((name) => harmless.has(name))),
    ]),
);

/** Attributes that hold environment variables, by type. */
const environments: Readonly<Record<string, string>> = {
  aws_apprunner_service: 'source_configuration',
  aws_batch_job_definition: 'container_properties',
  aws_cloudfront_distribution: 'origin',
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
    graph(documents(...sensitive.keys()), ({ type, raw }: Subject) =>
      sensitive.get(type)!.flatMap((path) =>
        placesOf(raw, path)
          .filter(({ value }) => isLiteral(value) || isLiteralJson(value))
          .map(({ at }) => ({ message: `${path.join('.')} is a literal`, at, remediation: insteadOf(path.at(-1)!, path.length === 1) })),
      ),
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

function insteadOf(field: string, isOfResource = true): string {
  if (field.endsWith('_wo')) return `Set ${field} to an ephemeral value, such as one of ephemeral.random_password.`;
  const writeOnly = isOfResource && writeOnlyFields.has(field) ? `, or ${field}_wo to an ephemeral value in place of it` : '';
  return `Set ${field} to a reference to Secrets Manager${writeOnly}.`;
}

/** Whether a text that Terraform makes of an object has a secret in it that stands there. */
function isLiteralJson(value: unknown): boolean {
  return value instanceof Unknown && namedTexts(value).some((text) => isLiteralSecret(text.name, text.value));
}

/** A text that Terraform completes is no secret by its name. */
function isLiteralSecret(name: string, value: string): boolean {
  return value.includes('${') ? holdsCredential(value) : isCredential(name, value);
}

interface Place {
  readonly value: unknown;
  readonly at: readonly (string | number)[];
}

/** Where the attribute of a path stands: a block may be one, or one of a list. */
function placesOf(value: unknown, [name, ...rest]: readonly string[], at: readonly (string | number)[] = []): readonly Place[] {
  if (name === undefined) return [{ value, at }];
  if (Array.isArray(value)) return value.flatMap((each, index) => placesOf(each, [name, ...rest], [...at, index]));
  if (typeof value !== 'object' || value === null || value instanceof Unknown || !Object.hasOwn(value, name)) return [];
  return placesOf((value as Readonly<Record<string, unknown>>)[name], rest, [...at, name]);
}

function isLiteral(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(isLiteral);
  return value !== undefined && value !== '' && !(value instanceof Unknown);
}
