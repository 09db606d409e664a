import { plural } from '../../plan/formats/plan-words';
import { blocks, blocksWaiver, isBlocked } from '../../policy/report/blocking';
import type { Finding, Report } from '../../policy/report/report';

/** What the policies of an environment say of what it would be, as programs read it. */
export interface ReleaseVerdict {
  readonly passed: boolean;
  /** Those that fail it, worst first. */
  readonly failing: readonly Pick<Finding, 'rule' | 'severity' | 'workload' | 'message' | 'fingerprint'>[];
  /** How many findings fail nothing: they are advisory, waived, or about what is unknown. */
  readonly others: number;
  /** Rules of waivers that expired or do not hold. */
  readonly waivers: readonly string[];
}

export function verdictOf(report: Report): ReleaseVerdict {
  const failing = report.findings.filter((finding) => blocks(finding));
  return {
    passed: !isBlocked(report),
    failing: failing.map(({ rule, severity, workload, message, fingerprint }) => ({ rule, severity, workload, message, fingerprint })),
    others: report.findings.length - failing.length,
    waivers: report.waivers.filter((waiver) => blocksWaiver(waiver)).map(({ rule }) => rule),
  };
}

/** In words: `Policies: 2 findings fail (k8s/image/registries, k8s/pod/root), 1 waiver does not hold (…).` */
export function verdictWords({ passed, failing, others, waivers }: ReleaseVerdict): string {
  if (passed) return `Policies: passed${others > 0 ? `, ${plural(others, 'finding')} beside` : ''}.`;
  const named = (rules: readonly string[]) => {
    const each = [...new Set(rules)];
    return `${each.slice(0, 3).join(', ')}${each.length > 3 ? ` and ${each.length - 3} more` : ''}`;
  };
  const parts = [
    ...(failing.length > 0 ? [`${plural(failing.length, 'finding')} (${named(failing.map(({ rule }) => rule))})`] : []),
    ...(waivers.length > 0 ? [`${plural(waivers.length, 'waiver')} (${named(waivers)})`] : []),
  ];
  return `Policies: failed by ${parts.join(' and ')}.`;
}
