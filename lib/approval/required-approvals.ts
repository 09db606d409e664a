import type { Duration } from 'cdk8s';
import { UserError } from '../errors';
import { type Acknowledgement, acknowledgements } from './acknowledgement';
import type { ApprovalRule } from './approval-rule';
import { type DeploymentWindow, isTimeZone } from './window';

/** Who looks at what reaches an environment, and when it may: what `slipway gate` holds to. */
export interface RequiredApprovals {
  /**
   * People who must approve, none of them an author of what they approve. Each author whom the list of approvers does not know asks for one more.
   *
   * @minimum 1
   * @maximum 20
   */
  readonly count: number;
  /**
   * Of which roles in `releases/approvers.json`, one of which is enough.
   *
   * @default - anybody who is listed there
   */
  readonly roles?: readonly string[];
  /**
   * Of which roles somebody must have acknowledged that a plan loses data, widens permissions, or exposes something.
   *
   * @default - anybody whose approval counts
   */
  readonly acknowledgedBy?: AcknowledgedBy;
  /**
   * How long an approval holds.
   *
   * @minimum 1
   * @unit minutes
   * @default - for good
   */
  readonly maxAge?: Duration;
  /**
   * When it may be deployed: in one of those that are open, and in none that is closed.
   *
   * @default - at any time
   */
  readonly windows?: readonly DeploymentWindow[];
  /**
   * Whether each commit that is approved must be signed, by an SSH key of `releases/approvers.json`: authors are then those who signed, too. A merge
   * that adds nothing of its own needs no signature.
   *
   * @default false
   */
  readonly requireSigned?: boolean;
}

/** Roles by what a plan holds. */
export interface AcknowledgedBy {
  /** Where data, keys or names are destroyed or replaced. @default - anybody whose approval counts */
  readonly dataLoss?: readonly string[];
  /** Where somebody may do more than before. @default - anybody whose approval counts */
  readonly permissions?: readonly string[];
  /** Where something is reached from more places than before. @default - anybody whose approval counts */
  readonly exposure?: readonly string[];
}

const role = /^[a-z][a-z0-9-]{0,62}$/;

/**
 * What an environment asks of its approvals, as tools read it.
 *
 * @throws UserError if a role is none, or a window is never
 */
export function approvalRule(environment: string, approvals: RequiredApprovals | undefined): ApprovalRule | undefined {
  if (!approvals) return undefined;
  const { count, roles = [], acknowledgedBy = {}, maxAge, windows = [], requireSigned } = approvals;
  checkRoles(environment, 'approvals.roles', roles);
  for (const [name, all] of Object.entries(acknowledgedBy)) checkRoles(environment, `approvals.acknowledgedBy.${name}`, all ?? []);
  for (const [index, window] of windows.entries()) checkWindow(environment, `approvals.windows[${index}]`, window);
  const by = acknowledgements.flatMap((name): readonly (readonly [Acknowledgement, readonly string[]])[] => {
    const all = acknowledgedBy[name];
    return all === undefined ? [] : [[name, all]];
  });
  return {
    count,
    roles,
    acknowledgedBy: Object.fromEntries(by),
    ...(maxAge && { maxAgeSeconds: maxAge.toSeconds() }),
    windows,
    ...(requireSigned && { requireSigned: true as const }),
  };
}

function checkRoles(environment: string, place: string, roles: readonly string[]): void {
  const wrong = roles.find((one) => !role.test(one));
  if (wrong !== undefined)
    throw new UserError(
      `'${place}' of environment '${environment}' names '${wrong}', which is no role.`,
      "Write lower-case letters, digits and dashes, as in releases/approvers.json: 'operator'.",
    );
  if (roles.length === 0 && place !== 'approvals.roles')
    throw new UserError(
      `'${place}' of environment '${environment}' names nobody.`,
      `Name a role, or leave it out for anybody whose approval counts.`,
    );
}

function checkWindow(environment: string, place: string, { timeZone, days, from, to, first, last }: DeploymentWindow): void {
  const fail = (what: string, cure: string): never => {
    throw new UserError(`'${place}' of environment '${environment}' ${what}.`, cure);
  };
  if (timeZone !== undefined && !isTimeZone(timeZone))
    fail(`names the time zone '${timeZone}', which nobody knows`, "Name one of the IANA database, such as 'Europe/Berlin' or 'UTC'.");
  if (days?.length === 0) fail('names no day', "Name days, such as ['mon', 'tue'], or leave them out for every day.");
  if (from !== undefined && from === to) fail(`begins and ends at ${from}`, 'Leave both out for the whole day.');
  for (const day of [first, last])
    if (day !== undefined && !isDay(day)) fail(`names the day ${day}, which no calendar has`, 'Write YYYY-MM-DD.');
  if (first !== undefined && last !== undefined && first > last)
    fail(`ends on ${last}, before it begins on ${first}`, "Let 'first' be before 'last'.");
}

function isDay(text: string): boolean {
  const time = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(text);
}
