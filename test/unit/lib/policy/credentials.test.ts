import fc from 'fast-check';
import { holdsCredential, isCredential, secretWords, tellsCredential } from '../../../../lib';
import { check } from '../../../kit/property';

const word = 'hunter2hunter2';

const called = [
  'PASSWORD',
  'DB_PASS',
  'mysql_pwd',
  'PASS',
  'CLIENT_SECRET',
  'githubToken',
  'apiKey',
  'ENCRYPTION_KEY',
  'app.creds',
  'JWT_SALT',
];
test.each(called)("a literal called '%s' is a credential", (name) => expect(isCredential(name, word)).toBe(true));

test.each(['STRIPE_KEY', 'LICENSE_KEY', 'SENTRY_DSN', 'key'])("a literal called '%s' is one where it looks like a key", (name) => {
  expect(isCredential(name, '0123456789abcdef0123456789abcdef')).toBe(true);
  expect(isCredential(name, '8c3f1a52-93b7-4a0e-9a63-0d6c5d3f7e11')).toBe(true);
  expect(isCredential(name, 'orders-by-day')).toBe(false);
});

const logins: readonly (readonly [name: string, password: string, ways: readonly string[]])[] = [
  ['REDIS_AUTH', 'Hunter2xyz', ['', 'true', 'oauth2', 'redis', 'default', '$(REDIS_PASSWORD)', '${REDIS_AUTH}']],
  ['AUTH', 's3cretpw', ['none', 'basic', 'oidc', 'ldap', 'mtls', 'sigv4', 'RS256', 'v2', 'http-basic', 'https://id.example.com/v2']],
  ['SASL_AUTH', 'abc123def', ['PLAIN', 'SCRAM-SHA-512', 'scram-sha-256', 'md5', 'GSSAPI', 'OAUTHBEARER', 'kerberos5']],
  ['HTTP_AUTHORIZATION', 'Bearer abc123def', ['Bearer token', 'AWS_IAM', 'COGNITO_USER_POOLS', 'google-oauth2', '/etc/auth1']],
  ['proxy.auth', 'me:hunter2', ['localhost:8080', 'saml2', 'x509', 'base64', 'http,https', 'openid4']],
];
test.each(logins)("'%s' is a password, or only says how one logs in", (name, password, ways) => {
  expect(isCredential(name, password)).toBe(true);
  expect(ways.filter((way) => isCredential(name, way) || tellsCredential(`${name}=${way}`))).toEqual([]);
});

const files: readonly (readonly [name: string, told: string, harmless: string])[] = [
  ['.netrc', 'machine db\n  login me\n  password hunter2', 'machine db\n  login me\n  password ${PASSWORD}'],
  ['.netrc on one line', 'default login me password hunter2', 'the default login: ask for the password on duty'],
  ['.pgpass', '# orders\ndb:5432:orders:me:hunter2', 'db:5432:orders:me:$PASSWORD\n2001:db80:1:2::1\nroot:x:0:0:root:/root:/bin/sh'],
  ['.my.cnf', '[client]\nuser=me\npassword=hunter2', '[client]\nuser=me\nport=3306'],
  ['.npmrc', '//registry.npmjs.org/:_authToken=abc123def', '//registry.npmjs.org/:_authToken=${NPM_TOKEN}'],
  ['.npmrc of before', '//npm.example.com/:_auth=bWU6aHVudGVyMg==', '//npm.example.com/:always-auth=true'],
  ['redis.conf', 'port 6379\nrequirepass hunter2', 'port 6379\n# requirepass hunter2\nmasterauth %(PASSWORD)s'],
  ['slapd.conf', 'rootdn "cn=me"\nrootpw hunter2', 'rootdn "cn=me"\nrootpw ${PASSWORD}'],
];
test.each(files)('%s tells a password, or takes it from elsewhere', (_name, told, harmless) => {
  expect([told, `${told}\n`, `${harmless}\n${told}\nend`].map((text) => tellsCredential(text))).toEqual([true, true, true]);
  expect(tellsCredential(harmless)).toBe(false);
});

