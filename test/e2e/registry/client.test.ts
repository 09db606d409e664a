import type { Credential } from '../../../lib/registry/credentials/credential';
import { RegistryClient } from '../../../lib/registry/registry-client';
import { describeWithLab } from '../lab/jest/with-lab';
import { Registry, TokenServer, user } from './registry';

const password: Credential = { kind: 'password', username: user.name, password: user.password };
const revision = '0123456789abcdef0123456789abcdef01234567';
const labels = { 'org.opencontainers.image.revision': revision, 'org.opencontainers.image.source': 'https://github.com/acme/cart' };
const source = { commit: revision, repository: 'https://github.com/acme/cart' };
const platforms = ['linux/arm64', 'linux/amd64', 'windows/amd64'];

describeWithLab('A real registry', ['registry'], (sandbox) => {
  let tokens: TokenServer;
  let withPasswords: Registry;
  let withTokens: Registry;
  beforeAll(async () => {
    tokens = await TokenServer.start();
    withPasswords = await Registry.withPasswords(sandbox());
    withTokens = await Registry.withTokens(sandbox(), tokens);
  });
  afterAll(() => tokens?.stop());

  const as = (credential?: Credential) => new RegistryClient({ credentials: async () => credential });
  const at = ({ host }: Registry, path: string) => ({ registry: host, path });

  test('lists tags by the hundred, whatever its pages and their order are', async () => {
    const tags = Array.from({ length: 260 }, (_, index) => `1.${index}.0`);
    await withPasswords.push('acme/many', tags);
    const found = await as(password).tags(at(withPasswords, 'acme/many'));
    expect([...found].sort()).toEqual([...tags].sort());
    expect(found.indexOf('1.53.0')).toBeGreaterThan(found.indexOf('1.200.0'));
  });

  test.each([undefined, true] as const)('tells the digest and the labels of an image (of docker: %s)', async (docker) => {
    const digest = await withPasswords.push(`acme/one${docker ? '-docker' : ''}`, ['1.0.0'], { labels, ...(docker && { docker }) });
    const repository = at(withPasswords, `acme/one${docker ? '-docker' : ''}`);
    expect(await as(password).image(repository, '1.0.0')).toEqual({ digest, platforms: [], source });
    expect(await as(password).statedDigest(repository, '1.0.0')).toBe(digest);
    expect(await as(password).statedDigest(repository, '2.0.0')).toBeUndefined();
  });

  test('tells the digest of the index of an image for several platforms', async () => {
    const images = platforms.map((platform) => ({ platform, labels: platform === 'linux/amd64' ? labels : {} }));
    const digest = await withPasswords.pushIndex('acme/several', ['1.0.0'], images);
    expect(await as(password).image(at(withPasswords, 'acme/several'), '1.0.0')).toEqual({ digest, platforms, source });
  });

  test('is told by its answers who may not ask it', async () => {
    const wrong: Credential = { kind: 'password', username: 'ci', password: 'wrong' };
    for (const credential of [undefined, wrong])
      await expect(as(credential).tags(at(withPasswords, 'acme/one'))).rejects.toThrow('answers 401 when it is asked for its tags');
    await expect(as(password).tags(at(withPasswords, 'acme/none'))).rejects.toThrow('answers 404 when it is asked for its tags');
    await expect(as(wrong).tags(at(withTokens, 'acme/cart'))).rejects.toThrow('which answers 401: it does not know us');
  });

  test('gives what is public to anybody, and the rest to whom it knows', async () => {
    await withTokens.push('public/cart', ['1.0.0']);
    const digest = await withTokens.push('acme/cart', ['1.0.0'], { labels });
    expect(await as().tags(at(withTokens, 'public/cart'))).toEqual(['1.0.0']);
    await expect(as().tags(at(withTokens, 'acme/cart'))).rejects.toThrow('answers 401');
    for (const credential of [
      password,
      { kind: 'identity', token: 'identity-of-ci' },
      { kind: 'bearer', token: tokens.token('acme/cart', ['pull']) },
    ] as const)
      expect(await as(credential).image(at(withTokens, 'acme/cart'), '1.0.0')).toEqual({ digest, platforms: [], source });
    expect(new Set(tokens.asked.map((terms) => new URLSearchParams(terms).get('scope')))).toEqual(
      new Set(['repository:acme/cart:pull', 'repository:public/cart:pull']),
    );
  });
});
