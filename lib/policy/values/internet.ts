import { isIPv4, isIPv6 } from 'node:net';
import { remembered } from '../../documents/remembered';
import { Unknown } from './unknown';

/** A sixteenth of all addresses of version 4, and a thirty-second of those of version 6 that are given out (2000::/3): no organization has as many. */
const most = { v4: 2n ** 28n, v6: 2n ** 120n };

/** Whether lists of addresses are the internet, or so much of it that it makes no difference; nothing where only a plan tells. */
export function isInternet(cidrs: readonly unknown[]): boolean | undefined {
  const ranges = { v4: [] as Range[], v6: [] as Range[] };
  for (const cidr of new Set(cidrs)) {
    const range = typeof cidr === 'string' ? rangeOf(cidr) : undefined;
    if (range) ranges[range.family].push(range);
  }
  if ((['v4', 'v6'] as const).some((family) => areSoMany(ranges[family], most[family]) && size(ranges[family]) >= most[family]))
    return true;
  return cidrs.some((cidr) => cidr instanceof Unknown && !cidr.certain) ? undefined : false;
}

/** Whether a network has an address in it that the internet does not have: of an organization, of a machine, of a group of many. */
export function isPartlyPrivate(cidr: unknown): boolean {
  const range = typeof cidr === 'string' ? rangeOf(cidr) : undefined;
  return range !== undefined && elsewhere.some(({ family, from, to }) => family === range.family && from <= range.to && range.from <= to);
}

/** Whether a network has one in it that an organization gives to its machines: 256 addresses at least, of version 6 2^64. */
export function holdsPrivateNetwork(cidr: unknown): boolean {
  const range = typeof cidr === 'string' ? rangeOf(cidr) : undefined;
  if (!range) return false;
  const least = range.family === 'v4' ? 256n : 2n ** 64n;
  return organization.some(({ family, from, to }) => {
    const [first, last] = [from > range.from ? from : range.from, to < range.to ? to : range.to];
    return family === range.family && last - first + 1n >= least;
  });
}

/** Whether all addresses of a network are those of another one; no text is part of another that is no network. */
export function isPartOf(inner: string, outer: string): boolean {
  const [part, whole] = [inner.includes('/') ? rangeOf(inner) : undefined, outer.includes('/') ? rangeOf(outer) : undefined];
  return part !== undefined && whole !== undefined && part.family === whole.family && whole.from <= part.from && part.to <= whole.to;
}

/** Addresses from the first to the last. */
interface Range {
  readonly family: 'v4' | 'v6';
  readonly from: bigint;
  readonly to: bigint;
}

/** Addresses of version 4 as those of version 6: mapped, and translated. */
const embedded = [0xffffn << 32n, 0x64ff9bn << 96n];

/** Networks come again and again. */
const rangeOf = remembered(readRange);

/** Networks that an organization gives to its own machines. */
const organization = ['10.0.0.0/8', '100.64.0.0/10', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'].map((cidr) => rangeOf(cidr)!);

/** What leads to no machine of the internet: https://www.iana.org/assignments/iana-ipv4-special-registry, …ipv6-special-registry */
const elsewhere: readonly Range[] = [
  ...['10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.168.0.0/16', '224.0.0.0/3'],
  ...['fc00::/7', 'fe80::/10', 'ff00::/8'],
].map((cidr) => rangeOf(cidr)!);

/** Whether ranges hold as many addresses, of whatever kind: a single machine or a small network needs no closer look. */
function areSoMany(ranges: readonly Range[], least: bigint): boolean {
  return ranges.reduce((sum, { from, to }) => sum + to - from + 1n, 0n) >= least;
}

/** How many addresses of the internet some ranges of a family hold, each once. */
function size(ranges: readonly Range[]): bigint {
  let count = 0n;
  let next = 0n;
  for (const { family, from, to } of [...ranges].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
    const start = from > next ? from : next;
    if (to < start) continue;
    count += to - start + 1n - sizeElsewhere(family, start, to);
    next = to + 1n;
  }
  return count;
}

function sizeElsewhere(of: Range['family'], start: bigint, end: bigint): bigint {
  return elsewhere.reduce((sum, { family, from, to }) => {
    const [first, last] = [from > start ? from : start, to < end ? to : end];
    return family === of && first <= last ? sum + last - first + 1n : sum;
  }, 0n);
}

/** The addresses of a network; of version 4 where they are embedded in version 6. Nothing where it is none. */
function readRange(cidr: string): Range | undefined {
  const [host = '', prefix] = cidr.trim().split('/');
  const family = isIPv4(host) ? 'v4' : isIPv6(host) ? 'v6' : undefined;
  if (!family || (prefix !== undefined && !/^\d{1,3}$/.test(prefix))) return undefined;
  const bits = family === 'v4' ? 32 : 128;
  const free = BigInt(bits - Math.min(prefix === undefined ? bits : Number(prefix), bits));
  const from = ((family === 'v4' ? numberOfV4(host) : numberOfV6(host)) >> free) << free;
  const to = from + 2n ** free - 1n;
  const base = family === 'v6' ? embedded.find((start) => start <= from && to < start + 2n ** 32n) : undefined;
  return base === undefined ? { family, from, to } : { family: 'v4', from: from - base, to: to - base };
}

function numberOfV4(host: string): bigint {
  return host.split('.').reduce((sum, part) => sum * 256n + BigInt(part), 0n);
}

function numberOfV6(host: string): bigint {
  const plain = host.replace(/%.*$/, '').replace(/\d+(?:\.\d+){3}$/, (last) => {
    const value = numberOfV4(last);
    return `${(value >> 16n).toString(16)}:${(value & 0xffffn).toString(16)}`;
  });
  const [before = '', after] = plain.split('::');
  const groups = (text: string) => (text === '' ? [] : text.split(':'));
  const [first, last] = [groups(before), groups(after ?? '')];
  const all = after === undefined ? first : [...first, ...Array<string>(8 - first.length - last.length).fill('0'), ...last];
  return all.reduce((sum, group) => sum * 65536n + BigInt(`0x${group}`), 0n);
}
