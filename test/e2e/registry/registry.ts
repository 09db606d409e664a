import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answers } from '../lab/http';
import type { Sandbox } from '../lab/sandbox';
import { toolPath } from '../lab/toolchain';

export const user = { name: 'ci', password: 'lab-password' } as const;
/** bcrypt of it, which the registry wants. */
const hashed = '$2b$04$SKChSZW6E50wR.LCnuwVX.14QXdvIB6lfWbiamaz1DYicfZAfWpoK';
export const basic = `Basic ${Buffer.from(`${user.name}:${user.password}`).toString('base64')}`;

const types = {
  image: 'application/vnd.oci.image.manifest.v1+json',
  index: 'application/vnd.oci.image.index.v1+json',
  config: 'application/vnd.oci.image.config.v1+json',
  layer: 'application/vnd.oci.image.layer.v1.tar',
  dockerImage: 'application/vnd.docker.distribution.manifest.v2+json',
  dockerConfig: 'application/vnd.docker.container.image.v1+json',
} as const;

export interface PushedImage {
  readonly labels?: Readonly<Record<string, string>>;
  readonly platform?: string;
  /** In docker's own media types. */
  readonly docker?: true;
}

/** A real registry, and what puts images into it. */
export class Registry {
  private constructor(
    readonly host: string,
    /** The header of whoever pushes to a repository. */
    private readonly authorization: (repository: string) => string,
  ) {}

  /** One that asks for a user and a password. */
  static withPasswords(sandbox: Sandbox): Promise<Registry> {
    const file = sandbox.write('htpasswd', `${user.name}:${hashed}\n`);
    return Registry.start(sandbox, 'registry-passwords', { htpasswd: { realm: 'lab', path: file } }, () => basic);
  }

  /** One that sends whoever asks to a server that gives tokens. */
  static withTokens(sandbox: Sandbox, tokens: TokenServer): Promise<Registry> {
    const keys = sandbox.write('keys.json', JSON.stringify({ keys: [tokens.key] }));
    const auth = { token: { realm: `${tokens.url}/token`, service: 'lab', issuer: 'lab', jwks: keys, signingalgorithms: ['ES256'] } };
    return Registry.start(sandbox, 'registry-tokens', auth, (repository) => `Bearer ${tokens.token(repository, ['pull', 'push'])}`);
  }

  private static async start(
    sandbox: Sandbox,
    name: string,
    auth: object,
    authorization: (repository: string) => string,
  ): Promise<Registry> {
    const { ports } = await sandbox.start({
      name,
      ports: 1,
      command: (port) => {
        const config = {
          version: 0.1,
          log: { level: 'warn', accesslog: { disabled: true } },
          storage: { filesystem: { rootdirectory: sandbox.path(name) } },
          http: { addr: `127.0.0.1:${port}` },
          auth,
        };
        // JSON is YAML.
        return [toolPath('registry'), 'serve', sandbox.write(`${name}.json`, JSON.stringify(config))];
      },
      ready: ({ ports: [port] }) => answers(`http://127.0.0.1:${port}/`),
    });
    return new Registry(`127.0.0.1:${ports[0]}`, authorization);
  }

  /** Pushes an image. @returns its digest */
  async push(
    repository: string,
    tags: readonly string[],
    { labels = {}, platform = 'linux/amd64', docker }: PushedImage = {},
  ): Promise<string> {
    const [os, architecture] = platform.split('/');
    const config = await this.blob(
      repository,
      JSON.stringify({ os, architecture, rootfs: { type: 'layers', diff_ids: [] }, config: { Labels: labels } }),
    );
    const layer = await this.blob(repository, `a layer of ${repository}`);
    return this.manifest(repository, tags, {
      schemaVersion: 2,
      mediaType: docker ? types.dockerImage : types.image,
      config: { mediaType: docker ? types.dockerConfig : types.config, ...config },
      layers: [{ mediaType: types.layer, ...layer }],
    });
  }

