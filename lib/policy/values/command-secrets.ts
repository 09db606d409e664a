import { isLiteral } from './secret-names';

/** How programs are told a password, beside a flag that is called one. */
interface Programs {
  readonly names: readonly string[];
  /** Flags whose next word is the password. */
  readonly next?: readonly string[];
  /** Flags of one letter that the password follows at once: `-phunter2`. */
  readonly glued?: string;
  /** Flags whose next word, or what follows them at once, is `user:password`. */
  readonly login?: readonly string[];
  /** The word without which those flags mean something else: `docker run -p 80:80`. */
  readonly verb?: string;
}

/**
 * @see https://dev.mysql.com/doc/refman/en/command-line-options.html
 * @see https://curl.se/docs/manpage.html#-u
 * @see https://redis.io/docs/latest/develop/tools/cli/
 */
const table: readonly Programs[] = [
  {
    names: [
      ...['mysql', 'mysqladmin', 'mysqlbinlog', 'mysqlcheck', 'mysqldump', 'mysqlimport', 'mysqlshow', 'mysqlslap', 'xtrabackup'],
      ...['mariadb', 'mariadb-admin', 'mariadb-backup', 'mariadb-check', 'mariadb-dump', 'mariadb-import', 'mariadb-show', 'mariabackup'],
    ],
    glued: 'p',
  },
  { names: ['curl'], login: ['-u', '--user', '-U', '--proxy-user'] },
  { names: ['etcdctl'], login: ['--user'] },
  { names: ['sshpass'], next: ['-p'], glued: 'p' },
  { names: ['keydb-cli', 'redis-cli', 'valkey-cli'], next: ['-a', '--pass'] },
  {
    names: ['mongo', 'mongodump', 'mongoexport', 'mongoimport', 'mongorestore', 'mongosh', 'mongostat', 'mongotop'],
    next: ['-p'],
    glued: 'p',
  },
  {
    names: ['ldapadd', 'ldapcompare', 'ldapdelete', 'ldapmodify', 'ldapmodrdn', 'ldappasswd', 'ldapsearch', 'ldapwhoami'],
    next: ['-w'],
    glued: 'w',
  },
  { names: ['bcp', 'sqlcmd'], next: ['-P'], glued: 'P' },
  { names: ['7z', '7za', '7zz'], glued: 'p' },
  { names: ['unzip', 'zip'], next: ['-P'] },
  { names: ['az', 'buildah', 'crane', 'docker', 'helm', 'nerdctl', 'oras', 'podman', 'skopeo'], verb: 'login', next: ['-p'] },
];

const programs: ReadonlyMap<string, Programs> = new Map(table.flatMap((each) => each.names.map((name) => [name, each])));

/** Ends a command, where a shell reads the words. */
const separator = /^[|;&()<>]+$/;

/** Which words of a command are passwords by what its programs make of them: `mysql -phunter2`, `curl -u me:hunter2`. */
export function passwordWords(words: readonly string[]): readonly number[] {
  const found: number[] = [];
  let program: Programs | undefined;
  let isAsked = false;
  for (const [index, word] of words.entries()) {
    if (separator.test(word)) program = undefined;
    const begun = programs.get(word.slice(word.lastIndexOf('/') + 1));
    if (begun) [program, isAsked] = [begun, begun.verb === undefined];
    else if (program?.verb === word) isAsked = true;
    else if (program && isAsked && isPassword(program, word, words[index - 1] ?? '')) found.push(index);
  }
  return found;
}

function isPassword({ next = [], glued, login = [] }: Programs, word: string, before: string): boolean {
  if (next.includes(before)) return isWritten(word) && !word.startsWith('-');
  if (login.includes(before) || bundled(before, login)) return isLogin(word);
  if (glued !== undefined && word.startsWith(`-${glued}`)) return word.length > 2 && isWritten(word.slice(2).replace(/^=/, ''));
  return login.some((flag) => word.startsWith(flag) && isLogin(word.slice(flag.length).replace(/^=/, '')));
}

/** Whether short flags stand together, of which the last takes a value: `-sSfu`. */
function bundled(word: string, flags: readonly string[]): boolean {
  return /^-[a-zA-Z]{2,8}$/.test(word) && flags.includes(`-${word.at(-1)}`);
}

/** `user:password`; without one, the program asks for it. */
function isLogin(word: string): boolean {
  const colon = word.indexOf(':');
  return colon > 0 && !/^[\d:]+$/.test(word) && isWritten(word.slice(colon + 1));
}

/** Whether a word is a literal that no shell puts together. */
export function isWritten(word: string): boolean {
  return !/^[$`]/.test(word) && isLiteral(word);
}

/** The words of a line, as a shell reads them, without their quotes. */
export function shellWords(line: string): readonly string[] {
  const words = line.match(/(?:"[^"]*"|'[^']*'|\$\([^()]*\)|[^\s"'|;&()<>])+|[|;&()<>]+|["']/g) ?? [];
  return words.map((word) => word.replace(/["']/g, ''));
}
