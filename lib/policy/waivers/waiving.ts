import type { Finding, ReportedWaiver, WaiverTerms } from '../report/report';
import type { Severity } from '../severity';
import type { Waiver } from './waiver';

interface Entry {
  readonly waiver: Waiver;
  used: boolean;
  refused?: string;
}

/** Waivers while findings pass by: which hold, and what came of each. */
export class Waiving {
  private readonly entries = new Map<string, Entry>();

  /** @param today the day of the verdict, as `YYYY-MM-DD` */
  constructor(private readonly today: string) {}

  get all(): readonly Waiver[] {
    return [...this.entries.values()].map(({ waiver }) => waiver);
  }

  /** The same one, from several stacks, counts once. */
  add(waivers: readonly Waiver[]): void {
    for (const waiver of waivers) if (!this.entries.has(waiver.key)) this.entries.set(waiver.key, { waiver, used: false });
  }

  /** The finding, waived where one holds for it. */
  waive(finding: Finding): Finding {
    let result = finding;
    for (const entry of this.entries.values()) {
      const { waiver } = entry;
      if (!waiver.covers(finding) || waiver.problem(finding.severity, this.today)) continue;
      if (finding.level === 'mandatory-without-waiver') {
        entry.refused = `is about ${finding.path}, where no waiver of the rule is allowed`;
        continue;
      }
      entry.used = true;
      const { reason, owner, expires } = waiver;
      result = { ...finding, waiver: { reason, owner, expires } };
    }
    return result;
  }

  /**
   * What came of some of them.
   *
   * @param severityOf that of a rule
   */
  reported(severityOf: (rule: string) => Severity, wanted: (waiver: Waiver) => boolean = () => true): readonly ReportedWaiver[] {
    return [...this.entries.values()]
      .filter(({ waiver }) => wanted(waiver))
      .map(({ waiver, used, refused }) => {
        const invalid = waiver.problem(severityOf(waiver.rule), this.today);
        const problem = invalid ?? (refused === undefined ? undefined : { state: 'refused' as const, message: refused });
        return {
          ...termsOf(waiver),
          state: problem?.state ?? (used ? 'used' : 'unused'),
          ...(problem && { problem: problem.message }),
        };
      });
  }
}

/** What a waiver states, and where. */
export function termsOf({ rule, path, fingerprint, reason, owner, expires, source }: Waiver): WaiverTerms {
  return {
    rule,
    ...(path !== undefined && { path }),
    ...(fingerprint !== undefined && { fingerprint }),
    reason,
    owner,
    expires,
    ...(source && { source }),
  };
}
