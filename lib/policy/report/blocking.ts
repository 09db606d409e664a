import { notCovered } from './not-covered';
import type { Finding, Imported, Report, ReportedWaiver } from './report';

/** What fails a run. */
export interface Strictness {
  /**
   * Whether remarks, what is unknown or was not judged, unused waivers, and findings of scanners about nothing that was written fail too.
   *
   * @default false
   */
  readonly strict?: boolean;
  /**
   * Whether resources that no rule covers fail too.
   *
   * @default false
   */
  readonly uncovered?: boolean;
  /**
   * Fingerprints that were found before: they fail nothing.
   *
   * @default - none
   */
  readonly baseline?: ReadonlySet<string>;
}

/** Whether a finding fails the run. */
export function blocks({ level, verdict, waiver, fingerprint }: Finding, { strict = false, baseline }: Strictness = {}): boolean {
  if (waiver || baseline?.has(fingerprint)) return false;
  return strict || (level !== 'advisory' && verdict !== 'unknown');
}

/** Whether a waiver fails the run. */
export function blocksWaiver({ state }: ReportedWaiver, { strict = false }: Strictness = {}): boolean {
  return state === 'expired' || state === 'refused' || (strict && state === 'unused');
}

/** Whether anything fails the run. */
export function isBlocked(report: Report, strictness: Strictness = {}): boolean {
  const { findings, waivers, imports, notJudged = [] } = report;
  return (
    (strictness.uncovered === true && notCovered(report).size > 0) ||
    (strictness.strict === true && notJudged.some(({ kind }) => kind !== 'excluded')) ||
    findings.some((finding) => blocks(finding, strictness)) ||
    waivers.some((waiver) => blocksWaiver(waiver, strictness)) ||
    (imports ?? []).some((imported) => blocksImport(imported, strictness))
  );
}

/** Whether what a scanner found elsewhere fails the run. */
export function blocksImport({ notMapped }: Imported, { strict = false }: Strictness = {}): boolean {
  return strict && notMapped.length > 0;
}
