import type { Credential } from '../../../../lib/registry/credentials/credential';
import { Transport } from '../../../../lib/registry/protocol/transport';
import { RegistryClient } from '../../../../lib/registry/registry-client';
import { ociImage, ociIndex, RegistryServer } from '../../../kit/registry-server';

let server: RegistryServer;
let waits: number[];
beforeEach(async () => {
  server = await RegistryServer.start();
  waits = [];
});
afterEach(() => server.stop());

const wait = async (milliseconds: number) => waits.push(milliseconds);
const now = () => Date.parse('2026-01-01T00:00:00Z');
const client = (credential?: Credential, timeout = 5_000) =>
  new RegistryClient({ credentials: async () => credential, transport: new Transport({ wait, now, timeout }) });
const password = { kind: 'password', username: 'ci', password: 'pa:ss' } as const;
const basic = `Basic ${Buffer.from('ci:pa:ss').toString('base64')}`;
const list = '/v2/acme/orders/tags/list';

/** Wants a token of `realm` for everything below /v2/. */
function wantsToken(realm: string, token = 'abc') {
  return server.on(list, (request, response) => {
    if (request.headers.authorization === `Bearer ${token}`) return response.end('{"tags":["1.0.0"]}');
    return response
      .writeHead(401, { 'www-authenticate': `Bearer realm="${realm}",service="registry",scope="repository:other:push"` })
      .end();
  });
}

test('tags are read page by page, as links lead', async () => {
  server.on(list, (request, response) => {
    const last = new URL(request.url!, 'http://x').searchParams.get('last');
    if (last) response.end('{"tags":["1.10.0","1.2.0"]}');
    else response.writeHead(200, { link: '</v2/acme/orders/tags/list?n=2&last=1.1.0>; rel="next"' }).end('{"tags":["1.0.0","1.1.0"]}');
  });
  expect(await client().tags(server.repository)).toEqual(['1.0.0', '1.1.0', '1.10.0', '1.2.0']);
  expect(server.asked).toEqual([`GET ${list}?n=1000`, `GET ${list}?n=2&last=1.1.0`]);
});

test.each([
  ['https://evil.example.com/v2/acme/orders/tags/list', "leads to 'evil.example.com'"],
  ['//evil.example.com/v2/acme/orders/tags/list', "leads to 'evil.example.com'"],
  ['/v2/acme/payroll/tags/list', 'something else than tags'],
  ['http://[', 'no URL'],
  [`/v2/acme/orders/tags/list?last=${'a'.repeat(9_000)}`, 'longer than a URL'],
])('a link to %# is not followed', async (target, said) => {
  server.json(list, { tags: ['1'] }, { link: `<${target}>; rel="next"` });
  await expect(client(password).tags(server.repository)).rejects.toThrow(said);
  expect(server.asked).toHaveLength(1);
});

test('pages that lead in a circle are an error', async () => {
  server.json(list, { tags: ['1'] }, { link: `<${list}?n=1000>; rel="next"` });
  await expect(client().tags(server.repository)).rejects.toThrow('its pages lead in a circle');
});

test('a registry that knows no size of pages is asked without one', async () => {
  server.on(list, (request, response) => (request.url!.includes('n=') ? response.writeHead(400).end() : response.end('{"tags":["1"]}')));
  expect(await client().tags(server.repository)).toEqual(['1']);
});

test('what is no tag is none: hostile names never arrive', async () => {
  const tags = ['1.0.0', '\u001b[2J', '-rf', '../x', 'a b', 7, null, { a: 1 }, 'x'.repeat(200), '__proto__'];
  server.json(list, { tags });
  expect(await client().tags(server.repository)).toEqual(['1.0.0', '__proto__']);
});

test.each(['[]', '"x"', '{"tags":{"length":3}}', '{"tags":"1.0.0"}', 'null', '<html>', '{"tags":[],"tags":[]}', `${'['.repeat(5_000)}`])(
  'an answer of %# is told',
  async (body) => {
    server.on(list, (_request, response) => response.end(body));
    await expect(client().tags(server.repository)).rejects.toThrow('something else than a list of tags');
  },
);

test('a repository without tags has none', async () => {
  server.json(list, { name: 'acme/orders', tags: null });
  expect(await client().tags(server.repository)).toEqual([]);
});

test('an answer without end is not read to its end', async () => {
  server.on(list, (_request, response) => {
    const more = () => {
      while (response.writable && response.write('x'.repeat(100_000)));
    };
    response.on('drain', more);
    more();
  });
  await expect(client().tags(server.repository)).rejects.toThrow('more than 4194304 bytes');
});

