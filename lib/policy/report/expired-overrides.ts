import type { Resource } from '../../documents/resource';
import type { Source } from '../../errors';
import type { Violation } from '../judge/judge';
import type { Policy } from '../policy';

/** A field that was set past the properties of a workload, in an object that it made. */
export interface JudgedOverride {
  /** Construct path of the object. */
  readonly path: string;
  readonly field: string;
  readonly reason: string;
  /** The last day on which it holds, as `YYYY-MM-DD`. */
  readonly expires: string;
  readonly source?: Source;
}

/** A rule as reports tell it; one that no pack holds has no page that states it. */
export type ToldRule = Omit<Policy, 'rule' | 'source'> & Partial<Pick<Policy, 'source'>>;

/** What a rule says of a resource; where its line is known beforehand, with that. */
export interface ToldViolation extends Omit<Violation, 'policy'> {
  readonly policy: ToldRule;
  readonly source?: Source;
}

/** What every override says itself: it holds wherever there is one, and no environment chooses it. */
export const overrideExpiry: ToldRule = {
  name: 'slipway/override-expiry',
  description: 'An override holds until the day that it states.',
  remediation: 'Drop it, or give it another day and a reason that still holds.',
  severity: 'medium',
};

/** How far an override weighs that no longer holds. */
export const expiryLevel = 'mandatory-without-waiver';

/**
 * Overrides that no longer hold, in each object that they are about.
 *
 * @param resources of their stack
 * @param today as `YYYY-MM-DD`
 */
export function expiredOverrides(
  overrides: readonly JudgedOverride[],
  resources: readonly Resource[],
  today: string,
): readonly ToldViolation[] {
  return overrides
    .filter(({ expires }) => expires < today)
    .flatMap(({ path, field, reason, expires, source }) =>
      resources
        .filter((resource) => resource.path === path)
        .map((resource) => ({
          policy: overrideExpiry,
          pack: 'slipway',
          level: expiryLevel,
          verdict: 'fail',
          resource,
          pointer: '',
          field,
          message: `the override of ${field} expired on ${expires}: ${reason}`,
          ...(source && { source }),
        })),
    );
}
