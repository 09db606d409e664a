import * as path from 'node:path';

/**
 * The path of a place from a folder that it lies in: empty for the folder itself, nothing for what lies elsewhere. Names are compared, no
 * links are followed.
 */
export function pathWithin(folder: string, place: string): string | undefined {
  const way = path.relative(folder, place);
  // A name may begin with two dots.
  return way === '..' || way.startsWith(`..${path.sep}`) || path.isAbsolute(way) ? undefined : way;
}
