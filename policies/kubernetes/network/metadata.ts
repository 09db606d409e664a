import { BlockList, isIP, isIPv4 } from 'node:net';

/**
 * Where machines of AWS, Azure and Google Cloud tell who they are, and those of AWS by version 6 too, at port 80:
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html
 */
const addresses = { ipv4: '169.254.169.254', ipv6: 'fd00:ec2::254' } as const;

/** The address of the metadata that a network holds; nothing where it holds none. */
export function metadataIn(cidr: unknown): string | undefined {
  const [address = '', prefix] = String(cidr).trim().split('/');
  const family = isIP(address) === 0 ? undefined : isIPv4(address) ? 'ipv4' : 'ipv6';
  const bits = family === 'ipv4' ? 32 : 128;
  if (!family || (prefix !== undefined && !(/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits))) return undefined;
  const parts = partsOf(address);
  if (parts)
    return beginAlike(parts, partsOf(addresses[family])!, prefix === undefined ? bits : Number(prefix)) ? addresses[family] : undefined;
  const network = new BlockList();
  network.addSubnet(address, prefix === undefined ? bits : Number(prefix), family);
  return network.check(addresses[family], family) ? addresses[family] : undefined;
}

/** Numbers of 16 bits that an address is made of; nothing where it names an interface, or holds one of version 4: a list of Node's tells then. */
function partsOf(ip: string): readonly number[] | undefined {
  if (isIPv4(ip)) {
    const [a = 0, b = 0, c = 0, d = 0] = ip.split('.').map(Number);
    return [a * 256 + b, c * 256 + d];
  }
  if (/[.%]/.test(ip)) return undefined;
  const groups = (side: string) => (side === '' ? [] : side.split(':').map((group) => Number.parseInt(group, 16)));
  const [before = '', after] = ip.split('::');
  const [first, last] = [groups(before), groups(after ?? '')];
  return after === undefined ? first : [...first, ...Array<number>(8 - first.length - last.length).fill(0), ...last];
}

function beginAlike(one: readonly number[], other: readonly number[], bits: number): boolean {
  return one.every((part, index) => {
    const unlike = 16 - Math.min(Math.max(bits - 16 * index, 0), 16);
    return part >> unlike === other[index]! >> unlike;
  });
}

export function isMetadata(cidr: unknown): boolean {
  return metadataIn(cidr) !== undefined;
}
