import { documents, graph, Policy, Problem, pods, Unknown } from '../../lib/rules';
import { blocks } from '../aws/blocks';

/** What Terraform writes into a cluster. */
const writtenSecrets = documents<unknown>('kubernetes_secret_v1', 'kubernetes_secret');
const writtenConfigMaps = documents<unknown>('kubernetes_config_map_v1', 'kubernetes_config_map', 'kubernetes_config_map_v1_data');

export const secretPath: Policy = {
  name: 'x/secret-path',
  description: 'No secret goes from Terraform into a manifest or a state: only its name does.',
  remediation:
    'Keep the secret in Secrets Manager and refer to it by an ExternalSecret, or hand it over in data_wo of kubernetes_secret_v1 in place of data.',
  source: 'https://developer.hashicorp.com/terraform/language/manage-sensitive-data/write-only',
  rationale: 'States and manifests are copied, shown and backed up: whoever reads one of them once has the passwords in it.',
  severity: 'critical',
  cure: 'Environment.delivery',
  showsValues: false,
  rule: [
    graph(writtenSecrets, ({ raw }) => [...values(raw, 'data'), ...values(raw, 'binary_data')]),
    graph('v1/Secret', ({ raw }) => ['data', 'stringData'].flatMap((field) => (isElsewhere(raw[field], field) ? [] : values(raw, field)))),
    graph(writtenConfigMaps, ({ raw }) => flows(raw, ['data'])),
    graph('v1/ConfigMap', ({ raw }) => flows(raw, ['data'])),
    graph(documents<unknown>('output'), ({ raw, name }) =>
      String(raw.sensitive) === 'true' || String(raw.ephemeral) === 'true' || !(isSecret(raw.value) || isCalledSecret(name, raw.value))
        ? []
        : [
            {
              message: 'shows a secret to whoever applies, and to logs: sensitive is not true',
              at: ['value'],
              remediation: 'Set sensitive to true, or leave the output out.',
            },
          ],
    ),
    graph(pods, ({ raw }) => [
      ...flows(raw, ['metadata', 'annotations']),
      ...['containers', 'initContainers'].flatMap((list) =>
        blocks<Raw>(raw?.spec?.[list]).flatMap((container, index) =>
          blocks<Raw>(container.env).flatMap(({ value }, place) =>
            isSecret(value) ? [problem(['spec', list, index, 'env', place, 'value'])] : [],
          ),
        ),
      ),
    ]),
  ],
};

// biome-ignore lint/suspicious/noExplicitAny: a part of a document read from JSON
type Raw = any;

/** Entries of a Secret: whatever they are, they stand in a file or a state. */
function values(raw: Raw, field: string): readonly Problem[] {
  const entries = raw[field];
  const isEmpty = entries === undefined || (!(entries instanceof Unknown) && Object.keys(entries).length === 0);
  return isEmpty ? [] : [{ message: 'holds values of secrets', at: [field] }];
}

/**
 * What stands in a file for a secret that is elsewhere, or that only its key opens.
 *
 * @see https://getsops.io/docs/#encryption-protocol
 * @see https://argocd-vault-plugin.readthedocs.io/en/stable/howitworks/
 * @see https://bank-vaults.dev/docs/mutating-webhook/annotations/
 * @see https://github.com/helmfile/vals
 */
const standsForSecret =
  /^(?:ENC\[AES256_GCM,data:[^,\]]*,iv:[^,\]]+,tag:[^,\]]+,type:\w+\]|<path:[^<>\s]+>|vault:[\w./-]+#[\w.-]+(?:#\d+)?|ref\+[a-z]+:\/\/\S+)$/;

function isElsewhere(entries: unknown, field: string): boolean {
  if (typeof entries !== 'object' || entries === null || entries instanceof Unknown) return false;
  return Object.values(entries).every((text) => {
    if (typeof text !== 'string') return false;
    return standsForSecret.test(text) || (field === 'data' && standsForSecret.test(Buffer.from(text, 'base64').toString('utf8')));
  });
}

function flows(raw: Raw, path: readonly string[]): readonly Problem[] {
  const entries = path.reduce<Raw>((inner, key) => inner?.[key], raw);
  if (entries === undefined || entries instanceof Unknown) return isSecret(entries) ? [problem(path)] : [];
  return Object.entries(entries).flatMap(([key, value]) => (isSecret(value) ? [problem([...path, key])] : []));
}

function problem(at: readonly (string | number)[]): Problem {
  return { message: 'takes a secret from Terraform', at };
}

/** An output that is called a secret, and shows more than which one it is. */
function isCalledSecret(name: string, value: unknown): boolean {
  const text = value instanceof Unknown ? value.text : value;
  return (
    typeof text === 'string' &&
    /(?<!existing_?)(?:password|passphrase|token|api_key|secret_key|private_key)$/.test(name.toLowerCase()) &&
    !/\.(?:id|arn|name|key_id)\b/.test(text)
  );
}

/** Attributes that hold secrets. */
const secretAttribute =
  /random_password\.[\w-]+(?:\[[^\]]*\])?\.(?:result|bcrypt_hash)|aws_iam_access_key\.[\w-]+\.secret|aws_ssm_parameter\.[\w-]+(?:\[[^\]]*\])?\.value\b|\.(?:master_password|password|auth_token|secret_string|secret_binary|private_key(?:_pem)?)\b/;

function isSecret(value: unknown): boolean {
  const text = value instanceof Unknown ? value.text : value;
  return typeof text === 'string' && text.includes('${') && secretAttribute.test(text);
}
