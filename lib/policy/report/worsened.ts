import { beyond } from '../values/beyond';
import type { Finding, Report } from './report';

/** A finding that goes further than it did. */
export interface Worsened {
  readonly finding: Finding;
  /** What offends now, and did not. */
  readonly more: readonly string[];
}

/** Findings of which an earlier report tells too, and that go further now; an earlier one that tells no extent is compared with nothing. */
export function worsened(former: Report, findings: readonly Finding[]): readonly Worsened[] {
  const extents = new Map([...former.findings, ...(former.superseded ?? [])].map(({ fingerprint, extent }) => [fingerprint, extent]));
  return findings.flatMap((finding) => {
    const before = extents.get(finding.fingerprint);
    const more = before ? beyond(before, finding.extent ?? []) : [];
    return more.length > 0 ? [{ finding, more }] : [];
  });
}
