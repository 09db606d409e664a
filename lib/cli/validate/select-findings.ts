import { UserError } from '../../errors';
import type { Report, WaiverTerms } from '../../policy/report/report';
import { standing } from '../../policy/report/superseding';
import { worstFirst } from '../../policy/report/worst-first';
import { nearestFirst } from '../../wording/nearest';

/**
 * What is left of a report by stacks and rules.
 *
 * @param stacks ids; nothing for all
 * @param only names of rules; none for all
 * @throws UserError naming the nearest rules, if one is enforced nowhere
 */
export function selectFindings(report: Report, stacks: ReadonlySet<string> | undefined, only: readonly string[] = []): Report {
  const names = report.rules.map(({ name }) => name);
  for (const rule of only) {
    // Of files in which nothing was judged, that is told.
    if (names.includes(rule) || report.documents?.length === 0) continue;
    const near = nearestFirst(rule, names).slice(0, 3);
    throw new UserError(
      report.documents ? `No pack holds a rule named '${rule}'.` : `No environment enforces a rule named '${rule}'.`,
      near.length > 0 ? `Did you mean ${near.join(', ')}?` : "Set 'policies' in an environment.",
    );
  }
  if (!stacks && only.length === 0) return report;
  const here = ({ stack, rule }: { readonly stack: string; readonly rule: string }) =>
    (stacks?.has(stack) ?? true) && (only.length === 0 || only.includes(rule));
  const left = report.stacks.filter(({ id }) => stacks?.has(id) ?? true);
  const places = new Set(left.map(({ environment }) => environment));
  const holdsHere = ({ environments }: WaiverTerms) => !stacks || !environments || environments.some((name) => places.has(name));
  const { findings, superseded = [], ...rest } = report;
  const severities = new Map(report.rules.map(({ name, severity }) => [name, severity]));
  const chosen = [...findings, ...superseded].filter(here).sort(worstFirst);
  return {
    ...rest,
    stacks: left,
    rules: report.rules.filter(({ name }) => only.length === 0 || only.includes(name)),
    ...standing(chosen, (rule) => severities.get(rule) ?? 'info'),
    ...(report.imports && {
      imports: report.imports.map((imported) => ({
        ...imported,
        notMapped: imported.notMapped.filter(({ rule }) => only.length === 0 || only.includes(rule)),
      })),
    }),
    // Whether a waiver is unused shows only when everything is looked at.
    waivers: report.waivers.filter(
      (waiver) => waiver.state !== 'unused' && (only.length === 0 || only.includes(waiver.rule)) && holdsHere(waiver),
    ),
    ...(report.foreignWaivers && { foreignWaivers: report.foreignWaivers.filter(holdsHere) }),
  };
}
