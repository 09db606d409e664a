import { remembered } from '../../documents/remembered';
import { isWritten, passwordWords, shellWords } from './command-secrets';
import { hasSecretMark } from './secret-marks';
import { isLiteral, keyForms, keyNames, loginNames, requestNames, secretNames, waysToLogIn } from './secret-names';

/**
 * Texts that are secrets by their form: keys of clouds, forges and services, private keys, JSON web tokens, passwords in URLs and connection
 * strings.
 */
export const secretFormats =
  /(AKIA|ASIA)[0-9A-Z]{16}|hv[sb]\.[0-9A-Za-z_-]{24}|pul-[0-9a-f]{40}|gh[pousr]_[0-9A-Za-z]{36}|github_pat_[0-9A-Za-z_]{22}|gl(pat|dt|rt|ptt)-[0-9A-Za-z_-]{20}|xox[abeprs]-[0-9A-Za-z-]{10}|xapp-\d-[0-9A-Z]{8}|hooks\.slack\.com\/(services|workflows)\/T[0-9A-Z]{6,}\/\w+\/\w{16}|[rs]k_live_[0-9A-Za-z]{16}|sk-(ant|proj)-[0-9A-Za-z_-]{20}|AIza[0-9A-Za-z_-]{35}|GOCSPX-[0-9A-Za-z_-]{28}|ya29\.[0-9A-Za-z_-]{20}|npm_[0-9A-Za-z]{36}|dckr_pat_[0-9A-Za-z_-]{20}|pypi-AgEIcHlwaS5vcmc|hf_[A-Za-z]{34}|shp(at|ca|pa|ss)_[0-9a-fA-F]{32}|SG\.[0-9A-Za-z_-]{22}\.[0-9A-Za-z_-]{43}|(AccountKey|SharedAccessKey)=[0-9A-Za-z+/]{40}|[?&]sig=[0-9A-Za-z%]{40}|[?&;](user)?[Pp]assword=[^$&;{<*%\s'"]{3}|"auths"\s*:\s*\{[^{]{1,300}\{[^}]{0,900}"auth"\s*:\s*"[0-9A-Za-z+/]{8}|[Aa]uthorization\W{1,4}Basic [0-9A-Za-z+/]{8,900}=|-----BEGIN [A-Z ]*PRIVATE KEY|eyJ[0-9A-Za-z_-]{8,900}\.eyJ[0-9A-Za-z_-]{8,900}|:\/\/[^/\s:@]*:[^$@/\s{<*%][^@/\s]*@|[\w.-]:[^$@/\s{<*:]{3,}@tcp\(|[Ss]ecret_?([Aa]ccess_?)?[Kk]ey\W{1,6}[A-Za-z0-9/+=]{40}([^A-Za-z0-9/+=]|$)|SECRET_?(ACCESS_?)?KEY\W{1,6}[A-Za-z0-9/+=]{40}([^A-Za-z0-9/+=]|$)|(^|[;\s])([Pp]assword|[Pp]wd|PASSWORD|PWD)\s*=\s*[^$;{<*\s'"/`][^;\s]*($|;)/;

/** What each text of such a form has somewhere, and words of a sentence have not: it is found for less. */
export const secretSigns = /[-:=@"]|[\w./+]{16}/;

/** Characters of the shortest text that is a secret by its form. */
const shortestForm = 12;

/** Whether a text, alone or within a longer one such as a script, is a secret by its form. */
export function holdsCredential(text: string): boolean {
  return text.length >= shortestForm && hasSecretMark(text) && secretFormats.test(text);
}

/**
 * Whether a literal is a secret: by its form, because it was generated, or because it is called one and stands for nothing else.
 *
 * @param name of the variable, entry or attribute
 */
export function isCredential(name: string, value: string): boolean {
  return holdsCredential(value) || looksRandom(value) || isCalledSecret(name, value);
}

function isCalledSecret(name: string, value: string): boolean {
  switch (meaningOf(name)) {
    case 'secret':
      return !value.includes('\n') && isLiteral(value);
    case 'login':
      return !value.includes('\n') && isLiteral(value) && !waysToLogIn.test(value.toLowerCase());
    case 'key':
      return !value.includes('\n') && keyForms.test(value);
    default:
      return false;
  }
}

/** What a value is by its name. The same few names stand in all documents. */
const meaningOf = remembered((name): 'secret' | 'login' | 'key' | 'other' => {
  const called = name.toLowerCase();
  if (requestNames.test(called)) return 'other';
  if (secretNames.test(called)) return 'secret';
  if (loginNames.test(called)) return 'login';
  return keyNames.test(called) ? 'key' : 'other';
});

/** `password = hunter2`, `"token": "…"`, `export API_KEY=…`, `--password=…`, `//host/:_authToken=…`; not what a comment says. */
const assignment =
  /^[\s{,]*(?:export\s+|set\s+|-{1,2}|\/\/[^\s=]{1,200}\/:)?["']?([\w.-]+)["']?\s*[:=]\s*(?:"([^"]*)"|'([^']*)'|([^\s"',;]+))[\s,;}]*$/;
/** Of words in a file, shorter ones stand for something else. */
const shortestWord = 4;
/** Longer lines are data. */
const longestLine = 1000;

/**
 * Whether a text that somebody else reads, such as a configuration file or a command, tells a secret in one of its lines.
 *
 * @param isSecret of what a line assigns
 */
export function tellsCredential(text: string, isSecret: (name: string, value: string) => boolean = isCredential): boolean {
  if (holdsCredential(text) || logsIn(text)) return true;
  // JSON on one line is one of many all the same.
  return text
    .replaceAll('\\\n', ' ')
    .split(/^\s*[{[]/.test(text) ? /[\n{}[\],]/ : '\n')
    .some(
      (line) => credentialIn(line, isSecret) !== undefined || (mayCommand.test(line) && !/^\s*(?:#|\/\/)/.test(line) && commands(line)),
    );
}

/**
 * Files of logins: `.netrc`, over one line or three; `.pgpass`; `requirepass` of Redis, and `rootpw` of OpenLDAP, without a sign between; SQL
 * that makes users.
 */
const logins: readonly RegExp[] = [
  /(?:^|\s)(?:machine\s{1,40}\S{1,253}|default)\s{1,40}login\s{1,40}\S{1,253}\s{1,40}password\s{1,40}(\S{3,})/g,
  /^[^\s:#]{1,253}:(?:\*|\d{4,5}):[^\s:]{1,63}:[^\s:]{1,63}:([^\s:]{3,})$/gm,
  /^[ \t]*(?:requirepass|masterauth|rootpw|bindpw)[ \t]{1,40}(\S{3,})[ \t]*$/gm,
  /\b(?:identified\s{1,20}(?:with\s{1,20}\S{1,60}\s{1,20})?by|(?:user|role)\s[^;\n]{1,200}\spassword)\s{1,20}'([^'\n]{3,})'/gi,
];

/** What each of them has somewhere. */
const mayLogIn = /login|:(?:\*|\d)|requirepass|masterauth|rootpw|bindpw|identified\s|IDENTIFIED\s|[Pp]assword\s+'|PASSWORD\s+'/;

function logsIn(text: string): boolean {
  return (
    mayLogIn.test(text) && logins.some((form) => [...text.matchAll(form)].some(([, value = '']) => isWritten(value.replace(/["']/g, ''))))
  );
}

/** What a line has in which a command is told something: a flag, or a variable before it. */
const mayCommand =
  /(?:^|\s)(?:-|[A-Z_]{3}\w*=)|(?:rabbitmqctl|mysqladmin|-admin|-cli|chpasswd|kinit|configure|config|net|sqlplus|passwd|passphrase|vault|mc|mcli|psql)(?:\s|$)/;

/** Flags whose next word assigns something: `--from-literal password=…`. */
const assigning = /^(?:--set(?:-string)?|-e|--env|--build-arg|--from-literal)$/;

/** Whether a line of a script tells a program a secret, or the programs that it starts. */
function commands(line: string): boolean {
  if (line.length > longestLine) return false;
  const words = shellWords(line);
  return (
    passwordWords(words).length > 0 ||
    (line.includes('$(') && [...line.matchAll(/\$\(([^()]*)\)/g)].some(([, inner = '']) => commands(inner))) ||
    words.some((word, index) => {
      const before = words[index - 1] ?? '';
      if (/^-|^[A-Z_]{3}\w*=/.test(word) || assigning.test(before))
        return credentialIn(word.replace(/^(?:--from-literal=|--set=|-D)/, ''), isCalledSecret) !== undefined;
      return flag.test(before) && isWritten(word) && isCalledSecret(before.replace(/^-+/, ''), word);
    })
  );
}

/** A flag by itself, whose value is the next word. */
const flag = /^--?[a-z][\w.-]*$/i;

/** Which words of a command, or scripts among them, are secrets: by their form, by the name or flag before them, or by who reads them. */
export function secretWords(words: readonly string[]): readonly number[] {
  const passwords = new Set(passwordWords(words));
  return words.flatMap((word, index) => (passwords.has(index) || isSecretWord(word, words[index - 1]) ? [index] : []));
}

/** Whether a word of a command, or one of the words of a script, is a secret: by its form, or by the name or flag before it. */
export function isSecretWord(word: string, before = ''): boolean {
  const isValue = flag.test(before) && !word.startsWith('-') && !word.startsWith('$');
  const apart = word.split(/\s+/).join('\n');
  return tellsCredential(apart) || (apart !== word && tellsCredential(word)) || (isValue && isCredential(before.replace(/^-+/, ''), word));
}

/** The credentials that lines of a text assign: what a configuration file, or a script, tells whoever reads it. */
export function credentialsIn(text: string): readonly string[] {
  return text.includes('\n') ? text.split('\n').flatMap((line) => credentialIn(line) ?? []) : [];
}

function credentialIn(line: string, isSecret = isCredential): string | undefined {
  if (line.length > longestLine) return undefined;
  const [, name, ...values] = assignment.exec(line) ?? [];
  const value = values.find((each) => each !== undefined) ?? '';
  return name !== undefined && value.length >= shortestWord && !/^[$`]/.test(value) && isSecret(name, value) ? value : undefined;
}

const shortest = 20;
/** Bits of a character: words have about 3, random base64 of this length 4 and more. */
const leastEntropy = 3.8;

/**
 * Whether text looks like a generated key: one word of small and capital letters and digits, without any pattern. A path, such as
 * `shop-production-eu-west-1/web/Deployment`, and a name of several words, `ELBSecurityPolicy-TLS-1-0-2015-04`, have no part in which all
 * three are.
 */
export function looksRandom(text: string): boolean {
  if (text.length < shortest || !isMixed(text) || !/^[\w+/=-]+$/.test(text) || !text.split(/[/_-]/).some(isMixed) || isWords(text))
    return false;
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  const entropy = [...counts.values()].reduce((bits, count) => bits - (count / text.length) * Math.log2(count / text.length), 0);
  return entropy >= leastEntropy;
}

/** Whether two thirds are small letters, with digits at one place: `NoUTF8EscapingWithSuffixes`. Of a thousand generated texts of 24 characters two are so. */
function isWords(text: string): boolean {
  return /^\D*\d{1,2}\D*$/.test(text) && 3 * text.replace(/[^a-z]/g, '').length >= 2 * text.length;
}

function isMixed(part: string): boolean {
  return /[a-z]/.test(part) && /[A-Z]/.test(part) && /\d/.test(part);
}
