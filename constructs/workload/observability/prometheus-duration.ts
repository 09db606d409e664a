import { UserError } from '../../../lib';

/** A time as Prometheus writes it: `30s`, `10m`, `1h`, `2d`. */
export type PrometheusDuration = `${number}${'s' | 'm' | 'h' | 'd'}`;

/**
 * @param where the property, for the error: `metrics.interval`
 * @throws UserError if it is no whole number of one unit above 0
 */
export function checkDuration(where: string, duration: string): string {
  if (!/^[1-9]\d*[smhd]$/.test(duration))
    throw new UserError(`'${where}' is '${duration}'.`, "Write a whole number and a unit: '30s', '10m', '1h' or '2d'.");
  return duration;
}
