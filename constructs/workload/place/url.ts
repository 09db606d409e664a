import { UserError } from '../../../lib';

/**
 * @param where the property, for the error
 * @throws UserError if it is no URL of the web
 */
export function checkUrl(where: string, url: string): string {
  if (!/^https?:\/\/[^\s/]+/.test(url) || !URL.canParse(url))
    throw new UserError(`'${where}' is '${url}'.`, 'Write a URL that begins with https://.');
  return url;
}
