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
  const mapped = /^::ffff:(?:(\d+\.\d+\.\d+\.\d+)|([0-9a-f]{1,4}):([0-9a-f]{1,4}))$/i.exec(address);
  const plain = mapped ? (mapped[1] ?? quad(mapped[2]!, mapped[3]!)) : address;
  const family = isIP(plain) === 6 ? 'ipv6' : 'ipv4';
  return (['link', 'loopback', 'private'] as const).find((each) => lists[each].check(plain, family)) ?? 'public';
}

function quad(high: string, low: string): string {
  const [a, b] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [a >> 8, a & 255, b >> 8, b & 255].join('.');
}

/** Whether a host that a registry names is no nearer to this machine than the registry itself. */
export function mayName(registry: readonly Nearness[], named: readonly Nearness[]): boolean {
  const nearest = Math.max(...registry.map((each) => ranks[each]), 0);
  return named.every((each) => each !== 'link' && ranks[each] <= nearest);
}

/** Where the addresses of a host are: none, where its name is not known. */
export async function nearnessOfHost({ hostname }: URL): Promise<readonly Nearness[]> {
  const name = hostname.replace(/^\[|\]$/g, '');
  if (isIP(name)) return [nearnessOf(name)];
  try {
    return (await lookup(name, { all: true })).map(({ address }) => nearnessOf(address));
  } catch {
    return [];
  }
}
