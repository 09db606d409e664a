import { UserError } from '../../../lib';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** The fields of a schedule in their order; a week begins on Sunday, which is 0 and never 7. */
const fields = [
  { name: 'minute', least: 0, most: 59, names: [] },
  { name: 'hour', least: 0, most: 23, names: [] },
  { name: 'day of the month', least: 1, most: 31, names: [] },
  { name: 'month', least: 1, most: 12, names: months },
  { name: 'day of the week', least: 0, most: 6, names: weekdays },
] as const;
type Field = (typeof fields)[number];

const shorthands = ['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly'];
/** A time of Go, in the units that make sense here: https://pkg.go.dev/time#ParseDuration */
const interval = /^@every (?=.*[1-9])(\d{1,6}h)?(\d{1,6}m)?(\d{1,6}s)?$/;

const daysOf = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * A schedule as Kubernetes reads it.
 *
 * @throws UserError if it is none, or says a day that no month has
 * @see https://pkg.go.dev/github.com/robfig/cron/v3
 */
export function checkSchedule(schedule: string): string {
  if (shorthands.includes(schedule.toLowerCase()) || interval.test(schedule)) return schedule;
  const texts = schedule.trim().split(/[ \t]+/);
  if (texts.length !== fields.length)
    throw new UserError(
      `'schedule' is '${schedule}'.`,
      "Write five fields: minute, hour, day of the month, month, day of the week (0 is Sunday), such as '0 3 * * *'; or '@daily', '@every 6h'.",
    );
  const read = texts.map((text, index) => readField(text, fields[index]!, schedule));
  const [, , days, monthsOfYear, week] = read as [Read, Read, Read, Read, Read];
  // Where both name some, either is enough.
  const isByWeek = !days.isAny && !week.isAny;
  if (!isByWeek && !monthsOfYear.numbers.some((month) => days.numbers.some((day) => day <= daysOf[month - 1]!)))
    throw new UserError(
      `'schedule' is '${schedule}', which never comes: no such month has that day.`,
      "Choose another day of the month: '28' is in every month.",
    );
  return schedule;
}

/** The numbers that a field means, and whether it says that any will do. */
interface Read {
  readonly numbers: readonly number[];
  readonly isAny: boolean;
}

function readField(text: string, field: Field, schedule: string): Read {
  const items = text.split(',').map((item) => readItem(item, field));
  if (items.some((item) => item === undefined)) {
    const names = field.names.length > 0 ? `, names (${field.names[0]} to ${field.names.at(-1)})` : '';
    throw new UserError(
      `'schedule' is '${schedule}', whose ${field.name} is '${text}'.`,
      `Write '*', numbers from ${field.least} to ${field.most}${names}, ranges such as '${field.least}-${field.most}', and steps behind '/'; several with commas.`,
    );
  }
  return { numbers: items.flatMap((item) => item!.numbers), isAny: items.some((item) => item!.isAny) };
}

function readItem(text: string, field: Field): Read | undefined {
  const [, any, first, last, step] = /^(?:([*?])|(\w+)(?:-(\w+))?)(?:\/(\d{1,9}))?$/.exec(text) ?? [];
  if (any === undefined && first === undefined) return undefined;
  const from = first === undefined ? field.least : numberOf(first, field);
  const to = any !== undefined || (last === undefined && step !== undefined) ? field.most : numberOf(last ?? first!, field);
  const by = step === undefined ? 1 : Number(step);
  if (from === undefined || to === undefined || from > to || by === 0) return undefined;
  const numbers = Array.from({ length: Math.floor((to - from) / by) + 1 }, (_, index) => from + index * by);
  return { numbers, isAny: any !== undefined && by === 1 };
}

function numberOf(text: string, { names, least, most }: Field): number | undefined {
  const name = (names as readonly string[]).indexOf(text.toLowerCase());
  const number = name >= 0 ? name + least : /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  return number >= least && number <= most ? number : undefined;
}
