import type { Repository } from '../image-reference';

/** Names and addresses of this machine itself. */
const local = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/;

/** Where the API of a registry is spoken to: Docker Hub's has another name than its images. */
export function registryUrl(registry: string, plainHttp: readonly string[]): URL {
  const isPlain = local.test(registry) || plainHttp.includes(registry);
  return new URL(`${isPlain ? 'http' : 'https'}://${registry === 'docker.io' ? 'registry-1.docker.io' : registry}/`);
}

/** Where something of a repository lies: `manifests/1.2.3`. */
export function repositoryUrl({ registry, path }: Repository, what: string, plainHttp: readonly string[]): URL {
  return new URL(`/v2/${path}/${what}`, registryUrl(registry, plainHttp));
}
