import { isIP } from 'node:net';
import { UserError } from '../../../lib';

const label = '[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?';
const form = new RegExp(`^${label}(\\.${label})*$`);
const mostCharacters = 253;

/**
 * A DNS name in lower case.
 *
 * @param where the property that holds it
 * @throws UserError if it is none, or an address
 * @see https://www.rfc-editor.org/rfc/rfc1123#section-2.1
 */
export function checkHost(where: string, host: string): string {
  if (!form.test(host) || isIP(host) !== 0 || host.length > mostCharacters) {
    throw new UserError(
      `'${where}' is '${host}'.`,
      "Write a DNS name such as 'shop.example.com': lower-case letters, digits, hyphens and dots, without scheme, port or path.",
    );
  }
  return host;
}
