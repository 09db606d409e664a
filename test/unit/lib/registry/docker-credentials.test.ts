import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { UserError } from '../../../../lib/errors';
import { dockerCredentials } from '../../../../lib/registry/credentials/docker-credentials';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'docker-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

function credential(registry: string, config: object) {
  fs.writeFileSync(path.join(folder, 'config.json'), JSON.stringify(config));
  return dockerCredentials({ DOCKER_CONFIG: folder })(registry);
}
const base64 = (text: string) => Buffer.from(text).toString('base64');
const ann = { kind: 'password', username: 'ann', password: 'pw' };

test.each<[registry: string, key: string]>([
  ['ghcr.io', 'ghcr.io'],
  ['ghcr.io', 'https://ghcr.io'],
  ['ghcr.io', 'http://GHCR.io/v2/'],
  ['localhost:5000', 'localhost:5000'],
  ['docker.io', 'https://index.docker.io/v1/'],
  ['docker.io', 'registry-1.docker.io'],
  ['docker.io', 'docker.io'],
])('who is known to %s stands under %s', async (registry, key) => {
  expect(await credential(registry, { auths: { [key]: { username: 'ann', password: 'pw' } } })).toEqual(ann);
  expect(await credential('quay.io', { auths: { [key]: { username: 'ann', password: 'pw' } } })).toBeUndefined();
});

test.each<[entry: unknown, found: unknown]>([
  [{ auth: base64('ann:pw') }, ann],
  [{ auth: base64('a:pw') }, { ...ann, username: 'a' }],
  [{ auth: base64('ann:p:w') }, { ...ann, password: 'p:w' }],
  [{ auth: base64('ann:') }, { ...ann, password: '' }],
  [{ auth: base64('ann:pw\0\0') }, ann],
  [{ auth: '', username: 'ann', password: 'pw' }, ann],
  [{ auth: base64('ann:pw'), username: '', password: '' }, ann],
  [
    { identitytoken: 't', auth: base64('ann:pw') },
    { kind: 'identity', token: 't' },
  ],
  [
    { registrytoken: 't', auth: base64('ann:pw') },
    { kind: 'bearer', token: 't' },
  ],
  [
    { identitytoken: 't', registrytoken: 'u' },
    { kind: 'identity', token: 't' },
  ],
  [{ identitytoken: '', auth: base64('ann:pw') }, ann],
  [{}, undefined],
  [{ auth: '' }, undefined],
  [{ auth: 7 }, undefined],
  ['x', undefined],
])('an entry of %j says %j', async (entry, found) => {
  expect(await credential('ghcr.io', { auths: { 'ghcr.io': entry } })).toEqual(found);
});

test.each(['ann', ':pw'])('%j in Base64 is no user and password', async (text) => {
  const asked = credential('ghcr.io', { auths: { 'ghcr.io': { auth: base64(text) } } });
  await expect(asked).rejects.toThrow(UserError);
  await expect(asked).rejects.toThrow("the entry of 'ghcr.io' has an 'auth' that is no user and password in Base64");
});

test('nobody is known where there is no file, and a file of something else is refused', async () => {
  expect(await dockerCredentials({ DOCKER_CONFIG: path.join(folder, 'none') })('ghcr.io')).toBeUndefined();
  await expect(credential('ghcr.io', ['x'])).rejects.toThrow('holds no object');
});
