import { isIPv4, isIPv6 } from 'node:net';
import { Unknown } from './unknown';

/** A sixteenth of all addresses of version 4, and a thirty-second of those of version 6 that are given out (2000::/3): no organization has as many. */
const most = { v4: 2 ** 28, v6: 2 ** 120 };

/** Whether lists of addresses are the internet, or so much of it that it makes no difference; nothing where only a plan tells. */
export function isInternet(cidrs: readonly unknown[]): boolean | undefined {
  const known = new Set(cidrs.filter((cidr) => typeof cidr === 'string'));
  const counts = { v4: 0, v6: 0 };
  for (const cidr of known) {
    const [address = '', prefix = ''] = cidr.split('/');
    const length = /^\d+$/.test(prefix) ? Number(prefix) : undefined;
    if (isIPv4(address)) counts.v4 += 2 ** (32 - (length ?? 32));
    if (isIPv6(address)) counts.v6 += 2 ** (128 - (length ?? 128));
  }
  if (counts.v4 >= most.v4 || counts.v6 >= most.v6) return true;
  return cidrs.some((cidr) => cidr instanceof Unknown && !cidr.certain) ? undefined : false;
}
