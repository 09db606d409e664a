import { isIP } from 'node:net';
import { UserError } from '../errors';

const mostBits: Readonly<Record<number, number>> = { 4: 32, 6: 128 };

/**
 * An address and the length of its prefix, IPv4 or IPv6.
 *
 * @param where what holds it, for the error
 * @throws UserError if it is no CIDR
 */
export function checkCidr(where: string, cidr: string): string {
  const [, address = '', length] = /^([\da-f.:]+)\/(0|[1-9]\d{0,2})$/i.exec(cidr) ?? [];
  if (!(Number(length) <= (mostBits[isIP(address)] ?? -1))) {
    throw new UserError(
      `${where} has the CIDR '${cidr}'.`,
      'Write an address and the length of its prefix: 10.0.0.0/16, fd00::/8, or 10.1.2.3/32 for one address.',
    );
  }
  return cidr;
}
