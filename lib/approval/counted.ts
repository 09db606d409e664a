import type { ApprovalRule } from './approval-rule';
import type { Approvers } from './approvers';
import { printInstant } from './instant';
import type { Statement } from './statement';

/** A statement that somebody left, as far as it could be read. */
export interface GivenStatement {
  /** Where it lies, for people. */
  readonly file: string;
  /** Left out where it is none. */
  readonly statement?: Statement;
  /** Why its signature or its text is not believed; left out where both are. */
  readonly fault?: string;
}

/** Whom a gate counts, and whom it does not. */
export interface Counted {
  /** By name; of each person the last word. */
  readonly approvals: ReadonlyMap<string, Statement>;
  /** The same of whatever role: what they acknowledge counts where it is asked of their role. */
  readonly seen: ReadonlyMap<string, Statement>;
  readonly rejections: readonly Statement[];
  /** Whose statement does not count, and why, by file. */
  readonly dismissed: readonly { readonly file: string; readonly why: string }[];
}

/** Clocks of two machines may differ by so much, as Kerberos takes it. */
export const clockSkewSeconds = 300;

export interface CountOptions {
  /** Digest of what would be deployed. */
  readonly digest: string;
  readonly environment: string;
  readonly approvers: Approvers;
  /** Names of those who wrote what is approved. */
  readonly authors: ReadonlySet<string>;
  readonly rule: ApprovalRule;
  readonly now: Date;
}

/** Counts people, not statements. */
export function countStatements(given: readonly GivenStatement[], options: CountOptions): Counted {
  const { approvers, authors, rule } = options;
  const dismissed: { file: string; why: string }[] = [];
  const last = new Map<string, { readonly file: string; readonly statement: Statement }>();
  for (const { file, statement, fault } of given) {
    const why = fault ?? (statement ? besideThis(statement, options) : 'it is no statement');
    if (why !== undefined) dismissed.push({ file, why });
    if (why !== undefined || !statement) continue;
    const before = last.get(statement.approver);
    if (!before || isLater(statement, before.statement)) last.set(statement.approver, { file, statement });
  }
  const approvals = new Map<string, Statement>();
  const seen = new Map<string, Statement>();
  const rejections: Statement[] = [];
  for (const [person, { file, statement }] of last) {
    if (statement.decision === 'reject') rejections.push(statement);
    else if (authors.has(person)) dismissed.push({ file, why: `${person} is an author of it` });
    else {
      seen.set(person, statement);
      const roles = approvers.get(person)?.roles ?? [];
      if (rule.roles.length === 0 || roles.some((role) => rule.roles.includes(role))) approvals.set(person, statement);
      else dismissed.push({ file, why: `${person} is none of: ${rule.roles.join(', ')}` });
    }
  }
  return { approvals, seen, rejections, dismissed };
}

/** Of two at one time, the one that rejects. */
function isLater(one: Statement, other: Statement): boolean {
  const difference = one.time.getTime() - other.time.getTime();
  return difference > 0 || (difference === 0 && one.decision === 'reject');
}

/** Why a statement says nothing of this bundle now; nothing where it does. */
function besideThis(statement: Statement, { digest, environment, approvers, rule, now }: CountOptions): string | undefined {
  const { bundle, approver, time, decision } = statement;
  const age = (now.getTime() - time.getTime()) / 1_000;
  if (statement.environment !== environment) return `it is of the environment '${statement.environment}'`;
  if (bundle !== digest) return `it is of another bundle, ${bundle.slice(0, 12)}`;
  if (!approvers.has(approver)) return `${approver} is nobody who may approve`;
  // Whoever said no, says no, at any time.
  if (decision === 'reject') return undefined;
  if (age < -clockSkewSeconds) return `its time, ${printInstant(time)}, is in the future`;
  if (rule.maxAgeSeconds !== undefined && age > rule.maxAgeSeconds)
    return `it is of ${printInstant(time)}, and approvals hold for ${durationWords(rule.maxAgeSeconds)}`;
  return undefined;
}

export function durationWords(seconds: number): string {
  const [unit, size] = seconds % 86_400 === 0 ? ['day', 86_400] : seconds % 3_600 === 0 ? ['hour', 3_600] : ['minute', 60];
  const count = Math.round((seconds / (size as number)) * 10) / 10;
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
