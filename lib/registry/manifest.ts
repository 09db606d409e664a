import { isObject } from '../documents/shape';
import { isDigest } from './image-reference';
import { answeredJson } from './protocol/answered-json';

/** Where some content lies. */
export interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
}

/** What a tag leads to: one image, or one for each platform. */
export type Manifest =
  | { readonly kind: 'image'; readonly config: Descriptor; readonly annotations: ReadonlyMap<string, string> }
  | { readonly kind: 'index'; readonly images: readonly PlatformImage[]; readonly annotations: ReadonlyMap<string, string> };

export interface PlatformImage extends Descriptor {
  /** Such as `linux/amd64`; left out where it is of none, as attestations are. */
  readonly platform?: string;
}

const kinds: ReadonlyMap<string, Manifest['kind']> = new Map([
  ['application/vnd.oci.image.index.v1+json', 'index'],
  ['application/vnd.docker.distribution.manifest.list.v2+json', 'index'],
  ['application/vnd.oci.image.manifest.v1+json', 'image'],
  ['application/vnd.docker.distribution.manifest.v2+json', 'image'],
]);
/** What clusters run; anything else that a registry keeps is a chart, a signature, an attachment. */
const configs: ReadonlySet<string> = new Set([
  'application/vnd.oci.image.config.v1+json',
  'application/vnd.docker.container.image.v1+json',
]);
export const manifestTypes: readonly string[] = [...kinds.keys()];
const mostImages = 200;

/** A manifest is not as it must be: the end of a sentence about it. */
export class NoManifest extends Error {}

/**
 * Reads a manifest that a registry answered with.
 *
 * @param contentType what the registry says that it is
 * @throws NoManifest if it is none, of an unknown type, or says two things of itself (CVE-2021-41190)
 */
export function readManifest(bytes: Buffer, contentType: string | null): Manifest {
  const document = answeredJson(bytes);
  if (!isObject(document)) throw new NoManifest('is no object of JSON');
  const told = (contentType ?? '').split(';', 1)[0]!.trim().toLowerCase();
  const own = typeof document.mediaType === 'string' ? document.mediaType : undefined;
  if (told && own && told !== own && (kinds.has(told) || kinds.has(own)))
    throw new NoManifest(`is of the type '${own.slice(0, 100)}', and the registry says '${told.slice(0, 100)}'`);
  const type = own ?? told ?? '';
  const kind = kinds.get(type);
  if (!kind || document.schemaVersion !== 2) throw new NoManifest(`is of the type '${type.slice(0, 100)}', which is no image of today`);
  if ('manifests' in document === (kind === 'image') || ('layers' in document || 'config' in document) === (kind === 'index'))
    throw new NoManifest('is an image and an index at once, or neither');
  const annotations = texts(document.annotations);
  return kind === 'image'
    ? { kind, config: configOf(document.config), annotations }
    : { kind, images: imagesOf(document.manifests), annotations };
}

function configOf(value: unknown): Descriptor {
  const config = descriptorOf(value);
  if (!config || !configs.has(config.mediaType))
    throw new NoManifest(`is of '${config?.mediaType.slice(0, 100) ?? 'nothing'}', which is no container image`);
  return config;
}

function imagesOf(value: unknown): readonly PlatformImage[] {
  if (!Array.isArray(value) || value.length === 0) throw new NoManifest('lists no image');
  if (value.length > mostImages) throw new NoManifest(`lists more than ${mostImages} images`);
  return value.map((entry: unknown) => {
    const descriptor = descriptorOf(entry);
    if (!descriptor) throw new NoManifest('lists what is no image');
    const { platform } = entry as { readonly platform?: unknown };
    const [os, architecture] = isObject(platform) ? [platform.os, platform.architecture] : [];
    const isReal =
      typeof os === 'string' && typeof architecture === 'string' && os !== 'unknown' && kinds.get(descriptor.mediaType) === 'image';
    return { ...descriptor, ...(isReal && { platform: `${os}/${architecture}`.slice(0, 100) }) };
  });
}

function descriptorOf(value: unknown): Descriptor | undefined {
  if (!isObject(value) || typeof value.mediaType !== 'string' || typeof value.digest !== 'string' || !isDigest(value.digest))
    return undefined;
  return { mediaType: value.mediaType, digest: value.digest };
}

/** The texts of a map: annotations, or labels. Others are left out. */
export function texts(map: unknown): ReadonlyMap<string, string> {
  const entries = isObject(map) ? Object.entries(map) : [];
  return new Map(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
