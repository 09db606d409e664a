import { Source, UserError } from '../../errors';
import { freezeMade, frozenCopy } from '../../frozen';
import { libProperties } from '../../properties/lib-properties';
import { currentSource } from '../../source/source';
import { shown } from '../../wording/shown';
import type { Severity } from '../severity';
import { coversPath } from './covers-path';
import { tooWideAnywhere } from './too-wide';

/** Findings that are accepted for a while. Either `path` or `fingerprint` says which ones. */
export interface WaiverProps {
  /** Rule id, such as `k8s/image/digest`. */
  readonly rule: string;
  /**
   * Construct path of the finding, or of something that it stands below: `shop-production-eu-west-1/orders`.
   * `*` stands for any characters between two slashes. A critical rule takes none, and names a workload, in files an object; a high rule
   * names a stack, where `*` may follow the app's name, in files a file.
   */
  readonly path?: string;
  /** Of one finding, as reports print it. */
  readonly fingerprint?: string;
  /** For whoever reviews it: at least 20 characters. */
  readonly reason: string;
  /** Who answers for it: a team or a person. */
  readonly owner: string;
  /**
   * The last day on which it holds, as `YYYY-MM-DD`, counted from the day of the verdict:
   * at most 30 days ahead for a critical rule, 90 for a high one, 365 otherwise.
   */
  readonly expires: string;
}

/** Most days that a waiver may still hold, by the severity of its rule. */
export const longestWaiver: Readonly<Record<Severity, number>> = { critical: 30, high: 90, medium: 365, low: 365, info: 365 };

const shortestReason = 20;

/** A finding that is accepted for a while, by whom and why. It is stated in code, or in a file for `readWaivers`. */
export class Waiver {
  readonly rule: string;
  readonly path: string | undefined;
  readonly fingerprint: string | undefined;
  readonly reason: string;
  readonly owner: string;
  readonly expires: string;

  /**
   * @param source the line that states it; that of the caller by default
   * @throws UserError naming the field that is not as it must be
   */
  constructor(
    given: WaiverProps,
    readonly source: Source | undefined = currentSource(),
  ) {
    const { rule, path, fingerprint, reason, owner, expires } = libProperties.check(
      'WaiverProps',
      given,
      `the waiver of ${shown(given?.rule)}`,
    );
    const refuse = (what: string, cure: string): never => {
      throw new UserError(`The waiver of '${rule}' ${what}.`, cure, source);
    };
    if ((path === undefined) === (fingerprint === undefined))
      refuse(path === undefined ? 'says of nothing' : 'has a path and a fingerprint', "State either 'path' or 'fingerprint'.");
    if (path !== undefined && !/^[^/]+(\/[^/]+)*$/.test(path))
      refuse(`has the path '${path}'`, "Write a construct path without slashes at its ends: 'shop-production-eu-west-1/orders'.");
    if (fingerprint !== undefined && !/^[0-9a-f]{16}$/.test(fingerprint))
      refuse(`has the fingerprint '${fingerprint}'`, 'Copy the 16 hexadecimal digits that the report prints.');
    if (reason.trim().length < shortestReason) refuse(`has the reason '${reason}'`, `Say why in at least ${shortestReason} characters.`);
    if (owner.trim() === '') refuse('has no owner', 'Name the team or the person who answers for it.');
    if (!isDay(expires)) refuse(`expires on '${expires}'`, 'Write a day as YYYY-MM-DD.');
    this.source = frozenCopy(source);
    this.rule = rule;
    this.path = path;
    this.fingerprint = fingerprint;
    this.reason = reason;
    this.owner = owner;
    this.expires = expires;
    freezeMade(this, Waiver, new.target);
  }

  /** What the same waiver, read twice, has in common. */
  get key(): string {
    return JSON.stringify([this.rule, this.path, this.fingerprint, this.reason, this.owner, this.expires, this.source]);
  }

  /** Whether it is about a finding, be it allowed to or not. */
  covers({ rule, path, fingerprint }: { readonly rule: string; readonly path: string; readonly fingerprint: string }): boolean {
    return rule === this.rule && (this.path === undefined ? fingerprint === this.fingerprint : coversPath(this.path, path));
  }

  /**
   * Why it does not hold; nothing where it does.
   *
   * @param today as `YYYY-MM-DD`
   */
  problem(severity: Severity, today: string): { readonly state: 'expired' | 'refused'; readonly message: string } | undefined {
    if (this.expires < today) return { state: 'expired', message: `expired on ${this.expires}` };
    const longest = longestWaiver[severity];
    const last = addDays(today, longest);
    if (this.expires > last)
      return {
        state: 'refused',
        message: `expires on ${this.expires}, and a waiver of a ${severity} rule holds for ${longest} days at most: until ${last}`,
      };
    const wide = this.path === undefined ? undefined : tooWideAnywhere(this.path, severity);
    return wide === undefined ? undefined : { state: 'refused', message: wide };
  }
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
