import { isDeepStrictEqual } from 'node:util';
import { UserError } from '../errors';
import { formats } from '../properties/formats';
import { printable } from '../wording/printable';
import { namesOfLine } from './names-of-line';
import type { Hold, Release } from './release';

/**
 * What keeps the image of a workload where it is, and by which key: its own hold, that of its app, that of all.
 *
 * @param workload `<app>/<workload>`
 * @param today as `YYYY-MM-DD`
 */
export function holdOf({ holds = {} }: Release, workload: string, today: string): readonly [key: string, hold: Hold] | undefined {
  return inForce(holds, keysOf(workload), today);
}

/** What keeps the code of an environment where it is, and by which key: any hold, as code moves for all workloads at once. */
export function holdOfCode({ holds = {} }: Release, today: string): readonly [key: string, hold: Hold] | undefined {
  return inForce(holds, ['*', ...Object.keys(holds).sort()], today);
}

/** Whether a hold was written for a workload between two releases, under one of its keys. */
export function isHeldAnew(workload: string, before: Release, after: Release): boolean {
  return keysOf(workload).some((key) => {
    const [was, is] = [before, after].map(({ holds = {} }) => (Object.hasOwn(holds, key) ? holds[key] : undefined));
    return is !== undefined && !isDeepStrictEqual(was, is);
  });
}

function keysOf(workload: string): readonly string[] {
  return [...namesOfLine(workload), '*'];
}

function inForce(
  holds: Readonly<Record<string, Hold>>,
  keys: readonly string[],
  today: string,
): readonly [key: string, hold: Hold] | undefined {
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
  throw new UserError(`'${workload}' is held in '${file}'${heldWords(key!, hold)}.`, `\`slipway release-hold '${key}'\` ends that.`);
}

/**
 * @param file for the error
 * @throws UserError naming the hold, where there is any
 */
export function refuseHeldCode(release: Release, today: string, file: string): void {
  const [key, hold] = holdOfCode(release, today) ?? [];
  if (!hold) return;
  throw new UserError(
    `The code of the environment is held in '${file}'${heldWords(key!, hold)}.`,
    `\`--only images\` leaves the code where it is; \`slipway release-hold '${key}'\` ends the hold.`,
  );
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
