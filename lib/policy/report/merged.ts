import { together } from '../values/beyond';
import { sorted } from '../values/extent';
import type { Finding } from './report';

const verdicts = ['unknown', 'fail', 'error'];

/** One for each fingerprint: the clusters of a stack hold the same objects. */
export function merged(findings: readonly Finding[]): readonly Finding[] {
  const byFingerprint = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    const others = byFingerprint.get(finding.fingerprint);
    if (others) others.push(finding);
    else byFingerprint.set(finding.fingerprint, [finding]);
  }
  return [...byFingerprint.values()].map(joined);
}

/** What is said of it where it is worst, once each. */
function joined(all: readonly [Finding, ...Finding[]]): Finding {
  const [first] = all;
  if (all.length === 1) return first;
  const rank = ({ verdict }: Finding) => verdicts.indexOf(verdict);
  const most = all.reduce((worst, finding) => Math.max(worst, rank(finding)), 0);
  const worst = all.filter((finding) => rank(finding) === most);
  const addresses = [...new Set(all.flatMap((finding) => finding.addresses))];
  const { supersededBy: _by, extent: _extent, ...shown } = worst[0]!;
  const extents = all.flatMap(({ extent }) => (extent ? [extent] : []));
  // In each cluster it has to be said by the same.
  const by = all.map(({ supersededBy = [] }) => supersededBy).reduce((one, other) => one.filter((each) => other.includes(each)));
  return {
    ...shown,
    addresses,
    message: [...new Set(worst.map(({ message }) => message))].join('; '),
    cure: [...new Set(worst.map(({ cure }) => cure))].join(' '),
    ...(extents.length > 0 && { extent: sorted(together(extents)) }),
    ...(by.length > 0 && { supersededBy: by }),
  };
}
