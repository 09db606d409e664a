import { sha256 } from '../documents/hash';
import { isObject } from '../documents/shape';
import type { Credentials } from './credentials/credential';
import { isDigest, isTag, type Repository, repositoryName } from './image-reference';
import { type ImageSource, sourceOf } from './image-source';
import { type Manifest, manifestTypes, NoManifest, type PlatformImage, readManifest, texts } from './manifest';
import { answeredJson } from './protocol/answered-json';
import { authorizationFor } from './protocol/authorization';
import { challengeOf } from './protocol/challenge';
import { nextPage } from './protocol/next-page';
import { repositoryUrl } from './protocol/registry-url';
import { type Answer, NoAnswer, type Question, Transport } from './protocol/transport';
import { type RefusalReason, RegistryError } from './registry-error';

/** What a tag stands for at this moment. */
export interface FoundImage {
  /** Of the index where there is one for several platforms: what a pod is to name. */
  readonly digest: string;
  /** Such as `linux/amd64`, in their order; none where the image does not say. */
  readonly platforms: readonly string[];
  /** What it says of the commit it was built from. */
  readonly source: Partial<ImageSource>;
}

export interface RegistryOptions {
  readonly credentials: Credentials;
  /** Hosts that are spoken to without TLS, beside this machine. */
  readonly plainHttp?: readonly string[];
  readonly transport?: Transport;
}

/** https://github.com/opencontainers/distribution-spec: a registry should take 4 MB, and need not more. */
const mostOfManifest = 4 * 1024 * 1024;
const mostOfPage = 4 * 1024 * 1024;
const mostTags = 100_000;
const mostPages = 2_000;
const pageSize = 1_000;

/**
 * Reads registries by the OCI distribution API. What they answer is untrusted: it is limited, checked, and is never a path, a command or code.
 *
 * Every failure is a `RegistryError`, which names the repository and what to do.
 */
export class RegistryClient {
  private readonly credentials: Credentials;
  private readonly plainHttp: readonly string[];
  private readonly transport: Transport;
  /** By repository: a token reads one of them. */
  private readonly authorizations = new Map<string, string>();

  constructor({ credentials, plainHttp = [], transport = new Transport({ plainHttp }) }: RegistryOptions) {
    this.credentials = credentials;
    this.plainHttp = plainHttp;
    this.transport = transport;
  }

  /** Every tag of a repository, in the registry's order; what is no tag is left out. */
  tags(repository: Repository): Promise<readonly string[]> {
    return this.telling(repository, async () => {
      const found = new Set<string>();
      const asked = new Set<string>();
      let page: URL | undefined = this.url(repository, `tags/list?n=${pageSize}`);
      while (page) {
        if (asked.has(page.href) || asked.size === mostPages) throw new NoAnswer('lists its tags without end: its pages lead in a circle');
        asked.add(page.href);
        const answer = await this.ask(repository, page, { most: mostOfPage });
        if (answer.status === 400 && page.search === `?n=${pageSize}`) {
          page = this.url(repository, 'tags/list');
          continue;
        }
        requireOk(answer, 'tags');
        for (const tag of tagsIn(answer.body)) found.add(tag);
        if (found.size > mostTags) throw new NoAnswer(`has more than ${mostTags} tags`);
        page = linked(answer, page);
      }
      return [...found];
    });
  }

  /**
   * The digest that a registry states for a tag; nothing where it has no such tag. It is believed by nobody: `image` checks it.
   */
  statedDigest(repository: Repository, tag: string): Promise<string | undefined> {
    return this.telling(repository, async () => {
      const url = this.url(repository, `manifests/${tag}`);
      const head = await this.ask(repository, url, { method: 'HEAD', headers: { accept: manifestTypes.join(', ') }, most: 0 });
      if (head.status === 404) return undefined;
      requireOk(head, 'tag', tag);
      const stated = head.headers.get('docker-content-digest');
      if (stated !== null && isDigest(stated)) return stated;
      return (await this.manifest(repository, tag)).digest;
    });
  }

  /** What a tag stands for: its digest, computed from the bytes, and what the image says of its source. */
  image(repository: Repository, tag: string): Promise<FoundImage> {
    return this.telling(repository, async () => {
      const { digest, manifest } = await this.manifest(repository, tag);
      const chosen = manifest.kind === 'index' ? firstOf(manifest.images) : undefined;
      const image = chosen ? (await this.manifest(repository, chosen.digest)).manifest : manifest;
      if (image.kind !== 'image') throw new NoManifest('lists another index where an image should be');
      const annotated = sourceOf([manifest.annotations, image.annotations]);
      const source = annotated.commit && annotated.repository ? annotated : { ...(await this.labelled(repository, image)), ...annotated };
      const platforms = manifest.kind === 'index' ? manifest.images.flatMap(({ platform }) => platform ?? []) : [];
      return { digest, platforms: [...new Set(platforms)], source };
    });
  }

