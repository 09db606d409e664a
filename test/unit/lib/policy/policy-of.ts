import type { Policy, Rule } from '../../../../lib';

/** A policy around a rule under test. */
export function policyOf(rule: Rule | readonly Rule[], others: Partial<Policy> = {}): Policy {
  return {
    name: 'test/policy',
    description: 'Something holds.',
    remediation: 'Make it so.',
    source: 'https://example.com/',
    severity: 'low',
    rule,
    ...others,
  };
}
