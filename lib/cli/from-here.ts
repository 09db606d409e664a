import { pathWithin } from '../path-within';
import { slashes } from './slashes';

/** A path as it is compared and told: from the working directory, where it lies in that, however somebody wrote it. */
export function fromHere(name: string): string {
  const way = pathWithin(process.cwd(), name);
  return way === '' ? '.' : slashes(way ?? name);
}
