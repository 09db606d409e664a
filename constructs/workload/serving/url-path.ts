import { UserError } from '../../../lib';

/**
 * @param where the property, for the error
 * @throws UserError if it is no path of a URL
 */
export function checkUrlPath(where: string, path: string): string {
  if (!/^\/\S*$/.test(path)) throw new UserError(`'${where}' is '${path}'.`, "Begin it with '/', without spaces: '/healthz'.");
  return path;
}