/** Put together here, so that no scanner takes this file for a leak. */
const forms: readonly (readonly [what: string, text: string])[] = [
  ['a key of AWS', `${'AKIA'}IOSFODNN7EXAMPLE`],
  ['a key of AWS for a while', `${'ASIA'}IOSFODNN7EXAMPLE`],
  ['a secret key of AWS, with its name', `aws_secret_access_key = ${'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'}`],
  ['a token of GitHub', `${'ghp_'}${'a1B2'.repeat(9)}`],
  ['a fine token of GitHub', `${'github_pat_'}11ABCDEFG0${'aB3_'.repeat(6)}`],
  ['a token of GitLab', `${'glpat-'}abcdefghij0123456789`],
  ['a token of Slack', `${'xoxb-'}1234567890-abcdef`],
  ['a webhook of Slack', `https://hooks.slack.com/${'services'}/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX`],
  ['a key of Stripe', `${'sk_live_'}0123456789abcdef`],
  ['a key of Google', `${'AIza'}${'Sy0_'.repeat(8)}abc`],
  ['an OAuth secret of Google', `${'GOCSPX-'}${'aB3_'.repeat(7)}`],
  [
    'a key of an account of Azure',
    `DefaultEndpointsProtocol=https;AccountName=a;${'AccountKey'}=${'aB3+'.repeat(21)}ab==;EndpointSuffix=x`,
  ],
  ['a shared access key of Azure', `Endpoint=sb://a/;${'SharedAccessKey'}=${'aB3+'.repeat(11)}=`],
  ['a token of npm', `${'npm_'}${'aB3x'.repeat(9)}`],
  ['a key of SendGrid', `${'SG.'}${'aB3_'.repeat(5)}ab.${'aB3_'.repeat(10)}abc`],
  ['a private key', `-----BEGIN ${'PRIVATE'} KEY-----\nMIIEv…`],
  ['a private key of OpenSSH', `-----BEGIN OPENSSH ${'PRIVATE'} KEY-----`],
  ['a private key within JSON', `{"type":"service_account","private_key":"-----BEGIN ${'PRIVATE'} KEY-----\\nMII"}`],
  ['a JSON web token', `${'eyJhbGciOiJIUzI1NiJ9'}.eyJzdWIiOiIxMjM0NTY3ODkwIn0.abc`],
  ['a password in a URL', 'postgres://me:hunter2@db.example.com/orders'],
  ['a password in a URL of Redis, without a user', 'redis://:hunter2@cache:6379'],
  ['a password in a DSN of Go', 'root:hunter2@tcp(mysql:3306)/orders'],
  ['a password in a query', 'jdbc:mysql://db/orders?user=me&password=hunter2'],
  ['a login of a registry', '{"auths":{"ghcr.io":{"auth":"bWU6aHVudGVyMg=="}}}'],
  ['a header with a password', 'Authorization: Basic bWU6aHVudGVyMg=='],
  ['a token of Vault', `${'hvs.'}${'aB3_'.repeat(6)}`],
  ['a token of Pulumi', `${'pul-'}${'0123456789'.repeat(4)}`],
  ['a password in a connection string', 'Server=db;Database=orders;User Id=me;Password=hunter2;'],
];
test.each(['creation_token', 'client_request_token', 'idempotency_token'])('%s tells requests apart, and is no credential', (name) => {
  expect(isCredential(name, 'acme-production-eu-west-1-shop-orders')).toBe(false);
  expect(isCredential(name, `ghp_${'a1'.repeat(18)}`)).toBe(true);
});

test.each(forms)('%s is a credential, whatever its name and what stands around', (_what, text) => {
  expect(holdsCredential(text)).toBe(true);
  expect(isCredential('note', text)).toBe(true);
  expect(tellsCredential(`# settings\n${text}\n`)).toBe(true);
});

