import { levels } from '../../pack';
import type { Report, WaiverTerms, WeakenedPolicy } from '../report';
import { worsened } from '../worsened';

/** What a report accepts that an earlier one did not: waivers that were added, rules that weigh less or are gone; and what goes further. */
export function weakenedSince(former: Report, report: Report): readonly WeakenedPolicy[] {
  const known = new Set([...former.waivers, ...(former.foreignWaivers ?? [])].flatMap(keysOf));
  const told = new Set<string>();
  const rules = new Map(report.rules.map((rule) => [rule.name, rule]));
  /** An environment that is gone enforces nothing, and needs nothing. */
  const environments = new Set(report.stacks.map(({ environment }) => environment));
  return [
    ...worsened(former, report.findings).map(({ finding: { rule, path, field }, more }) => ({
      kind: 'finding-worse' as const,
      rule,
      detail: `${path}${field && `, ${field}`}: now also ${more.join(', ')}`,
    })),
    ...[...report.waivers, ...(report.foreignWaivers ?? [])]
      .filter((waiver) => {
        const isNew = !known.has(keyOf(waiver)) && keysOf(waiver).some((key) => !known.has(key)) && !told.has(keyOf(waiver));
        if (isNew) told.add(keyOf(waiver));
        return isNew;
      })
      .map(({ rule, path, fingerprint, owner, expires, reason }) => ({
        kind: 'waiver-added' as const,
        rule,
        detail: `${path ?? fingerprint}, by ${owner}, until ${expires}: ${reason}`,
      })),
    // A scanner tells only of the rules by which it found something.
    ...former.rules
      .filter(({ name, tool }) => tool === undefined || rules.has(name))
      .flatMap(({ name, levels: before }) =>
        Object.entries(before).flatMap(([environment, level]): readonly WeakenedPolicy[] => {
          const now = rules.get(name)?.levels;
          const after = now && Object.hasOwn(now, environment) ? now[environment] : undefined;
          if (!environments.has(environment) || (after && levels.indexOf(after) >= levels.indexOf(level))) return [];
          const where = environment ? `${environment}: ` : '';
          return after
            ? [{ kind: 'rule-weakened', rule: name, detail: `${where}${level} is now ${after}` }]
            : [{ kind: 'rule-dropped', rule: name, detail: `${where}${level} is now off` }];
        }),
      ),
  ];
}

/** Of a waiver in each environment that lists it; an older report does not say which. */
function keysOf(waiver: WaiverTerms): readonly string[] {
  return waiver.environments?.map((environment) => `${environment} ${keyOf(waiver)}`) ?? [keyOf(waiver)];
}

function keyOf({ rule, path, fingerprint, reason, owner, expires }: WaiverTerms): string {
  return JSON.stringify([rule, path, fingerprint, reason, owner, expires]);
}
