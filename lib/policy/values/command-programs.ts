import { secretNames } from './secret-names';

/** How programs are told a password, beside a flag that is called one. */
export interface Program {
  readonly names: readonly string[];
  /** Words, in small letters, of which one has to stand there: `docker run -p 80:80` means something else by `-p`. */
  readonly verbs?: readonly string[];
  /** A flag of one letter that has to stand there, alone or among others: `htpasswd -b`. */
  readonly letter?: string;
  /** Flags whose next word is the password. */
  readonly next?: readonly string[];
  /** Flags of one letter that the password follows at once: `-phunter2`. */
  readonly glued?: string;
  /** Flags whose next word, or what follows them at once, is user and password. */
  readonly login?: readonly string[];
  /**
   * What stands between a user and the password.
   * @default :
   */
  readonly between?: string;
  /** What the word before a password is like. */
  readonly after?: RegExp;
  /** What a word is like that has the password in its first group. */
  readonly holds?: RegExp;
  /** How many words there are behind the program, or its verb, where the last one is the password; flags are not counted. */
  readonly words?: readonly number[];
  /** Flags whose next word counts for nothing. */
  readonly valued?: readonly string[];
  /**
   * Words that count for nothing.
   * @default - those that begin with `-`
   */
  readonly flags?: RegExp;
  /** Whether `--from-literal` assigns a secret, whatever its name. */
  readonly literals?: true;
  /** What its words are like where it reads the password from the program before it. */
  readonly reads?: RegExp;
}

/**
 * @see https://dev.mysql.com/doc/refman/en/command-line-options.html
 * @see https://curl.se/docs/manpage.html#-u
 * @see https://redis.io/docs/latest/develop/tools/cli/
 * @see https://httpd.apache.org/docs/2.4/programs/htpasswd.html
 * @see https://www.rabbitmq.com/docs/man/rabbitmqctl.8
 * @see https://docs.openssl.org/master/man1/openssl-passphrase-options/
 */
