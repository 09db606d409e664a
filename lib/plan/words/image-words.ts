/** A reference to an image, taken apart. */
export interface ImageReference {
  /** `ghcr.io`; that of Docker where it is not said. */
  readonly registry: string;
  readonly repository: string;
  readonly tag?: string;
  readonly digest?: string;
}

/** @see https://github.com/distribution/reference */
export function imageOf(reference: string): ImageReference {
  const [, path = reference, tag, digest] = /^(.*?)(?::([\w][\w.-]{0,127}))?(?:@([a-z0-9]+:[0-9a-f]+))?$/.exec(reference) ?? [];
  const [first = '', ...rest] = path.split('/');
  const hasRegistry = rest.length > 0 && /[.:]|^localhost$/.test(first);
  return {
    registry: hasRegistry ? first : 'docker.io',
    repository: hasRegistry ? rest.join('/') : path,
    ...(tag !== undefined && { tag }),
    ...(digest !== undefined && { digest }),
  };
}

/** What differs in two images: their tags, where all else is one. */
export function imageWords(before: string, after: string): string {
  const [from, to] = [imageOf(before), imageOf(after)];
  if (from.registry !== to.registry || from.repository !== to.repository) return `${before} → ${after}`;
  return `${version(from)} → ${version(to, from)}`;
}

function version({ tag, digest }: ImageReference, other?: ImageReference): string {
  const short = digest?.slice(0, digest.indexOf(':') + 13);
  if (tag === undefined) return short ?? 'latest';
  return short !== undefined && (other === undefined || other.tag === tag) ? `${tag}@${short}` : tag;
}
