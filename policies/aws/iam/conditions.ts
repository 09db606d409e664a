import type { StatementCondition } from '../../../lib/rules';

/**
 * Whether a condition holds for what its values name, and for nothing else: negated operators hold for all the rest, `ForAllValues:` also
 * where the key is missing, and `false` for whoever leaves out a flag.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function picksOut({ operator, values }: StatementCondition): boolean {
  const kind = operator.toLowerCase().replace(/ifexists$/, '');
  if (values.length === 0 || kind.startsWith('forallvalues:') || kind.includes('not')) return false;
  const flags = values.map((value) => value.toLowerCase());
  if (kind.endsWith('null')) return !flags.includes('true');
  return !kind.endsWith('bool') || !flags.includes('false');
}
