import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { dockerCredentials } from '../../../lib/registry/credentials/docker-credentials';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'docker-credentials-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const base64 = (text: string) => Buffer.from(text).toString('base64');
const ci = { kind: 'password', username: 'ci', password: 'pa:ss' };

function given(config: unknown): void {
  fs.writeFileSync(path.join(folder, 'config.json'), typeof config === 'string' ? config : JSON.stringify(config));
}

/** A helper of that name, which notes what it is told. */
function helper(name: string, script: string): void {
  const file = path.join(folder, `docker-credential-${name}`);
  const note = `{ echo "args=$*"; sed 's/^/stdin=/'; env; } > '${folder}/noted'`;
  fs.writeFileSync(file, `#!/bin/sh\n${note}\n${script}\n`, { mode: 0o755 });
}

const env = () => ({
  DOCKER_CONFIG: folder,
  PATH: `${folder}:${process.env.PATH}`,
  AWS_PROFILE: 'ci',
  NODE_OPTIONS: '-r x',
  GIT_DIR: 'x',
  TF_LOG: 'x',
});
const ask = (registry: string) => dockerCredentials(env())(registry);

test.each<[string, unknown, object | undefined]>([
  ['ghcr.io', { auths: { 'ghcr.io': { auth: base64('ci:pa:ss') } } }, ci],
  ['ghcr.io', { auths: { 'https://ghcr.io/v1/': { auth: base64('ci:pa:ss\0\0') } } }, ci],
  ['ghcr.io', { auths: { 'ghcr.io': { username: 'ci', password: 'pa:ss' } } }, ci],
  ['docker.io', { auths: { 'https://index.docker.io/v1/': { auth: base64('ci:pa:ss') } } }, ci],
  ['docker.io', { auths: { 'docker.io': { auth: base64('ci:pa:ss') } } }, ci],
  ['localhost:5000', { auths: { 'localhost:5000': { identitytoken: 'x' } } }, { kind: 'identity', token: 'x' }],
  ['ghcr.io', { auths: { 'ghcr.io': { registrytoken: 'x' } } }, { kind: 'bearer', token: 'x' }],
  ['ghcr.io', { auths: { 'ghcr.io': {} } }, undefined],
  ['ghcr.io', { auths: { 'ghcr.io:8443': { auth: base64('ci:pa:ss') } } }, undefined],
  ['ghcr.io', { auths: [], credHelpers: 'x', credsStore: 7 }, undefined],
  ['ghcr.io', {}, undefined],
])('%s is asked as docker would: %j', async (registry, config, wanted) => {
  given(config);
  expect(await ask(registry)).toEqual(wanted);
});

test('without a file, a registry is asked anonymously', async () => {
  expect(await ask('ghcr.io')).toBeUndefined();
});

test.each<[unknown, string]>([
  ['{', 'config.json:1:2'],
  ['[]', 'holds no object'],
  ['{"auths":{},"auths":{}}', "config.json:1:13' is no JSON, or says something twice"],
  ['{"auths":{"ghcr.io":{"auth":c2VjcmV0}}}', "config.json:1:29' is no JSON"],
  [{ auths: { 'ghcr.io': { auth: base64('nobody') } } }, "'auth' that is no user and password"],
  [{ credsStore: '../evil' }, 'is no name of a program'],
  [{ credsStore: 'x;rm -rf /' }, 'is no name of a program'],
  [{ credsStore: 'nowhere' }, 'is not installed'],
])('a file of %j is told', async (config, said) => {
  given(config);
  const refused = ask('ghcr.io');
  await expect(refused).rejects.toMatchObject({ name: 'UserError', what: expect.stringContaining(said) });
  await expect(refused).rejects.not.toThrow('c2VjcmV0');
});

test('a helper is told the registry on stdin, and nothing that steers other programs', async () => {
  given({ credHelpers: { '1.dkr.ecr.eu-west-1.amazonaws.com': 'ecr-login' }, credsStore: 'other' });
  helper('ecr-login', `echo '{"ServerURL":"x","Username":"AWS","Secret":"s3cr3t"}'`);
  expect(await ask('1.dkr.ecr.eu-west-1.amazonaws.com')).toEqual({ kind: 'password', username: 'AWS', password: 's3cr3t' });
  const noted = fs.readFileSync(path.join(folder, 'noted'), 'utf8');
  expect(noted).toMatch(/^args=get\nstdin=1\.dkr\.ecr\.eu-west-1\.amazonaws\.com\n/);
  expect(noted).toContain('AWS_PROFILE=ci');
  expect(noted).not.toMatch(/NODE_OPTIONS|GIT_DIR|TF_LOG/);
});

test('Docker Hub has its old name with helpers, and <token> stands for an identity', async () => {
  given({ credsStore: 'kept' });
  helper('kept', `echo '{"Username":"<token>","Secret":"x"}'`);
  expect(await ask('docker.io')).toEqual({ kind: 'identity', token: 'x' });
  expect(fs.readFileSync(path.join(folder, 'noted'), 'utf8')).toContain('stdin=https://index.docker.io/v1/\n');
});

test('where a helper knows nothing, the file does', async () => {
  given({ credsStore: 'kept', auths: { 'ghcr.io': { auth: base64('ci:pa:ss') } } });
  helper('kept', 'echo credentials not found in native keychain; exit 1');
  expect(await ask('ghcr.io')).toEqual(ci);
});

test.each([
  [`echo '{"Secret":"s3cr3t"'; exit 0`, 'answered'],
  [`echo '{"Username":7,"Secret":"s3cr3t"}'`, 'answered'],
  ['echo s3cr3t; echo s3cr3t >&2; exit 3', 'ended with 3'],
  ['yes s3cr3t | head -c 3000000', 'answered'],
])('a helper that says %s is told, and what it says is not', async (script, said) => {
  given({ credsStore: 'kept' });
  helper('kept', script);
  const error: Error = await ask('ghcr.io').then(
    () => new Error('none'),
    (thrown) => thrown,
  );
  expect(error).toMatchObject({ name: 'UserError', what: expect.stringContaining(said) });
  expect(error.message).not.toContain('s3cr3t');
});

test('a helper is asked once for a registry', async () => {
  given({ credsStore: 'kept' });
  helper('kept', `echo x >> '${folder}/times'; echo '{"Username":"a","Secret":"b"}'`);
  const credentials = dockerCredentials(env());
  await Promise.all([credentials('ghcr.io'), credentials('ghcr.io')]);
  expect(fs.readFileSync(path.join(folder, 'times'), 'utf8')).toBe('x\n');
});

test('a helper of the working directory is never run', async () => {
  given({ credsStore: 'kept' });
  helper('kept', `echo '{"Username":"a","Secret":"b"}'`);
  const before = process.cwd();
  process.chdir(folder);
  try {
    await expect(dockerCredentials({ ...env(), PATH: '.::bin' })('ghcr.io')).rejects.toThrow('is not installed');
  } finally {
    process.chdir(before);
  }
});
