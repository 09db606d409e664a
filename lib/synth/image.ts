import { UserError } from '../errors';
import { Environment } from '../model/environment';

/** What a workload runs. */
export interface Image {
  /** For the pod: `<repository>:<tag>@<digest>`. */
  readonly reference: string;
  /** For labels: the tag. */
  readonly version: string;
}

/**
 * The image that the release of an environment pins.
 *
 * @param key `<app>/<workload>`, or `<app>/<workload>.<container>`
 * @param otherwise what else mends it, for the error
 * @param repository image without tag and digest
 * @throws UserError if the release lacks it, or its digest where the environment requires one
 */
export function releasedImage(environment: Environment, key: string, repository: string, otherwise = ''): Image {
  const { name, release, requireDigest } = environment;
  const image = environment.imageOf(key);
  if (!image) {
    throw new UserError(
      `The release of environment '${name}' has no image of '${key}' (it has: ${Object.keys(release.images).join(', ') || 'none'}).`,
      `Add "${key}": { "tag": … } to its release file${otherwise}.`,
    );
  }
  if (requireDigest && !image.digest) {
    throw new UserError(
      `The release of environment '${name}' pins '${key}' by the tag '${image.tag}' only, yet the environment requires a digest.`,
      'Add "digest": "sha256:…" to its entry.',
    );
  }
  return {
    reference: `${repository}:${image.tag}${image.digest ? `@${image.digest}` : ''}`,
    version: image.tag.slice(0, 63).replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, ''),
  };
}