test.each([
  ['ALLOW_EMPTY_PASSWORD', 'yes'],
  ['MYSQL_RANDOM_ROOT_PASSWORD', '1'],
  ['USE_TOKEN', 'true'],
  ['DB_PASSWORD', ''],
  ['DB_PASSWORD', '$(DB_SECRET)'],
  ['DB_PASSWORD', '${DB_PASSWORD}'],
  ['DB_PASSWORD', '{{ .Values.password }}'],
  ['DB_PASSWORD', '<password>'],
  ['DB_PASSWORD', '********'],
  ['DB_PASSWORD', '/run/secrets/db'],
  ['DB_PASSWORD', 'vault:secret/data/orders#password'],
  ['DB_PASSWORD', 'ref+awssecrets://orders/db'],
  ['DB_PASSWORD', 'ENC[AES256_GCM,data:CwE4O1s=,iv:abc=,tag:def=,type:str]'],
  ['API_TOKEN', 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders-AbCdEf'],
  ['API_TOKEN', 'projects/acme/secrets/token/versions/1'],
  ['API_TOKEN', 'https://id.example.com/token'],
  ['TOKEN', '3600s'],
  ['KMS_KEY', 'alias/orders'],
  ['PARTITION_KEY', 'customerId'],
  ['CACHE_KEY', 'orders-v2'],
  ['AUTH', 'oidc'],
  ['PASSWORD_FILE', '/run/secrets/db'],
  ['TOKEN_URL', 'https://id.example.com/oauth'],
  ['SECRET_NAME', 'orders-db'],
  ['MAX_TOKENS', '4096'],
  ['DATABASE_URL', 'postgres://me:$(DB_PASSWORD)@db/orders'],
  ['DATABASE_URL', 'postgres://me:<password>@db/orders'],
  ['DATABASE_URL', 'postgres://db.example.com:5432/orders'],
  ['IMAGE', 'ghcr.io/acme/orders@sha256:2cbdb2c7679d83c10186726c01e3e04a0d1aaaaa2cbdb2c7679d83c10186726c'],
  ['GIT_URL', 'git@github.com:acme/orders.git'],
  ['CA', '-----BEGIN CERTIFICATE-----\nMIIB'],
  ['PUBLIC_KEY', 'ssh-ed25519 AAAAC3Nza operations'],
  ['FEATURES', 'password=required, token=optional'],
])("%s: '%s' is harmless", (name, value) => {
  expect(isCredential(name, value)).toBe(false);
  expect(tellsCredential(`${name}=${value}`)).toBe(false);
});

test.each([
  'spring.datasource.password=hunter2hunter2',
  'password: hunter2hunter2',
  '  "token": "hunter2hunter2",',
  'tunnel1_preshared_key: hunter2hunter2',
  'export API_KEY=hunter2hunter2',
  "  - db_password: 'hunter2hunter2'".replace('- ', ''),
])('a line of a file tells a credential: %s', (line) => expect(tellsCredential(`[main]\n${line}\nport = 5432\n`)).toBe(true));

test('JSON on one line tells a credential', () => {
  expect(tellsCredential('{"db":{"host":"db","password":"hunter2hunter2"}}')).toBe(true);
  expect(tellsCredential('{"db":{"host":"db","passwordFile":"/run/secrets/db","token":"${TOKEN}"}}')).toBe(false);
});

test.each([
  '# password = hunter2hunter2',
  'The password: ask the operator on duty',
  'password_file = /run/secrets/db',
  'token: ${TOKEN}',
  'admin.secret.name: orders',
  'const token = await read(file);',
  'bearer_token_file: /var/run/secrets/kubernetes.io/serviceaccount/token',
])('a line of a file tells nothing: %s', (line) => expect(tellsCredential(`[main]\n${line}\nport = 5432\n`)).toBe(false));

test('words and sentences are never a credential by their form', () => {
  const sentence = fc.array(fc.stringMatching(/^[A-Za-z]{1,12}[.,]?$/), { maxLength: 12 }).map((words) => words.join(' '));
  fc.assert(fc.property(sentence, (text) => !holdsCredential(text)));
});

test('whatever the text, an answer comes in no time', () => {
  const parts = fc.constantFrom(
    'machine ',
    'mysql -p',
    'echo a | kinit ',
    ' -',
    '$(',
    "'",
    'AUTH=',
    '://',
    ':',
    '@',
    'a',
    '=',
    ' ',
    'password',
    'key',
    '"',
    '\n',
    '-',
    'eyJ',
    '.',
    '$',
    '{',
    'AKIA',
    ';',
  );
  check(
    fc.property(fc.array(parts, { minLength: 1, maxLength: 6 }), (all) => {
      const text = all.join('').repeat(4000);
      const before = process.cpuUsage();
      tellsCredential(text);
      isCredential(text, text);
      isCredential('AUTH', text);
      secretWords([...all, text]);
      const { user, system } = process.cpuUsage(before);
      expect((user + system) / 1e6).toBeLessThan(2);
    }),
    { short: 60, long: 600 },
  );
});