const table: readonly Program[] = [
  {
    names: [
      ...['mysql', 'mysqladmin', 'mysqlbinlog', 'mysqlcheck', 'mysqldump', 'mysqlimport', 'mysqlshow', 'mysqlslap', 'xtrabackup'],
      ...['mariadb', 'mariadb-admin', 'mariadb-backup', 'mariadb-check', 'mariadb-dump', 'mariadb-import', 'mariadb-show', 'mariabackup'],
    ],
    glued: 'p',
  },
  { names: ['mysqladmin', 'mariadb-admin'], verbs: ['password'], words: [1] },
  { names: ['curl'], login: ['-u', '--user', '-U', '--proxy-user'] },
  { names: ['etcdctl'], login: ['--user'] },
  { names: ['sshpass'], next: ['-p'], glued: 'p' },
  { names: ['keydb-cli', 'redis-cli', 'valkey-cli'], next: ['-a', '--pass'] },
  { names: ['keydb-cli', 'redis-cli', 'valkey-cli'], verbs: ['auth'], words: [1, 2] },
  { names: ['keydb-cli', 'redis-cli', 'valkey-cli'], verbs: ['config'], after: secretNames },
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
  { names: ['ldappasswd'], next: ['-s', '-a'] },
  { names: ['bcp', 'sqlcmd'], next: ['-P'], glued: 'P' },
  { names: ['ipmitool', 'mosquitto_pub', 'mosquitto_rr', 'mosquitto_sub', 'tsql', 'unzip', 'zip'], next: ['-P'] },
  { names: ['7z', '7za', '7zr', '7zz', 'rar', 'unrar'], glued: 'p' },
  { names: ['rar'], glued: 'hp' },
  { names: ['beeline', 'cqlsh', 'ncftpget', 'ncftpput', 'psexec', 'rabbitmqadmin', 'rdesktop'], next: ['-p'] },
  { names: ['groupadd', 'groupmod', 'useradd', 'usermod'], next: ['-p'] },
  { names: ['htpasswd', 'mosquitto_passwd'], letter: 'b', words: [2, 3], valued: ['-C', '-r'] },
  { names: ['rabbitmqctl'], verbs: ['add_user', 'authenticate_user', 'change_password'], words: [2], valued: ['-n', '--node'] },
  {
    names: ['openssl'],
    next: ['-k', '-K', '-hmac', '-psk'],
    holds: /^pass:(.+)$/,
  },
  { names: ['openssl'], verbs: ['passwd'], words: [1], valued: ['-in', '-salt'], reads: /-stdin\b/ },
  {
    names: ['apksigner', 'jarsigner', 'keytool'],
    next: ['-storepass', '-keypass', '-srcstorepass', '-srckeypass', '-deststorepass', '-destkeypass', '-new'],
  },
  { names: ['apksigner'], holds: /^pass:(.+)$/ },
  {
    names: ['ansible-vault'],
    verbs: ['encrypt_string'],
    words: [1],
    valued: ['--encrypt-vault-id', '--name', '--output', '--vault-id', '--vault-password-file', '-n'],
    reads: /--stdin-name/,
  },
  { names: ['snmpbulkget', 'snmpbulkwalk', 'snmpget', 'snmpgetnext', 'snmpinform', 'snmpset', 'snmptrap', 'snmpwalk'], next: ['-A', '-X'] },
  { names: ['lftp'], login: ['-u', '--user'], between: ',' },
  { names: ['net', 'rpcclient', 'smbclient', 'smbget', 'winexe'], login: ['-U', '--user'], between: '%' },
  { names: ['net', 'net.exe'], verbs: ['use'], after: /^\\\\/ },
  { names: ['net', 'net.exe'], verbs: ['user'], words: [2], flags: /^\// },
  { names: ['mount', 'mount.cifs'], holds: /(?:^|,)pass(?:word)?=([^,]+)/ },
  { names: ['pg_basebackup', 'pg_dump', 'pg_dumpall', 'pg_restore', 'pgbench', 'psql'], holds: /(?:^|\s)password=(\S+)/ },
  { names: ['sqlplus'], holds: /^[^/@\s]+\/([^/@\s]+)@/ },
  { names: ['xfreerdp'], holds: /^\/p:(.+)$/ },
  { names: ['cmdkey', 'cmdkey.exe'], holds: /^\/pass:(.+)$/ },
  { names: ['wpa_passphrase'], words: [2] },
  { names: ['mc', 'mcli'], verbs: ['alias'], words: [5], valued: ['--api', '--path'] },
  { names: ['mc', 'mcli'], verbs: ['user'], words: [4] },
  { names: ['vault'], verbs: ['login'], words: [1], flags: /^-|=/ },
  { names: ['kubectl', 'oc'], verbs: ['secret'], literals: true },
  { names: ['aws'], verbs: ['configure'], after: secretNames },
  { names: ['aws'], next: ['--secret-string'] },
  { names: ['npm', 'pnpm', 'pulumi'], verbs: ['config'], after: secretNames },
  {
    names: ['az', 'buildah', 'crane', 'docker', 'helm', 'nerdctl', 'oras', 'podman', 'skopeo'],
    verbs: ['login'],
    next: ['-p'],
    reads: /--password-stdin/,
  },
  { names: ['chpasswd'], between: ':', reads: /^(?!(?:.* )?(?:-e|--encrypted)(?: |$))/ },
  { names: ['passwd'], reads: /--stdin/ },
  { names: ['gpg', 'gpg2'], reads: /--passphrase-fd/ },
  { names: ['sudo'], reads: /(?:^| )-[a-zA-Z]*S(?: |$)/ },
  { names: ['smbpasswd'], reads: /(?:^| )-[a-z]*s(?: |$)/ },
  { names: ['kinit'], reads: /^/ },
];

/** What is known of a program by its name. */
export const programs: ReadonlyMap<string, readonly Program[]> = new Map(
  table.flatMap(({ names }) => names).map((name) => [name, table.filter(({ names }) => names.includes(name))]),
);
