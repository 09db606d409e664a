/** Names, in small letters, of variables and attributes whose value is a secret: `db_password`, `api-key`; not `password_file`. */
export const secretNames =
  /(passwords?|passwd|passphrase|secret|token|api[-_]?key|private[-_]?key|access[-_]?key|secret[-_]?key|encryption[-_]?key|shared[-_]?key|signing[-_]?key|credentials?|requirepass|masterauth|bindpw|rootpw)$|[-_.](pass|pwd|creds?|salt|pepper)$|^pass$/;

/** Names, in small letters, of what somebody logs in with, or only how: `redis_auth` is a password, or `oauth2` (`waysToLogIn`). */
export const loginNames = /([-_.:]|^)auth(orization)?$/;

/**
 * Values of `loginNames`, in small letters, that are none: short ones, and words without digits, but for those of a way to log in: `oauth2`,
 * `scram-sha-256`.
 */
export const waysToLogIn =
  /^(.{0,5}|(([a-z]+|\d{1,4}|(oauth|oidc|openid|saml|scram|sha|md|rs|es|hs|ps|aes|krb|kerberos|sig|sigv|ntlmv|v|ldap|http|tls|x|rfc|base)\d{1,4}|\d{1,2}[a-z])([-_.+/, ]|$))+)$/;

/** Names, in small letters, of values that are secrets only where they look like a key (`keyForms`): `partition_key` is none. */
export const keyNames = /([-_.]|^)(key|signature|seed|salt|nonce|dsn)$/;

/** Names, in small letters, of what tells one request or one cluster from another: EFS knows a file system by it, etcd its members. */
export const requestNames = /^(?:creation|idempotency|client[-_]request|initial[-_]cluster)[-_]token$/;

/** Values of `keyNames` that look like a key: hexadecimal digits, a UUID. */
export const keyForms = /^([0-9A-Fa-f]{24,}|[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})$/;

/**
 * Values, in small letters, that are no secret whatever their name: nothing, a switch, a small number, a place, and what stands for something
 * else: other variables, templates, what a script replaces, references of Vault and vals, what SOPS encrypted.
 */
export const harmlessValues =
  /^([-\s]*|true|false|yes|no|on|off|none|null|nil|undefined|default|auto|seconds|minutes|hours|days|enabled|disabled|required|optional|replace-.*|\d{1,4}(\.\d+)?([smhd]|ms)?|(\$\([\w.-]+\))+|\$\{.*|\$[a-z_]\w*|\{\{.*|%\(.*|%\{.*|<.*>|\[.*\]|\*+|x{3,}|\/.*|\.{1,2}\/.*|~\/.*|[a-z]:\\.*|arn:.*|alias\/.*|(https?|file|env|vault|secret|ref|ssm|op|aws-sm|gcp-sm|azure-kv|awssm|gcpsecretmanager)(:|\+).*|projects\/.*\/secrets\/.*|enc\[.*|[\w.-]+:\d{1,5})$/;

/** Whether a value is written out: it is not nothing, a switch, or what stands for something else. */
export function isLiteral(value: string): boolean {
  return !harmlessValues.test(value.toLowerCase());
}
