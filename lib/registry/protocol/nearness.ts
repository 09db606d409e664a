import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

/** From far to near: the internet, a network of one's own, this machine; what only machines ask their cloud is nobody's to name. */
const ranks = { public: 0, private: 1, loopback: 2, link: 3 } as const;
export type Nearness = keyof typeof ranks;

const lists: Readonly<Record<Exclude<Nearness, 'public'>, BlockList>> = {
  loopback: blocks(['127.0.0.0/8', '0.0.0.0/8', '::1/128', '::/128']),
  link: blocks(['169.254.0.0/16', 'fe80::/10', 'fd00:ec2::/32', '100.100.100.200/32']),
  private: blocks(['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', 'fc00::/7']),
};

function blocks(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [address, prefix] = range.split('/');
    list.addSubnet(address!, Number(prefix), address!.includes(':') ? 'ipv6' : 'ipv4');
  }
  return list;
}

/** Where an address is. */
export function nearnessOf(address: string): Nearness {
  const plain = withinOf(address) ?? address;
  const family = isIP(plain) === 6 ? 'ipv6' : 'ipv4';
  return (['link', 'loopback', 'private'] as const).find((each) => lists[each].check(plain, family)) ?? 'public';
}

/** The address of IPv4 that one of IPv6 leads to: mapped, translated (NAT64, RFC 6052), or of a tunnel (6to4, RFC 3056). */
function withinOf(address: string): string | undefined {
  if (isIP(address) !== 6) return undefined;
  const groups = groupsOf(address);
  const starts = (...head: readonly number[]) => head.every((group, index) => groups[index] === group);
  if (starts(0, 0, 0, 0, 0, 0xffff) || starts(0, 0, 0, 0, 0xffff, 0) || starts(0x64, 0xff9b)) return quad(groups[6]!, groups[7]!);
  if (starts(0, 0, 0, 0, 0, 0) && groups[6] !== 0) return quad(groups[6]!, groups[7]!);
  return starts(0x2002) ? quad(groups[1]!, groups[2]!) : undefined;
}

/** The eight numbers of an address of IPv6. */
function groupsOf(ip: string): readonly number[] {
  const { hostname } = new URL(`http://[${ip.split('%')[0]}]`);
  const [head, tail = ''] = hostname.slice(1, -1).split('::') as [string, string?];
  const [left, right] = [head, tail].map((part) => (part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16))));
  return [...left!, ...Array(8 - left!.length - right!.length).fill(0), ...right!];
}

function quad(high: number, low: number): string {
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

/** Whether a host that a registry names is no nearer to this machine than the registry itself. */
export function mayName(registry: readonly Nearness[], named: readonly Nearness[]): boolean {
  const nearest = Math.max(...registry.map((each) => ranks[each]), 0);
  return named.every((each) => each !== 'link' && ranks[each] <= nearest);
}

/** Whether a host is an address, and no name that somebody looks up. */
export function isAddress({ hostname }: URL): boolean {
  return isIP(bare(hostname)) !== 0;
}

/** Where the addresses of a host are: none, where its name is not known. */
export async function nearnessOfHost(url: URL): Promise<readonly Nearness[]> {
  if (isAddress(url)) return [nearnessOf(bare(url.hostname))];
  try {
    return (await lookup(url.hostname, { all: true })).map(({ address }) => nearnessOf(address));
  } catch {
    return [];
  }
}

/** Addresses of IPv6 stand in brackets in a URL. */
function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '');
}
