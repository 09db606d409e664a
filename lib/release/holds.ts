import { UserError } from '../errors';
import { formats } from '../properties/formats';
import { printable } from '../wording/printable';
import type { Hold, Release } from './release';

/**
 * What keeps the image of a workload where it is, and by which key: its own hold, that of its app, that of all.
 *
 * @param workload `<app>/<workload>`; `*` for the environment as a whole, which only the hold of all keeps
 * @param today as `YYYY-MM-DD`
 */
export function holdOf({ holds = {} }: Release, workload: string, today: string): readonly [key: string, hold: Hold] | undefined {
  const keys = [...new Set([workload, ...(workload === '*' ? [] : [workload.split('/')[0]!]), '*'])];
  for (const key of keys) {
    const hold = Object.hasOwn(holds, key) ? holds[key]! : undefined;
    if (hold && (hold.until === undefined || hold.until >= today)) return [key, hold];
  }
  return undefined;
}

/**
 * @param file for the error
 * @throws UserError naming the hold, where there is one
 */
export function refuseHeld(release: Release, workload: string, today: string, file: string): void {
  const [key, hold] = holdOf(release, workload, today) ?? [];
  if (!hold) return;
  const what = workload === '*' ? 'Everything' : `'${workload}'`;
  throw new UserError(`${what} is held in '${file}'${heldWords(key!, hold)}.`, `\`slipway release-hold '${key}'\` ends that.`);
}

/** Such as ` until 2026-12-24, as 'shop', by ops since 2026-12-01: freeze`. */
export function heldWords(key: string, { reason, by, since, until }: Hold): string {
  return `${until === undefined ? '' : ` until ${until}`}, as '${key}', by ${by} since ${since}: ${reason}`;
}

/** @throws UserError unless it is what a hold may be of: a workload, an app, or `*` */
export function checkHeld(held: string): void {
  const { pattern, words } = formats.held!;
  if (!pattern.test(held)) throw new UserError(`'${printable(held)}' is not ${words}.`, 'Name what is held, such as shop/cart.');
}

/** Whether a text says something, on one line of up to 500 characters. */
export function isLine(text: string): boolean {
  return /^(?=.*\S)[^\p{Cc}]{1,500}$/u.test(text);
}
