import { compareTexts } from '../../wording/compare-texts';
import type { Finding, Report, ReportedRule, ReportedWaiver } from './report';
import { worstFirst } from './worst-first';

/**
 * The report of a whole synthesis, of those of its shards: each judged other stacks of one program on one day, and knew the waivers of all.
 *
 * @param reports at least one
 */
export function mergeReports(reports: readonly [Report, ...Report[]]): Report {
  const [{ schemaVersion, foreignWaivers }] = reports;
  const superseded = reports.flatMap((report) => report.superseded ?? []).sort(worstFirst);
  return {
    schemaVersion,
    stacks: reports.flatMap(({ stacks }) => stacks).sort((a, b) => compareTexts(a.id, b.id)),
    rules: mergedRules(reports),
    findings: reports.flatMap(({ findings }): readonly Finding[] => findings).sort(worstFirst),
    ...(superseded.length > 0 && { superseded }),
    waivers: mergedWaivers(reports),
    ...(foreignWaivers && { foreignWaivers }),
  };
}

function mergedRules(reports: readonly Report[]): readonly ReportedRule[] {
  const rules = new Map<string, ReportedRule>();
  for (const rule of reports.flatMap((report) => report.rules)) {
    const levels = Object.entries({ ...rules.get(rule.name)?.levels, ...rule.levels });
    rules.set(rule.name, { ...rule, levels: Object.fromEntries(levels.sort(([a], [b]) => compareTexts(a, b))) });
  }
  return [...rules.values()].sort((a, b) => compareTexts(a.name, b.name));
}

/** What came of a waiver in one environment. */
type Outcome = Pick<ReportedWaiver, 'state' | 'problem'>;

/** One that a finding needs anywhere is of use; one that is refused anywhere is refused. */
function mergedWaivers(reports: readonly Report[]): readonly ReportedWaiver[] {
  const waivers = new Map<string, { readonly terms: ReportedWaiver; readonly outcomes: Map<string, Outcome> }>();
  for (const { environments = [''], state, problem, ...terms } of reports.flatMap((report) => report.waivers)) {
    const key = JSON.stringify(terms);
    const waiver = waivers.get(key) ?? { terms: terms as ReportedWaiver, outcomes: new Map<string, Outcome>() };
    waivers.set(key, waiver);
    const outcome = { state, ...(problem !== undefined && { problem }) };
    for (const environment of environments) waiver.outcomes.set(environment, worse(waiver.outcomes.get(environment), outcome));
  }
  return [...waivers.values()].flatMap(({ terms, outcomes }) => {
    const used = [...outcomes.values()].find(({ state }) => state === 'used');
    const groups = new Map<string, { readonly outcome: Outcome; readonly environments: string[] }>();
    for (const [environment, own] of [...outcomes].sort(([a], [b]) => compareTexts(a, b))) {
      const outcome = own.state === 'unused' && used ? used : own;
      const key = JSON.stringify(outcome);
      const group = groups.get(key) ?? { outcome, environments: [] };
      groups.set(key, group);
      if (environment !== '') group.environments.push(environment);
    }
    return [...groups.values()].map(({ outcome, environments }) => ({
      ...terms,
      ...(environments.length > 0 && { environments }),
      ...outcome,
    }));
  });
}

const byWeight: readonly ReportedWaiver['state'][] = ['unused', 'used', 'refused', 'expired'];

function worse(one: Outcome | undefined, other: Outcome): Outcome {
  if (!one) return other;
  const [less, more] = byWeight.indexOf(one.state) < byWeight.indexOf(other.state) ? [one, other] : [other, one];
  return less.state === more.state && (less.problem ?? '') < (more.problem ?? '') ? less : more;
}
