import type { Resource } from '../../documents/resource';
import type { Setting } from '../parameter';
import type { Policy } from '../policy';
import { JudgePlace, judge } from './judge';
import { type Verdict, verdicts } from './verdict';

/**
 * What a policy says of a resource among others, for a policy's tests.
 *
 * @returns the worst verdict, with what stands where
 */
export function verdictOf(
  policy: Policy,
  resource: Resource,
  {
    others = [],
    parameters = [],
    ...place
  }: JudgePlace & { readonly others?: readonly Resource[]; readonly parameters?: readonly Setting[] } = {},
): { readonly verdict: Verdict; readonly messages: readonly string[] } {
  const { violations } = judge([resource, ...others], [{ name: 'test', version: '0.0.0', policies: [policy], parameters }], place);
  const own = violations.filter((violation) => violation.resource === resource);
  const verdict = own.map((violation) => violation.verdict).sort((a, b) => verdicts.indexOf(b) - verdicts.indexOf(a))[0] ?? 'pass';
  return { verdict, messages: own.map(({ message }) => message) };
}