  private async labelled(repository: Repository, { config }: Extract<Manifest, { readonly kind: 'image' }>): Promise<Partial<ImageSource>> {
    const answer = await this.ask(repository, this.url(repository, `blobs/${config.digest}`), { most: mostOfManifest });
    requireOk(answer, 'blob', config.digest);
    requireDigest(config.digest, answer.body);
    const document = answeredJson(answer.body);
    return sourceOf([texts(isObject(document) && isObject(document.config) ? document.config.Labels : undefined)]);
  }

  private async manifest(repository: Repository, reference: string): Promise<{ readonly digest: string; readonly manifest: Manifest }> {
    const accept = manifestTypes.join(', ');
    const answer = await this.ask(repository, this.url(repository, `manifests/${reference}`), {
      headers: { accept },
      most: mostOfManifest,
    });
    requireOk(answer, 'tag', reference);
    const digest = `sha256:${sha256(answer.body)}`;
    const stated = answer.headers.get('docker-content-digest');
    if (stated?.startsWith('sha256:')) requireDigest(stated, answer.body);
    if (isDigest(reference)) requireDigest(reference, answer.body);
    return { digest, manifest: readManifest(answer.body, answer.headers.get('content-type')) };
  }

  /** Asks with what is known of the repository, and once more as the registry wants to be asked. */
  private async ask(repository: Repository, url: URL, question: Question): Promise<Answer> {
    const name = repositoryName(repository);
    const asked = (authorization: string | undefined) =>
      this.transport.ask(url, { ...question, headers: { ...question.headers, ...(authorization !== undefined && { authorization }) } });
    const answer = await asked(this.authorizations.get(name));
    if (answer.status !== 401) return answer;
    // What is known of a registry is told to nobody to whom it redirects, and not to whom those name: CVE-2020-15157.
    if (answer.url.origin !== url.origin)
      throw new NoAnswer(`sends us to '${answer.url.host}', which asks who we are, and only the registry itself is told`);
    const challenge = challengeOf(answer.headers.get('www-authenticate'));
    if (!challenge) return answer;
    const credential = await this.credentials(repository.registry);
    const authorization = await authorizationFor(challenge, repository.path, credential, url, this.transport);
    if (authorization === undefined) return answer;
    this.authorizations.set(name, authorization);
    return asked(authorization);
  }

  private url(repository: Repository, what: string): URL {
    return repositoryUrl(repository, what, this.plainHttp);
  }

  /** Whatever goes wrong is told of the repository. */
  private async telling<T>(repository: Repository, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Refusal) throw RegistryError.of(repository, error.reason, error.message);
      if (error instanceof NoAnswer) throw RegistryError.of(repository, 'failed', error.message);
      if (error instanceof NoManifest) throw RegistryError.of(repository, 'failed', `answers with a manifest that ${error.message}`);
      throw error;
    }
  }
}

/** A registry said no. */
class Refusal extends Error {
  constructor(
    readonly reason: RefusalReason,
    message: string,
  ) {
    super(message);
  }
}

function requireOk({ status }: Answer, what: 'tags' | 'tag' | 'blob', which = ''): void {
  if (status === 200) return;
  const about = what === 'tags' ? 'its tags' : `${what === 'tag' ? 'the tag' : 'the content'} '${which}'`;
  const reason = { 401: 'unknown', 403: 'forbidden', 404: 'missing', 429: 'busy' }[status] as RefusalReason | undefined;
  throw new Refusal(reason ?? 'failed', `answers ${status} when it is asked for ${about}`);
}

function requireDigest(stated: string, bytes: Buffer): void {
  if (stated !== `sha256:${sha256(bytes)}`) throw new NoAnswer(`says that something is '${stated.slice(0, 80)}', and sends other bytes`);
}

function linked({ headers }: Answer, page: URL): URL | undefined {
  try {
    return nextPage(headers.get('link'), page);
  } catch (error) {
    throw new NoAnswer(`cannot be read: ${(error as Error).message}`);
  }
}

function tagsIn(body: Buffer): readonly string[] {
  const document = answeredJson(body);
  const tags = isObject(document) ? (document.tags ?? []) : undefined;
  if (!Array.isArray(tags)) throw new NoAnswer('answers with something else than a list of tags');
  return tags.filter((tag): tag is string => typeof tag === 'string' && isTag(tag));
}

/** The image whose labels speak for all: what most clusters run, else the first that is one. */
function firstOf(images: readonly PlatformImage[]): PlatformImage {
  const real = images.filter(({ platform }) => platform !== undefined);
  const chosen = real.find(({ platform }) => platform === 'linux/amd64') ?? real[0];
  if (!chosen) throw new NoManifest('lists no image for a platform');
  return chosen;
}
