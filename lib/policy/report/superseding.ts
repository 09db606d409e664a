import { type Severity, severities } from '../severity';
import type { Finding, Report } from './report';

/** The findings of a report: those that stand, and those that only repeat one that stands. */
export type Standing = Pick<Report, 'findings' | 'superseded'>;

/**
 * Parts findings after waivers, and after what was not asked for is gone: a finding stays aside only as long as one that stands, and that
 * nothing waives, says the same. That one is as bad as the worst of what it stands for.
 *
 * @param findings all of them, in the order in which they are shown
 * @param severityOf that of a rule
 */
export function standing(findings: readonly Finding[], severityOf: (rule: string) => Severity): Standing {
  const open = new Set(findings.filter(({ waiver }) => !waiver).map(({ fingerprint }) => fingerprint));
  const over = (finding: Finding) => (finding.supersededBy ?? []).filter((fingerprint) => open.has(fingerprint));
  const below = new Map<string, Finding[]>();
  for (const finding of findings)
    for (const fingerprint of over(finding)) below.set(fingerprint, [...(below.get(fingerprint) ?? []), finding]);
  const aside = new Set<Finding>();
  const worst = new Map<Finding, Severity>();
  for (const finding of findings) {
    if (over(finding).length > 0 || !below.has(finding.fingerprint)) continue;
    let severity = severityOf(finding.rule);
    const next = [finding];
    const seen = new Set(next);
    for (let one = next.pop(); one; one = next.pop()) {
      for (const other of one.waiver ? [] : (below.get(one.fingerprint) ?? [])) {
        if (seen.has(other)) continue;
        seen.add(other);
        aside.add(other);
        if (!other.waiver && severities.indexOf(severityOf(other.rule)) > severities.indexOf(severity)) severity = severityOf(other.rule);
        next.push(other);
      }
    }
    worst.set(finding, severity);
  }
  const superseded = findings.filter((finding) => aside.has(finding));
  return {
    findings: findings
      .filter((finding) => !aside.has(finding))
      .map((finding) => {
        const severity = worst.get(finding) ?? severityOf(finding.rule);
        return severity === finding.severity ? finding : { ...finding, severity };
      }),
    ...(superseded.length > 0 && { superseded }),
  };
}
