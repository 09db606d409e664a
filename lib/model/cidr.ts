import { isIP } from 'node:net';
import { UserError } from '../errors';

const mostBits: Readonly<Record<number, number>> = { 4: 32, 6: 128 };

/** A network as numbers. */
interface Network {
  readonly version: number;
  readonly address: bigint;
  /** Bits that all of its addresses have in common. */
  readonly length: number;
}

/**
 * The address of a network and the length of its prefix, IPv4 or IPv6.
 *
 * @param where what holds it, for the error
 * @throws UserError if it is no CIDR, or its address names a host of the network
 */
export function checkCidr(where: string, cidr: string): string {
  const network = parse(cidr);
  if (!network)
    throw new UserError(
      `${where} has the CIDR '${cidr}'.`,
      'Write an address and the length of its prefix: 10.0.0.0/16, fd00::/8, or 10.1.2.3/32 for one address.',
    );
  if (network.version === 6 && network.length >= 96 && network.address >> 32n === 0xffffn)
    throw new UserError(
      `${where} has the CIDR '${cidr}', IPv4 in the form of IPv6, which Kubernetes will refuse.`,
      'Write it as IPv4: 10.0.0.0/16.',
    );
  if (hostBits(network) !== 0n)
    throw new UserError(
      `${where} has the CIDR '${cidr}', whose address is that of a host in the network.`,
      `Write the network's own: '${print(network)}', or '${cidr.split('/')[0]}/${mostBits[network.version]}' for that host alone.`,
    );
  return cidr;
}

/**
 * A CIDR with parts to leave out.
 *
 * @throws UserError if one of them does not lie within it
 * @see https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/
 */
export function checkIpBlock(where: string, { cidr, except = [] }: { readonly cidr: string; readonly except?: readonly string[] }): void {
  const whole = parse(checkCidr(where, cidr))!;
  for (const part of except) {
    const { version, address, length } = parse(checkCidr(where, part))!;
    const rest = BigInt(mostBits[version]! - whole.length);
    if (version !== whole.version || length <= whole.length || address >> rest !== whole.address >> rest)
      throw new UserError(`${where} leaves '${part}' out of '${cidr}', which does not hold it.`, 'Leave out smaller networks within it.');
  }
}

function parse(cidr: string): Network | undefined {
  const [, ip = '', prefix] = /^([\da-f.:]+)\/(0|[1-9]\d{0,2})$/i.exec(cidr) ?? [];
  const version = isIP(ip);
  const length = Number(prefix);
  if (!(length <= (mostBits[version] ?? -1))) return undefined;
  return { version, address: version === 4 ? number(ip.split('.').map(Number), 8) : number(groups(ip), 16), length };
}

/** The eight groups of an IPv6 address. */
function groups(ip: string): readonly number[] {
  const dotted = ip.replace(/[\d.]+$/, (end) => {
    if (!end.includes('.')) return end;
    const [a = 0, b = 0, c = 0, d = 0] = end.split('.').map(Number);
    return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
  });
  const [before = [], after = []] = dotted
    .split('::')
    .map((side) => (side === '' ? [] : side.split(':').map((group) => Number.parseInt(group, 16))));
  return dotted.includes('::') ? [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after] : before;
}

function number(parts: readonly number[], bits: number): bigint {
  return parts.reduce((sum, part) => (sum << BigInt(bits)) | BigInt(part), 0n);
}

function hostBits({ version, address, length }: Network): bigint {
  return address & ((1n << BigInt(mostBits[version]! - length)) - 1n);
}

/** The network that an address is in. */
function print(network: Network): string {
  const { version, length } = network;
  const address = network.address - hostBits(network);
  const [count, bits, base] = version === 4 ? [4, 8, 10] : [8, 16, 16];
  const parts = Array.from({ length: count! }, (_, index) =>
    ((address >> BigInt(bits! * (count! - 1 - index))) & ((1n << BigInt(bits!)) - 1n)).toString(base),
  );
  return `${
    version === 4
      ? parts.join('.')
      : parts
          .join(':')
          .replace(/\b0(:0\b)+/, '::')
          .replace(/:{3,}/, '::')
  }/${length}`;
}
