import { compareTexts } from '../../wording/compare-texts';
import type { Finding, ReportedWaiver, WaiverTerms } from '../report/report';
import type { Severity } from '../severity';
import { tooWideFor } from './too-wide';
import type { Waiver } from './waiver';

/** A waiver where one environment lists it. */
interface Entry {
  readonly waiver: Waiver;
  readonly environment: string;
  used: boolean;
  refused?: string;
}

/** Waivers while findings pass by: which hold, and what came of each. One holds in the environments that list it. */
export class Waiving {
  private readonly entries = new Map<string, Entry>();
  /** The same by environment and rule. */
  private readonly byRule = new Map<string, Entry[]>();

  /** @param today the day of the verdict, as `YYYY-MM-DD` */
  constructor(private readonly today: string) {}

  /** Each with the environments that list it. */
  get all(): ReadonlyMap<Waiver, readonly string[]> {
    return new Map(this.byWaiver().map((entries) => [entries[0]!.waiver, environmentsOf(entries)]));
  }

  /** The same one, from several stacks of an environment, counts once. */
  add(waivers: readonly Waiver[], environment: string): void {
    for (const waiver of waivers) {
      const key = JSON.stringify([environment, waiver.key]);
      if (this.entries.has(key)) continue;
      const entry: Entry = { waiver, environment, used: false };
      this.entries.set(key, entry);
      const place = JSON.stringify([environment, waiver.rule]);
      const others = this.byRule.get(place);
      if (others) others.push(entry);
      else this.byRule.set(place, [entry]);
    }
  }

  /** The finding, waived where one holds for it. */
  waive(finding: Finding): Finding {
    let result = finding;
    for (const entry of this.byRule.get(JSON.stringify([finding.environment, finding.rule])) ?? []) {
      const { waiver } = entry;
      if (!waiver.covers(finding) || waiver.problem(finding.severity, this.today)) continue;
      const refused =
        finding.level === 'mandatory-without-waiver'
          ? `is about ${finding.path}, where no waiver of the rule is allowed`
          : waiver.path === undefined
            ? undefined
            : tooWideFor(waiver.path, finding);
      if (refused !== undefined) {
        // The same of them, whatever the order of the findings.
        if (entry.refused === undefined || refused < entry.refused) entry.refused = refused;
        continue;
      }
      entry.used = true;
      const { reason, owner, expires } = waiver;
      result = { ...finding, waiver: { reason, owner, expires } };
    }
    return result;
  }

  /**
   * What came of some of them: one line for the environments in which the same came of it.
   *
   * @param severityOf that of a rule
   */
  reported(severityOf: (rule: string) => Severity, wanted: (waiver: Waiver) => boolean = () => true): readonly ReportedWaiver[] {
    return this.byWaiver()
      .filter(([{ waiver }]) => wanted(waiver))
      .flatMap((entries) => {
        // Several environments may list one waiver, and one of them need it: it is of use then.
        const outcomes = entries.map((entry) => this.outcome(entry, severityOf));
        const used = outcomes.find(({ state }) => state === 'used');
        const settled = new Map(
          entries.map((entry, index) => [entry, outcomes[index]!.state === 'unused' && used ? used : outcomes[index]!]),
        );
        return grouped([...entries].sort(byEnvironment), (entry) => JSON.stringify(settled.get(entry))).map((same) => ({
          ...termsOf(same[0].waiver, environmentsOf(same)),
          ...settled.get(same[0])!,
        }));
      });
  }

  private outcome({ waiver, used, refused }: Entry, severityOf: (rule: string) => Severity): Pick<ReportedWaiver, 'state' | 'problem'> {
    const invalid = waiver.problem(severityOf(waiver.rule), this.today);
    if (invalid) return { state: invalid.state, problem: invalid.message };
    return refused === undefined ? { state: used ? 'used' : 'unused' } : { state: 'refused', problem: refused };
  }

  private byWaiver(): readonly Group[] {
    return grouped([...this.entries.values()], ({ waiver }) => waiver.key);
  }
}

function byEnvironment(one: Entry, other: Entry): number {
  return compareTexts(one.environment, other.environment);
}

type Group = readonly [Entry, ...Entry[]];

function grouped(entries: readonly Entry[], keyOf: (entry: Entry) => string): readonly Group[] {
  const groups = new Map<string, [Entry, ...Entry[]]>();
  for (const entry of entries) {
    const group = groups.get(keyOf(entry));
    if (group) group.push(entry);
    else groups.set(keyOf(entry), [entry]);
  }
  return [...groups.values()];
}

/** None of files that Slipway did not write: they are in no environment. */
function environmentsOf(entries: readonly Entry[]): readonly string[] {
  return entries
    .map(({ environment }) => environment)
    .filter((environment) => environment !== '')
    .sort();
}

/** What a waiver states, where, and which environments list it. */
export function termsOf({ rule, path, fingerprint, reason, owner, expires, source }: Waiver, environments: readonly string[]): WaiverTerms {
  return {
    rule,
    ...(path !== undefined && { path }),
    ...(fingerprint !== undefined && { fingerprint }),
    reason,
    owner,
    expires,
    ...(source && { source }),
    ...(environments.length > 0 && { environments }),
  };
}