test('an answer that never comes is given up', async () => {
  server.on(list, () => undefined);
  await expect(client(undefined, 30).tags(server.repository)).rejects.toThrow('does not answer within 0.03 seconds (asked 4 times)');
});

test('an answer that drips is given up', async () => {
  server.on(list, (_request, response) => void response.write('{"tags":['));
  await expect(client(undefined, 30).tags(server.repository)).rejects.toThrow('does not answer within 0.03 seconds');
});

test.each([429, 500, 502, 503, 504])('%i passes: it is asked again, with patience', async (status) => {
  let left = 2;
  server.on(list, (_request, response) => (left-- > 0 ? response.writeHead(status).end() : response.end('{"tags":["1"]}')));
  expect(await client().tags(server.repository)).toEqual(['1']);
  expect(waits).toEqual([1_000, 2_000]);
});

test.each([
  ['7', 7_000],
  ['Thu, 01 Jan 2026 00:00:20 GMT', 20_000],
  ['Wed, 31 Dec 2025 00:00:00 GMT', 0],
  ['soon', 1_000],
])('Retry-After: %s is heeded', async (header, wanted) => {
  let left = 1;
  server.on(list, (_request, response) =>
    left-- > 0 ? response.writeHead(429, { 'retry-after': header }).end() : response.end('{"tags":["1"]}'),
  );
  await client().tags(server.repository);
  expect(waits).toEqual([wanted]);
});

test('who wants more time than a minute is told about, not waited for', async () => {
  server.on(list, (_request, response) => response.writeHead(429, { 'retry-after': '3600' }).end());
  await expect(client().tags(server.repository)).rejects.toThrow('answers 429 and asks to wait 3600 seconds');
  expect(waits).toEqual([]);
});

test.each([
  [401, 'docker login 127.0.0.1'],
  [403, 'the right to pull'],
  [404, 'Push it first'],
  [429, 'Ask again later, or log in'],
  [500, 'look at the registry'],
])('%i is told with its cure', async (status, cure) => {
  server.on(list, (_request, response) => response.writeHead(status).end());
  await expect(client().tags(server.repository)).rejects.toMatchObject({
    name: 'UserError',
    what: expect.stringContaining(`/acme/orders': the registry answers ${status} when it is asked for its tags`),
    cure: expect.stringContaining(cure),
  });
});

test('a password is told where the registry asks for one, and not before', async () => {
  server.on(list, (request, response) =>
    request.headers.authorization === basic
      ? response.end('{"tags":["1"]}')
      : response.writeHead(401, { 'www-authenticate': 'Basic realm="x, bearer y"' }).end(),
  );
  expect(await client(password).tags(server.repository)).toEqual(['1']);
  expect(server.asked).toEqual([`GET ${list}?n=1000`, `GET ${list}?n=1000 ${basic}`]);
  await expect(client().tags(server.repository)).rejects.toThrow('answers 401');
});

test.each([[undefined], [password]])('a token is asked for, to read this repository only, as %j', async (credential) => {
  wantsToken(`http://${server.host}/token`).json('/token', { token: 'abc' });
  expect(await client(credential).tags(server.repository)).toEqual(['1.0.0']);
  expect(server.asked[1]).toBe(
    ['GET /token?service=registry&scope=repository%3Aacme%2Forders%3Apull', credential && basic].filter(Boolean).join(' '),
  );
});

test('an identity token buys a token', async () => {
  let form = '';
  wantsToken(`http://${server.host}/token`).on('POST /token', (request, response) => {
    request.on('data', (chunk) => {
      form += chunk;
    });
    request.on('end', () => response.end('{"access_token":"abc"}'));
  });
  expect(await client({ kind: 'identity', token: 'secret' }).tags(server.repository)).toEqual(['1.0.0']);
  expect(Object.fromEntries(new URLSearchParams(form))).toMatchObject({
    grant_type: 'refresh_token',
    refresh_token: 'secret',
    service: 'registry',
  });
});

test('a token is asked for once', async () => {
  wantsToken(`http://${server.host}/token`).json('/token', { token: 'abc' });
  const one = client();
  await one.tags(server.repository);
  await one.tags(server.repository);
  expect(server.asked.filter((each) => each.includes('/token'))).toHaveLength(1);
});

