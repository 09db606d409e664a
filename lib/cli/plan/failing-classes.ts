import { UserError } from '../../errors';
import { type Plan, planVerdicts } from '../../plan/plan';
import { nearestFirst } from '../../wording/nearest';
import { printable } from '../../wording/printable';
import { failOnNames } from './fail-on-names';

const known: readonly string[] = failOnNames;

/**
 * What `--fail-on` names.
 *
 * @throws UserError if it is nothing that a plan holds
 */
export function failingClasses(texts: readonly string[]): ReadonlySet<string> {
  const names = texts.flatMap((text) => text.split(',')).map((name) => name.trim());
  for (const name of names)
    if (!known.includes(name))
      throw new UserError(
        `'${printable(name)}' of --fail-on is nothing that a plan holds (${known.join(', ')}).`,
        `Did you mean ${nearestFirst(name, known)[0]}?`,
      );
  return new Set(names);
}

/** Whether something in a plan is of a class, or judged so; what is for review is so where danger is, too. */
export function planHolds(plan: Plan, failing: ReadonlySet<string>): boolean {
  const judgements = [...plan.notices, ...plan.changes.flatMap(({ items }) => items)];
  const unread = plan.notCompared.length > 0 && failing.has('review');
  const verdicts = planVerdicts.filter((_verdict, index) => planVerdicts.slice(index).some((milder) => failing.has(milder)));
  return unread || judgements.some(({ verdict, classes }) => verdicts.includes(verdict) || classes.some((name) => failing.has(name)));
}
