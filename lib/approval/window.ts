export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

/** A part of the calendar in which an environment may be deployed, or, `closed`, may not. Each part that is left out bounds nothing. */
export interface DeploymentWindow {
  /**
   * Time zone of the IANA database, such as `Europe/Berlin`: days and times are those of clocks there, summer time included.
   *
   * @default UTC
   */
  readonly timeZone?: string;
  /** @default - every day */
  readonly days?: readonly Weekday[];
  /**
   * When it begins on each of the days, `HH:MM`.
   *
   * @pattern ^([01]\d|2[0-3]):[0-5]\d$ a time of the day: 09:00
   * @default 00:00
   */
  readonly from?: string;
  /**
   * When it ends, `HH:MM`, itself no part of it; on the day after, where that is before it begins.
   *
   * @pattern ^(([01]\d|2[0-3]):[0-5]\d|24:00)$ a time of the day: 17:00
   * @default 24:00
   */
  readonly to?: string;
  /**
   * First day of the calendar, `YYYY-MM-DD`.
   *
   * @pattern ^\d{4}-\d{2}-\d{2}$ a day: YYYY-MM-DD
   */
  readonly first?: string;
  /**
   * Last day of the calendar, `YYYY-MM-DD`.
   *
   * @pattern ^\d{4}-\d{2}-\d{2}$ a day: YYYY-MM-DD
   */
  readonly last?: string;
  /** Whether nothing may be deployed in it. @default false */
  readonly closed?: boolean;
}

/** Whether an environment may be deployed at a time: in no closed window, and in an open one where there are any. */
export function isOpen(windows: readonly DeploymentWindow[], at: Date): boolean {
  if (windows.some((window) => window.closed && holds(window, at))) return false;
  const open = windows.filter(({ closed }) => !closed);
  return open.length === 0 || open.some((window) => holds(window, at));
}

function holds(
  { timeZone = 'UTC', days = weekdays, from = '00:00', to = '24:00', first = '', last = '9999', closed = false }: DeploymentWindow,
  at: Date,
): boolean {
  // Of a zone that this machine does not know, nothing is known: it never opens.
  if (!isTimeZone(timeZone)) return closed;
  const { day, time } = clockIn(timeZone, at);
  const begins = (on: string) => on >= first && on <= last && days.includes(weekdayOf(on));
  if (from < to) return begins(day) && time >= from && time < to;
  return (begins(day) && time >= from) || (begins(dayBefore(day)) && time < to);
}

/** What a clock on the wall says there. */
function clockIn(timeZone: string, at: Date): { readonly day: string; readonly time: string } {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)!.value;
  return { day: `${part('year')}-${part('month')}-${part('day')}`, time: `${part('hour')}:${part('minute')}` };
}

function weekdayOf(day: string): Weekday {
  return weekdays[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7]!;
}

function dayBefore(day: string): string {
  return new Date(new Date(`${day}T00:00:00Z`).getTime() - 24 * 60 * 60 * 1_000).toISOString().slice(0, 10);
}

/** A window as a table tells it: `mon–fri 09:00–17:00 Europe/Berlin`. */
export function windowWords({
  timeZone = 'UTC',
  days = weekdays,
  from = '00:00',
  to = '24:00',
  first,
  last,
  closed,
}: DeploymentWindow): string {
  const which = days.length === weekdays.length ? 'every day' : days.join(', ');
  const when = from === '00:00' && to === '24:00' ? '' : ` ${from}–${to}`;
  const span = first || last ? ` from ${first ?? 'ever'} to ${last ?? 'ever'}` : '';
  return `${closed ? 'not ' : ''}${which}${when}${span} ${timeZone}`;
}

/** Whether the time zone database of this machine knows a name. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
