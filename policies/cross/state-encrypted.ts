import { documents, graph, Policy, Problem, Subject, Unknown } from '../../lib/rules';

type Settings = Readonly<Record<string, unknown>>;

/** Backends of Terraform 1 and OpenTofu. Azure, Google Cloud and HCP encrypt what they hold, and are reached by TLS, whatever is set. */
const kinds = ['azurerm', 'consul', 'cos', 'gcs', 'http', 'kubernetes', 'local', 'oss', 'pg', 'remote', 's3'];

/** @see https://developer.hashicorp.com/terraform/language/backend */
export const stateEncrypted: Policy = {
  name: 'x/state-encrypted',
  description: 'A state, with every secret that Terraform knows, is encrypted where it is kept and on its way there.',
  remediation: 'Keep it in an s3 backend with encrypt set to true, and a kms_key_id.',
  source: 'https://developer.hashicorp.com/terraform/language/manage-sensitive-data#secure-state-storage',
  rationale:
    'Passwords and keys stand in a state as plain text: one copy of the file, or one listener on the way, is enough to have them all.',
  severity: 'high',
  cure: 's3State',
  rule: [
    graph(documents<unknown>(...kinds.map((kind) => `backend.${kind}`)), ({ type, raw }: Subject) => {
      const kind = type.slice('backend.'.length);
      return [...kept(kind, raw), ...sent(kind, raw)];
    }),
    graph(documents<unknown>('data.terraform_remote_state'), ({ raw }: Subject) => {
      const config: unknown = [raw.config].flat()[0];
      if (typeof config !== 'object' || config === null || config instanceof Unknown) return [];
      return sent(String(raw.backend), config as Settings).map((problem) => ({ ...problem, at: ['config', ...(problem.at ?? [])] }));
    }),
  ],
};

/** What is wrong with how a backend keeps a state. */
function kept(kind: string, settings: Settings): readonly Problem[] {
  if (kind === 'local') {
    const { path = 'terraform.tfstate' } = settings;
    return typeof path !== 'string' || /^(?:\/|\.\.\/|[a-z]:|~)/i.test(path)
      ? []
      : [{ message: `keeps the state in ${path}, in the clear and beside what is committed`, at: ['path'], remediation: elsewhere }];
  }
  const needs = encrypting[kind];
  if (!needs || needs.some((name) => (settings[name] instanceof Unknown ? false : isSet(settings[name])))) return [];
  const encrypt = settings['encrypt'];
  if (encrypt instanceof Unknown) return [{ message: 'encrypt is known only later', at: ['encrypt'], unknown: true }];
  if (encrypt === undefined && isEncryptedByItself(kind)) return [];
  // Settings that are given to `terraform init` stand nowhere.
  if (encrypt === undefined && settings['bucket'] === undefined)
    return [{ message: 'is completed by terraform init, which may set encrypt', at: ['encrypt'], unknown: true }];
  return [
    {
      message: `does not encrypt the state: encrypt is ${encrypt === undefined ? 'not set' : String(encrypt)}`,
      at: ['encrypt'],
      remediation: `Set encrypt to true${kind === 's3' ? ', with a kms_key_id' : ''}.`,
    },
  ];
}

/** Settings of which one that is set has the state encrypted. */
const encrypting: Readonly<Record<string, readonly string[]>> = {
  cos: ['encrypt'],
  oss: ['encrypt'],
  s3: ['encrypt', 'kms_key_id', 'sse_customer_key'],
};

function isEncryptedByItself(kind: string): boolean {
  return kind === 'cos';
}

const elsewhere = 'Use an s3 backend with encrypt set to true, or set path to a file outside the repository.';

/** What is wrong with the way to where a state is kept. */
function sent(kind: string, settings: Settings): readonly Problem[] {
  return [
    ...(addresses[kind] ?? []).flatMap((name): readonly Problem[] => {
      const address = settings[name];
      return typeof address === 'string' && /^http:\/\//i.test(address) && !isHere(address)
        ? [
            {
              message: `sends the state without TLS: ${name} is ${shown(address)}`,
              at: [name],
              remediation: `Set ${name} to an https:// address.`,
            },
          ]
        : [];
    }),
    ...unchecked.flatMap((name): readonly Problem[] =>
      isSet(settings[name])
        ? [{ message: `takes the state of whoever answers: ${name} is true`, at: [name], remediation: `Leave out ${name}.` }]
        : [],
    ),
    ...(kind === 'consul' ? toConsul(settings) : []),
    ...(kind === 'pg' ? toPostgres(settings) : []),
  ];
}

/** Settings that are addresses, by kind of backend. */
const addresses: Readonly<Record<string, readonly string[]>> = {
  consul: ['address'],
  cos: ['endpoint', 'domain'],
  http: ['address', 'lock_address', 'unlock_address'],
  kubernetes: ['host'],
  oss: ['endpoint'],
  s3: ['endpoint', 'iam_endpoint', 'sts_endpoint', 'dynamodb_endpoint'],
};

/** Settings that leave out who answers. */
const unchecked = ['skip_cert_verification', 'insecure'];

/** Consul is asked by HTTP unless told otherwise. */
function toConsul({ address, scheme }: Settings): readonly Problem[] {
  if (scheme === 'https' || scheme instanceof Unknown || typeof address !== 'string' || /^https?:\/\//i.test(address)) return [];
  return isHere(`http://${address}`)
    ? []
    : [
        {
          message: `sends the state without TLS: scheme is ${typeof scheme === 'string' ? scheme : 'not set'}`,
          at: ['scheme'],
          remediation: 'Set scheme to https.',
        },
      ];
}

function toPostgres({ conn_str: connection }: Settings): readonly Problem[] {
  return typeof connection === 'string' && /\bsslmode=(?:disable|allow|prefer)\b/.test(connection)
    ? [
        {
          message: 'sends the state without TLS: sslmode of conn_str allows it',
          at: ['conn_str'],
          remediation: 'Set sslmode=verify-full in conn_str.',
        },
      ]
    : [];
}

/** Whether an address is this machine. */
function isHere(address: string): boolean {
  return /^https?:\/\/(?:[^/@]*@)?(?:localhost|127(?:\.\d+){3}|\[::1\])(?=[:/]|$)/i.test(address);
}

/** Without user and password, and where it leads there. */
function shown(url: string): string {
  return url.replace(/^(https?:\/\/)[^/@]*@/i, '$1').split('?')[0]!;
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== '' && value !== false && value !== 'false';
}
