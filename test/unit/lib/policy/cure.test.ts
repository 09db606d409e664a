import { cureOf } from '../../../../lib/policy/report/cure';
import { policies } from '../../../../policies';

const protecting = policies.filter(({ cure }) => cure === 'Environment.protected').map((policy) => [policy.name, policy] as const);

test('there are policies that one property of the environment fulfils', () => expect(protecting.length).toBeGreaterThan(0));

describe.each(protecting)('%s', (_name, policy) => {
  test('says to protect an environment that does not', () => {
    expect(cureOf(policy, 'orders', { environment: 'staging' })).toMatch(/^Set `protected` of Environment staging: /);
  });

  test('says what to change in the resource where the environment is protected already, or Slipway made none of it', () => {
    expect(cureOf(policy, 'orders', { environment: 'production', protected: true })).toBe(policy.remediation);
    expect(cureOf(policy, undefined, { environment: 'files' })).toBe(policy.remediation);
  });
});
