/** Dates from which defaults hold, as `YYYY-MM`, the oldest first. */
export type DefaultsDate = '2026-11';

/** What one date changes. */
export interface DatedDefault {
  /** What is otherwise: a property, or what is made. */
  readonly what: string;
  readonly before: string;
  readonly after: string;
  /** What follows for whoever takes the date: `pods restart`. */
  readonly consequence: string;
}

/**
 * What each date changes, the oldest first: a default that a patch or minor release must change gets a date of its own, and holds where an environment has
 * chosen that date or a later one. The first one is that of the defaults that the docs state.
 */
export const datedDefaults: Readonly<Record<DefaultsDate, readonly DatedDefault[]>> = { '2026-11': [] };

/** The oldest: what an environment has that chooses none, until a major release. */
export const firstDefaults: DefaultsDate = '2026-11';

/** Whether an environment with one date has what another one changes. */
export function hasDefaultsOf(chosen: DefaultsDate, date: DefaultsDate): boolean {
  const dates = Object.keys(datedDefaults);
  return dates.indexOf(date) <= dates.indexOf(chosen);
}