test.each([
  ['ftp://127.0.0.1/token', 'only https is followed'],
  ['file:///etc/passwd', 'only https is followed'],
  ['http://169.254.169.254/latest/meta-data', 'an address of this machine'],
  ['http://[::ffff:169.254.169.254]/', 'an address of this machine'],
  ['http://[64:ff9b::a9fe:a9fe]/', 'an address of this machine'],
  ['http://user:pass@127.0.0.1/', 'a password in the URL'],
  ['http://rebinds.example.com/token', "sends us to 'rebinds.example.com' by http, and only https is followed"],
  ['not a url', 'names no URL'],
])('no token is asked for at %s', async (realm, said) => {
  wantsToken(realm);
  await expect(client(password).tags(server.repository)).rejects.toThrow(said);
});

test.each(['{"token":7}', '{}', 'null', '{"token":"a\\r\\nHost: evil"}', 'x'.repeat(300_000)])('a token of %# is none', async (body) => {
  wantsToken(`http://${server.host}/token`).on('/token', (_request, response) => response.end(body));
  await expect(client().tags(server.repository)).rejects.toMatchObject({ name: 'UserError' });
});

test('a registry that takes no token is told as one that does not know us, once', async () => {
  wantsToken(`http://${server.host}/token`, 'other').json('/token', { token: 'abc' });
  await expect(client().tags(server.repository)).rejects.toThrow('answers 401');
  expect(server.asked).toHaveLength(3);
});

test('another host is told no password and no token', async () => {
  const other = await RegistryServer.start();
  other.on('/tags', (_request, response) => response.end('{"tags":["1"]}'));
  server.on(list, (request, response) =>
    request.headers.authorization
      ? response.writeHead(307, { location: `http://${other.host}/tags` }).end()
      : response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end(),
  );
  expect(await client(password).tags(server.repository)).toEqual(['1']);
  expect(other.asked).toEqual(['GET /tags']);
  await other.stop();
});

test('what another host asks for, to which the registry redirects, is told to nobody', async () => {
  const other = await RegistryServer.start();
  const thief = `Bearer realm="http://${other.host}/token",service="x"`;
  other.on('/tags', (_request, response) => response.writeHead(401, { 'www-authenticate': thief }).end());
  server.on(list, (_request, response) => response.writeHead(307, { location: `http://${other.host}/tags` }).end());
  await expect(client(password).tags(server.repository)).rejects.toThrow(`sends us to '${other.host}', which asks who we are`);
  expect(other.asked).toEqual(['GET /tags']);
  await other.stop();
});

test('redirects end', async () => {
  server.on(list, (request, response) => response.writeHead(302, { location: request.url! }).end());
  await expect(client().tags(server.repository)).rejects.toThrow('redirects more than 5 times');
});

test('the digest is that of the index, and the source that of the image for most clusters', async () => {
  const labels = { 'org.opencontainers.image.revision': '0123abc', 'org.opencontainers.image.source': 'https://github.com/acme/orders' };
  const descriptor = (digest: string, os: string, architecture: string) => ({
    mediaType: ociImage,
    digest,
    platform: { os, architecture },
  });
  const manifests = [
    descriptor(server.image(), 'linux', 'arm64'),
    descriptor(server.image(labels), 'linux', 'amd64'),
    descriptor(server.image({ a: 'attestation' }), 'unknown', 'unknown'),
  ];
  const digest = server.holds({ schemaVersion: 2, mediaType: ociIndex, manifests }, '1.0.0');
  expect(await client().image(server.repository, '1.0.0')).toEqual({
    digest,
    platforms: ['linux/arm64', 'linux/amd64'],
    source: { commit: '0123abc', repository: 'https://github.com/acme/orders' },
  });
  expect(await client().statedDigest(server.repository, '1.0.0')).toBe(digest);
  expect(await client().statedDigest(server.repository, '2.0.0')).toBeUndefined();
});

test.each([
  [['arm64', 'amd64', 's390x'], 'amd64'],
  [['arm64', 's390x'], 'arm64'],
  [['s390x'], 's390x'],
])('of images for %j, that for %s speaks for all', async (architectures, speaker) => {
  const manifests = architectures.map((architecture) => ({
    mediaType: ociImage,
    digest: server.image({ 'org.opencontainers.image.source': `https://github.com/acme/${architecture}` }),
    platform: { os: 'linux', architecture },
  }));
  server.holds({ schemaVersion: 2, mediaType: ociIndex, manifests }, '1.0.0');
  expect((await client().image(server.repository, '1.0.0')).source).toEqual({ repository: `https://github.com/acme/${speaker}` });
});

