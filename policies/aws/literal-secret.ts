/** Values that are secrets whatever they are called: keys of AWS, private keys, tokens of well-known services. */
const recognizable = [
  /\b(?:A3T[A-Z0-9]|AKIA|ASIA)[A-Z0-9]{16}\b/,
  /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/,
  /\b(?:ghp|gho|ghs|ghu|github_pat|glpat|xox[abprs]|sk_live|rk_live|npm|dckr_pat)[_-][A-Za-z0-9_-]{16,}/,
  /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]+/,
  /secret_?(?:access_?)?key\W{1,6}[A-Za-z0-9/+=]{40}(?![A-Za-z0-9/+=])/i,
  /[a-z][a-z0-9+.-]*:\/\/[^\s:/@]+:[^\s@/$]+@/i,
];

const secretName = /pass(?:word|wd|phrase)|secret|token|credential|(?:api|access|private|signing|encryption)[_-]?key|auth/i;
const notSecret = /(?:name|id|arn|url|uri|file|path|dir|ttl|expiry|expiration|enabled|version|type|algorithm|region|host|port|length|policy|method|mode)s?$/i;

/** Whether a literal text is a secret by its looks. */
export function looksSecret(value: string): boolean {
  return recognizable.some((pattern) => pattern.test(value));
}

/** Whether a literal text at a name is a secret: by its looks, or because the name says so and the text is no reference. */
export function isLiteralSecret(name: string, value: string): boolean {
  if (looksSecret(value)) return true;
  return secretName.test(name) && !notSecret.test(name) && value.length >= 6 && !isReference(value);
}

/** Names of things, switches and placeholders. */
function isReference(value: string): boolean {
  return /^(?:arn:|https?:\/\/|\/|\.|\$|\{\{|<|true$|false$|\d+$|alias\/)/i.test(value) || /[$][({]/.test(value);
}
