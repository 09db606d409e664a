import { everything, graph, holdsCredential, isCredential, Policy, pods } from '../../lib/rules';
import { namedCredentials, valuesOfTerraform } from './named-credential';

const why = 'whoever reads the repository, the state or the cluster reads this.';

export const credential: Policy = {
  name: 'x/credential',
  description: 'No credential stands in a document, wherever: in a provider, an annotation, an argument, a file.',
  remediation: `Keep it in a store of secrets, and refer to it there: ${why}`,
  source: 'https://owasp.org/www-project-top-10-ci-cd-security-risks/CICD-SEC-06-Insufficient-Credential-Hygiene',
  rationale: 'Git keeps it for ever in every copy: a colleague who left, or whoever finds an old laptop, still gets in.',
  severity: 'critical',
  showsValues: false,
  covers: false,
  rule: graph(everything, (subject) => {
    const { type, raw } = subject;
    if (type === 'v1/Secret') return [];
    const isBlock = !type.includes('/') && !valuesOfTerraform.has(type);
    const isNamed = namedCredentials(subject, (at) => at.reduce((inner, key) => inner?.[key], raw));
    const found = subject.find((text, name, at) => {
      const isOne =
        holdsCredential(text) ||
        (isBlock && !text.includes('${') && !isKeyOfKms(type, name) && isCredential(name, text)) ||
        isNamed(text, name, at);
      return isOne && !isToldBefore(type, at);
    });
    return found.slice(0, most).map((at) => {
      const name = [...at].reverse().find((key) => typeof key === 'string') ?? type;
      const what = valuesOfTerraform.has(type) ? `${subject.address}${at.length > 1 ? `, ${name},` : ''}` : name;
      return { message: 'is a credential in the clear', at, remediation: `Take ${what} from a store of secrets: ${why}` };
    });
  }),
};

/** Whether an attribute names a key of KMS, by its id too: what a key is called is no secret. */
function isKeyOfKms(type: string, name: string): boolean {
  return type.startsWith('aws_') && /^(?:[a-z_]+_)?(?:kms|encryption)_key$/.test(name);
}

/** More of them in one document need no list. */
const most = 10;

/** Attributes of Terraform of which other rules tell: what is sensitive in RDS and elsewhere, what a machine runs when it starts. */
const told =
  /^(?:.*passwords?|auth_token|secret_string(?:_wo)?|secret_binary|private_key|value|insecure_value|user_data(?:_base64)?|environment|container_definitions|setting|source_configuration)$/;
const toldTypes =
  /^(?:aws_(?:apprunner_service|codebuild_project|db_instance|directory_service_directory|dms_endpoint|docdb_cluster|ecs_task_definition|elastic_beanstalk_environment|elasticache_replication_group|elasticache_user|fsx_windows_file_system|iam_server_certificate|instance|lambda_function|launch_configuration|launch_template|memorydb_user|neptune_cluster|rds_cluster|redshift_cluster|redshiftserverless_namespace|secretsmanager_secret_version|ssm_parameter)|kubernetes_.*)$/;

/** Lists of containers of a pod, and what of a container is looked at there. */
const lists: ReadonlySet<unknown> = new Set(['containers', 'initContainers', 'ephemeralContainers']);
const fields: ReadonlySet<unknown> = new Set(['env', 'command', 'args']);
const handlers: ReadonlySet<unknown> = new Set(['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe']);

/** Whether a rule of its own looks at what stands there: at variables and arguments of pods, entries of ConfigMaps, sensitive attributes. */
function isToldBefore(type: string, at: readonly (string | number)[]): boolean {
  if (type === 'v1/ConfigMap') return at[0] === 'data' || at[0] === 'binaryData';
  if (!type.includes('/')) return told.test(String(at[0])) && toldTypes.test(type);
  if (pods.parts.has(type) && at.some((key) => fields.has(key))) return true;
  const list = at.findIndex((key) => lists.has(key));
  const [, , field] = list < 0 ? [] : at.slice(list);
  return fields.has(field) || (handlers.has(field) && (at.includes('exec') || at.includes('httpHeaders')));
}