test('annotations are read before labels, and labels only where those do not say all', async () => {
  const revision = { 'org.opencontainers.image.revision': 'a'.repeat(40) };
  server.image(
    { 'org.opencontainers.image.revision': 'b'.repeat(40), 'org.opencontainers.image.source': 'https://git.example.com/a/b' },
    '1',
    revision,
  );
  expect((await client().image(server.repository, '1')).source).toEqual({
    commit: 'a'.repeat(40),
    repository: 'https://git.example.com/a/b',
  });
});

test.each([
  [{ 'org.opencontainers.image.revision': '\u001b[2J', 'org.opencontainers.image.source': 'javascript:alert(1)' }, {}],
  [{ 'org.opencontainers.image.revision': 7, 'org.opencontainers.image.source': ['x'] }, {}],
  [
    { 'org.opencontainers.image.revision': 'main', 'org.opencontainers.image.source': 'https://ci:token@github.com/acme/orders?x=1' },
    { repository: 'https://github.com/acme/orders' },
  ],
  [{ 'org.opencontainers.image.source': `https://github.com/${'a'.repeat(1_000)}` }, {}],
  [{ 'org.opencontainers.image.source': 'https://github.com/a](https://evil)' }, {}],
  [{}, {}],
])('labels of %j say no more than is true', async (labels, source) => {
  server.image(labels, '1');
  expect((await client().image(server.repository, '1')).source).toEqual(source);
});

const image = {
  schemaVersion: 2,
  mediaType: ociImage,
  config: { mediaType: 'application/vnd.oci.image.config.v1+json', digest: `sha256:${'0'.repeat(64)}` },
  layers: [],
};
test.each<[string, object, string]>([
  [
    'of schema 1',
    { schemaVersion: 1, mediaType: 'application/vnd.docker.distribution.manifest.v1+prettyjws' },
    'which is no image of today',
  ],
  [
    'of a chart',
    { ...image, config: { ...image.config, mediaType: 'application/vnd.cncf.helm.config.v1+json' } },
    'which is no container image',
  ],
  ['of two kinds', { ...image, manifests: [] }, 'an image and an index at once'],
  ['without a config', { ...image, config: undefined }, 'no container image'],
  ['with a config that is a path', { ...image, config: { ...image.config, digest: '../../etc/passwd' } }, 'no container image'],
  ['of nothing', { schemaVersion: 2, mediaType: ociIndex, manifests: [] }, 'lists no image'],
  ['of texts', { schemaVersion: 2, mediaType: ociIndex, manifests: ['x'] }, 'lists what is no image'],
  [
    'of attestations',
    { schemaVersion: 2, mediaType: ociIndex, manifests: [{ mediaType: ociImage, digest: image.config.digest }] },
    'no image for a platform',
  ],
  ['of a thousand', { schemaVersion: 2, mediaType: ociIndex, manifests: Array(1_000).fill({}) }, 'more than 200 images'],
  ['of a steering type', { schemaVersion: 2, mediaType: '\u001b[2Jx' }, "of the type 'x', which is no image"],
])('a manifest %s is refused', async (_name, document, said) => {
  server.holds(document, '1');
  await expect(client().image(server.repository, '1')).rejects.toThrow(said);
});

test('a manifest that the registry calls something else is refused', async () => {
  server.on('/v2/acme/orders/manifests/1', (_request, response) =>
    response.writeHead(200, { 'content-type': ociIndex }).end(JSON.stringify(image)),
  );
  await expect(client().image(server.repository, '1')).rejects.toThrow(`and the registry says '${ociIndex}'`);
});

test.each(['manifests/1', 'blobs'])('bytes that are not those of their digest are refused: %s', async (which) => {
  const digest = server.image({}, '1');
  const [config] = [
    ...JSON.stringify(await fetch(`http://${server.host}/v2/acme/orders/manifests/${digest}`).then((all) => all.json())).matchAll(
      /sha256:\w+/g,
    ),
  ];
  const wrong = { 'content-type': ociImage, 'docker-content-digest': digest };
  server.on(`/v2/acme/orders/${which === 'blobs' ? `blobs/${config}` : which}`, (_request, response) =>
    response.writeHead(200, wrong).end('{}'),
  );
  await expect(client().image(server.repository, '1')).rejects.toThrow('and sends other bytes');
});