  /** Pushes images for several platforms, and the index of them. @returns its digest */
  async pushIndex(repository: string, tags: readonly string[], images: readonly PushedImage[]): Promise<string> {
    const manifests = [];
    for (const image of images) {
      const digest = await this.push(repository, [], image);
      const [os, architecture] = image.platform!.split('/');
      manifests.push({ mediaType: types.image, digest, size: await this.sizeOf(repository, digest), platform: { os, architecture } });
    }
    return this.manifest(repository, tags, { schemaVersion: 2, mediaType: types.index, manifests });
  }

  private async manifest(
    repository: string,
    tags: readonly string[],
    document: { readonly mediaType: string; readonly [key: string]: unknown },
  ): Promise<string> {
    const body = JSON.stringify(document);
    const digest = digestOf(body);
    for (const tag of tags.length > 0 ? tags : [digest])
      await this.ask(repository, `manifests/${tag}`, 201, { method: 'PUT', headers: { 'content-type': document.mediaType }, body });
    return digest;
  }

  private async blob(repository: string, body: string): Promise<{ readonly digest: string; readonly size: number }> {
    const digest = digestOf(body);
    const { headers } = await this.ask(repository, 'blobs/uploads/', 202, { method: 'POST' });
    const place = new URL(headers.get('location')!, `http://${this.host}`);
    place.searchParams.set('digest', digest);
    await this.ask(repository, place, 201, { method: 'PUT', headers: { 'content-type': 'application/octet-stream' }, body });
    return { digest, size: Buffer.byteLength(body) };
  }

  private async sizeOf(repository: string, digest: string): Promise<number> {
    const { headers } = await this.ask(repository, `manifests/${digest}`, 200, { method: 'HEAD', headers: { accept: types.image } });
    return Number(headers.get('content-length'));
  }

  private async ask(repository: string, what: string | URL, wanted: number, init: RequestInit): Promise<Response> {
    const url = typeof what === 'string' ? `http://${this.host}/v2/${repository}/${what}` : what;
    const response = await fetch(url, { ...init, headers: { ...init.headers, authorization: this.authorization(repository) } });
    if (response.status !== wanted) throw new Error(`${init.method} ${url}: ${response.status} ${await response.text()}`);
    await response.arrayBuffer();
    return response;
  }
}

/** Gives tokens as https://distribution.github.io/distribution/spec/auth/token/ says: to whom it knows, and to anybody for what is public. */
export class TokenServer {
  readonly key: object;
  /** Queries and forms that it was asked with. */
  readonly asked: string[] = [];
  private readonly privateKey: KeyObject;
  private readonly server: Server;

  private constructor() {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.privateKey = privateKey;
    this.key = { ...publicKey.export({ format: 'jwk' }), kid: 'lab', alg: 'ES256', use: 'sig' };
    this.server = createServer((request, response) => void this.answer(request, response));
  }

  static async start(): Promise<TokenServer> {
    const made = new TokenServer();
    await new Promise<void>((resolve) => made.server.listen(0, '127.0.0.1', resolve));
    return made;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** What lets its bearer do something with a repository. */
  token(repository: string, actions: readonly string[]): string {
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: 'lab', sub: user.name, aud: 'lab', iat: now, nbf: now - 10, exp: now + 300, jti: String(now) };
    const access = [{ type: 'repository', name: repository, actions }];
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const text = `${part({ typ: 'JWT', alg: 'ES256', kid: 'lab' })}.${part({ ...claims, access })}`;
    return `${text}.${sign('sha256', Buffer.from(text), { key: this.privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let form = '';
    for await (const chunk of request) form += chunk;
    const terms = request.method === 'POST' ? new URLSearchParams(form) : new URL(request.url!, this.url).searchParams;
    this.asked.push(String(terms));
    const [, repository = ''] = (terms.get('scope') ?? '').split(':');
    const isKnown = request.headers.authorization === basic || terms.get('refresh_token') === 'identity-of-ci';
    if (request.headers.authorization !== undefined && !isKnown) return void response.writeHead(401).end();
    const may = isKnown || repository.startsWith('public/');
    response.end(JSON.stringify({ [request.method === 'POST' ? 'access_token' : 'token']: this.token(repository, may ? ['pull'] : []) }));
  }
}

function digestOf(body: string): string {
  return `sha256:${createHash('sha256').update(body).digest('hex')}`;
}
