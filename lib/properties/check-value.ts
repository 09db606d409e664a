import { formats } from './formats';
import type { Bounds, Kind } from './property';

/** Where a value was given. */
export interface Checked {
  readonly path: string;
  /** What has the value; empty where the line of code says so. */
  readonly subject: string;
  /** Whether kinds, ranges and forms are checked, or only what is `undefined`, not whole or no number. */
  readonly isChecked: boolean;
}

/** Whether a value can be no better anywhere: a number where a duration stands. */
export function isNeverRight(kind: Kind, value: unknown): boolean {
  return kind.is === 'instance' && kind.name === 'Duration' && typeof value !== 'object';
}

/** Whether it is a duration, or a number that is none. */
export function isMeasured(kind: Kind, value: unknown): boolean {
  return kind.is === 'instance' ? kind.name === 'Duration' : kind.is === 'number' && !Number.isFinite(value);
}

/** Whether a value is of a kind, as far as can be seen without looking into it. */
export function fits(kind: Kind, value: unknown): boolean {
  switch (kind.is) {
    case 'anything':
      return value !== null;
    case 'text':
      return typeof value === 'string';
    case 'number':
      return typeof value === 'number';
    case 'flag':
      return typeof value === 'boolean';
    case 'function':
      return typeof value === 'function';
    case 'list':
      return Array.isArray(value);
    case 'instance':
      return typeof value === 'object' && value !== null && kind.has.every((member) => member in value);
    case 'either':
      return kind.of.some((one) => fits(one, value));
    default:
      return isStated(value);
  }
}

/**
 * Whether a value is an object whose properties say something: of a promise, a Map, a Set, a Date or an Error nobody reads any, so that what
 * they hold would be as if it were not stated.
 */
function isStated(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.prototype.toString.call(value) === '[object Object]' && typeof (value as { readonly then?: unknown }).then !== 'function';
}

/** The cure, where a value of the kind is out of its bounds. */
export function checkScalar(kind: Kind, bounds: Bounds, value: unknown): string | undefined {
  const cure = (): string => `${kind.is === 'text' ? 'Write' : 'Choose'} ${wordsOf(kind, bounds)}.`;
  if (kind.is === 'text') {
    if (kind.values && !kind.values.includes(value as string)) return `Choose one of: ${kind.values.join(', ')}.`;
    return hasForm(value as string, bounds) ? undefined : cure();
  }
  if (kind.is === 'number' && kind.values && !kind.values.includes(value as number)) return cure();
  if (kind.is === 'number') return isWithin(value as number, bounds, isCounted(bounds)) ? undefined : cure();
  if (kind.is === 'instance' && kind.name === 'Duration' && bounds.unit !== undefined)
    return isWithin(amountIn(value, bounds.unit), bounds, true) ? undefined : cure();
  return undefined;
}

/** Whether a text has the form that it must have. */
export function hasForm(text: string, { format, pattern }: Bounds): boolean {
  return (format === undefined || formats[format]!.pattern.test(text)) && (pattern === undefined || expression(pattern).test(text));
}

/** Numbers with bounds or a unit count something. */
export function isCounted({ minimum, maximum, unit }: Bounds): boolean {
  return minimum !== undefined || maximum !== undefined || unit !== undefined;
}

function isWithin(value: number, { minimum, maximum }: Bounds, isWhole: boolean): boolean {
  if (!Number.isFinite(value) || (isWhole && !Number.isSafeInteger(value))) return false;
  return value >= (minimum ?? Number.NEGATIVE_INFINITY) && value <= (maximum ?? Number.POSITIVE_INFINITY);
}

/** A Duration as a number of its unit, whole or not. */
function amountIn(duration: unknown, unit: string): number {
  const convert = (duration as Readonly<Record<string, (options: { readonly integral: boolean }) => number>>)[
    `to${unit[0]!.toUpperCase()}${unit.slice(1)}`
  ]!;
  return convert.call(duration, { integral: false });
}

/** What a property takes, for an error. */
export function wordsOf(kind: Kind, bounds: Bounds): string {
  switch (kind.is) {
    case 'text':
      if (kind.values) return kind.values.map((value) => `'${value}'`).join(' or ');
      return bounds.words ?? (bounds.format === undefined ? 'a text' : formats[bounds.format]!.words);
    case 'number':
      if (kind.values) return kind.values.join(' or ');
      return isCounted(bounds)
        ? `a whole number${bounds.unit ? ` of ${bounds.unit}` : ''}${rangeOf(bounds)}${bounds.because ? `: ${bounds.because}` : ''}`
        : 'a number';
    case 'flag':
      return 'true or false';
    case 'function':
      return 'a function';
    case 'list':
      return `a list: [${wordsOf(kind.of, bounds)}, …]`;
    case 'map':
      return 'an object with entries by name';
    case 'either':
      return kind.of.map((one) => wordsOf(one, bounds)).join(', or ');
    case 'instance':
      if (kind.name === 'Duration' && bounds.unit)
        return `whole ${bounds.unit}${rangeOf(bounds, bounds.unit)}, such as Duration.${bounds.unit}(${Math.max(bounds.minimum ?? 1, 1)})`;
      return `${/^[AEIOU]/.test(kind.name) ? 'an' : 'a'} ${kind.name}`;
    case 'object':
      return 'an object';
    default:
      return 'a value';
  }
}

function rangeOf({ minimum, maximum }: Bounds, unit?: string): string {
  const [least, most] = [minimum, maximum].map((bound) => (unit === undefined || bound === undefined ? bound : timeText(bound, unit)));
  if (least !== undefined && least === most) return ` that is ${least}`;
  if (least === undefined) return most === undefined ? '' : ` up to ${most}`;
  return most === undefined ? ` from ${least}` : ` from ${least} to ${most}`;
}

const longer: Readonly<Record<string, readonly [number, string]>> = {
  seconds: [60, 'minutes'],
  minutes: [60, 'hours'],
  hours: [24, 'days'],
};

/** A time in the longest unit of which it is whole: 43200 seconds as `12 hours`. */
function timeText(amount: number, unit: string): string {
  const [times = 0, next = ''] = longer[unit] ?? [];
  if (times > 0 && amount > 0 && amount % times === 0) return timeText(amount / times, next);
  return `${amount} ${amount === 1 ? unit.slice(0, -1) : unit}`;
}

const expressions = new Map<string, RegExp>();

function expression(pattern: string): RegExp {
  const known = expressions.get(pattern) ?? new RegExp(pattern, 'u');
  expressions.set(pattern, known);
  return known;
}
