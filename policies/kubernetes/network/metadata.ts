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
  // What a policy names is of version 4 nearly always: this is a list of nothing but one network.
  if (family === 'ipv4') return isIn4(address, prefix === undefined ? bits : Number(prefix)) ? addresses.ipv4 : undefined;
  const network = new BlockList();
  network.addSubnet(address, prefix === undefined ? bits : Number(prefix), family);
  return network.check(addresses[family], family) ? addresses[family] : undefined;
}

/** Whether the metadata's address of version 4 has the first bits of another one. */
function isIn4(address: string, bits: number): boolean {
  return bits === 0 || (numberOf4(address) ^ numberOf4(addresses.ipv4)) >>> (32 - bits) === 0;
}

function numberOf4(address: string): number {
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

export function isMetadata(cidr: unknown): boolean {
  return metadataIn(cidr) !== undefined;
}
