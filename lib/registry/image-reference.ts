import { UserError } from '../errors';

/** Where the images of a name lie. */
export interface Repository {
  /** Host, with its port if it has one: `ghcr.io`, `localhost:5000`; `docker.io` for Docker Hub. */
  readonly registry: string;
  /** Such as `acme/orders`; `library/redis` for what Docker Hub calls `redis`. */
  readonly path: string;
}

/** An image as manifests name it. */
export interface ImageReference extends Repository {
  readonly tag?: string;
  /** `sha256:` and 64 hexadecimal digits. */
  readonly digest?: string;
}

/** The grammar of https://github.com/distribution/reference, written so that no text makes it go back and forth. */
const host =
  /^(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*|\[[a-fA-F0-9:]+\])(?::[0-9]{1,5})?$/;
const part = /^[a-z0-9]+(?:(?:[.]|__|_|-+)[a-z0-9]+)*$/;
const tagForm = /^\w[\w.-]{0,127}$/;
const digestForm = /^sha256:[0-9a-f]{64}$/;
const mostCharacters = 1024;
/** https://github.com/distribution/reference: a name, its host included. */
const mostOfName = 255;

/**
 * An image, with its name written out: `redis` is `docker.io/library/redis`.
 *
 * @throws UserError if a text is none
 */
export function parseImage(text: string): ImageReference {
  const refuse = (why: string): never => {
    throw new UserError(
      `'${text.slice(0, 300)}' is no image: ${why}.`,
      "Write '<registry>/<path>', with ':<tag>' and '@sha256:<digest>' where they are known.",
    );
  };
  if (text.length > mostCharacters) refuse(`it has more than ${mostCharacters} characters`);
  const at = text.indexOf('@');
  const [named, digest] = at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
  if (digest !== undefined && !digestForm.test(digest)) refuse("a digest is 'sha256:' and 64 hexadecimal digits in lower case");
  const colon = named.lastIndexOf(':');
  const tagged = colon > named.lastIndexOf('/') && !named.endsWith(']');
  const [name, tag] = tagged ? [named.slice(0, colon), named.slice(colon + 1)] : [named, undefined];
  if (tag !== undefined && !isTag(tag))
    refuse("a tag has up to 128 letters, digits, '_', '.' and '-', and begins with none of the last two");
  const { registry, path } = splitName(name);
  if (!host.test(registry) || !isOneHost(registry)) refuse(`'${registry.slice(0, 100)}' is no host`);
  if (Number(/:(\d+)$/.exec(registry)?.[1] ?? 1) > 65_535) refuse('its port is above 65535');
  if (!path.split('/').every((each) => part.test(each)))
    refuse("its path is lower-case letters and digits, with '.', '_', '__' or hyphens between them, parted by '/'");
  if (registry.length + 1 + path.length > mostOfName) refuse(`its name has more than ${mostOfName} characters`);
  return { registry, path, ...(tag !== undefined && { tag }), ...(digest !== undefined && { digest }) };
}

/** URLs take `127.1` and `0x7f.0.0.1` for another host than the one that is written. */
function isOneHost(registry: string): boolean {
  const url = `https://${registry}/`;
  return URL.canParse(url) && new URL(url).hostname === registry.replace(/:\d+$/, '');
}

/** The first part is a host where it cannot be the name of a user or project. */
function splitName(name: string): Repository {
  const slash = name.indexOf('/');
  const first = slash < 0 ? '' : name.slice(0, slash);
  const isHost = /[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase();
  if (!isHost) return hub(name);
  const registry = first.toLowerCase();
  const path = name.slice(slash + 1);
  return registry === 'docker.io' || registry === 'index.docker.io' ? hub(path) : { registry, path };
}

/** Docker Hub's own images stand below `library`. */
function hub(path: string): Repository {
  return { registry: 'docker.io', path: path.includes('/') ? path : `library/${path}` };
}

export function isTag(text: string): boolean {
  return tagForm.test(text);
}

export function isDigest(text: string): boolean {
  return digestForm.test(text);
}

/** The name of an image without tag and digest, written out. */
export function repositoryName({ registry, path }: Repository): string {
  return `${registry}/${path}`;
}

/** The text that `parseImage` reads. */
export function printImage({ tag, digest, ...repository }: ImageReference): string {
  return `${repositoryName(repository)}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
}
